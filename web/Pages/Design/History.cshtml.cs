using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>Everything that happened to a questionnaire: its versions, who published them and why their changes were let through.</summary>
[Allows(Permission.DesignQuestionnaires)]
public sealed class HistoryModel(Designs designs, Questionnaires questionnaires, Drafts drafts, DraftReviews reviews, DraftComments comments, ItemMappings mappings, TimeProvider clock) : PageModel
{
    public Designed Designed { get; private set; } = null!; // set by the handler

    /// <summary>The latest first.</summary>
    public IReadOnlyList<PublishedVersion> Versions { get; private set; } = [];

    /// <summary>By version; the earliest of each first.</summary>
    public ILookup<int, DraftReview> Reviews { get; private set; } = Enumerable.Empty<DraftReview>().ToLookup(_ => 0);

    /// <summary>By version; the earliest of each first.</summary>
    public ILookup<int, DraftComment> Comments { get; private set; } = Enumerable.Empty<DraftComment>().ToLookup(_ => 0);

    /// <summary>By the newer version of the two.</summary>
    public ILookup<int, ItemMapping> Decisions { get; private set; } = Enumerable.Empty<ItemMapping>().ToLookup(_ => 0);

    public Task<IActionResult> OnGetAsync(string code, CancellationToken ct) => ShowAsync(code, ct);

    /// <summary>Begins a draft from a version.</summary>
    public async Task<IActionResult> OnPostAsync(string code, [FromForm] int version, CancellationToken ct)
    {
        if (Code.Parse(code) is not { } parsed || await questionnaires.FindAsync(parsed, version, ct) is not { } from)
            return NotFound();
        var saved = await drafts.SaveAsync(Manuscript.Of(from), 0, HttpContext.Visitor()!.Sign(clock), ct);
        if (saved.Value is not null)
            return Response.SeeOther($"/design/{parsed}");
        ModelState.Add(saved.Problems);
        return await ShowAsync(code, ct);
    }

    private async Task<IActionResult> ShowAsync(string code, CancellationToken ct)
    {
        if (await designs.FindAsync(code, ct) is not { } designed)
            return NotFound();
        Designed = designed;
        Versions = [.. (await questionnaires.ListAsync(ct)).Where(version => version.Questionnaire == designed.Code).Reverse()];
        Reviews = (await reviews.ListAsync(designed.Code, ct)).Where(review => review.Version is not null).ToLookup(review => review.Version!.Value);
        Comments = (await comments.ListAsync(designed.Code, ct)).Where(comment => comment.Version is not null).ToLookup(comment => comment.Version!.Value);
        Decisions = (await mappings.ListAsync(designed.Code, ct)).ToLookup(mapping => mapping.ToVersion);
        return Page();
    }
}
