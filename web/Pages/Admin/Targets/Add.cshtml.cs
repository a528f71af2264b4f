using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

namespace SurveyHub.Web;

[Allows(Permission.ManageOrganisation)]
public sealed class AddTargetModel(TargetAdministration administration, Campaigns campaigns, TimeProvider clock, Texts t) : PageModel
{
    [BindProperty]
    public TargetInput Input { get; set; } = new();

    public IReadOnlyList<(string Value, string Label)> Indices { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => Indices = await TargetInput.IndicesAsync(campaigns, t, ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var added = await administration.AddAsync(Input.ToText(), HttpContext.Visitor()!.Sign(clock), ct);
        if (added.Value is not null)
        {
            this.Say("targets.added");
            return Response.SeeOther("/admin/targets");
        }

        ModelState.Add(added.Problems);
        Indices = await TargetInput.IndicesAsync(campaigns, t, ct);
        return Page();
    }
}
