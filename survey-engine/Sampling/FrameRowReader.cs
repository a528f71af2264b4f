namespace SurveyHub.Engine;

/// <summary>Checks a list row by row, and against the rows before.</summary>
internal sealed class FrameRowReader(IEnumerable<Unit> units, IEnumerable<ServiceField> fields)
{
    private readonly HashSet<Code> _units = [.. units.Select(unit => unit.Code)];
    private readonly HashSet<Code> _fields = [.. fields.Select(field => field.Code)];
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly Dictionary<Code, string> _strata = [];

    // The same few, row after row: one object each.
    private readonly Dictionary<string, Code?> _codes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _stratumNames = new(StringComparer.Ordinal);

    /// <returns>The element, not numbered yet, or everything that is wrong with its row.</returns>
    public Outcome<FrameElement> Read(FrameRow row)
    {
        var problems = new List<Problem>();
        foreach (var column in Enum.GetValues<FrameColumn>())
        {
            if (Refusal(column, row.Cell(column)) is { } refusal)
                problems.Add(refusal);
        }

        if (problems.Count > 0)
            return Placed(row, problems);

        var (code, stratum, psu) = (row.Cell(FrameColumn.Code).Normalize(), NameOf(row.Cell(FrameColumn.Stratum)), CodeOf(row.Cell(FrameColumn.Psu))!);
        if (!_seen.Add(code))
            problems.Add(Problem.CodeRepeated(Words.Write(FrameColumn.Code), code));
        if (!_strata.TryAdd(psu, stratum) && _strata[psu] != stratum)
            problems.Add(Problem.PsuInTwoStrata(psu, _strata[psu]));
        return problems.Count > 0 ? Placed(row, problems) : new FrameElement(0, code, stratum, psu, Named(FrameColumn.Ssu), Named(FrameColumn.Unit), Named(FrameColumn.Field));

        Code? Named(FrameColumn column) => CodeOf(row.Cell(column));
    }

    private static List<Problem> Placed(FrameRow row, List<Problem> problems) => problems.ConvertAll(problem => problem with { Line = row.Line });

    private Problem? Refusal(FrameColumn column, string cell)
    {
        var place = Words.Write(column);
        if (cell.Length == 0)
            return column.IsNeeded() ? Problem.CellBlank(place) : null;
        if (cell.Length > column.Longest() || cell.Any(char.IsControl))
            return Problem.FrameCellUnfitting(place, column.Longest()); // without what it says, which may be somebody's address
        return column switch
        {
            FrameColumn.Psu or FrameColumn.Ssu => CodeOf(cell) is null ? Problem.FrameCodeMalformed(place, cell, Code.Propose(cell)?.Value) : null,
            FrameColumn.Unit => CodeOf(cell) is { } unit && _units.Contains(unit) ? null : Problem.FrameUnitUnknown(place, cell),
            FrameColumn.Field => CodeOf(cell) is { } field && _fields.Contains(field) ? null : Problem.FrameFieldUnknown(place, cell),
            FrameColumn.Code or FrameColumn.Stratum or FrameColumn.Name or FrameColumn.Phone or FrameColumn.Address => null,
        };
    }

    /// <summary>Null for an empty cell, and for what is no code.</summary>
    private Code? CodeOf(string cell)
    {
        if (!_codes.TryGetValue(cell, out var code))
            _codes.Add(cell, code = Code.Parse(cell));
        return code;
    }

    private string NameOf(string cell)
    {
        if (!_stratumNames.TryGetValue(cell, out var name))
            _stratumNames.Add(cell, name = cell.Normalize());
        return name;
    }
}
