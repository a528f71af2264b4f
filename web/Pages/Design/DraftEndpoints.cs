using System.Text.Json;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>What the editor's script asks for while somebody writes: to save, and to be told what is wrong.</summary>
public static class DraftEndpoints
{
    public static void MapEditor(this IEndpointRouteBuilder routes)
    {
        routes.MapPut("/design/{code}/draft", SaveAsync).NeedsFormToken().Allows(Permission.DesignQuestionnaires);
        routes.MapPost("/design/{code}/check", Check).NeedsFormToken().Allows(Permission.DesignQuestionnaires);
    }

    private static async Task<IResult> SaveAsync(string code, Sent sent, Drafts drafts, HttpContext http, TimeProvider clock, Texts t, CancellationToken ct)
    {
        var read = Read(code, sent.Document);
        if (read.Value is not { } manuscript)
            return t.Refuse(read.Problems[0]);
        var saved = await drafts.SaveAsync(manuscript, sent.Revision, http.Visitor()!.Sign(clock), ct);
        if (saved.Value is { } draft)
            return TypedResults.Json(new { draft.Revision, draft.Saved.At });
        if (saved.Problems[0].Rule != "draft-changed" || await drafts.FindAsync(manuscript.Code, ct) is not { } other)
            return t.Refuse(saved.Problems[0]);
        return TypedResults.Json(
            new { other.Revision, other.Saved.By, other.Saved.At, Document = JsonElement.Parse(other.Manuscript.Document) }, statusCode: StatusCodes.Status409Conflict);
    }

    private static IResult Check(string code, JsonElement document, Texts t)
    {
        var read = Read(code, document);
        return read.Value is { } manuscript ? TypedResults.Json(DraftCheck.Of(manuscript, t)) : t.Refuse(read.Problems[0]);
    }

    private static Outcome<Manuscript> Read(string code, JsonElement document) =>
        Code.Parse(code) is { } parsed ? Manuscript.Read(parsed, document.ValueKind == JsonValueKind.Undefined ? "" : document.GetRawText()) : Problem.QuestionnaireUnknown(code);

    /// <param name="Revision">The one that was written on; 0 for a draft that is not there yet.</param>
    private sealed record Sent(int Revision, JsonElement Document);
}
