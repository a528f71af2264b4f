using Microsoft.AspNetCore.Mvc;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>The citizen's form in the hands of an interviewer.</summary>
/// <remarks>The response learns the place of drawing and nothing else of whom it is from; what the visit learns of it is that the form came back.</remarks>
[ReadsItsOwnForm]
[Allows(Permission.Interview)]
public sealed class InterviewModel(Reception reception, FieldDesk desk, Catalogue catalogue, TimeProvider clock) : FormModel(catalogue)
{
    public override bool HasToken => true;

    /// <summary>Of the one who is visited.</summary>
    public string Address { get; private set; } = ""; // set before anything is shown

    public async Task<IActionResult> OnGetAsync(string campaign, string number, CancellationToken ct)
    {
        if (await FindAsync(campaign, number, ct) is not { } occasion)
            return NotFound();
        var open = await reception.OpenAsync(occasion, campaign, ct);
        return open.Value is { } form ? await ShowAsync(form, Engine.ResponseId.New(clock.GetUtcNow()), ct) : HttpContext.Refuse(open.Problems[0]);
    }

    public async Task<IActionResult> OnPostAsync(string campaign, string number, CancellationToken ct)
    {
        if (await FindAsync(campaign, number, ct) is not { } occasion)
            return NotFound();
        var received = await reception.ReceiveAsync(HttpContext, occasion, campaign, ct);
        if (received.Value is not { } sent)
            return HttpContext.Refuse(received.Problems[0]);
        return sent.IsStored ? Response.SeeOther($"{Address}?outcome={Engine.Words.Write(ContactOutcome.Completed)}") : await ShowAsync(sent, ct);
    }

    /// <summary>Null where the number is not theirs to visit.</summary>
    private async Task<Occasion?> FindAsync(string campaign, string number, CancellationToken ct)
    {
        if (await desk.FindAsync(HttpContext, campaign, number, ct) is not { Element.IsReplaced: false } visit)
            return null;
        Address = visit.Address;
        var place = visit.Element.PlaceOf((await desk.ListAsync(visit.Draw, visit.Element.Element.Psu, ct)).Select(element => element.Element));
        return new(Channel.Interviewer, await desk.IsOpenAsync(place.Unit, ct) ? place.Unit?.Value : null, place.Field?.Value, place.Point?.Value);
    }
}
