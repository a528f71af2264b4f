namespace SurveyHub.Web;

/// <summary>On what terms everybody may use the open data.</summary>
/// <remarks><c>Results:Licence:Name</c> and <c>Results:Licence:Address</c>; Creative Commons Attribution 4.0 where neither is set.</remarks>
public sealed record Licence(string Name, Uri Address)
{
    public static Licence Of(IConfiguration settings)
    {
        var (name, address) = (settings["Results:Licence:Name"], settings["Results:Licence:Address"]);
        if (string.IsNullOrEmpty(name) && string.IsNullOrEmpty(address))
            return new("CC BY 4.0", new("https://creativecommons.org/licenses/by/4.0/"));
        return !string.IsNullOrEmpty(name) && Uri.TryCreate(address, UriKind.Absolute, out var url) && url.Scheme is ("https" or "http")
            ? new(name, url)
            : throw new InvalidOperationException("Results:Licence needs a Name and an Address such as https://creativecommons.org/licenses/by/4.0/.");
    }
}
