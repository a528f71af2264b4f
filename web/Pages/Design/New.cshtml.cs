using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>A new questionnaire: what it begins from, and its code.</summary>
[Allows(Permission.DesignQuestionnaires)]
public sealed class NewDesignModel(Beginnings beginnings, TimeProvider clock, Texts texts) : PageModel
{
    public InputModel Input { get; private set; } = new();

    public IReadOnlyList<Origin> Origins { get; private set; } = [];

    public async Task OnGetAsync([FromQuery] string? origin, CancellationToken ct) =>
        (Origins, Input) = (await beginnings.ListAsync(ct), new() { Origin = origin });

    public async Task<IActionResult> OnPostAsync([FromForm] InputModel input, CancellationToken ct)
    {
        var begun = await beginnings.BeginAsync(input.Code, input.Origin, input.File, HttpContext.Visitor()!.Sign(clock), texts, ct);
        if (begun.Value is { } draft)
        {
            if (draft.Losses == 0)
                return Response.SeeOther($"/design/{draft.Code}");
            this.Say("design.begun-with-losses");
            return Response.SeeOther($"/design/{draft.Code}/review");
        }

        ModelState.Add(begun.Problems);
        (Origins, Input) = (await beginnings.ListAsync(ct), input);
        return Page();
    }

    public sealed record InputModel
    {
        public string? Code { get; init; }

        /// <summary>As <see cref="Web.Origin.Value"/>.</summary>
        public string? Origin { get; init; }

        public IFormFile? File { get; init; }
    }
}
