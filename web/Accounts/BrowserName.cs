namespace SurveyHub.Web;

/// <summary>Which browser it is, on what: enough for its owner to know it again, and nothing more.</summary>
public static class BrowserName
{
    // The first that is found: most browsers also claim to be the others.
    private static readonly (string Mark, string Name)[] _browsers =
        [("coc_coc_browser", "Cốc Cốc"), ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox/", "Firefox"), ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];

    private static readonly (string Mark, string Name)[] _systems =
        [("Windows", "Windows"), ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Mac OS X", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux")];

    /// <summary>“Chrome, Windows”; empty for what is neither a known browser nor on a known system.</summary>
    public static string Of(string userAgent) => string.Join(", ", new[] { Find(_browsers, userAgent), Find(_systems, userAgent) }.OfType<string>());

    private static string? Find((string Mark, string Name)[] known, string userAgent) =>
        known.FirstOrDefault(name => userAgent.Contains(name.Mark, StringComparison.Ordinal)).Name;
}
