using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>One comment as it was written: shown once, after the reader has said why, which is kept.</summary>
[Allows(Permission.ReadRawComments)]
public sealed class RawCommentModel(Campaigns campaigns, RawComments comments, TimeProvider clock, Texts texts) : PageModel
{
    public Campaign Campaign { get; private set; } = null!; // set before anything is shown

    public Guid Id { get; private set; }

    /// <summary>Null until the reason was given.</summary>
    public IReadOnlyDictionary<Code, string>? Raw { get; private set; }

    public string? Reason { get; private set; }

    public async Task<IActionResult> OnGetAsync(string campaign, string response, CancellationToken ct) =>
        await FindAsync(campaign, response, ct) ? Page() : HttpContext.Refuse(Problem.CommentUnknown());

    public async Task<IActionResult> OnPostAsync(string campaign, string response, string? reason, CancellationToken ct)
    {
        if (!await FindAsync(campaign, response, ct))
            return HttpContext.Refuse(Problem.CommentUnknown());

        Reason = reason;
        var read = await comments.ReadAsync(Campaign, Id, reason, HttpContext.Visitor()!.Sign(clock), ct);
        Raw = read.Value;
        foreach (var problem in read.Problems)
            ModelState.AddModelError("reason", texts.Of(problem));
        return Page();
    }

    private async Task<bool> FindAsync(string campaign, string response, CancellationToken ct)
    {
        if (ResponseId.Parse(response) is not { } id || await campaigns.FindAsync(Code.Parse(campaign), ct) is not { } found)
            return false;
        (Campaign, Id) = (found, id);
        return await comments.ExistsAsync(found, id, ct);
    }
}
