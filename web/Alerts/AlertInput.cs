using System.Globalization;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>A rule of alerts as it is typed in.</summary>
public sealed class AlertInput : RecipientInput
{
    /// <summary>Of units that are watched one by one.</summary>
    public static IReadOnlyList<UnitKind> Kinds { get; } = [UnitKind.Department, UnitKind.Commune, UnitKind.ServicePoint, UnitKind.PublicServiceUnit];

    /// <summary>Blank for the province.</summary>
    public string? Unit { get; set; }

    /// <summary>Blank for the unit itself.</summary>
    public string? Each { get; set; }

    public string? Scope { get; set; }
    public string? Side { get; set; }
    public string? Percent { get; set; }
    public string? Least { get; set; }
    public string? Certainty { get; set; }

    public static AlertInput New(int floor) => new() { Side = Words.Write(AlertSide.Below), Percent = "80", Least = Math.Max(30, floor).ToString(CultureInfo.InvariantCulture), Certainty = "95", Role = Words.Write(Engine.Role.Leader) };

    public static AlertInput Of(AlertRule rule, IReadOnlyCollection<Account> accounts)
    {
        var input = new AlertInput
        {
            Unit = rule.Unit?.Value,
            Each = rule.Each is { } each ? Words.Write(each) : null,
            Scope = rule.Scope,
            Side = Words.Write(rule.Side),
            Percent = rule.Percent.ToString(CultureInfo.InvariantCulture),
            Least = rule.Least.ToString(CultureInfo.InvariantCulture),
            Certainty = rule.Certainty.ToString(CultureInfo.InvariantCulture),
        };
        input.Show(rule.Recipients, accounts);
        return input;
    }

    /// <param name="floor">How many people must stand behind a figure that is passed on.</param>
    public Outcome<AlertRule> ToRule(Guid id, Campaign campaign, UnitTreeChoice units, int floor, IReadOnlyCollection<Account> accounts)
    {
        var problems = new List<Problem>();
        var unit = Code.Parse(Unit);
        if (!string.IsNullOrEmpty(Unit) && units.All.All(known => known.Code != unit))
            problems.Add(Problem.UnitUnknown(Unit) with { Place = nameof(Unit) });
        var scope = AlertWatch.ScopeOf(new(campaign.Version), Scope ?? "");
        if (scope is null)
            problems.Add(Problem.ScopeUnknown(Scope));
        var side = Words.Read<AlertSide>(Side);
        if (side is null)
            problems.Add(Problem.ChoiceMissing(nameof(Side)));
        if (!decimal.TryParse(Percent?.Trim().Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) || percent is <= 0 or >= 100)
            problems.Add(Problem.PercentOutOfRange(nameof(Percent)));
        var least = Whole(nameof(Least), Least, floor, 1_000_000, problems);
        var certainty = Whole(nameof(Certainty), Certainty, 50, 99, problems);
        var recipients = ToRecipients(accounts, problems);
        return problems.Count > 0 ? problems : new AlertRule(id, campaign.Code, unit, Words.Read<UnitKind>(Each), scope!.Code, side!.Value, decimal.Round(percent, 3), least, certainty, recipients);
    }
}
