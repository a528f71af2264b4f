using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>Who one is here, and what for.</summary>
[SignedInOnly]
public sealed class OverviewModel(Catalogue catalogue, SignIns signIns, TimeProvider clock) : PageModel
{
    private IReadOnlyCollection<Unit> _units = [];

    /// <summary>What was just changed; null on any other visit.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Done { get; set; }

    public SignedIn SignedIn => HttpContext.Visitor()!.SignedIn!;

    /// <summary>Those of today.</summary>
    public IReadOnlyList<Grant> Grants { get; private set; } = [];

    public int SignIns { get; private set; }

    /// <returns>Null for the whole province.</returns>
    public string? NameOf(Code? unit) => unit is null ? null : _units.FirstOrDefault(known => known.Code == unit)?.Name ?? unit.Value;

    public async Task OnGetAsync(CancellationToken ct)
    {
        var today = clock.GetUtcNow().DayInVietnam();
        Grants = [.. SignedIn.Grants.Where(grant => grant.HoldsOn(today))];
        SignIns = (await signIns.ListAsync(SignedIn.Account.Id, ct)).Count;
        _units = await catalogue.ListUnitsAsync(ct);
    }
}
