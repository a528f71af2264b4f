using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>The questionnaire as a page shows it, whoever holds the device: <c>_Form</c> shows it.</summary>
public abstract class FormModel(Catalogue catalogue) : PageModel
{
    private IReadOnlyDictionary<string, IReadOnlyList<string>> _posted = new Dictionary<string, IReadOnlyList<string>>();

    public OpenForm Form { get; private set; } = null!; // set before anything is shown

    public Campaign Campaign => Form.Campaign;

    public Guid ResponseId { get; private set; }
    public IReadOnlyList<Unit> Units { get; private set; } = [];
    public IReadOnlyCollection<ServiceField> Fields { get; private set; } = [];
    public IReadOnlyList<Problem> Problems { get; private set; } = [];

    /// <summary>Whether it acts for somebody who is signed in, so that no other site may send it.</summary>
    public virtual bool HasToken => false;

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

    /// <summary>An empty form.</summary>
    protected Task<IActionResult> ShowAsync(OpenForm form, Guid id, CancellationToken ct)
    {
        (Form, ResponseId) = (form, id);
        return ShowAsync(ct);
    }

    /// <summary>As it was sent, with what is wrong with it.</summary>
    protected Task<IActionResult> ShowAsync(SentForm sent, CancellationToken ct)
    {
        (Form, ResponseId, _posted, Problems) = (sent.Form, sent.ResponseId, sent.Fields, sent.Problems);
        return ShowAsync(ct);
    }

    private async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        if (Form.Unit is null)
            Units = await catalogue.ListUnitsAsync(Form.Today, ct);
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
