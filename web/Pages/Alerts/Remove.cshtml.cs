using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

namespace SurveyHub.Web;

[Allows(Permission.ManageCampaigns)]
public sealed class RemoveAlertModel(Alerts alerts, Catalogue catalogue, TimeProvider clock, Texts t) : PageModel
{
    public AlertRule Rule { get; private set; } = null!; // set by the handler

    public string Unit { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => await FindAsync(id, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (!await FindAsync(id, ct))
            return NotFound();
        await alerts.RemoveAsync(Rule, HttpContext.Visitor()!.Sign(clock), ct);
        this.Say("alerts.removed");
        return Response.SeeOther("/filing/alerts");
    }

    private async Task<bool> FindAsync(Guid id, CancellationToken ct)
    {
        if (await alerts.FindAsync(id, ct) is not { } rule)
            return false;
        (Rule, Unit) = (rule, (await catalogue.FindUnitAsync(rule.Unit, ct))?.Name ?? t["filing.province"]);
        return true;
    }
}
