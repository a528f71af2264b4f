using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>What an interviewer has to do: those agreed on first, then those not visited, then the others.</summary>
[Allows(Permission.Interview)]
public sealed class FieldIndexModel(FieldDesk desk) : PageModel
{
    public IReadOnlyList<(Campaign Campaign, IReadOnlyList<FieldElement> Elements)> Campaigns { get; private set; } = [];

    /// <summary>The same for each campaign.</summary>
    public Paging Paging { get; private set; } = null!; // set by the handler

    public async Task OnGetAsync([FromQuery] int p, CancellationToken ct)
    {
        Campaigns = await desk.ListAsync(HttpContext, ct);
        Paging = new(Campaigns.Select(campaign => campaign.Elements.Count).DefaultIfEmpty().Max(), OfAPage: 60, p);
    }

    public IEnumerable<FieldElement> Shown(IEnumerable<FieldElement> elements) => Paging.Cut(elements
        .OrderBy(element => Rank(element)).ThenBy(element => element.Attempts is [.., var last] ? last.Appointment : null).ThenBy(element => element.Element.Psu, Code.Order).ThenBy(element => element.Number));

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
