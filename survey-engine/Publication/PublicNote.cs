using System.Globalization;

namespace SurveyHub.Engine;

/// <summary>What an agency changed because of what people said in a campaign.</summary>
/// <param name="Indicator">The code of a content, factor or criterion of the campaign's version, or <see cref="Whole"/>.</param>
/// <param name="Agency">The unit that signs it.</param>
/// <param name="DoneOn">Since when it is so, as a day in Viet Nam.</param>
/// <param name="Shown">When the public got to read it, and through whom; null for a draft.</param>
public sealed record PublicNote(Guid Id, Code Campaign, string Indicator, Text Words, Code Agency, DateOnly DoneOn, Signature Written, Signature? Shown)
{
    /// <summary>Of no part in particular.</summary>
    public const string Whole = "overall";

    public const int LongestWords = 2000;

    /// <summary>What a note can be about, in the order of the questionnaire, the whole first.</summary>
    public static IReadOnlyList<(string Code, Text Name)> Indicators(QuestionnaireVersion version) =>
    [
        (Whole, version.Title),
        .. version.Contents.Select(content => (content.Code, content.Title)),
        .. version.Sections.Where(section => section.Content is not null).SelectMany(section => section.Items
            .Where(item => item.Kind == ItemKind.Scale).Select(item => (item.Code.Value, item.Question)).Prepend((section.Code, section.Title))),
    ];
}

/// <summary>A note as somebody typed it; each property names the place of its problems.</summary>
public sealed record NoteText(string? Indicator, string? DoneOn, string? Agency, string? Vietnamese, string? English)
{
    /// <summary>What stands in a form where the note is written anew.</summary>
    public static NoteText Of(PublicNote note) => new(note.Indicator, ColumnTypes.Write(note.DoneOn), note.Agency.Value, note.Words.In("vi"), note.Words.Find("en"));

    /// <param name="units">That may sign it.</param>
    /// <returns>The note, a draft; or all that is wrong with it.</returns>
    public Outcome<PublicNote> Parse(Guid id, Campaign campaign, IEnumerable<Unit> units, Signature by)
    {
        var problems = new List<Problem>();
        var (vietnamese, english) = (Clean(Vietnamese), Clean(English));
        var agency = units.FirstOrDefault(unit => unit.Code == Code.Parse(Agency));
        if (PublicNote.Indicators(campaign.Version).All(known => known.Code != Indicator))
            problems.Add(Problem.NoteIndicatorUnknown(nameof(Indicator)));
        if (!DateOnly.TryParseExact(DoneOn, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            problems.Add(Problem.DayMalformed(nameof(DoneOn), DoneOn ?? ""));
        else if (day > by.At.DayInVietnam())
            problems.Add(Problem.NoteNotYetDone(nameof(DoneOn)));
        if (agency is null)
            problems.Add(Problem.NoteAgencyMissing(nameof(Agency)));
        if (vietnamese.Length is 0 or > PublicNote.LongestWords)
            problems.Add(Problem.NoteWordsUnfitting(nameof(Vietnamese), PublicNote.LongestWords));
        if (english.Length > PublicNote.LongestWords)
            problems.Add(Problem.NoteWordsUnfitting(nameof(English), PublicNote.LongestWords));
        if (problems.Count > 0)
            return problems;

        var words = new Text(english.Length > 0 ? new Dictionary<string, string> { ["vi"] = vietnamese, ["en"] = english } : new() { ["vi"] = vietnamese });
        return new PublicNote(id, campaign.Code, Indicator!, words, agency!.Code, day, by, Shown: null);
    }

    private static string Clean(string? typed) => (typed ?? "").Trim().ReplaceLineEndings("\n").Normalize();
}
