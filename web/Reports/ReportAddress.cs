using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>The addresses of the pages of one campaign's report: what is looked at is kept from page to page, but for what a link changes.</summary>
/// <param name="place">The page, such as <c>units</c>; empty for the dashboard.</param>
public sealed class ReportAddress(Code campaign, string place, IQueryCollection query)
{
    /// <summary>What every page understands, see <see cref="ReportReader.Request"/>.</summary>
    private static readonly string[] _kept = ["unit", "field", "channel", "from", "to", "group", "level", "period", "against", "against-from", "against-to"];

    /// <summary>What says nothing of another choice: the number of a page of it, and the language.</summary>
    private static readonly string[] _passing = ["p", "lang"];

    public string Place => place;

    /// <summary>Of a page, with nothing chosen.</summary>
    public string Bare(string page) => $"/reports/{campaign}{(page.Length > 0 ? "/" + page : "")}";

    /// <summary>Of another page, or of this one without what is its own.</summary>
    public string To(string page, params IReadOnlyList<(string Name, string? Value)> changed) => Bare(page) + Query(_kept, changed);

    /// <summary>Of this page, with what is its own too; a null value takes something back.</summary>
    public string With(params IReadOnlyList<(string Name, string? Value)> changed) => Bare(place) + Query(query.Keys.Except(_passing), changed);

    /// <summary>What a form that shows some of the choices must send along of the others.</summary>
    public IEnumerable<(string Name, string Value)> Without(IEnumerable<string> shown) =>
        query.Keys.Except(_passing).Except(shown).Select(name => (name, Value: query[name][^1] ?? "")).Where(pair => pair.Value.Length > 0);

    private QueryString Query(IEnumerable<string> names, IReadOnlyList<(string Name, string? Value)> changed) => QueryString.Create(names
        .Except(changed.Select(pair => pair.Name)).Select(name => (name, Value: (string?)query[name])).Concat(changed)
        .Where(pair => !string.IsNullOrEmpty(pair.Value)).Select(pair => KeyValuePair.Create(pair.Item1, pair.Value)));
}
