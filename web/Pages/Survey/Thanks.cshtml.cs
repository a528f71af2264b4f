using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>The receipt: proof that the answers are stored, and nothing about what they were.</summary>
[Public]
public sealed class ThanksModel(Receipts receipts, Texts texts) : PageModel, IPrinted
{
    public DateTimeOffset ReceivedAt { get; private set; }

    /// <summary>See <see cref="Print"/>.</summary>
    public string Receipt { get; private set; } = "";

    public string PrintName => ShortWay.ReceiptName(Request);

    public IReadOnlyList<string> Blanks => [Receipt, texts.Time(ReceivedAt)];

    /// <summary>In groups of four, to be read aloud or copied by hand.</summary>
    public static string Print(Guid id) => string.Create(39, id, static (groups, id) =>
    {
        Span<char> digits = stackalloc char[32];
        id.TryFormat(digits, out _, "N");
        groups.Fill(' ');
        for (var four = 0; four < 8; four++)
            digits.Slice(4 * four, 4).CopyTo(groups[(5 * four)..]);
    });

    public async Task<IActionResult> OnGetAsync(string receipt, CancellationToken ct)
    {
        if (ResponseId.Parse(receipt) is not { } id || await receipts.FindAsync(id, ct) is not { } receivedAt)
            return HttpContext.Refuse(Problem.ReceiptUnknown());

        ReceivedAt = receivedAt;
        Receipt = Print(id);
        return Page();
    }
}
