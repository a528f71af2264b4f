using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>One of those whom an interviewer visits, and what came of each visit.</summary>
[Allows(Permission.Interview)]
public sealed class FieldElementModel(FieldDesk desk, Fieldwork fieldwork) : PageModel
{
    [BindProperty]
    public AttemptInput Input { get; set; } = new();

    public FieldVisit Visit { get; private set; } = null!; // set by the handler

    public bool MayInterview => Visit.Campaign.RefusalOn(desk.Today) is null && Visit.Element.CompletedOn is null;

    public async Task<IActionResult> OnGetAsync(string campaign, string number, [FromQuery] string? outcome, CancellationToken ct)
    {
        if (await desk.FindAsync(HttpContext, campaign, number, ct) is not { } visit)
            return NotFound();
        Visit = visit;
        Input = new() { Place = visit.Element.Attempts.Count + 1, Outcome = outcome, On = FieldWords.Sent(desk.Today) };
        if (outcome == Words.Write(ContactOutcome.Completed) && visit.Element.CompletedOn is null)
            this.Say("field.sent");
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string campaign, string number, CancellationToken ct)
    {
        if (await desk.FindAsync(HttpContext, campaign, number, ct) is not { Element.IsReplaced: false } visit)
            return NotFound();
        Visit = visit;
        var attempt = Input.ToAttempt(HttpContext.Visitor()!.SignedIn!.Account.Id);
        var recorded = attempt.Value is null ? attempt : await fieldwork.RecordAsync(visit.Draw, visit.Element, Input.Place, attempt.Value, (visit.Campaign.Opens, desk.Today), ct);
        if (recorded.Value is null)
        {
            ModelState.Add(recorded.Problems);
            return Page();
        }

        this.Say("field.recorded");
        return Response.SeeOther(visit.Address);
    }
}
