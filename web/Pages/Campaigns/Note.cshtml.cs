using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>Writes a note, or a draft anew.</summary>
[Allows(Permission.ManageCampaigns)]
public sealed class NoteModel(Campaigns campaigns, PublicNotes notes, Catalogue catalogue, Texts texts, TimeProvider clock) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public Campaign Campaign { get; private set; } = null!; // set by the handler

    /// <summary>The last part of the address.</summary>
    public string Note { get; private set; } = null!; // set by the handler

    public IReadOnlyList<(string Value, string Label)> Indicators => [.. PublicNote.Indicators(Campaign.Version).Select(known => (known.Code, Label(known.Code, known.Name.In(texts.Language))))];

    public IReadOnlyList<(string Value, string Label)> Agencies { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string campaign, string note, CancellationToken ct)
    {
        if (!await FindAsync(campaign, note, ct))
            return NotFound();
        if (Guid.TryParse(note, out var id) && await notes.FindAsync(id, ct) is { } draft)
            Input = InputModel.Of(NoteText.Of(draft));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string campaign, string note, CancellationToken ct)
    {
        if (!await FindAsync(campaign, note, ct))
            return NotFound();
        var by = HttpContext.Visitor()!.Sign(clock);
        var read = Input.ToText().Parse(Guid.TryParse(note, out var id) ? id : Guid.CreateVersion7(by.At), Campaign, await catalogue.ListUnitsAsync(ct), by);
        var written = read.Value is { } draft ? await notes.WriteAsync(draft, ct) : read;
        if (written.Value is null)
        {
            ModelState.Add(written.Problems);
            return Page();
        }

        this.Say("public.note-written");
        return Response.SeeOther($"/campaigns/{Campaign.Code}/notes");
    }

    private static string Label(string code, string name) => code == PublicNote.Whole ? name : $"{code} – {name}";

    /// <returns>Whether there is such a campaign, and such a draft of it where the address does not ask for a new one.</returns>
    private async Task<bool> FindAsync(string code, string note, CancellationToken ct)
    {
        if (await campaigns.FindAsync(Code.Parse(code), ct) is not { } campaign)
            return false;
        (Campaign, Note) = (campaign, note);
        Agencies = [.. (await catalogue.ListUnitsAsync(ct)).Where(unit => unit.ExistsOn(clock.GetUtcNow().DayInVietnam())).Select(unit => (unit.Code.Value, unit.Name))];
        return note == "new" || (Guid.TryParse(note, out var id) && await notes.FindAsync(id, ct) is { Shown: null } draft && draft.Campaign == campaign.Code);
    }

    public sealed class InputModel
    {
        public string? Indicator { get; set; }
        public string? DoneOn { get; set; }
        public string? Agency { get; set; }
        public string? Vietnamese { get; set; }
        public string? English { get; set; }

        public static InputModel Of(NoteText text) => new() { Indicator = text.Indicator, DoneOn = text.DoneOn, Agency = text.Agency, Vietnamese = text.Vietnamese, English = text.English };

        public NoteText ToText() => new(Indicator, DoneOn, Agency, Vietnamese, English);
    }
}
