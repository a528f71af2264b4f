using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>The rules of alerts, and when each turned.</summary>
[Allows(Permission.ManageCampaigns)]
public sealed class AlertsModel(Alerts alerts, Campaigns campaigns, Catalogue catalogue, Accounts accounts, Mail mail, Texts t) : PageModel
{
    private Dictionary<Code, Campaign> _campaigns = [];

    /// <summary>Each with how many units it stands raised in.</summary>
    public IReadOnlyList<(AlertRule Rule, int Raised)> Rules { get; private set; } = [];

    public IReadOnlyList<AlertTurn> Turns { get; private set; } = [];

    public IReadOnlyCollection<Unit> Units { get; private set; } = [];

    public IReadOnlyCollection<Account> Accounts { get; private set; } = [];

    public Paging Paging { get; private set; } = null!; // set by the handler

    public bool SendsMail => mail.IsSetUp;

    public async Task OnGetAsync(int p, CancellationToken ct)
    {
        _campaigns = (await campaigns.ListAsync(ct)).ToDictionary(campaign => campaign.Code);
        (Units, Accounts) = (await catalogue.ListUnitsAsync(ct), await accounts.ListAsync(ct));
        var rules = new List<(AlertRule, int)>();
        foreach (var rule in await alerts.ListAsync(ct))
            rules.Add((rule, (await alerts.ListLatestAsync(rule.Id, ct)).Count(turn => turn.IsRaised)));
        Rules = rules;
        Paging = new((int)await alerts.CountTurnsAsync(ct), OfAPage: 25, p);
        Turns = await alerts.ListTurnsAsync(Paging.Before, Paging.OfAPage, ct);
    }

    public AlertRule? Find(Guid rule) => Rules.Select(known => known.Rule).FirstOrDefault(known => known.Id == rule);

    public string CampaignOf(AlertRule rule) => _campaigns[rule.Campaign].Title.In(t.Language);

    public string ScopeOf(AlertRule rule) => AlertWatch.ScopeOf(new(_campaigns[rule.Campaign].Version), rule.Scope)?.Name.In(t.Language) ?? rule.Scope;

    public string NameOf(Code? unit) => unit is null ? t["filing.province"] : Units.FirstOrDefault(known => known.Code == unit)?.Name ?? unit.Value;
}
