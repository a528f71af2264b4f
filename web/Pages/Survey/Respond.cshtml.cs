using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>The form a citizen fills.</summary>
/// <remarks>It has no antiforgery token: it acts for nobody who is signed in, and must work from a poster, a script and a cache.</remarks>
[IgnoreAntiforgeryToken]
[ReadsItsOwnForm]
[Public]
public sealed class RespondModel(Reception reception, Catalogue catalogue, TimeProvider clock) : PageModel, IPrinted
{
    public OpenForm Form { get; private set; } = null!; // set before anything is shown

    public Campaign Campaign => Form.Campaign;

    public AskedForm Asked { get; private set; } = null!; // set before anything is shown

    public Guid ResponseId { get; private set; }
    public IReadOnlyList<Unit> Units { get; private set; } = [];
    public IReadOnlyCollection<ServiceField> Fields { get; private set; } = [];

    public string PrintName => ShortWay.FormName(Request);

    public IReadOnlyList<string> Blanks => [ResponseId.ToString("D")];

    public async Task<IActionResult> OnGetAsync(string campaign, CancellationToken ct)
    {
        var open = await reception.OpenAsync(Request, campaign, ct);
        if (open.Value is not { } form)
            return HttpContext.Refuse(open.Problems[0]);

        (Form, Asked, ResponseId) = (form, new(form.Campaign.Version, form.Today), Engine.ResponseId.New(clock.GetUtcNow()));
        return await ShowAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(string campaign, CancellationToken ct)
    {
        var received = await reception.ReceiveAsync(HttpContext, campaign, ct);
        if (received.Value is not { } sent)
            return HttpContext.Refuse(received.Problems[0]);
        if (sent.IsStored)
            return Response.SeeOther(ShortWay.ReceiptAddress(sent.ResponseId));

        (Form, ResponseId) = (sent.Form, sent.ResponseId);
        Asked = new(Form.Campaign.Version, Form.Today) { Sent = sent.Fields, Problems = sent.Problems };
        return await ShowAsync(ct);
    }

    /// <summary>Where on the page a problem can be mended: its question, or the form when there is no such question.</summary>
    public string AnchorOf(Problem problem) => problem.Place is "unit" or "field" || NumberOf(problem) is not null ? $"q-{problem.Place}" : "survey";

    /// <summary>The number of the question a problem is about; null when it is about none.</summary>
    public int? NumberOf(Problem problem) => Campaign.Version.Find(Code.Parse(problem.Place)) is { } item ? Asked.NumberOf(item) : null;

    private async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        if (Form.Unit is null)
        {
            var scope = await catalogue.FindScopeAsync(Campaign, ct);
            Units = [.. (await catalogue.ListUnitsAsync(Form.Today, ct)).Where(unit => scope.Contains(unit.Code))];
        }

        if (Form.Field is null)
            Fields = await catalogue.ListFieldsAsync(ct);
        Response.StatusCode = Asked.Problems switch
        {
            [] => StatusCodes.Status200OK,
            [{ Rule: "limit-reached" }] => StatusCodes.Status429TooManyRequests,
            _ => StatusCodes.Status422UnprocessableEntity,
        };
        if (Asked.Problems is [var only])
            Response.SayWhatNext(only);
        return Page();
    }
}
