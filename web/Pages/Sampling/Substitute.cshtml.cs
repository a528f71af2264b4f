using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>Takes the next of the reserve instead of somebody, with a reason.</summary>
[Allows(Permission.ManageCampaigns)]
public sealed class SubstituteModel(Draws draws, Substitutions substitutions, TimeProvider clock) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public SampleDraw Draw { get; private set; } = null!; // set by the handler

    /// <summary>Null while nobody is named.</summary>
    public FrameElement? Gone { get; private set; }

    /// <summary>Null where the reserve is used up, or nobody is to be asked there any more.</summary>
    public FrameElement? Next { get; private set; }

    public async Task<IActionResult> OnGetAsync(string campaign, Guid id, int? number, CancellationToken ct)
    {
        Input.Number = number;
        return await FindAsync(campaign, id, ct) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(string campaign, Guid id, CancellationToken ct)
    {
        if (!await FindAsync(campaign, id, ct) || Gone is null)
            return NotFound();
        var done = await substitutions.AddAsync(Draw, Gone.Number, Input.Instead ?? 0, Input.Reason, HttpContext.Visitor()!.Sign(clock), ct);
        ModelState.Add(done.Problems);
        if (done.Value is null)
            return Page();
        this.Say("sampling.substituted");
        return Response.SeeOther($"/campaigns/{Draw.Campaign}/sample/draws/{id}");
    }

    private async Task<bool> FindAsync(string code, Guid id, CancellationToken ct)
    {
        if (await draws.FindAsync(id, ct) is not { } draw || draw.Campaign != Code.Parse(code))
            return false;
        Draw = draw;
        if (Input.Number is not { } number)
            return true;
        var elements = (await draws.ListAsync(draw, ct)).ToDictionary(line => line.Element.Number, line => line.Element);
        Gone = elements.GetValueOrDefault(number);
        Next = await substitutions.FindNextAsync(draw, number, ct) is { } next ? elements[next] : null;
        return true;
    }

    public sealed class InputModel
    {
        /// <summary>In the whole list, of whoever is not asked.</summary>
        public int? Number { get; set; }

        /// <summary>In the whole list, of whoever was shown as the next.</summary>
        public int? Instead { get; set; }

        public string? Reason { get; set; }
    }
}
