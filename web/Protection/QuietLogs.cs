namespace SurveyHub.Web;

/// <summary>Keeps addresses, cookies and what was typed out of the logs, whatever level is asked for: an address may hold an invitation or the reset of a password.</summary>
/// <remarks>ASP.NET Core names them as soon as it says more than warnings. What the product itself logs names none, and follows the settings.</remarks>
public static class QuietLogs
{
    private const string Framework = "Microsoft.AspNetCore";
    private const string Requests = "Microsoft.AspNetCore.Hosting.Diagnostics"; // also gives every other entry the path of its request

    public static void Configure(LoggerFilterOptions filters)
    {
        foreach (var loud in filters.Rules.Where(rule => rule.CategoryName?.Contains("AspNetCore", StringComparison.OrdinalIgnoreCase) is true && !(rule.LogLevel >= LogLevel.Warning)).ToList())
            filters.Rules.Remove(loud);
        foreach (var provider in filters.Rules.Select(rule => rule.ProviderName).Append(null).Distinct().ToList()) // a rule for one provider goes before those for all
        {
            if (!filters.Rules.Any(rule => rule.ProviderName == provider && rule.CategoryName == Framework)) // who asks for less gets less
                filters.Rules.Add(new(provider, Framework, LogLevel.Warning, filter: null));
            filters.Rules.Add(new(provider, Requests, LogLevel.None, filter: null));
        }
    }
}
