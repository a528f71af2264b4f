using SurveyHub.Analytics;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>The whole told apart by field and by channel; only for those who may see all figures.</summary>
internal static class BreakdownTables
{
    public static IEnumerable<ReportTable> Of(CampaignReport report, Texts t, IReadOnlyCollection<ServiceField> fields)
    {
        var names = fields.ToDictionary(field => field.Code.Value, field => field.Name.In(t.Language));
        if (report.BreakDown(Dimension.Field, report.Structure.Overall) is { } byField)
            yield return Table("fields", "field", byField, key => key is null ? t["report-value.no-field"] : names.GetValueOrDefault(key, key), t);
        if (report.BreakDown(Dimension.Channel, report.Structure.Overall) is { } byChannel)
            yield return Table("channels", "channel", byChannel, key => t["channel." + key], t);
    }

    private static ReportTable Table(string code, string by, Breakdown breakdown, Func<string?, string> name, Texts t) => new(
        code, t["report-table." + code],
        [ReportTables.Column("code", t), ReportTables.Column(by, t), .. ReportTables.FigureColumns(t)],
        [.. breakdown.Lines.Select(line => (IReadOnlyList<ReportCell>)[ReportCells.Words(line.Key), ReportCells.Words(name(line.Key)), .. ReportTables.FigureCells(line.Estimate, t)])]);
}
