using Microsoft.AspNetCore.Mvc;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>The form a citizen fills.</summary>
/// <remarks>It has no antiforgery token: it acts for nobody who is signed in, and must work from a poster, a script and a cache.</remarks>
[IgnoreAntiforgeryToken]
[ReadsItsOwnForm]
[Public]
public sealed class RespondModel(Reception reception, Catalogue catalogue, TimeProvider clock) : FormModel(catalogue), IPrinted
{
    public string PrintName => ShortWay.FormName(Request);

    public IReadOnlyList<string> Blanks => [ResponseId.ToString("D")];

    public async Task<IActionResult> OnGetAsync(string campaign, CancellationToken ct)
    {
        var open = await reception.OpenAsync(Occasion.Of(Request), campaign, ct);
        return open.Value is { } form ? await ShowAsync(form, Engine.ResponseId.New(clock.GetUtcNow()), ct) : HttpContext.Refuse(open.Problems[0]);
    }

    public async Task<IActionResult> OnPostAsync(string campaign, CancellationToken ct)
    {
        var received = await reception.ReceiveAsync(HttpContext, Occasion.Of(Request), campaign, ct);
        if (received.Value is not { } sent)
            return HttpContext.Refuse(received.Problems[0]);
        return sent.IsStored ? Response.SeeOther(ShortWay.ReceiptAddress(sent.ResponseId)) : await ShowAsync(sent, ct);
    }
}
