using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>From now on no campaign begins with the version, for good; so it is asked once more.</summary>
[Allows(Permission.DesignQuestionnaires)]
public sealed class RetireModel(Questionnaires questionnaires, TimeProvider clock) : PageModel
{
    public QuestionnaireVersion Version { get; private set; } = null!; // set by the handler

    public async Task<IActionResult> OnGetAsync(string code, int number, CancellationToken ct)
    {
        if (Code.Parse(code) is not { } parsed || await questionnaires.FindAsync(parsed, number, ct) is not { } version)
            return NotFound();
        Version = version;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string code, int number, CancellationToken ct)
    {
        if (Code.Parse(code) is not { } parsed || await questionnaires.RetireAsync(parsed, number, HttpContext.Visitor()!.Sign(clock), ct) is not { Value: not null })
            return NotFound();
        this.Say("design.retired-now");
        return Response.SeeOther($"/design/{parsed}/history");
    }
}
