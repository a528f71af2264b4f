using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>What the editor's script asks for where several people work on one draft.</summary>
public static class ReviewEndpoints
{
    /// <summary>In bytes: two documents that are as long as a manuscript may be, in Vietnamese.</summary>
    private const int LargestMerge = 5 * 1024 * 1024;

    public static void MapReviewing(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/design/{code}/merge", MergeAsync).NeedsFormToken().WithMetadata(new RequestSizeLimitAttribute(LargestMerge)).Allows(Permission.DesignQuestionnaires);
        routes.MapGet("/design/{code}/comments", ListAsync).Allows(Permission.DesignQuestionnaires);
        routes.MapPost("/design/{code}/comments", AddAsync).NeedsFormToken().Allows(Permission.DesignQuestionnaires);
        routes.MapPost("/design/{code}/comments/{id:guid}/resolve", ResolveAsync).NeedsFormToken().Allows(Permission.DesignQuestionnaires);
    }

    private static async Task<IResult> MergeAsync(string code, SentDocuments sent, Drafts drafts, Texts t, CancellationToken ct)
    {
        if (Code.Parse(code) is not { } parsed || await drafts.FindAsync(parsed, ct) is not { } draft)
            return t.Refuse(Problem.QuestionnaireUnknown(code));
        var (before, mine) = (Read(parsed, sent.Base), Read(parsed, sent.Mine));
        if (before.Value is not { } from || mine.Value is not { } written)
            return t.Refuse(before.Problems.Concat(mine.Problems).First());

        var merged = ManuscriptMerge.Merge(from.Document, written.Document, draft.Manuscript.Document);
        return TypedResults.Json(new
        {
            draft.Revision,
            draft.Saved.By,
            draft.Saved.At,
            Document = JsonElement.Parse(merged.Document),
            Conflicts = merged.Conflicts.Select(conflict => new { conflict.Place, Kind = Words.Write(conflict.Kind), Mine = Parse(conflict.Mine), Theirs = Parse(conflict.Theirs) }),
        });
    }

    private static async Task<IResult> ListAsync(string code, DraftComments comments, CancellationToken ct) => TypedResults.Json(
        Code.Parse(code) is { } parsed ? (await comments.ListAsync(parsed, ct)).Where(comment => comment.Version is null).Select(Shown) : []);

    private static async Task<IResult> AddAsync(string code, SentComment sent, DraftComments comments, HttpContext http, TimeProvider clock, Texts t, CancellationToken ct) =>
        Answer(Code.Parse(code) is { } parsed ? await comments.AddAsync(parsed, sent.Place, sent.Text, http.Visitor()!.Sign(clock), ct) : Problem.QuestionnaireUnknown(code), t);

    private static async Task<IResult> ResolveAsync(string code, Guid id, DraftComments comments, HttpContext http, TimeProvider clock, Texts t, CancellationToken ct) =>
        Answer(Code.Parse(code) is { } parsed ? await comments.ResolveAsync(parsed, id, http.Visitor()!.Sign(clock), ct) : Problem.QuestionnaireUnknown(code), t);

    private static IResult Answer(Outcome<DraftComment> outcome, Texts t) => outcome.Value is { } comment ? TypedResults.Json(Shown(comment)) : t.Refuse(outcome.Problems[0]);

    private static Outcome<Manuscript> Read(Code code, JsonElement document) => Manuscript.Read(code, document.ValueKind == JsonValueKind.Undefined ? "" : document.GetRawText());

    private static JsonElement? Parse(string? json) => json is null ? null : JsonElement.Parse(json);

    private static CommentShown Shown(DraftComment comment) =>
        new(comment.Id, comment.Item?.Value ?? "", comment.Words, comment.Said.By, comment.Said.At, comment.Resolved is not null);

    /// <param name="Base">What was written on.</param>
    /// <param name="Mine">What it became.</param>
    private sealed record SentDocuments(JsonElement Base, JsonElement Mine);

    private sealed record SentComment(string? Place, string? Text);

    private sealed record CommentShown(Guid Id, string Place, string Text, string By, DateTimeOffset At, bool Resolved);
}
