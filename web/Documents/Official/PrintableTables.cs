using SurveyHub.Analytics;

namespace SurveyHub.Web;

/// <summary>The tables of a report as a document may print them that leaves the house: without figures of so few that somebody could be known by them.</summary>
public static class PrintableTables
{
    private const string NoFigure = "–";

    public static IReadOnlyList<ReportTable> Of(CampaignReport report, Texts t)
    {
        var floor = report.Floors.Figures;
        var units = report.Units.Withheld(floor);
        var scopes = report.Results.Withheld(floor).Select(scope => scope.Code).ToHashSet(StringComparer.Ordinal);
        var targets = report.Results.Targets.Index().Where(target => TargetSentences.IsWithheld(target.Item, floor)).Select(target => target.Index).ToHashSet();
        var change = report.Change?.Scopes.Index().Where(scope => IsOfFew(scope.Item.Before, floor) || IsOfFew(scope.Item.After, floor)).Select(scope => scope.Index).ToHashSet() ?? [];
        return
        [
            .. ReportTables.Of(report, t).Select(table => table.Code switch
            {
                "units" => Without("code", Blank(table, (row, _) => units.Contains(row[1].Printed), t)),
                "contents" or "factors" or "items" => Name(Blank(table, (row, _) => scopes.Contains(row[0].Printed), t), report.Structure, t),
                "targets" => Blank(table, (_, i) => targets.Contains(i), t),
                "change" => Name(Indices(Blank(table, (_, i) => change.Contains(i), t), report.Change!), report.Structure, t),
                "priorities" => Blank(table, (row, _) => row[^1].Number < floor, t),
                _ => table,
            }),
        ];
    }

    /// <summary>Whoever reads a document knows units by their names.</summary>
    private static ReportTable Without(string column, ReportTable table)
    {
        var place = table.Columns.Index().First(known => known.Item.Code == column).Index;
        return table with { Columns = [.. table.Columns.Where((_, i) => i != place)], Rows = [.. table.Rows.Select(row => (IReadOnlyList<ReportCell>)[.. row.Where((_, i) => i != place)])] };
    }

    private static bool IsOfFew(Estimate? estimate, int floor) => estimate is { Respondents: > 0 } && estimate.Respondents < floor;

    /// <summary>Without the criteria: a chapter about change has no room for each.</summary>
    private static ReportTable Indices(ReportTable table, CampaignChange change) => table with
    {
        Rows = [.. table.Rows.Where((_, i) => change.Scopes[i].Scope.Kind is ScopeKind.Overall or ScopeKind.Content or ScopeKind.Factor)],
    };

    /// <summary>The whole by the name that the text gives it: its code is of the program, and its name that of the questionnaire.</summary>
    private static ReportTable Name(ReportTable table, IndexStructure structure, Texts t) => table with
    {
        Rows = [.. table.Rows.Select(row => row[0].Printed == structure.Overall.Code ? [ReportCells.Words(""), ReportCells.Words(t["official.whole"]), .. row.Skip(2)] : row)],
    };

    /// <summary>With a dash for each figure of the rows that are withheld, and a sentence that says so.</summary>
    private static ReportTable Blank(ReportTable table, Func<IReadOnlyList<ReportCell>, int, bool> isWithheld, Texts t)
    {
        var rows = table.Rows.Select((row, i) => isWithheld(row, i) ? Blank(table.Columns, row) : row).ToList();
        return rows.SequenceEqual(table.Rows) ? table : table with { Rows = rows, Note = $"{table.Note} {t["official.table-withheld"]}".Trim() };
    }

    private static IReadOnlyList<ReportCell> Blank(IReadOnlyList<ReportColumn> columns, IReadOnlyList<ReportCell> row) =>
        [.. row.Zip(columns, (cell, column) => (column.IsFigure && column.Code != "target") || column.Code == "verdict" ? new ReportCell(NoFigure) : cell)];
}
