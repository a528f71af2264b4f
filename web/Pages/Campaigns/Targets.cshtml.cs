using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>Which targets a campaign is held against, and which of them bind a unit.</summary>
[Allows(Permission.ManageCampaigns)]
public sealed class CampaignTargetsModel(Campaigns campaigns, Targets targets, TargetAdministration administration, Units units, TimeProvider clock) : PageModel
{
    public Campaign Campaign { get; private set; } = null!; // set by the handler

    /// <summary>Those whose index the version has; of a campaign that has closed, those it has.</summary>
    public IReadOnlyList<Target> Possible { get; private set; } = [];

    public IReadOnlySet<int> Chosen { get; private set; } = new HashSet<int>();

    public bool HasChosen { get; private set; }

    public bool IsSettled { get; private set; }

    public IReadOnlyList<Unit> Units { get; private set; } = [];

    /// <summary>Null where none was asked for.</summary>
    public Unit? Of { get; private set; }

    public bool Binds(Target target) => Chosen.Contains(target.Number) && target.IsAbout(Of, Campaign.Version.Indices.First(index => index.Code == target.Index).Population);

    public async Task<IActionResult> OnGetAsync(string campaign, string? of, CancellationToken ct) => await ShowAsync(campaign, of, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string campaign, string[] targets, CancellationToken ct)
    {
        if (!await ShowAsync(campaign, of: null, ct))
            return NotFound();
        var numbers = targets.Select(text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0).ToList();
        var chosen = await administration.ChooseAsync(Campaign, numbers, HttpContext.Visitor()!.Sign(clock), ct);
        if (chosen.Value is null)
        {
            ModelState.Add(chosen.Problems);
            return Page();
        }

        this.Say("targets.chosen");
        return Response.SeeOther($"/campaigns/{Campaign.Code}/targets");
    }

    private async Task<bool> ShowAsync(string code, string? of, CancellationToken ct)
    {
        if (await campaigns.FindAsync(Code.Parse(code), ct) is not { } campaign)
            return false;
        var binding = await targets.ListAsync(campaign, ct);
        (Campaign, Chosen) = (campaign, binding.Select(target => target.Number).ToHashSet());
        (HasChosen, IsSettled) = (await targets.HasChosenAsync(campaign.Code, ct), clock.GetUtcNow().DayInVietnam() > campaign.Closes);
        Possible = IsSettled ? binding : await targets.ListAsync(campaign.Version, ct);
        Units = [.. (await units.ListAsync(ct)).Where(unit => unit.Kind != UnitKind.Province && unit.ExistsOn(campaign.Closes))];
        Of = Units.FirstOrDefault(unit => unit.Code == Code.Parse(of));
        return true;
    }
}
