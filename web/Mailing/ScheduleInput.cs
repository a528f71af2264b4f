using System.Globalization;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>A schedule of reports as it is typed in.</summary>
public sealed class ScheduleInput : RecipientInput
{
    public string? Campaign { get; set; }

    /// <summary>Blank for the province.</summary>
    public string? Unit { get; set; }

    public string? Cycle { get; set; }
    public string? DaysAfter { get; set; }
    public string? Hour { get; set; }

    public static ScheduleInput New() => new() { Cycle = Words.Write(ReportCycle.Month), DaysAfter = "2", Hour = "7", Role = Words.Write(Engine.Role.Leader) };

    public static ScheduleInput Of(MailSchedule schedule, IReadOnlyCollection<Account> accounts)
    {
        var input = new ScheduleInput
        {
            Campaign = schedule.Campaign.Value,
            Unit = schedule.Unit?.Value,
            Cycle = Words.Write(schedule.Cycle),
            DaysAfter = schedule.DaysAfter.ToString(CultureInfo.InvariantCulture),
            Hour = schedule.Hour.ToString(CultureInfo.InvariantCulture),
        };
        input.Show(schedule.Recipients, accounts);
        return input;
    }

    public Outcome<MailSchedule> ToSchedule(Guid id, IReadOnlyList<Campaign> campaigns, UnitTreeChoice units, IReadOnlyCollection<Account> accounts, Signature by)
    {
        var problems = new List<Problem>();
        var (campaign, unit, cycle) = (campaigns.FirstOrDefault(known => known.Code.Value == Campaign), Code.Parse(Unit), Words.Read<ReportCycle>(Cycle));
        if (campaign is null)
            problems.Add(Problem.CampaignMissing());
        if (!string.IsNullOrEmpty(Unit) && units.All.All(known => known.Code != unit))
            problems.Add(Problem.UnitUnknown(Unit) with { Place = nameof(Unit) });
        if (cycle is null)
            problems.Add(Problem.ChoiceMissing(nameof(Cycle)));
        var days = Whole(nameof(DaysAfter), DaysAfter, 1, MailSchedule.MostDays, problems);
        var hour = Whole(nameof(Hour), Hour, 0, 23, problems);
        var recipients = ToRecipients(accounts, problems);
        return problems.Count > 0 ? problems : new MailSchedule(id, campaign!.Code, unit, cycle!.Value, days, hour, recipients, by);
    }
}
