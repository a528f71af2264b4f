using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>A draw and its three lists, by codes.</summary>
[Allows(Permission.ReadLists)]
public sealed class DrawModel(Campaigns campaigns, Draws draws, DrawLists lists, DrawDecisions decisions, Substitutions substitutions) : PageModel
{
    public const int LinesOfAPage = 25;

    public Campaign Campaign { get; private set; } = null!; // set by the handler

    public SampleDraw Draw { get; private set; } = null!; // set by the handler

    public DrawDesign Design { get; private set; } = null!; // set by the handler

    public SampleDraw? Signed { get; private set; }

    public IReadOnlyList<DrawSignature> Signatures { get; private set; } = [];

    public IReadOnlyList<Substitution> Substitutions { get; private set; } = [];

    public ListKind List { get; private set; }

    public IReadOnlyList<ListLine> Lines { get; private set; } = [];

    public long Count { get; private set; }

    public int After { get; private set; }

    public bool HasMore { get; private set; }

    public bool IsSigned => Signed?.Id == Draw.Id;

    public bool MaySign => (Signed is null || IsSigned) && HttpContext.Access().May(Permission.SignDraws)
        && HttpContext.Visitor()!.Name is var name && Draw.Drawn.By != name && Signatures.All(signature => signature.Signed.By != name);

    public bool MaySubstitute => IsSigned && HttpContext.Access().May(Permission.ManageCampaigns);

    public async Task<IActionResult> OnGetAsync(string campaign, Guid id, string? list, int after, CancellationToken ct)
    {
        if (await campaigns.FindAsync(Code.Parse(campaign), ct) is not { } found || await draws.FindAsync(id, ct) is not { } draw || draw.Campaign != found.Code)
            return NotFound();
        (Campaign, Draw, Design) = (found, draw, DrawDesign.Read(draw.Design));
        (List, After) = (Words.Read<ListKind>(list) ?? ListKind.Drawn, Math.Max(0, after));
        (Signed, Signatures) = (await draws.FindSignedAsync(found.Code, ct), await decisions.SignaturesAsync(id, ct));
        var scope = HttpContext.Access().ScopeOf(Permission.ReadLists);
        Substitutions = [.. (await substitutions.ListAsync(draw, ct)).Where(done => scope.Contains(done.Gone.Unit))];
        var lines = await lists.ListAsync(draw, List, scope, After, LinesOfAPage + 1, ct);
        (Lines, HasMore) = ([.. lines.Take(LinesOfAPage)], lines.Count > LinesOfAPage);
        Count = await lists.CountAsync(draw, List, scope, ct);
        return Page();
    }
}
