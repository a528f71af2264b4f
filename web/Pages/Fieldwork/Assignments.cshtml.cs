using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>Who visits whom: place by place, or one by one within a place.</summary>
[Allows(Permission.ManageCampaigns)]
public sealed class AssignmentsModel(FieldDesk desk, Fieldwork fieldwork, Assignments assignments, Interviewers interviewers, TimeProvider clock) : PageModel
{
    [BindProperty]
    public AssignmentInput Input { get; set; } = new();

    public SignedCampaign Signed { get; private set; } = null!; // set by the handler

    /// <summary>The place whose people are shown; null where places are.</summary>
    public Code? Psu { get; private set; }

    public IReadOnlyList<Account> Staff { get; private set; } = [];

    /// <summary>Those of this page.</summary>
    public IReadOnlyList<AssignmentLine> Lines { get; private set; } = [];

    public int All { get; private set; }
    public int Given { get; private set; }

    public Paging Paging { get; private set; } = null!; // set by the handler

    public async Task<IActionResult> OnGetAsync(string campaign, [FromQuery] string? psu, [FromQuery] int p, CancellationToken ct) =>
        await FindAsync(campaign, ct) is { } refusal ? refusal : await ShowAsync(psu, p, ct);

    public async Task<IActionResult> OnPostAsync(string campaign, [FromQuery] string? psu, [FromQuery] int p, CancellationToken ct)
    {
        if (await FindAsync(campaign, ct) is { } refusal)
            return refusal;
        var outcome = Input.Check(Staff) is { } problem
            ? problem
            : await assignments.AssignAsync(Signed.Draw, Input.NumbersOf(await fieldwork.ListAsync(Signed.Draw, ct)), Input.Find(Staff), HttpContext.Visitor()!.Sign(clock), ct);
        if (outcome.Value is not null)
        {
            this.Say("field.given");
            return Response.SeeOther(Request.Path + Request.QueryString);
        }

        ModelState.Add(outcome.Problems);
        return await ShowAsync(psu, p, ct);
    }

    private async Task<IActionResult?> FindAsync(string campaign, CancellationToken ct)
    {
        var found = await desk.OpenAsync(campaign, ct);
        if (found.Value is null)
            return HttpContext.Refuse(found.Problems[0]);
        (Signed, Staff) = (found.Value, await interviewers.ListAsync(ct));
        return null;
    }

    private async Task<PageResult> ShowAsync(string? psu, int page, CancellationToken ct)
    {
        var elements = (await fieldwork.ListAsync(Signed.Draw, ct)).Where(element => !element.IsReplaced).ToList();
        Psu = elements.FirstOrDefault(element => element.Element.Psu.Value == psu)?.Element.Psu;
        (All, Given) = (elements.Count, elements.Count(element => element.Interviewer is not null));
        var lines = AssignmentLine.Of(elements, Psu, await interviewers.NamesAsync(ct));
        Paging = new(lines.Count, OfAPage: 50, page);
        Lines = [.. Paging.Cut(lines)];
        return Page();
    }
}
