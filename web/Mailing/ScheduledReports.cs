using SurveyHub.Analytics;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>Sees to it that scheduled reports are sent, and writes them.</summary>
public sealed class ScheduledReports(MailSchedules schedules, Campaigns campaigns, CampaignReports reports, ReportAttachments attachments, AddressBook addresses, Mail mail, TimeProvider clock)
{
    /// <summary>So long those to whom a report goes get the same figures and files, which take seconds to make.</summary>
    private static readonly TimeSpan _round = TimeSpan.FromMinutes(10);

    private Written? _last;

    /// <summary>Queues what is due and was not queued yet, on whichever node comes first.</summary>
    public async Task QueueAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        foreach (var schedule in await schedules.ListAsync(ct))
        {
            if (await campaigns.FindAsync(schedule.Campaign, ct) is { } campaign && DueOf(schedule, campaign, now) is { } period)
                await schedules.QueueAsync(schedule, period, await addresses.ListAsync(schedule.Recipients, ct), now, ct);
        }
    }

    /// <summary>When the next report is sent; null where no more is to come.</summary>
    public static DateTimeOffset? NextOf(MailSchedule schedule, Campaign campaign, DateTimeOffset now) =>
        Ends(schedule, campaign).Select(end => (DateTimeOffset?)schedule.DueAfter(end.Last)).Where(due => due > now).Order().FirstOrDefault();

    /// <returns>The message; or why there is none.</returns>
    public async Task<(Letter? Letter, DeliveryReason? Reason)> WriteAsync(MailOccasion occasion, Addressee to, CancellationToken ct)
    {
        if (await schedules.FindAsync(occasion.Source, ct) is not { } schedule || await campaigns.FindAsync(schedule.Campaign, ct) is not { } campaign)
            return (null, DeliveryReason.NoReport);
        if (!to.Reads.IsProvince) // days of a part tell apart people whom nothing published does, see CampaignReport
            return (null, DeliveryReason.NotAllowed);
        var (t, period) = (Texts.Vietnamese, Period.Parse(occasion.Part));
        var request = ReportPeriods.Request(campaign, period, schedule.Unit);
        if (await OpenAsync(occasion, campaign, request, ct) is not var (report, files))
            return (null, DeliveryReason.NoReport);
        var (title, unit) = (campaign.Title.In(t.Language), ReportJson.Name(report.Tree, schedule.Unit) ?? t["filing.province"]);
        var body = t["schedules.mail", to.Name, title, t.Of(period), unit, string.Join("\n", ReportDigest.Of(report, t).Select(sentence => "- " + sentence)), t.Time(report.Results.AsOf), mail.Link(ReportPeriods.AddressOf(request))];
        return (new(t["schedules.mail-subject", t.Of(period), title], body + "\n") { Enclosures = files }, null);
    }

    /// <returns>Null where there is no such report.</returns>
    private async Task<(CampaignReport Report, IReadOnlyList<Enclosure> Files)?> OpenAsync(MailOccasion occasion, Campaign campaign, ReportRequest request, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (_last is { } last && last.Occasion == occasion && now - last.At < _round)
            return (last.Report, last.Files);
        if ((await reports.ReadAsync(request, UnitScope.Province, ct)).Value is not { } report)
            return null;
        var name = string.Join('-', new[] { campaign.Code.Value, occasion.Part, request.Unit }.OfType<string>());
        var files = await attachments.ListAsync(report, name, ct);
        _last = new(occasion, now, report, files);
        return (report, files);
    }

    /// <returns>The period; <c>whole</c> for the whole campaign; null where nothing is due.</returns>
    private static string? DueOf(MailSchedule schedule, Campaign campaign, DateTimeOffset now) =>
        Ends(schedule, campaign).LastOrDefault(end => schedule.IsDue(end.Last, now)).Name;

    private static IEnumerable<(string? Name, DateOnly Last)> Ends(MailSchedule schedule, Campaign campaign) => ReportPeriods.KindOf(schedule.Cycle) is { } kind
        ? ReportPeriods.Of(campaign, kind).Select(period => ((string?)period.ToString(), period.Last))
        : [(Words.Write(ReportCycle.Whole), campaign.Closes)];

    private sealed record Written(MailOccasion Occasion, DateTimeOffset At, CampaignReport Report, IReadOnlyList<Enclosure> Files);
}
