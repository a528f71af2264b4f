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
    private IReadOnlyDictionary<string, IReadOnlyList<string>> _posted = new Dictionary<string, IReadOnlyList<string>>();

    public OpenForm Form { get; private set; } = null!; // set before anything is shown

    public Campaign Campaign => Form.Campaign;

    public Guid ResponseId { get; private set; }
    public IReadOnlyList<Unit> Units { get; private set; } = [];
    public IReadOnlyCollection<ServiceField> Fields { get; private set; } = [];
    public IReadOnlyList<Problem> Problems { get; private set; } = [];

    public string PrintName => ShortWay.FormName(Request);

    public IReadOnlyList<string> Blanks => [ResponseId.ToString("D")];

    public async Task<IActionResult> OnGetAsync(string campaign, CancellationToken ct)
    {
        var open = await reception.OpenAsync(Request, campaign, ct);
        if (open.Value is not { } form)
            return HttpContext.Refuse(open.Problems[0]);

        (Form, ResponseId) = (form, Engine.ResponseId.New(clock.GetUtcNow()));
        return await ShowAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(string campaign, CancellationToken ct)
    {
        var received = await reception.ReceiveAsync(HttpContext, campaign, ct);
        if (received.Value is not { } sent)
            return HttpContext.Refuse(received.Problems[0]);
        if (sent.IsStored)
            return Response.SeeOther(ShortWay.ReceiptAddress(sent.ResponseId));

        (Form, ResponseId, _posted, Problems) = (sent.Form, sent.ResponseId, sent.Fields, sent.Problems);
        return await ShowAsync(ct);
    }

    /// <summary>What was sent under that name; the form shows it again.</summary>
    public IReadOnlyList<string> Given(string name) => _posted.GetValueOrDefault(name) ?? [];

    public AskedItem Ask(Item item, Section section) => new(
        item, NumberOf(item), HasFaces: section.Content is not null && item.Kind == ItemKind.Scale,
        Given(item.Code.Value), Given(Answers.WordsField(item)) is [var words, ..] ? words : null, ProblemAt(item.Code.Value));

    /// <summary>What is wrong there; null when nothing is.</summary>
    public Problem? ProblemAt(string place) => Problems.FirstOrDefault(problem => problem.Place == place);

    /// <summary>Where on the page a problem can be mended: its question, or the form when there is no such question.</summary>
    public string AnchorOf(Problem problem) => problem.Place is "unit" or "field" || NumberOf(problem) is not null ? $"q-{problem.Place}" : "survey";

    /// <summary>The number of the question a problem is about; null when it is about none.</summary>
    public int? NumberOf(Problem problem) => Campaign.Version.Find(Code.Parse(problem.Place)) is { } item ? NumberOf(item) : null;

    private int NumberOf(Item item) => 1 + Campaign.Version.Items.TakeWhile(other => other != item).Count(other => other.Kind is not (ItemKind.Information or ItemKind.Computed));

    private async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        if (Form.Unit is null)
        {
            var scope = await catalogue.FindScopeAsync(Campaign, ct);
            Units = [.. (await catalogue.ListUnitsAsync(Form.Today, ct)).Where(unit => scope.Contains(unit.Code))];
        }

        if (Form.Field is null)
            Fields = await catalogue.ListFieldsAsync(ct);
        Response.StatusCode = Problems switch
        {
            [] => StatusCodes.Status200OK,
            [{ Rule: "limit-reached" }] => StatusCodes.Status429TooManyRequests,
            _ => StatusCodes.Status422UnprocessableEntity,
        };
        if (Problems is [var only])
            Response.SayWhatNext(only);
        return Page();
    }
}
