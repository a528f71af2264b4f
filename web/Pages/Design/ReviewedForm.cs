using System.Globalization;
using System.Text.RegularExpressions;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>A finding, and how often it was made at the same place.</summary>
public sealed record RepeatedFinding(Finding Finding, int Times);

/// <summary>A draft with everything that the program and people have to say of it, each where it belongs.</summary>
public sealed partial class ReviewedForm
{
    private readonly QuestionnaireVersion _version;
    private readonly ILookup<Code, Finding> _findings;
    private readonly ILookup<Code, DraftComment> _comments;

    /// <param name="comments">Those of the draft.</param>
    public ReviewedForm(QuestionnaireVersion version, IReadOnlyList<DraftComment> comments)
    {
        _version = version;
        var placed = Linter.Check(version).Select(finding => (Finding: finding, Item: ItemAt(finding.Place))).ToList();
        General = Once(placed.Where(pair => pair.Item is null).Select(pair => pair.Finding));
        Findings = placed.Count;
        _findings = placed.Where(pair => pair.Item is not null).ToLookup(pair => pair.Item!, pair => pair.Finding);
        _comments = comments.Where(comment => comment.Item is not null).ToLookup(comment => comment.Item!);
        AboutTheWhole = [.. comments.Where(comment => version.Find(comment.Item) is null)];
    }

    /// <summary>What is no item's.</summary>
    public IReadOnlyList<RepeatedFinding> General { get; }

    /// <summary>How many there are in all.</summary>
    public int Findings { get; }

    /// <summary>Also what is about an item that is gone.</summary>
    public IReadOnlyList<DraftComment> AboutTheWhole { get; }

    public IReadOnlyList<RepeatedFinding> FindingsAt(Item item) => Once(_findings[item.Code]);

    public IEnumerable<DraftComment> CommentsAt(Item item) => _comments[item.Code];

    private static IReadOnlyList<RepeatedFinding> Once(IEnumerable<Finding> findings) =>
        [.. findings.GroupBy(finding => finding with { Place = "" }).Select(same => new RepeatedFinding(same.First(), same.Count()))];

    private Code? ItemAt(string place) => Pattern().Match(place) is { Success: true } match
        ? _version.Sections[Number(match.Groups["section"])].Items[Number(match.Groups["item"])].Code
        : null;

    private static int Number(Group digits) => int.Parse(digits.ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\$\.sections\[(?<section>\d+)\]\.items\[(?<item>\d+)\]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}
