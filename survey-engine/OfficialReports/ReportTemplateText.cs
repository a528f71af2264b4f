using System.Text.RegularExpressions;

namespace SurveyHub.Engine;

/// <summary>A chapter of the province's own as it was typed; without title and text it is none.</summary>
/// <param name="Body">Paragraphs, parted by line ends.</param>
/// <param name="After">The word of a chapter; blank for before all others.</param>
public sealed record OwnChapterText(string? Title, string? Body, string? After);

/// <summary>A template as it was typed; where lines are expected, one a line. Problems name their place as the properties are called, chapters as <c>Own[0].Title</c>.</summary>
/// <param name="Chapters">Words of <see cref="ReportChapter"/>.</param>
public sealed partial record ReportTemplateText(
    string? Authority, string? Agency, string? AgencyName, string? Place, string? ReportSymbol, string? SignerTitle, string? SignerName,
    string? DecisionSymbol, string? DecisionSignerTitle, string? DecisionSignerName, string? Recipients, IReadOnlyList<string> Chapters, IReadOnlyList<OwnChapterText> Own)
{
    /// <summary>Of a line, in UTF-16 characters.</summary>
    public const int LongestLine = 200;

    /// <summary>Of a chapter's text.</summary>
    public const int LongestBody = 20_000;

    public const int MostOwnChapters = 20;

    public static ReportTemplateText Of(ReportTemplate template)
    {
        var head = template.Letterhead;
        return new(
            Join(head.Authority), Join(head.Agency), head.AgencyName, head.Place, head.ReportSymbol, Join(head.SignerTitle), head.SignerName, head.DecisionSymbol, Join(head.DecisionSignerTitle), head.DecisionSignerName,
            Join(head.Recipients), [.. template.Chapters.Select(Words.Write)], [.. template.Own.Select(own => new OwnChapterText(own.Title, Join(own.Paragraphs), own.After is { } after ? Words.Write(after) : null))]);
    }

    public Outcome<ReportTemplate> Parse()
    {
        var problems = new List<Problem>();
        var head = new Letterhead(
            Lines(nameof(Authority), Authority), Lines(nameof(Agency), Agency), Line(nameof(AgencyName), AgencyName), Line(nameof(Place), Place), Symbol(nameof(ReportSymbol), ReportSymbol), Lines(nameof(SignerTitle), SignerTitle),
            Line(nameof(SignerName), SignerName, required: false), Symbol(nameof(DecisionSymbol), DecisionSymbol), Lines(nameof(DecisionSignerTitle), DecisionSignerTitle),
            Line(nameof(DecisionSignerName), DecisionSignerName, required: false), Lines(nameof(Recipients), Recipients));
        List<ReportChapter> chapters = [.. Enum.GetValues<ReportChapter>().Where(chapter => Chapters.Contains(Words.Write(chapter), StringComparer.Ordinal))];
        List<OwnChapter> own = [.. Own.Index().Where(typed => !IsBlank(typed.Item)).Select(typed => OwnChapterOf(typed.Index, typed.Item))];
        if (own.Count > MostOwnChapters)
            problems.Add(Problem.ChaptersTooMany(MostOwnChapters));
        if (chapters.Count + own.Count == 0)
            problems.Add(Problem.ChaptersMissing(nameof(Chapters)));
        return problems.Count > 0 ? problems : new ReportTemplate(head, chapters, own);

        string Line(string place, string? text, bool required = true)
        {
            var line = text?.Trim().Normalize() ?? "";
            if (required && line.Length == 0)
                problems.Add(Problem.LineMissing(place));
            if (line.Length > LongestLine)
                problems.Add(Problem.LineTooLong(place, LongestLine));
            return line;
        }

        IReadOnlyList<string> Lines(string place, string? text)
        {
            var lines = Split(text);
            if (lines.Count == 0)
                problems.Add(Problem.LineMissing(place));
            if (lines.Any(line => line.Length > LongestLine))
                problems.Add(Problem.LineTooLong(place, LongestLine));
            return lines;
        }

        string Symbol(string place, string? text)
        {
            var symbol = text?.Trim().Normalize() ?? "";
            if (!DocumentSymbol().IsMatch(symbol))
                problems.Add(Problem.DocumentSymbolMalformed(place, symbol));
            return symbol;
        }

        OwnChapter OwnChapterOf(int i, OwnChapterText typed)
        {
            var (place, paragraphs) = ($"{nameof(Own)}[{i}].", Split(typed.Body));
            if (paragraphs.Count == 0)
                problems.Add(Problem.LineMissing(place + nameof(typed.Body)));
            if (typed.Body?.Length > LongestBody)
                problems.Add(Problem.LineTooLong(place + nameof(typed.Body), LongestBody));
            return new(Line(place + nameof(typed.Title), typed.Title), paragraphs, Words.Read<ReportChapter>(typed.After));
        }
    }

    private static bool IsBlank(OwnChapterText typed) => string.IsNullOrWhiteSpace(typed.Title) && string.IsNullOrWhiteSpace(typed.Body);

    private static IReadOnlyList<string> Split(string? text) =>
        [.. (text ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(line => line.Normalize())];

    private static string Join(IReadOnlyList<string> lines) => string.Join('\n', lines);

    /// <remarks>NĐ 30/2020, Phụ lục I: the type's letters and the issuer's, parted by dashes.</remarks>
    [GeneratedRegex(@"^\p{Lu}[\p{Lu}\d]{0,9}(-\p{Lu}[\p{Lu}\d]{0,9}){1,3}\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DocumentSymbol();
}
