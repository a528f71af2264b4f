using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>The questionnaire as a page shows it, whoever holds the device: <c>_Form</c> shows it.</summary>
public abstract class FormModel(Catalogue catalogue) : PageModel
{
    public OpenForm Form { get; private set; } = null!; // set before anything is shown

    public Campaign Campaign => Form.Campaign;

    public AskedForm Asked { get; private set; } = null!; // set before anything is shown

    public Guid ResponseId { get; private set; }
    public IReadOnlyList<Unit> Units { get; private set; } = [];
    public IReadOnlyCollection<ServiceField> Fields { get; private set; } = [];

    /// <summary>Whether it acts for somebody who is signed in, so that no other site may send it.</summary>
    public virtual bool HasToken => false;

    /// <summary>Where on the page a problem can be mended: its question, or the form when there is no such question.</summary>
    public string AnchorOf(Problem problem) => problem.Place is "unit" or "field" || NumberOf(problem) is not null ? $"q-{problem.Place}" : "survey";

    /// <summary>The number of the question a problem is about; null when it is about none.</summary>
    public int? NumberOf(Problem problem) => Campaign.Version.Find(Code.Parse(problem.Place)) is { } item ? Asked.NumberOf(item) : null;

    /// <summary>An empty form.</summary>
    protected Task<IActionResult> ShowAsync(OpenForm form, Guid id, CancellationToken ct)
    {
        (Form, Asked, ResponseId) = (form, new(form.Campaign.Version, form.Today), id);
        return ShowAsync(ct);
    }

    /// <summary>As it was sent, with what is wrong with it.</summary>
    protected Task<IActionResult> ShowAsync(SentForm sent, CancellationToken ct)
    {
        (Form, ResponseId) = (sent.Form, sent.ResponseId);
        Asked = new(Form.Campaign.Version, Form.Today) { Sent = sent.Fields, Problems = sent.Problems };
        return ShowAsync(ct);
    }

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
