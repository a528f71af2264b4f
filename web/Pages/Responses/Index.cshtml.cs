using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>Where the code of a response is typed that is to be decided about.</summary>
[Allows(Permission.DecideResponses)]
public sealed class ResponsesIndexModel(ResponseParadata responses) : PageModel
{
    /// <summary>As it was typed.</summary>
    public string? Typed { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? response, CancellationToken ct)
    {
        Typed = response;
        if (string.IsNullOrEmpty(response))
            return Page();
        if (ResponseId.Parse(response.Trim()) is { } id && await responses.FindAsync(id, ct) is not null)
            return Response.SeeOther($"/responses/{id:D}");
        ModelState.Add(Problem.ReceiptUnknown() with { Place = "response" });
        return Page();
    }
}
