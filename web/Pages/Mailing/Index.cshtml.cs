using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Analytics;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>The reports that are sent by themselves, and what became of each message.</summary>
[Allows(Permission.ManageCampaigns)]
public sealed class MailSchedulesModel(MailSchedules schedules, Deliveries deliveries, Campaigns campaigns, Catalogue catalogue, Accounts accounts, Mail mail, TimeProvider clock, Texts t) : PageModel
{
    private Dictionary<Code, Campaign> _campaigns = [];

    /// <summary>Each with when the next report is sent; null where none is to come.</summary>
    public IReadOnlyList<(MailSchedule Schedule, DateTimeOffset? Next)> Schedules { get; private set; } = [];

    public IReadOnlyList<Delivery> Deliveries { get; private set; } = [];

    public IReadOnlyCollection<Unit> Units { get; private set; } = [];

    public IReadOnlyCollection<Account> Accounts { get; private set; } = [];

    public Paging Paging { get; private set; } = null!; // set by the handler

    public bool SendsMail => mail.IsSetUp;

    public async Task OnGetAsync(int p, CancellationToken ct)
    {
        _campaigns = (await campaigns.ListAsync(ct)).ToDictionary(campaign => campaign.Code);
        (Units, Accounts) = (await catalogue.ListUnitsAsync(ct), await accounts.ListAsync(ct));
        Schedules = [.. (await schedules.ListAsync(ct)).Select(schedule => (schedule, ScheduledReports.NextOf(schedule, _campaigns[schedule.Campaign], clock.GetUtcNow())))];
        Paging = new((int)await deliveries.CountAsync(ct), OfAPage: 25, p);
        Deliveries = await deliveries.ListAsync(Paging.Before, Paging.OfAPage, ct);
    }

    public string CampaignOf(MailSchedule schedule) => _campaigns[schedule.Campaign].Title.In(t.Language);

    public string NameOf(Code? unit) => unit is null ? t["filing.province"] : Units.FirstOrDefault(known => known.Code == unit)?.Name ?? unit.Value;

    /// <summary>What the message is about.</summary>
    public string OccasionOf(Delivery delivery) => delivery.Occasion.Kind switch
    {
        DeliveryKind.Schedule => t["schedules.occasion-schedule", t.Of(Period.Parse(delivery.Occasion.Part))],
        DeliveryKind.Alert => t["schedules.occasion-alert", NameOf(AlertTurn.UnitOf(delivery.Occasion.Part))],
    };

    /// <summary>Who is meant, with the address that the message goes to.</summary>
    public (string Name, string? Email) RecipientOf(Delivery delivery) => Accounts.FirstOrDefault(account => account.Id == delivery.Account) is { } account ? (account.FullName, account.Email) : ("–", null);
}
