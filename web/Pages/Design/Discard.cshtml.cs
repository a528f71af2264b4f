using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>The end of a draft that becomes no version; its document can be taken along before.</summary>
[Allows(Permission.DesignQuestionnaires)]
public sealed class DiscardModel(Designs designs, Drafts drafts, DraftComments comments, TimeProvider clock) : PageModel
{
    public Designed Designed { get; private set; } = null!; // set by the handler

    /// <summary>How many comments vanish with it.</summary>
    public int Comments { get; private set; }

    public Task<IActionResult> OnGetAsync(string code, CancellationToken ct) => ShowAsync(code, ct);

    public async Task<IActionResult> OnPostAsync(string code, [FromForm] string? sha256, CancellationToken ct)
    {
        if (await designs.FindAsync(code, ct) is not { Draft: { } draft })
            return NotFound();
        var seen = draft.Seen(sha256);
        var gone = seen.Value is null ? seen : await drafts.DiscardAsync(draft, HttpContext.Visitor()!.Sign(clock), ct);
        if (gone.Value is not null)
        {
            this.Say("design.discarded");
            return Response.SeeOther("/design");
        }

        ModelState.Add(gone.Problems);
        return await ShowAsync(code, ct);
    }

    private async Task<IActionResult> ShowAsync(string code, CancellationToken ct)
    {
        if (await designs.FindAsync(code, ct) is not { Draft: not null } designed)
            return NotFound();
        Designed = designed;
        Comments = (await comments.ListAsync(designed.Code, ct)).Count(comment => comment.Version is null);
        return Page();
    }
}
