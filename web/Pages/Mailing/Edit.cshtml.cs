using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>Makes a schedule of reports, or changes one.</summary>
[Allows(Permission.ManageCampaigns)]
public sealed class EditScheduleModel(MailSchedules schedules, Campaigns campaigns, Catalogue catalogue, Accounts accounts, TimeProvider clock) : PageModel
{
    [BindProperty]
    public ScheduleInput Input { get; set; } = new();

    /// <summary>Null for a new one.</summary>
    public MailSchedule? Schedule { get; private set; }

    public IReadOnlyList<Campaign> Campaigns { get; private set; } = [];

    public UnitTreeChoice Units { get; private set; } = null!; // set by the handler

    private IReadOnlyCollection<Account> Accounts { get; set; } = [];

    public string Address => "/filing/mail/edit" + (Schedule is null ? "" : $"/{Schedule.Id:D}");

    public async Task<IActionResult> OnGetAsync(Guid? id, CancellationToken ct)
    {
        if (!await FindAsync(id, ct))
            return NotFound();
        Input = Schedule is null ? ScheduleInput.New() : ScheduleInput.Of(Schedule, Accounts);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid? id, CancellationToken ct)
    {
        if (!await FindAsync(id, ct))
            return NotFound();
        var by = HttpContext.Visitor()!.Sign(clock);
        var read = Input.ToSchedule(Schedule?.Id ?? Guid.CreateVersion7(by.At), Campaigns, Units, Accounts, by);
        if (read.Value is not { } schedule)
        {
            ModelState.Add(read.Problems);
            return Page();
        }

        await schedules.SetAsync(schedule, Schedule, ct);
        this.Say("schedules.saved");
        return Response.SeeOther("/filing/mail");
    }

    private async Task<bool> FindAsync(Guid? id, CancellationToken ct)
    {
        Schedule = id is { } known ? (await schedules.ListAsync(ct)).FirstOrDefault(schedule => schedule.Id == known) : null;
        (Campaigns, Accounts) = (await campaigns.ListAsync(ct), await accounts.ListAsync(ct));
        Units = new(await catalogue.ListUnitsAsync(ct), clock.GetUtcNow().DayInVietnam());
        return id is null || Schedule is not null;
    }
}
