using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>Draws a round of re-visits.</summary>
[Allows(Permission.ManageCampaigns)]
public sealed class RevisitDrawModel(FieldDesk desk, Revisits revisits, TimeProvider clock) : PageModel
{
    [BindProperty]
    public RevisitDrawInput Input { get; set; } = new();

    public SignedCampaign Signed { get; private set; } = null!; // set by the handler

    public async Task<IActionResult> OnGetAsync(string campaign, CancellationToken ct) => await FindAsync(campaign, ct) is { } refusal ? refusal : Page();

    public async Task<IActionResult> OnPostAsync(string campaign, CancellationToken ct)
    {
        if (await FindAsync(campaign, ct) is { } refusal)
            return refusal;
        var problems = Input.Check().ToList();
        if (problems.Count == 0)
        {
            var drawn = await revisits.DrawAsync(Signed.Draw, Input.SeedOrNew(), Input.Size!, Input.Lines, HttpContext.Visitor()!.Sign(clock), ct);
            if (drawn.Value is not null)
            {
                this.Say("field.revisit-drawn");
                return Response.SeeOther($"/campaigns/{Signed.Campaign.Code}/revisits");
            }

            problems.AddRange(drawn.Problems);
        }

        ModelState.Add(problems);
        return Page();
    }

    private async Task<IActionResult?> FindAsync(string campaign, CancellationToken ct)
    {
        var found = await desk.OpenAsync(campaign, ct);
        if (found.Value is null)
            return HttpContext.Refuse(found.Problems[0]);
        Signed = found.Value;
        return null;
    }
}
