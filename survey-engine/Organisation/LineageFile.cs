namespace SurveyHub.Engine;

/// <summary>Lineage events as a spreadsheet keeps them: <c>day,kind,predecessors,successors,note</c>, with semicolons between the codes of several units.</summary>
public static class LineageFile
{
    internal const string Predecessors = "predecessors";
    internal const string Successors = "successors";
    private const string Day = "day";
    private const string Kind = "kind";
    private const string Note = "note";

    /// <summary>The lineage with the events of the file.</summary>
    /// <param name="lineage">What is known already.</param>
    /// <returns>Or every problem, each with its line and column.</returns>
    public static Outcome<Lineage> Read(ResponseFile file, Lineage lineage, IReadOnlyList<Unit> units)
    {
        var problems = file.Check([Day, Kind, Predecessors, Successors, Note]);
        if (problems.Count > 0)
            return problems;

        var byCode = units.ToDictionary(unit => unit.Code);
        foreach (var row in file.Rows())
        {
            Outcome<LineageEvent> read = row.Problem is { } unreadable ? unreadable : Read(file.ByColumn(row));
            Outcome<Lineage> added = read.Value is { } happened ? lineage.With(happened, byCode) : read.Problems.ToList();
            problems.AddRange(added.Problems.Select(problem => problem with { Line = row.Line }));
            lineage = added.Value ?? lineage;
        }

        return problems.Count > 0 ? problems : lineage;
    }

    private static Outcome<LineageEvent> Read(Dictionary<string, string> cells)
    {
        var problems = new List<Problem>();
        var day = UnitText.ReadDay(cells[Day]);
        if (day is null)
            problems.Add(Problem.DayMalformed(Day, cells[Day]));
        if (Words.Read<LineageKind>(cells[Kind]) is not { } kind)
            return problems.Append(Problem.LineageKindUnknown(Kind, cells[Kind])).ToList();
        if (cells[Note].Length > LineageEvent.LongestNote)
            problems.Add(Problem.TextUnfitting(Note, LineageEvent.LongestNote));
        var (predecessors, successors) = (ReadUnits(Predecessors), ReadUnits(Successors));
        if (!LineageEvent.Fits(kind, predecessors.Count, successors.Count))
            problems.Add(Problem.LineageMiscounted(Kind, cells[Kind]));
        foreach (var repeated in predecessors.Concat(successors).GroupBy(code => code).Where(group => group.Count() > 1))
            problems.Add(Problem.LineageRepeated(successors.Contains(repeated.Key) ? Successors : Predecessors, repeated.Key));
        return problems.Count > 0 ? problems : new LineageEvent(kind, day!.Value, predecessors, successors, cells[Note]);

        List<Code> ReadUnits(string column)
        {
            var units = new List<Code>();
            foreach (var text in cells[column].Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                if (Code.Parse(text) is { } code)
                    units.Add(code);
                else
                    problems.Add(Problem.UnitUnknown(text) with { Place = column });
            }

            return units;
        }
    }
}
