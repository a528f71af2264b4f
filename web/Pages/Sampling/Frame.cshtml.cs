using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>Takes in a list of the population, and shows how many there are of what.</summary>
[Allows(Permission.ManageCampaigns)]
[RequestSizeLimit(LargestFile), RequestFormLimits(MultipartBodyLengthLimit = LargestFile)]
public sealed class FrameModel(Campaigns campaigns, Frames frames, Catalogue catalogue, FrameSeal seal, TimeProvider clock) : PageModel
{
    /// <summary>In bytes: a million people with their addresses.</summary>
    private const int LargestFile = 256 * 1024 * 1024;

    [BindProperty]
    public FrameInput Input { get; set; } = new();

    public Campaign Campaign { get; private set; } = null!; // set by the handler

    public IReadOnlyList<Frame> Frames { get; private set; } = [];

    /// <summary>Of the latest.</summary>
    public IReadOnlyList<FrameCell> Cells { get; private set; } = [];

    /// <summary>What is wrong with the rows, with their lines and columns.</summary>
    public IReadOnlyList<Problem> Rows { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string campaign, CancellationToken ct) => await ShowAsync(campaign, [], ct);

    public async Task<IActionResult> OnPostAsync(string campaign, CancellationToken ct)
    {
        if (await campaigns.FindAsync(Code.Parse(campaign), ct) is not { } found)
            return NotFound();
        var refusals = Input.Check();
        if (refusals.Count > 0)
            return await ShowAsync(campaign, refusals, ct);
        var added = await ImportAsync(found, Input.Name!.Trim(), Input.File!, ct);
        if (added.Value is null)
            return await ShowAsync(campaign, added.Problems, ct);
        this.Say("sampling.frame-imported");
        return Response.SeeOther($"/campaigns/{found.Code}/sample/frame");
    }

    /// <remarks>Through a file of its own, which is read twice and gone afterwards: it says who people are.</remarks>
    private async Task<Outcome<Frame>> ImportAsync(Campaign campaign, string name, IFormFile sent, CancellationToken ct)
    {
        var path = Path.GetTempFileName();
        try
        {
            await using (var file = System.IO.File.Create(path))
                await sent.CopyToAsync(file, ct);
            var opened = FrameFile.Open(path);
            if (opened.Value is null)
                return opened.Problems.ToList();
            var list = FrameList.Read(opened.Value, await catalogue.ListUnitsAsync(ct), await catalogue.ListFieldsAsync(ct));
            return list.Value is null
                ? list.Problems.ToList()
                : await frames.AddAsync(campaign.Code, name, list.Value, seal.SealerOf(campaign.Code), HttpContext.Visitor()!.Sign(clock), ct);
        }
        finally
        {
            System.IO.File.Delete(path);
        }
    }

    private async Task<IActionResult> ShowAsync(string code, IReadOnlyList<Problem> problems, CancellationToken ct)
    {
        if (await campaigns.FindAsync(Code.Parse(code), ct) is not { } campaign)
            return NotFound();
        (Campaign, Frames) = (campaign, await frames.ListAsync(campaign.Code, ct));
        Cells = Frames.Count == 0 ? [] : await frames.CellsAsync(Frames[0].Id, ct);
        Rows = [.. problems.Where(problem => problem.Line is not null || problem.Rule == "column-missing")];
        ModelState.Add(FrameInput.Summary(problems, Rows));
        return Page();
    }
}
