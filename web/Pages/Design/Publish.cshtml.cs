using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>What publishing the draft would change, what somebody must decide about it, and who has approved it.</summary>
[Allows(Permission.DesignQuestionnaires)]
public sealed class PublishModel(Designs designs, Drafts drafts, DraftReviews reviews, TimeProvider clock) : PageModel
{
    public Designed Designed { get; private set; } = null!; // set by the handler

    public Draft Draft => Designed.Draft!; // looked for by the handler

    /// <summary>Empty as long as the draft is no questionnaire.</summary>
    public IReadOnlyList<ProposedChange> Changes { get; private set; } = [];

    /// <summary>Null when nobody has approved this document whose word counts here.</summary>
    public DraftReview? Approval { get; private set; }

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken ct)
    {
        if (await designs.FindAsync(code, ct) is not { Draft: not null } designed)
            return NotFound();
        await ReadAsync(designed, [], ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string code, [FromForm] InputModel input, CancellationToken ct)
    {
        if (await designs.FindAsync(code, ct) is not { Draft: { } draft } designed)
            return NotFound();
        var (seen, read) = (draft.Seen(input.Sha256), DecisionInput.Read(input.Decisions ?? []));
        var published = seen.Value is not null && read.Value is { } decisions
            ? await drafts.PublishApprovedAsync(draft, decisions, HttpContext.Visitor()!.Sign(clock), ct)
            : seen.Problems.Concat(read.Problems).ToList();
        if (published.Value is not null)
        {
            this.Say("design.published");
            return Response.SeeOther($"/design/{designed.Code}/history");
        }

        ModelState.Add(published.Problems);
        await ReadAsync(designed, input.Decisions ?? [], ct);
        return Page();
    }

    private async Task ReadAsync(Designed designed, IReadOnlyList<DecisionInput> given, CancellationToken ct)
    {
        Designed = designed;
        Approval = DraftReview.ApprovalOf(Draft, await reviews.ListAsync(designed.Code, ct), HttpContext.Visitor()!.Name);
        if (Draft.Version.Value is { } version)
            Changes = ProposedChange.Of(designed.Versions, version, await drafts.CompareAsync(version, ct), given);
    }

    public sealed record InputModel
    {
        /// <summary>Of the manuscript that was shown.</summary>
        public string? Sha256 { get; init; }

        public IReadOnlyList<DecisionInput>? Decisions { get; init; }
    }
}
