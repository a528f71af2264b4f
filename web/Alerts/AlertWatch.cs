using SurveyHub.Analytics;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>Holds the figures against the rules of alerts, and writes the messages when one turns.</summary>
public sealed class AlertWatch(Alerts alerts, CampaignReports reports, Campaigns campaigns, Units units, AddressBook addresses, Mail mail, TimeProvider clock)
{
    /// <summary>Looks at all rules once. Of nodes that look at the same time, one tells people.</summary>
    public async Task CheckAsync(CancellationToken ct)
    {
        foreach (var rules in (await alerts.ListAsync(ct)).GroupBy(rule => (rule.Campaign, rule.Unit, rule.Each)))
        {
            var request = new ReportRequest(rules.Key.Campaign.Value, rules.Key.Unit?.Value, null, null, rules.Key.Each, PeriodKind.Month) { HasComments = false };
            if ((await reports.ReadAsync(request, UnitScope.Province, ct)).Value is not { } report)
                continue;
            foreach (var rule in rules)
                await CheckAsync(rule, report, ct);
        }
    }

    /// <returns>The message; or why there is none.</returns>
    public async Task<(Letter? Letter, DeliveryReason? Reason)> WriteAsync(MailOccasion occasion, Addressee to, CancellationToken ct)
    {
        if (await alerts.FindAsync(occasion.Source, ct) is not { } rule || await alerts.FindTurnAsync(rule.Id, occasion.Part, ct) is not { } turn || await campaigns.FindAsync(rule.Campaign, ct) is not { } campaign)
            return (null, DeliveryReason.NoReport);
        if (!to.Reads.Contains(turn.Unit))
            return (null, DeliveryReason.NotAllowed);
        var t = Texts.Vietnamese;
        var unit = turn.Unit is null ? t["filing.province"] : (await units.FindAsync(turn.Unit, ct))?.Name ?? turn.Unit.Value;
        var scope = ScopeOf(new(campaign.Version), rule.Scope)?.Name.In(t.Language) ?? rule.Scope;
        // Whoever reads a part of the province sees its figures on the page as far as they are theirs to see.
        var figures = to.Reads.IsProvince ? t["alerts.mail-figures", t.Rate((decimal)(100 * turn.Rate)), t.Count(turn.Respondents), t.Probability(rule.Side == AlertSide.Below ? 1 - turn.Over : turn.Over)] + "\n" : "";
        var link = mail.Link($"/reports/{campaign.Code}" + (turn.Unit is null ? "" : $"?unit={turn.Unit}"));
        var body = t[turn.IsRaised ? "alerts.mail-raised" : "alerts.mail-cleared", to.Name, unit, scope, t.Of(rule), campaign.Title.In(t.Language), t.Time(turn.At), figures, link];
        return (new(t[turn.IsRaised ? "alerts.mail-subject-raised" : "alerts.mail-subject-cleared", unit, scope], body + "\n"), null);
    }

    /// <summary>What a rule can be about: the whole first, then indices, contents, factors and criteria.</summary>
    public static IEnumerable<Scope> ScopesOf(IndexStructure structure) =>
        [structure.Overall, .. structure.Indices.Values.Select(index => index.Scope), .. structure.Contents, .. structure.Factors, .. structure.Items];

    /// <summary>The scope of that code; null where there is none.</summary>
    public static Scope? ScopeOf(IndexStructure structure, string code) => ScopesOf(structure).FirstOrDefault(scope => scope.Code == code);

    private async Task CheckAsync(AlertRule rule, CampaignReport report, CancellationToken ct)
    {
        if (ScopeOf(report.Structure, rule.Scope) is not { } scope)
            return;
        var latest = (await alerts.ListLatestAsync(rule.Id, ct)).ToDictionary(turn => turn.Unit?.Value ?? "");
        IEnumerable<(Code? Unit, Estimate Estimate)> watched = rule.Each is null ? [(rule.Unit, report.EstimateOf(scope))] : report.Rank(scope).Ranking.Units.Select(unit => ((Code?)Code.Of(unit.Key), unit.Estimate));
        foreach (var (unit, estimate) in watched)
        {
            var before = latest.GetValueOrDefault(unit?.Value ?? "");
            var (was, over) = (before?.IsRaised ?? false, rule.Demand.Probability(estimate));
            if (rule.IsRaised(was, over, estimate.Respondents) is var now && now == was)
                continue;
            var turn = new AlertTurn(rule.Id, unit, (before?.Number ?? 0) + 1, now, clock.GetUtcNow(), estimate.Figure!.Value, estimate.Respondents, over!.Value);
            await alerts.TurnAsync(turn, await addresses.ListAsync(rule.Recipients, ct), ct);
        }
    }
}
