using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>The way to a comment as it was written for those who may not read comments one after another: by the code that a reader of comments has told them.</summary>
[Allows(Permission.ReadRawComments)]
public sealed class RawCommentsModel(RawComments comments) : PageModel
{
    /// <summary>As it was typed.</summary>
    public string? Typed { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? response, CancellationToken ct)
    {
        Typed = response;
        if (string.IsNullOrEmpty(response))
            return Page();
        if (ResponseId.Parse(response.Trim()) is { } id && await comments.FindCampaignAsync(id, ct) is { } campaign)
            return Response.SeeOther($"/reports/{campaign}/comments/{id:D}");
        ModelState.Add(Problem.CommentUnknown() with { Place = "response" });
        return Page();
    }
}
