using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>The units as a spreadsheet that can be filled in and imported again.</summary>
public static class UnitFiles
{
    public static void MapUnitFiles(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/admin/units.xlsx", (string? on, Units units, Texts t, CancellationToken ct) =>
            ExportAsync(on, UnitFile.WriteWorkbook, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "units.xlsx", units, t, ct)).Allows(Permission.ManageOrganisation);
        routes.MapGet("/admin/units.csv", (string? on, Units units, Texts t, CancellationToken ct) =>
            ExportAsync(on, UnitFile.WriteCsv, "text/csv; charset=utf-8", "units.csv", units, t, ct)).Allows(Permission.ManageOrganisation);
    }

    /// <param name="on">Blank for all units there ever were.</param>
    private static async Task<IResult> ExportAsync(string? on, Func<IEnumerable<Unit>, byte[]> write, string type, string name, Units units, Texts t, CancellationToken ct)
    {
        var day = UnitText.ReadDay(on);
        return day is null && !string.IsNullOrWhiteSpace(on)
            ? t.Refuse(Problem.DayMalformed("on", on))
            : TypedResults.File(write((await units.ListAsync(ct)).Where(unit => day is null || unit.ExistsOn(day.Value))), type, name);
    }
}
