using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

namespace SurveyHub.Web;

[Allows(Permission.ManageOrganisation)]
public sealed class ProceduresModel(ServiceProcedures procedures, ServiceFields fields, TimeProvider clock) : PageModel
{
    public string Search { get; private set; } = "";

    public Code? Field { get; private set; }

    public IReadOnlyList<ServiceField> Fields { get; private set; } = [];

    /// <summary>Those of this page.</summary>
    public IReadOnlyList<ServiceProcedure> Procedures { get; private set; } = [];

    public Paging Paging { get; private set; } = null!; // set by the handler

    public IReadOnlyList<Problem> Problems { get; private set; } = [];

    public Task OnGetAsync(string? q, string? of, int p, CancellationToken ct) => ShowAsync(q, of, p, ct);

    public async Task<IActionResult> OnPostAsync(IFormFile? table, CancellationToken ct)
    {
        var sent = UploadedTable.Read(table);
        var imported = sent.Value is { } read ? await procedures.ImportAsync(read.File, HttpContext.Visitor()!.Sign(clock), ct) : sent.Problems.ToList();
        if (imported.Value is { Count: var changed })
        {
            this.Say(changed > 0 ? "fields.procedures-imported" : "fields.procedures-same");
            return Response.SeeOther("/admin/fields/procedures");
        }

        Problems = imported.Problems;
        await ShowAsync(null, null, 1, ct);
        return Page();
    }

    private async Task ShowAsync(string? q, string? of, int p, CancellationToken ct)
    {
        (Search, Field, Fields) = (q?.Trim() ?? "", Code.Parse(of), await fields.ListAsync(ct));
        var found = (await procedures.ListAsync(ct))
            .Where(procedure => (Field is null || procedure.Field == Field) && (Search.Length == 0 || Vietnamese.Contains(procedure.Name, Search) || Vietnamese.Contains(procedure.Code, Search))).ToList();
        Paging = new(found.Count, OfAPage: 50, p);
        Procedures = [.. Paging.Cut(found)];
    }
}
