using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

namespace SurveyHub.Web;

[Allows(Permission.ManageOrganisation)]
public sealed class AddFieldModel(FieldAdministration administration, TimeProvider clock) : PageModel
{
    [BindProperty]
    public FieldInput Input { get; set; } = new();

    public void OnGet()
    {
        // the form
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var read = Input.Read();
        var added = read.Value is { } field ? await administration.AddAsync(field, HttpContext.Visitor()!.Sign(clock), ct) : read;
        if (added.Value is null)
        {
            ModelState.Add(added.Problems);
            return Page();
        }

        this.Say("fields.added");
        return Response.SeeOther("/admin/fields");
    }
}
