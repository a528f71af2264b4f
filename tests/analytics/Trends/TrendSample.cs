namespace SurveyHub.Tests;

/// <summary>Counts to draw trends from: of a version of <see cref="Sample"/>, answers of level 5 and of level 1 to c24 and c39 alike.</summary>
internal static class TrendSample
{
    public static VersionHistory History(IReadOnlyList<ItemMapping> mappings, params QuestionnaireVersion[] versions) =>
        new(versions.Select(version => new IndexStructure(version)), mappings);

    public static TrendDrawing Drawing(IEnumerable<TrendCounts> counts, Lineage? lineage = null, ScopeKind kind = ScopeKind.Overall, string code = "overall") =>
        new(History([], Sample.Version()).Trace(kind, code)!, lineage ?? new([]), counts);

    public static TrendCounts Counts(string period, int satisfied, int of, string? unit = null, QuestionnaireVersion? version = null)
    {
        var structure = new IndexStructure(version ?? Sample.Version());
        var tally = new Tally(structure);
        for (var i = 0; i < of; i++)
        {
            var row = new byte[structure.Criteria.Count];
            Array.Fill(row, i < satisfied ? (byte)5 : (byte)1);
            tally.Add(row);
        }

        return new(Period.Parse(period)!.Value, structure, Code.Parse(unit), tally);
    }

    public static LineageEvent Event(LineageKind kind, string day, string predecessors, string successors, string note = "") =>
        new(kind, Day(day), Codes(predecessors), Codes(successors), note);

    public static ItemMapping Mapping(int from, int to, string fromPlace, string toPlace, ChangeClass @class, string reason = "Đã thống nhất") =>
        new(Code.Of("sample"), from, fromPlace, to, toPlace, @class, reason, Sample.Signed());

    /// <summary><c>2024 80/100, 2025 90/100 | 2026 …</c>: a bar where a segment begins.</summary>
    public static string Write(TrendLine line) => string.Join(" | ", line.Segments.Select(segment => string.Join(", ", segment.Points.Select(
        point => $"{point.Period} {point.Estimate.Counts.Satisfied}/{point.Estimate.Counts.Valid}"))));

    public static string Write(IEnumerable<BreakLine> breaks) => string.Join(", ", breaks.Select(line => $"{Words.Write(line.Kind)} {line.Place}"));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static List<Code> Codes(string text) => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Code.Of)];
}
