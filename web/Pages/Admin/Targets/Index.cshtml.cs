using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>All targets there are, plan by plan and year by year.</summary>
[Allows(Permission.ManageOrganisation)]
public sealed class TargetsModel(Targets targets, TargetAdministration administration, Campaigns campaigns, TimeProvider clock, Texts t) : PageModel
{
    private Dictionary<string, string> _indices = [];

    /// <summary>The province's own first, then the founding plans'.</summary>
    public IReadOnlyList<IGrouping<(bool IsBuiltIn, string Source), Target>> Plans { get; private set; } = [];

    public IReadOnlyList<Problem> Problems { get; private set; } = [];

    public Task OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public async Task<IActionResult> OnPostAsync(IFormFile? table, CancellationToken ct)
    {
        var sent = UploadedTable.Read(table);
        var imported = sent.Value is { } read ? await administration.ImportAsync(read.File, HttpContext.Visitor()!.Sign(clock), ct) : sent.Problems.ToList();
        if (imported.Value is { Count: var added })
        {
            this.Say(added > 0 ? "targets.imported" : "targets.imported-none");
            return Response.SeeOther("/admin/targets");
        }

        Problems = imported.Problems;
        await ShowAsync(ct);
        return Page();
    }

    /// <summary>As the versions call it that compute it; its code where none does.</summary>
    public string NameOf(Code index) => _indices.GetValueOrDefault(index.Value, index.Value);

    private async Task ShowAsync(CancellationToken ct)
    {
        _indices = (await TargetInput.IndicesAsync(campaigns, t, ct)).ToDictionary();
        Plans = [.. (await targets.ListAsync(ct)).OrderBy(target => target.Due).ThenBy(target => target.Number).GroupBy(target => (target.IsBuiltIn, target.Source)).OrderBy(plan => plan.Key.IsBuiltIn)];
    }
}
