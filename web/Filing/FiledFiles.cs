using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary><c>/filing/{id}/editions/{number}.json</c>: the document of an edition, byte for byte as it was made.</summary>
public static class FiledFiles
{
    public static void MapFiledFiles(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/filing/{id:guid}/editions/{number}.json", (Guid id, string number, HttpContext http, FiledReports filed, AuditTrail audit, TimeProvider clock, CancellationToken ct) =>
            WriteAsync(id, number, http, filed, audit, clock, ct)).Allows(Permission.ReadReports);

    private static async Task<IResult> WriteAsync(Guid id, string number, HttpContext http, FiledReports filed, AuditTrail audit, TimeProvider clock, CancellationToken ct)
    {
        if (!http.Access().ScopeOf(Permission.ReadReports).IsProvince)
            return TypedResults.StatusCode(StatusCodes.Status403Forbidden);
        if (await filed.FindAsync(id, ct) is not { } report || report.Editions.FirstOrDefault(edition => number == $"{edition.Kept.Number}") is not { } edition)
            return TypedResults.NotFound();
        await audit.AddAsync(AuditEntry.Of(http.Visitor()!.Sign(clock), AuditAction.Exported, report.Subject.ToString(), became: new { File = "json", Edition = edition.Kept.Number, edition.Kept.Figures.Sha256 }), ct);
        var name = string.Join('-', new[] { report.Subject.Campaign.Value, report.Subject.Period, report.Subject.Unit?.Value, number }.OfType<string>());
        return TypedResults.File(System.Text.Encoding.UTF8.GetBytes(edition.Kept.Figures.Json), "application/json; charset=utf-8", $"{name}.json");
    }
}
