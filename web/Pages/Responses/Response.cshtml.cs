using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>How a response came about, and the decision whether it counts: without its answers, so that nobody leaves out what he does not like.</summary>
[Allows(Permission.DecideResponses)]
public sealed class ResponseModel(ResponseParadata responses, ResponseDecisions decisions, Catalogue catalogue, TimeProvider clock, Texts texts) : PageModel
{
    public Paradata Paradata { get; private set; } = null!; // set before anything is shown

    /// <summary>Campaign, unit and field in words; a dash for what the response does not say.</summary>
    public (string Campaign, string Unit, string Field) Visited { get; private set; }

    /// <summary>As it was typed.</summary>
    public string? Reason { get; private set; }

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken ct) => await FindAsync(id, ct) ? Page() : HttpContext.Refuse(Problem.ReceiptUnknown());

    public Task<IActionResult> OnPostExcludeAsync(string id, string? reason, bool confirmed, CancellationToken ct) => DecideAsync(DecisionKind.Exclude, id, reason, confirmed, ct);

    public Task<IActionResult> OnPostRestoreAsync(string id, string? reason, bool confirmed, CancellationToken ct) => DecideAsync(DecisionKind.Restore, id, reason, confirmed, ct);

    private async Task<IActionResult> DecideAsync(DecisionKind kind, string id, string? reason, bool confirmed, CancellationToken ct)
    {
        if (!await FindAsync(id, ct))
            return HttpContext.Refuse(Problem.ReceiptUnknown());

        Reason = reason;
        if (!confirmed)
        {
            ModelState.AddModelError("confirmed", texts["decide.unconfirmed"]);
            return Page();
        }

        var decided = await decisions.AddAsync(Paradata.Id, kind, reason ?? "", HttpContext.Visitor()!.Sign(clock), ct);
        if (decided.Value is not null)
            return Response.SeeOther($"/responses/{Paradata.Id:D}");
        foreach (var problem in decided.Problems)
            ModelState.AddModelError("reason", texts.Of(problem));
        return Page();
    }

    private async Task<bool> FindAsync(string id, CancellationToken ct)
    {
        if (ResponseId.Parse(id) is not { } response || await responses.FindAsync(response, ct) is not { } paradata)
            return false;
        Paradata = paradata;
        Visited = (
            (await catalogue.FindCampaignAsync(paradata.Campaign, ct))?.Title.In(texts.Language) ?? paradata.Campaign.Value,
            (await catalogue.FindUnitAsync(paradata.Visit.Unit, ct))?.Name ?? paradata.Visit.Unit?.Value ?? "–",
            (await catalogue.FindFieldAsync(paradata.Visit.Field, ct))?.Name.In(texts.Language) ?? paradata.Visit.Field?.Value ?? "–");
        return true;
    }
}
