using System.Text.RegularExpressions;

namespace SurveyHub.Web.Charts;

/// <summary>The rules of the style sheets that are of one class alone, in the colours of light paper: a document has no style sheet.</summary>
internal static partial class ChartStyles
{
    private static readonly Lazy<Dictionary<string, Dictionary<string, string>>> _rules = new(Load);

    /// <summary>Empty for a class without a rule.</summary>
    public static IReadOnlyDictionary<string, string> Of(string name) => _rules.Value.GetValueOrDefault(name) ?? [];

    private static Dictionary<string, Dictionary<string, string>> Load()
    {
        var sheet = InMedia().Replace(Comment().Replace(Read("site.css") + Read("reports.css"), ""), "");
        var colours = Variable().Matches(sheet).DistinctBy(match => match.Groups["name"].Value).ToDictionary(match => match.Groups["name"].Value, match => match.Groups["value"].Value);
        var rules = new Dictionary<string, Dictionary<string, string>>();
        foreach (Match rule in Rule().Matches(sheet))
        {
            foreach (var selector in rule.Groups["selectors"].Value.Split(',', StringSplitOptions.TrimEntries).Where(selector => OneClass().IsMatch(selector)))
            {
                var own = rules.TryGetValue(selector[1..], out var known) ? known : rules[selector[1..]] = [];
                foreach (Match declaration in Declaration().Matches(rule.Groups["body"].Value))
                    own[declaration.Groups["name"].Value] = Use().Replace(declaration.Groups["value"].Value, use => colours[use.Groups["name"].Value]);
            }
        }

        return rules;
    }

    private static string Read(string sheet)
    {
        using var reader = new StreamReader(typeof(ChartStyles).Assembly.GetManifestResourceStream(sheet)!);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Comment();

    [GeneratedRegex(@"@[a-z-]+[^{};]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex InMedia();

    [GeneratedRegex(@"(?<name>--[a-z-]+):\s*(?<value>[^;}]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Variable();

    [GeneratedRegex(@"(?<selectors>[^{}]+)\{(?<body>[^{}]*)\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Rule();

    [GeneratedRegex(@"^\.[a-z0-9-]+\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OneClass();

    [GeneratedRegex(@"(?<name>fill|fill-opacity|stroke|stroke-width|stroke-dasharray|font-size|font-weight)\s*:\s*(?<value>[^;}]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Declaration();

    [GeneratedRegex(@"var\((?<name>--[a-z-]+)\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Use();
}
