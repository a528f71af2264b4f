using System.Text.RegularExpressions;

namespace SurveyHub.Load;

/// <summary>Reads the first page and every thousandth whole: a fast page that is not the form would prove nothing.</summary>
/// <remarks>Shared by all clients of one thread.</remarks>
internal sealed partial class PageCheck
{
    private readonly HashSet<string> _ids = [];
    private long _pages;

    /// <returns>Null when the page is as it should be, or not looked at.</returns>
    public string? Complain(Reply reply)
    {
        if (_pages++ % 1000 != 0)
            return null;

        var page = reply.Text();
        if (!reply.IsZipped)
            return "page not zipped";
        if (!page.Contains("</html>", StringComparison.Ordinal) || DemoCampaign.Required.Any(code => !page.Contains($"name=\"{code}\"", StringComparison.Ordinal)))
            return "page incomplete";
        return ResponseId().Match(page) is not { Success: true } id ? "page without response_id"
            : _ids.Add(id.Groups["id"].Value) ? null : "response_id given twice";
    }

    [GeneratedRegex("""<input type="hidden" name="response_id" value="(?<id>[0-9a-f-]{32,36})">""", RegexOptions.NonBacktracking)]
    private static partial Regex ResponseId();
}
