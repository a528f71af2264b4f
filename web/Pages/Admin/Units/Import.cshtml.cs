using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>Units from a spreadsheet: the whole file is checked, what it would change is shown, and only then done.</summary>
[Allows(Permission.ManageOrganisation)]
public sealed class ImportUnitsModel(UnitAdministration administration, Units units, TimeProvider clock) : PageModel
{
    /// <summary>What was sent, as CSV; comes back with the confirmation.</summary>
    public string? Table { get; private set; }

    /// <summary>Null while nothing was sent, or it cannot be used.</summary>
    public UnitChanges? Changes { get; private set; }

    public IReadOnlyList<Problem> Problems { get; private set; } = [];

    public void OnGet()
    {
        // the form
    }

    public async Task OnPostAsync(IFormFile? table, CancellationToken ct)
    {
        var sent = UploadedTable.ReadForForm(table);
        var read = sent.Value is null ? sent.Problems.ToList() : UnitFile.Read(sent.Value.File, await units.ListAsync(ct));
        (Changes, Problems, Table) = (read.Value, read.Problems, sent.Value?.Text);
    }

    public async Task<IActionResult> OnPostConfirmAsync(string? text, CancellationToken ct)
    {
        var file = ResponseFile.OfText(text ?? "", "units.csv");
        var imported = file.Value is { } opened ? await administration.ImportAsync(opened, HttpContext.Visitor()!.Sign(clock), ct) : file.Problems.ToList();
        if (imported.Value is null)
        {
            Problems = imported.Problems;
            return Page();
        }

        this.Say("units.imported");
        return Response.SeeOther("/admin/units");
    }
}
