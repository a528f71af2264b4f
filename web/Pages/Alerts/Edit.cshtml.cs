using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Analytics;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>Makes a rule of alerts, of a campaign that is chosen first, or changes one.</summary>
[Allows(Permission.ManageCampaigns)]
public sealed class EditAlertModel(Alerts alerts, Campaigns campaigns, Catalogue catalogue, Accounts accounts, Floors floors, TimeProvider clock, Texts t) : PageModel
{
    [BindProperty]
    public AlertInput Input { get; set; } = new();

    /// <summary>Null for a new one.</summary>
    public AlertRule? Rule { get; private set; }

    public IReadOnlyList<Campaign> Campaigns { get; private set; } = [];

    /// <summary>Null until it is chosen.</summary>
    public Campaign? Campaign { get; private set; }

    public UnitTreeChoice Units { get; private set; } = null!; // set by the handler

    private IReadOnlyCollection<Account> Accounts { get; set; } = [];

    public string Address => "/filing/alerts/edit" + (Rule is null ? $"?campaign={Campaign?.Code}" : $"/{Rule.Id:D}");

    public int Floor => floors.Of(Campaign!).Figures;

    public IEnumerable<(string Value, string Label)> Scopes => AlertWatch.ScopesOf(new(Campaign!.Version)).DistinctBy(scope => scope.Code).Select(scope => (scope.Code, scope.Name.In(t.Language)));

    public async Task<IActionResult> OnGetAsync(Guid? id, string? campaign, CancellationToken ct)
    {
        if (!await FindAsync(id, campaign, ct))
            return NotFound();
        if (Campaign is not null)
            Input = Rule is null ? AlertInput.New(Floor) : AlertInput.Of(Rule, Accounts);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid? id, string? campaign, CancellationToken ct)
    {
        if (!await FindAsync(id, campaign, ct) || Campaign is null)
            return NotFound();
        var by = HttpContext.Visitor()!.Sign(clock);
        var read = Input.ToRule(Rule?.Id ?? Guid.CreateVersion7(by.At), Campaign, Units, Floor, Accounts);
        if (read.Value is not { } rule)
        {
            ModelState.Add(read.Problems);
            return Page();
        }

        await alerts.SetAsync(rule, Rule, by, ct);
        this.Say("alerts.saved");
        return Response.SeeOther("/filing/alerts");
    }

    private async Task<bool> FindAsync(Guid? id, string? campaign, CancellationToken ct)
    {
        Rule = id is { } known ? await alerts.FindAsync(known, ct) : null;
        (Campaigns, Accounts) = (await campaigns.ListAsync(ct), await accounts.ListAsync(ct));
        Units = new(await catalogue.ListUnitsAsync(ct), clock.GetUtcNow().DayInVietnam());
        Campaign = Campaigns.FirstOrDefault(found => found.Code == (Rule?.Campaign ?? Code.Parse(campaign)));
        return id is null ? Campaign is not null || string.IsNullOrEmpty(campaign) : Rule is not null;
    }
}
