using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>What went wrong and what to do now, for every refusal of pages and framework alike.</summary>
/// <remarks>It has no handler, because it is shown for every method, and binds nothing, because what was sent may be unreadable.</remarks>
[IgnoreAntiforgeryToken]
[NeedsNoStore]
[Public]
public sealed class ErrorModel : PageModel
{
    public int Status => Convert.ToInt32(RouteData.Values["status"], CultureInfo.InvariantCulture);

    public Problem? Problem => HttpContext.Refusal();

    /// <summary>The key of the heading; with <c>-how</c> behind it, of the advice.</summary>
    public string Title => Problem is { Rule: var rule } && Texts.Current.Find("refusal." + rule) is not null ? "refusal." + rule : TitleOf(Status);

    /// <summary>The key of what the framework's own refusal is called.</summary>
    public static string TitleOf(int status) => status switch
    {
        StatusCodes.Status404NotFound => "error.404",
        StatusCodes.Status413PayloadTooLarge => "error.413",
        >= 500 => "error.500",
        _ => "error.400",
    };
}
