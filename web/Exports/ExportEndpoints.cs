using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary><c>/exports/{id}/file</c>: a file of data, for whoever asked for it and still may.</summary>
public static class ExportEndpoints
{
    public static void MapExports(this IEndpointRouteBuilder routes) => routes.MapGet("/exports/{id:guid}/file", SendAsync).Allows(Permission.TakeResponses);

    /// <summary>After it was entered who takes it.</summary>
    private static async Task<IResult> SendAsync(Guid id, HttpContext http, Exports exports, ExportFolder folder, AuditTrail audit, TimeProvider clock, CancellationToken ct)
    {
        var visitor = http.Visitor()!;
        if (await exports.FindAsync(id, visitor.Name, ct) is not { File: { } made } export || !File.Exists(folder.PathOf(export)))
            return TypedResults.NotFound();
        await audit.AddAsync(AuditEntry.Of(visitor.Sign(clock), AuditAction.Exported, ReleaseFile.NameOf(export), null, new { Export = id, made.Sha256 }), ct);
        return TypedResults.PhysicalFile(folder.PathOf(export), ReleaseFile.TypeOf(export.Format), ReleaseFile.NameOf(export));
    }
}
