using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>The receipt: proof that the answers are stored, and nothing about what they were.</summary>
public sealed class ThanksModel(Responses responses) : PageModel
{
    public DateTimeOffset ReceivedAt { get; private set; }

    /// <summary>In groups of four, to be read aloud or copied by hand.</summary>
    public string Receipt { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string receipt, CancellationToken ct)
    {
        if (ResponseId.Parse(receipt) is not { } id || await responses.FindReceivedAtAsync(id, ct) is not { } receivedAt)
            return HttpContext.Refuse(Problem.ReceiptUnknown());

        ReceivedAt = receivedAt;
        Receipt = string.Join(' ', id.ToString("N").Chunk(4).Select(four => new string(four)));
        return Page();
    }
}
