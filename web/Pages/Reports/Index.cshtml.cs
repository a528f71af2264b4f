using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

namespace SurveyHub.Web;

[Allows(Permission.ReadReports)]
public sealed class ReportsIndexModel(Campaigns campaigns, Catalogue catalogue) : PageModel
{
    public IReadOnlyList<Campaign> Campaigns { get; private set; } = [];

    public bool IsProvince { get; private set; }

    /// <summary>The highest units whose reports they may read; none where it is the whole province.</summary>
    public IReadOnlyList<Unit> Tops { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        var scope = HttpContext.Access().ScopeOf(Permission.ReadReports);
        (Campaigns, IsProvince, Tops) = (await campaigns.ListAsync(ct), scope.IsProvince, scope.Tops(await catalogue.ListUnitsAsync(ct)));
    }
}
