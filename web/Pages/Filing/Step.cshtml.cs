using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>Asks once more before a report is reviewed, frozen, filed, made anew, corrected or thrown away.</summary>
[Allows(Permission.ManageCampaigns)]
public sealed class FilingStepModel(FiledReports filed, Filing filing, ReportFiling making, Campaigns campaigns, TimeProvider clock) : PageModel
{
    [BindProperty]
    public FilingInput Input { get; set; } = new();

    public FiledReport Report { get; private set; } = null!; // set by the handler

    public Campaign Campaign { get; private set; } = null!; // set by the handler

    public FilingAct Act { get; private set; }

    /// <summary>The key of what the act is called; with <c>-how</c> behind it, of what it does.</summary>
    public string Key => "filing.act." + Words.Write(Act);

    public Task<IActionResult> OnGetAsync(Guid id, string act, CancellationToken ct) => FindAsync(id, act, () => Task.FromResult<IActionResult>(Page()), ct);

    public Task<IActionResult> OnPostAsync(Guid id, string act, CancellationToken ct) => FindAsync(id, act, async () =>
    {
        var done = await DoAsync(HttpContext.Visitor()!.Sign(clock), ct);
        if (done.Value is null)
        {
            ModelState.Add(done.Problems);
            return Page();
        }

        this.Say($"{Key}-done");
        return Response.SeeOther(Act == FilingAct.Discard && Report.Editions.Count == 1 ? "/filing" : $"/filing/{id:D}");
    }, ct);

    private async Task<IActionResult> FindAsync(Guid id, string act, Func<Task<IActionResult>> found, CancellationToken ct)
    {
        if (Words.Read<FilingAct>(act) is not { } known || await filed.FindAsync(id, ct) is not { } report || await campaigns.FindAsync(report.Subject.Campaign, ct) is not { } campaign)
            return NotFound();
        (Act, Report, Campaign) = (known, report, campaign);
        return await found();
    }

    private Task<Outcome<FiledReport>> DoAsync(Signature by, CancellationToken ct) => Act switch
    {
        FilingAct.Review => filing.AdvanceAsync(Report, FilingState.Reviewed, null, by, ct),
        FilingAct.Freeze => filing.AdvanceAsync(Report, FilingState.Frozen, null, by, ct),
        FilingAct.File => FileAsync(by, ct),
        FilingAct.Renew => making.RenewAsync(Report, by, ct),
        FilingAct.Correct => making.CorrectAsync(Report, Input.Reason, by, ct),
        FilingAct.Discard => filing.DiscardAsync(Report, by, ct),
    };

    private async Task<Outcome<FiledReport>> FileAsync(Signature by, CancellationToken ct)
    {
        var read = Input.ToDocument();
        return read.Value is { } document ? await filing.AdvanceAsync(Report, FilingState.Filed, document, by, ct) : read.Problems.ToList();
    }
}
