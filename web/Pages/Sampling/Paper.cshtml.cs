using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>The drawn or the reserve list to be printed, place by place. Names are on it for those who make the campaign, who hand it to interviewers; supervisors get codes.</summary>
[Allows(Permission.ReadLists)]
public sealed class PaperListsModel(Campaigns campaigns, Draws draws, DrawLists lists, DrawDecisions decisions, FrameSeal seal, AuditTrail audit, TimeProvider clock) : PageModel
{
    private const int MostLines = 20_000;

    public Campaign Campaign { get; private set; } = null!; // set by the handler

    public SampleDraw Draw { get; private set; } = null!; // set by the handler

    public ListKind List { get; private set; }

    public IReadOnlyList<DrawSignature> Signatures { get; private set; } = [];

    public IReadOnlyList<IGrouping<(string Stratum, Code Psu), ListLine>> Places { get; private set; } = [];

    /// <summary>By number; empty for whoever may not know, and after they were erased.</summary>
    public IReadOnlyDictionary<int, FramePerson> People { get; private set; } = new Dictionary<int, FramePerson>();

    public async Task<IActionResult> OnGetAsync(string campaign, Guid id, string? list, CancellationToken ct)
    {
        if (await campaigns.FindAsync(Code.Parse(campaign), ct) is not { } found || await draws.FindAsync(id, ct) is not { } draw || draw.Campaign != found.Code)
            return NotFound();
        (Campaign, Draw, List) = (found, draw, Words.Read<ListKind>(list) == ListKind.Reserve ? ListKind.Reserve : ListKind.Drawn);
        var lines = await lists.ListAsync(draw, List, HttpContext.Access().ScopeOf(Permission.ReadLists), 0, MostLines + 1, ct);
        if (lines.Count > MostLines)
            return HttpContext.Refuse(Problem.ListTooLong(MostLines));
        Places = [.. lines.GroupBy(line => (line.Element.Stratum, line.Element.Psu))];
        Signatures = await decisions.SignaturesAsync(id, ct);
        if (HttpContext.Access().May(Permission.ManageCampaigns))
            await OpenAsync(lines, ct);
        return Page();
    }

    /// <summary>After it was entered who reads them.</summary>
    private async Task OpenAsync(IReadOnlyList<ListLine> lines, CancellationToken ct)
    {
        var words = await lists.SealedAsync(Draw, ct);
        if (!lines.Any(line => words.ContainsKey(line.Element.Number)))
            return;
        await audit.AddAsync(AuditEntry.Of(HttpContext.Visitor()!.Sign(clock), AuditAction.DrawnNamesRead, Draw.Campaign.Value, null, new { Draw = Draw.Id, List = Words.Write(List) }), ct);
        var open = seal.OpenerOf(Draw.Campaign);
        People = lines.Where(line => words.ContainsKey(line.Element.Number)).ToDictionary(line => line.Element.Number, line => open(words[line.Element.Number]));
    }
}
