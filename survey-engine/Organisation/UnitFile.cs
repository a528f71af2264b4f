using CsvHelper;

namespace SurveyHub.Engine;

/// <summary>Units as a spreadsheet keeps them: <c>code,name,kind,sector,parent,valid_from,valid_to</c>. What is written can be read back and changes nothing.</summary>
public static class UnitFile
{
    internal const string Code = "code";
    internal const string Name = "name";
    internal const string Kind = "kind";
    internal const string Sector = "sector";
    internal const string Parent = "parent";
    internal const string ValidFrom = "valid_from";
    internal const string ValidTo = "valid_to";

    private static readonly string[] _columns = [Code, Name, Kind, Sector, Parent, ValidFrom, ValidTo];

    /// <param name="known">All units there ever were.</param>
    /// <returns>What the file would change; or every problem, each with its line and column.</returns>
    public static Outcome<UnitChanges> Read(ResponseFile file, IReadOnlyList<Unit> known)
    {
        var problems = file.Check(_columns);
        if (problems.Count > 0)
            return problems;

        var wanted = new List<(long? Line, Unit Unit)>();
        foreach (var (line, row) in file.Read(cells => Text(cells).Parse()))
        {
            problems.AddRange(row.Problems);
            if (row.Value is { } unit)
                wanted.Add((line, unit));
        }

        var changes = UnitChanges.Between(known, wanted);
        problems.AddRange(changes.Problems);
        return problems.Count > 0 ? problems : changes;
    }

    /// <summary>As CSV, for a spreadsheet program.</summary>
    public static byte[] WriteCsv(IEnumerable<Unit> units)
    {
        using var bytes = new MemoryStream();
        using (var csv = CsvWriter.Create(bytes, Spreadsheets.Csv, leaveOpen: true))
        {
            foreach (var row in Rows(units))
                csv.WriteRecord([.. row]);
        }

        return bytes.ToArray();
    }

    public static byte[] WriteWorkbook(IEnumerable<Unit> units) => TableText.Write("units", Rows(units));

    private static IEnumerable<IReadOnlyList<string>> Rows(IEnumerable<Unit> units) => units
        .Select(unit => new[]
        {
            unit.Code.Value, unit.Name, Words.Write(unit.Kind), unit.Sector?.Value ?? "", unit.Parent?.Value ?? "", ColumnTypes.Write(unit.ValidFrom), ColumnTypes.Write(unit.ValidTo) ?? "",
        })
        .Prepend(_columns);

    private static UnitText Text(Dictionary<string, string> cells) =>
        new(cells[Code], cells[Name], cells[Kind], cells[Sector], cells[Parent], Day(cells[ValidFrom]), Day(cells[ValidTo]));

    /// <summary>A spreadsheet program keeps a day that somebody typed as a number.</summary>
    private static string Day(string cell) => cell.Length == 5 && Cell.DayOf(cell) is { } day ? ColumnTypes.Write(day) : cell;
}
