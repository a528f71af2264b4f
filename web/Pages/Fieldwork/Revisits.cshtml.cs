using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>Phúc tra: who is visited once more, and how far that agrees with the first visit.</summary>
[Allows(Permission.ReadLists)]
public sealed class RevisitsModel(FieldDesk desk, Fieldwork fieldwork, Revisits revisits, Interviewers interviewers) : PageModel
{
    private IReadOnlyList<Revisit> _revisits = [];
    private IReadOnlyDictionary<Guid, string> _names = new Dictionary<Guid, string>();

    public SignedCampaign Signed { get; private set; } = null!; // set by the handler

    public IReadOnlyList<RevisitRound> Rounds { get; private set; } = [];
    public IReadOnlyDictionary<int, FrameElement> Elements { get; private set; } = new Dictionary<int, FrameElement>();
    public IReadOnlyList<AgreementLine> Agreements => AgreementLine.Of(_revisits, NameOf);

    public bool MayManage => HttpContext.Access().May(Permission.ManageCampaigns);

    public async Task<IActionResult> OnGetAsync(string campaign, CancellationToken ct)
    {
        var found = await desk.OpenAsync(campaign, ct);
        if (found.Value is not { } signed)
            return HttpContext.Refuse(found.Problems[0]);
        var scope = HttpContext.Access().ScopeOf(Permission.ReadLists);
        (Signed, Rounds, _names) = (signed, await revisits.ListRoundsAsync(signed.Draw, ct), await interviewers.NamesAsync(ct));
        Elements = (await fieldwork.ListAsync(signed.Draw, ct)).Where(element => scope.Contains(element.Element.Unit)).ToDictionary(element => element.Number, element => element.Element);
        _revisits = [.. (await revisits.ListAsync(signed.Draw, ct)).Where(revisit => Elements.ContainsKey(revisit.Number))];
        return Page();
    }

    public IEnumerable<Revisit> Of(RevisitRound round) => _revisits.Where(revisit => revisit.Round == round.Round);

    public string NameOf(Guid interviewer) => _names.GetValueOrDefault(interviewer, "?");
}
