using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

namespace SurveyHub.Web;

[Allows(Permission.ManagePrivacy)]
public sealed class AdminPrivacyModel(Retention retention, Campaigns campaigns, TimeProvider clock) : PageModel
{
    public RetentionRules Rules { get; private set; } = new([]);
    public IReadOnlyList<Campaign> Campaigns { get; private set; } = [];
    public IReadOnlyList<Erasure> Due { get; private set; } = [];

    public InputModel Input { get; private set; } = new();

    /// <summary>How many things the last run erased; null when none was asked for.</summary>
    public long? Erased { get; private set; }

    /// <summary>Whether a rule was just set.</summary>
    public bool IsSaved { get; private set; }

    public Task<IActionResult> OnGetAsync(long? erased, bool saved, CancellationToken ct)
    {
        (Erased, IsSaved) = (erased, saved);
        return ShowAsync(ct);
    }

    public async Task<IActionResult> OnPostRuleAsync([FromForm] InputModel input, CancellationToken ct)
    {
        Input = input;
        if (Words.Read<Kept>(input.Kept) is not { } kept)
            return BadRequest();
        var campaign = await campaigns.FindAsync(Code.Parse(input.Campaign), ct);
        if (!string.IsNullOrEmpty(input.Campaign) && campaign is null)
            return NotFound();
        ModelState.Remove("days"); // the framework's own words, not ours
        var set = await retention.SetAsync(new(kept, campaign?.Code, input.Days ?? -1), HttpContext.Visitor()!.Sign(clock), ct);
        ModelState.Add(set.Problems);
        return set.Value is null ? await ShowAsync(ct) : Response.SeeOther("/admin/privacy?saved=true");
    }

    public async Task<IActionResult> OnPostRunAsync([FromForm] bool confirmed, CancellationToken ct)
    {
        if (!confirmed)
        {
            ModelState.AddModelError("confirmed", Texts.Current["retention.unconfirmed"]);
            return await ShowAsync(ct);
        }

        var erasures = await retention.RunAsync(HttpContext.Visitor()!.Sign(clock), ct);
        await retention.ScrubAsync(ct); // where it must wait, the night's run goes on with it
        return Response.SeeOther(FormattableString.Invariant($"/admin/privacy?erased={erasures.Sum(erasure => erasure.Count)}"));
    }

    private async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        (Rules, Campaigns, Due) = (await retention.FindRulesAsync(ct), await campaigns.ListAsync(ct), await retention.FindDueAsync(ct));
        return Page();
    }

    public sealed class InputModel
    {
        public string? Kept { get; set; }

        /// <summary>Blank for all that have no rule of their own.</summary>
        public string? Campaign { get; set; }

        public int? Days { get; set; }
    }
}
