using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>The whole draft to be read by a second person, with what the program finds and what people remark; approved or returned at the end.</summary>
[Allows(Permission.DesignQuestionnaires)]
public sealed class ReviewModel(Designs designs, DraftComments comments, DraftReviews reviews, TimeProvider clock) : PageModel
{
    public Designed Designed { get; private set; } = null!; // set by the handler

    public Draft Draft => Designed.Draft!; // looked for by the handler

    /// <summary>Null as long as the draft is no questionnaire.</summary>
    public ReviewedForm? Form { get; private set; }

    /// <summary>Of this draft, the earliest first.</summary>
    public IReadOnlyList<DraftReview> Reviews { get; private set; } = [];

    public IReadOnlyList<DraftComment> Comments { get; private set; } = [];

    public ReviewInput Input { get; private set; } = new();

    /// <summary>Whoever saved it last does not review it.</summary>
    public bool IsOwn => HttpContext.Visitor()!.Name == Draft.Saved.By;

    public async Task<IActionResult> OnGetAsync(string code, [FromQuery] string? place, CancellationToken ct) => await ShowAsync(code, new() { Place = place }, ct);

    public async Task<IActionResult> OnPostAsync(string code, [FromForm] ReviewInput input, CancellationToken ct)
    {
        if (await designs.FindAsync(code, ct) is not { Draft: { } draft } || Words.Read<ReviewVerdict>(input.Verdict) is not { } verdict)
            return NotFound();
        var seen = draft.Seen(input.Sha256);
        var problems = seen.Value is null ? seen.Problems : (await reviews.AddAsync(draft, verdict, input.Remark, HttpContext.Visitor()!.Sign(clock), ct)).Problems;
        return await AnswerAsync(code, problems, verdict == ReviewVerdict.Approved ? "design.approved" : "design.returned", input, ct);
    }

    public async Task<IActionResult> OnPostCommentAsync(string code, [FromForm] ReviewInput input, CancellationToken ct) => Code.Parse(code) is { } parsed
        ? await AnswerAsync(code, (await comments.AddAsync(parsed, input.Place, input.Text, HttpContext.Visitor()!.Sign(clock), ct)).Problems, "design.commented", input, ct)
        : NotFound();

    public async Task<IActionResult> OnPostResolveAsync(string code, [FromForm] Guid id, CancellationToken ct) => Code.Parse(code) is { } parsed
        ? await AnswerAsync(code, (await comments.ResolveAsync(parsed, id, HttpContext.Visitor()!.Sign(clock), ct)).Problems, "design.comment-resolved", new(), ct)
        : NotFound();

    private async Task<IActionResult> AnswerAsync(string code, IReadOnlyList<Problem> problems, string said, ReviewInput input, CancellationToken ct)
    {
        if (problems.Count > 0)
        {
            ModelState.Add(problems);
            return await ShowAsync(code, input, ct);
        }

        this.Say(said);
        return Response.SeeOther($"/design/{code}/review");
    }

    private async Task<IActionResult> ShowAsync(string code, ReviewInput input, CancellationToken ct)
    {
        if (await designs.FindAsync(code, ct) is not { Draft: { } draft } designed)
            return NotFound();
        (Designed, Input) = (designed, input);
        Comments = [.. (await comments.ListAsync(designed.Code, ct)).Where(comment => comment.Version is null)];
        Reviews = [.. (await reviews.ListAsync(designed.Code, ct)).Where(review => review.Version is null)];
        Form = draft.Version.Value is { } version ? new(version, Comments) : null;
        return Page();
    }
}
