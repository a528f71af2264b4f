using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>What was found at a second visit.</summary>
[Allows(Permission.ManageCampaigns)]
public sealed class RevisitEntryModel(FieldDesk desk, Fieldwork fieldwork, Revisits revisits, TimeProvider clock) : PageModel
{
    private Revisit _revisit = null!; // set by the handler

    [BindProperty]
    public RevisitInput Input { get; set; } = new();

    public SignedCampaign Signed { get; private set; } = null!; // set by the handler

    public RevisitRound Round { get; private set; } = null!; // set by the handler

    public FieldElement Element { get; private set; } = null!; // set by the handler

    public async Task<IActionResult> OnGetAsync(string campaign, string number, CancellationToken ct)
    {
        if (!await FindAsync(campaign, number, ct))
            return NotFound();
        Input = RevisitInput.Of(_revisit.Result, desk.Today);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string campaign, string number, CancellationToken ct)
    {
        if (!await FindAsync(campaign, number, ct))
            return NotFound();
        var result = Input.ToResult(Round.Questions.Count);
        if (result.Value is not null)
            result = await revisits.RecordAsync(Signed.Draw, _revisit, result.Value, desk.Today, HttpContext.Visitor()!.Sign(clock), ct);
        if (result.Value is null)
        {
            ModelState.Add(result.Problems);
            return Page();
        }

        this.Say("field.recorded");
        return Response.SeeOther($"/campaigns/{Signed.Campaign.Code}/revisits");
    }

    private async Task<bool> FindAsync(string campaign, string number, CancellationToken ct)
    {
        if ((await desk.OpenAsync(campaign, ct)).Value is not { } signed || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed)
            || (await revisits.ListAsync(signed.Draw, ct)).FirstOrDefault(revisit => revisit.Number == parsed) is not { } found || await fieldwork.FindAsync(signed.Draw, parsed, ct) is not { } element)
            return false;
        var rounds = await revisits.ListRoundsAsync(signed.Draw, ct);
        (Signed, _revisit, Element, Round) = (signed, found, element, rounds.Single(round => round.Round == found.Round));
        return true;
    }
}
