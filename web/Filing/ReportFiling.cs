using SurveyHub.Analytics;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>Works out the documents of the reports that are filed: recounted from the rows of responses, so that they can be recounted again.</summary>
public sealed class ReportFiling(CampaignReports reports, Campaigns campaigns, Filing filing)
{
    /// <summary>So long ago that all commits of then are over.</summary>
    private static readonly TimeSpan _settling = TimeSpan.FromMinutes(1);

    /// <param name="period">As <see cref="Period.ToString"/> writes it; <c>whole</c> for the whole campaign.</param>
    /// <param name="unit">As it was typed; blank for the province.</param>
    /// <returns>The report; or that a name is unknown, the period is not over, or there is a report of it.</returns>
    public async Task<Outcome<FiledReport>> MakeAsync(Campaign campaign, string? period, string? unit, Signature by, CancellationToken ct)
    {
        var days = Period.Parse(period);
        if (days is null && period != Words.Write(ReportCycle.Whole))
            return Problem.PeriodMalformed("Period", period);
        if (!string.IsNullOrEmpty(unit) && Code.Parse(unit) is null)
            return Problem.UnitUnknown(unit);
        if (days is { } asked && (asked.First > campaign.Closes || asked.Last < campaign.Opens))
            return Problem.PeriodOutside("Period");
        var asOf = AsOf(by);
        if (days is { } range ? range.Last >= asOf.DayInVietnam() : !campaign.HasEndedOn(asOf.DayInVietnam()))
            return Problem.PeriodNotOver("Period");
        var subject = new ReportSubject(campaign.Code, days?.ToString(), Code.Parse(unit), days?.First.Year ?? campaign.Closes.Year);
        var counted = await CountAsync(subject, by, ct);
        return counted.Value is { } figures ? await filing.AddAsync(subject, figures, by, ct) : counted.Problems.ToList();
    }

    public async Task<Outcome<FiledReport>> RenewAsync(FiledReport report, Signature by, CancellationToken ct)
    {
        var counted = await CountAsync(report.Subject, by, ct);
        return counted.Value is { } figures ? await filing.RenewAsync(report, figures, by, ct) : counted.Problems.ToList();
    }

    /// <param name="reason">As it was typed.</param>
    public async Task<Outcome<FiledReport>> CorrectAsync(FiledReport report, string? reason, Signature by, CancellationToken ct)
    {
        var remark = Reason.Of(reason);
        if (Reason.Check(remark) is { } problem)
            return problem;
        var counted = await CountAsync(report.Subject, by, ct);
        return counted.Value is { } figures ? await filing.CorrectAsync(report, remark!, figures, by, ct) : counted.Problems.ToList();
    }

    private static DateTimeOffset AsOf(Signature by) => DateTimeOffset.FromUnixTimeMilliseconds((by.At - _settling).ToUnixTimeMilliseconds()); // as the store keeps it

    private async Task<Outcome<FrozenFigures>> CountAsync(ReportSubject subject, Signature by, CancellationToken ct)
    {
        if (await campaigns.FindAsync(subject.Campaign, ct) is not { } campaign)
            return Problem.CampaignUnknown(subject.Campaign.Value);
        var read = await reports.RecountAsync(ReportPeriods.Request(campaign, Period.Parse(subject.Period), subject.Unit), UnitScope.Province, AsOf(by), ct);
        if (read.Value is not { } report)
            return read.Problems.ToList();
        return new FrozenFigures(ReportJson.Text(report, Texts.Vietnamese), report.Results.Responses, report.Results.AsOf, report.Results.Root, report.Floors.Figures);
    }
}
