using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using SurveyHub.Analytics;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>Comments one by one, screened, without unit, time or answers: what somebody wrote is not joined to what he ticked.</summary>
[Allows(Permission.ReadComments)]
[EnableRateLimiting(Bulkhead.Reports)]
public sealed class CommentsModel(CampaignComments comments, Catalogue catalogue, AuditTrail audit, Floors floors, TimeProvider clock, Texts texts) : PageModel
{
    public ShownComments Shown { get; private set; } = null!; // set before anything is shown

    public VisitFilter Filter { get; private set; } = null!; // set before anything is shown

    public int Floor => floors.Comments;

    public bool MayReadRaw => HttpContext.Access().May(Permission.ReadRawComments);

    public bool MayDecide => HttpContext.Access().May(Permission.DecideResponses);

    public async Task<IActionResult> OnGetAsync(string campaign, string? unit, string? field, string? after, CancellationToken ct)
    {
        var found = await comments.FindAsync(campaign, unit, field, CommentPlace.Parse(after), kind => texts["private." + Words.Write(kind)], ct);
        if (found.Value is not { } shown)
            return HttpContext.Refuse(found.Problems[0]);

        (Shown, Filter) = (shown, await VisitFilter.OfAsync($"/reports/{shown.Campaign.Code}/comments", catalogue, UnitScope.Province, unit, field, ct));
        if (shown.Page is { Comments: { Count: > 0 } page })
        {
            var read = new { unit = shown.Filter.Unit?.Value, field = shown.Filter.Field?.Value, comments = page.Count, first = page[0].Response, last = page[^1].Response };
            await audit.AddAsync(AuditEntry.Of(HttpContext.Visitor()!.Sign(clock), AuditAction.CommentsRead, shown.Campaign.Code.Value, became: read), ct);
        }

        return Page();
    }
}
