using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>What an interviewer has to do: those agreed on first, then those not visited, then the others.</summary>
[Allows(Permission.Interview)]
public sealed class FieldIndexModel(FieldDesk desk) : PageModel
{
    /// <summary>Of each campaign on a page.</summary>
    private const int PageSize = 60;

    public IReadOnlyList<(Campaign Campaign, IReadOnlyList<FieldElement> Elements)> Campaigns { get; private set; } = [];

    /// <summary>From 1.</summary>
    public int Number { get; private set; } = 1;

    public int Pages => Campaigns.Select(campaign => (campaign.Elements.Count + PageSize - 1) / PageSize).DefaultIfEmpty(1).Max();

    public async Task OnGetAsync([FromQuery] int p, CancellationToken ct)
    {
        Campaigns = await desk.ListAsync(HttpContext, ct);
        Number = Math.Clamp(p, 1, Pages);
    }

    public IEnumerable<FieldElement> Shown(IEnumerable<FieldElement> elements) => elements
        .OrderBy(element => Rank(element)).ThenBy(element => element.Attempts is [.., var last] ? last.Appointment : null).ThenBy(element => element.Element.Psu, Code.Order).ThenBy(element => element.Number)
        .Skip((Number - 1) * PageSize).Take(PageSize);

    private static int Rank(FieldElement element) =>
        element.IsReplaced ? 4
        : element.Attempts is [.., { Appointment: not null }] ? 0
        : element.Disposition switch
        {
            Disposition.NotVisited => 1,
            Disposition.NonContact or Disposition.Partial or Disposition.Unknown => 2,
            Disposition.Other or Disposition.Refusal or Disposition.NotEligible => 3,
            Disposition.Complete => 4,
        };
}
