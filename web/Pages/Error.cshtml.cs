using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>What went wrong and what to do now, for every refusal of pages and framework alike.</summary>
[IgnoreAntiforgeryToken]
public sealed class ErrorModel : PageModel
{
    public int Status { get; private set; }

    public Problem? Problem { get; private set; }

    /// <summary>The key of the heading; with <c>-how</c> behind it, of the advice.</summary>
    public string Title => Problem is { Rule: var rule } ? "refusal." + rule : Status switch
    {
        StatusCodes.Status404NotFound => "error.404",
        StatusCodes.Status413PayloadTooLarge => "error.413",
        >= 500 => "error.500",
        _ => "error.400",
    };

    public void OnGet(int status) => Show(status);

    public void OnPost(int status) => Show(status);

    private void Show(int status) => (Status, Problem) = (status, HttpContext.Refusal());
}
