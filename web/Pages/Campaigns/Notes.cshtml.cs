using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>What was changed because of what people said in a campaign: drafts, and what the public reads.</summary>
[Allows(Permission.ManageCampaigns)]
public sealed class NotesModel(Campaigns campaigns, PublicNotes notes, PublicPages pages, TimeProvider clock) : PageModel
{
    public Campaign Campaign { get; private set; } = null!; // set by the handler

    public IReadOnlyList<SignedNote> Notes { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string campaign, CancellationToken ct)
    {
        if (await campaigns.FindAsync(Code.Parse(campaign), ct) is not { } found)
            return NotFound();
        (Campaign, Notes) = (found, await pages.NotesAsync(found, ct));
        return Page();
    }

    /// <param name="note">The id of one of the campaign's notes.</param>
    /// <param name="show">Whether the public is to read it, or no longer.</param>
    public async Task<IActionResult> OnPostAsync(string campaign, Guid note, bool show, CancellationToken ct)
    {
        if (await notes.FindAsync(note, ct) is not { } found || found.Campaign != Code.Parse(campaign))
            return NotFound();
        var by = HttpContext.Visitor()!.Sign(clock);
        await (show ? notes.ShowAsync(found, by, ct) : notes.TakeBackAsync(found, by, ct));
        this.Say(show ? "public.note-was-shown" : "public.note-was-taken-back");
        return Response.SeeOther($"/campaigns/{found.Campaign}/notes");
    }
}
