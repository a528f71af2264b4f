using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

namespace SurveyHub.Web;

[Allows(Permission.ManageOrganisation)]
public sealed class RenameFieldModel(FieldAdministration administration, ServiceFields fields, TimeProvider clock) : PageModel
{
    [BindProperty]
    public FieldInput Input { get; set; } = new();

    public ServiceField Field { get; private set; } = null!; // set by the handler

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken ct)
    {
        if (!await FindAsync(code, ct))
            return NotFound();
        var words = Field.Name;
        Input = new() { Vi = words.In("vi"), En = words.In("en") == words.In("vi") ? null : words.In("en") };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string code, CancellationToken ct)
    {
        if (!await FindAsync(code, ct))
            return NotFound();
        var name = Input.ReadName();
        if (name.Value is null)
        {
            ModelState.Add(name.Problems);
            return Page();
        }

        await administration.RenameAsync(Field, name.Value, HttpContext.Visitor()!.Sign(clock), ct);
        this.Say("fields.renamed");
        return Response.SeeOther("/admin/fields");
    }

    private async Task<bool> FindAsync(string code, CancellationToken ct)
    {
        if (Code.Parse(code) is not { } known || await fields.FindAsync(known, ct) is not { } field)
            return false;
        Field = field;
        return true;
    }
}
