using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

namespace SurveyHub.Web;

[Allows(Permission.ManageCampaigns)]
public sealed class RemoveScheduleModel(MailSchedules schedules, Campaigns campaigns, TimeProvider clock) : PageModel
{
    public MailSchedule Schedule { get; private set; } = null!; // set by the handler

    public Campaign Campaign { get; private set; } = null!; // set by the handler

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => await FindAsync(id, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (!await FindAsync(id, ct))
            return NotFound();
        await schedules.RemoveAsync(Schedule, HttpContext.Visitor()!.Sign(clock), ct);
        this.Say("schedules.removed");
        return Response.SeeOther("/filing/mail");
    }

    private async Task<bool> FindAsync(Guid id, CancellationToken ct)
    {
        if ((await schedules.ListAsync(ct)).FirstOrDefault(schedule => schedule.Id == id) is not { } found)
            return false;
        (Schedule, Campaign) = (found, (await campaigns.FindAsync(found.Campaign, ct))!); // the foreign key says that it is there
        return true;
    }
}
