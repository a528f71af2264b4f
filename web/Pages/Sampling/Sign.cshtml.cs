using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>Where a supervisor puts a name under a draw.</summary>
[Allows(Permission.SignDraws)]
public sealed class SignDrawModel(Draws draws, DrawLists lists, DrawDecisions decisions, TimeProvider clock) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public SampleDraw Draw { get; private set; } = null!; // set by the handler

    public long Drawn { get; private set; }

    public long Reserve { get; private set; }

    public async Task<IActionResult> OnGetAsync(string campaign, Guid id, CancellationToken ct) => await FindAsync(campaign, id, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string campaign, Guid id, CancellationToken ct)
    {
        if (!await FindAsync(campaign, id, ct))
            return NotFound();
        var signed = await decisions.SignAsync(Draw, Input.Sha256, Input.Remark, HttpContext.Visitor()!.Sign(clock), ct);
        ModelState.Add(signed.Problems);
        if (signed.Value is null)
            return Page();
        this.Say("sampling.signed");
        return Response.SeeOther($"/campaigns/{Draw.Campaign}/sample/draws/{id}");
    }

    private async Task<bool> FindAsync(string code, Guid id, CancellationToken ct)
    {
        if (await draws.FindAsync(id, ct) is not { } draw || draw.Campaign != Code.Parse(code))
            return false;
        Draw = draw;
        (Drawn, Reserve) = (await lists.CountAsync(draw, ListKind.Drawn, UnitScope.Province, ct), await lists.CountAsync(draw, ListKind.Reserve, UnitScope.Province, ct));
        return true;
    }

    public sealed class InputModel
    {
        /// <summary>Of the lists as the form showed them.</summary>
        public string? Sha256 { get; set; }

        public string? Remark { get; set; }
    }
}
