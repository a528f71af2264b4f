using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Analytics;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>What the public may see of a campaign: chosen, looked at before, and put up where people pass.</summary>
[Allows(Permission.ManageCampaigns)]
public sealed class PublicationModel(
    Campaigns campaigns, PublicChoices choices, CampaignResults results, PublicPages pages, EmbedOrigins origins, SiteAddress site, Texts texts, TimeProvider clock) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public Campaign Campaign { get; private set; } = null!; // set by the handler

    public PublicChoice Choice { get; private set; } = null!; // set by the handler

    /// <summary>Null until it is asked for.</summary>
    public PublicPage? Preview { get; private set; }

    public IReadOnlyList<string> Origins => origins.All;

    /// <summary>What the portal's page holds.</summary>
    public string Snippet =>
        $"<iframe src=\"{site.LinkTo(Request, $"/results/{Campaign.Code}/embed?lang={texts.Language}")}\" title=\"{texts["public.embed-kicker"]}\" width=\"{EmbedModel.Width}\" height=\"{EmbedModel.Height}\" loading=\"lazy\"></iframe>";

    public async Task<IActionResult> OnGetAsync(string campaign, CancellationToken ct) => await FindAsync(campaign, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string campaign, CancellationToken ct)
    {
        if (!await FindAsync(campaign, ct))
            return NotFound();
        List<PublicPart> parts = [.. Input.Parts.Select(word => Words.Read<PublicPart>(word)).OfType<PublicPart>()];
        if (Input.Preview)
        {
            Choice = Choice with { Parts = parts.ToHashSet() };
            var (previewed, rankings) = await results.PreviewAsync(Campaign, Choice, ct);
            Preview = await pages.ReadAsync(previewed, rankings, null, null, texts, ct);
            return Page();
        }

        await choices.ChooseAsync(Campaign, parts, HttpContext.Visitor()!.Sign(clock), ct);
        this.Say("public.chosen");
        return Response.SeeOther($"/campaigns/{Campaign.Code}/publication");
    }

    private async Task<bool> FindAsync(string code, CancellationToken ct)
    {
        if (await campaigns.FindAsync(Code.Parse(code), ct) is not { } campaign)
            return false;
        (Campaign, Choice) = (campaign, await choices.FindAsync(campaign.Code, ct));
        return true;
    }

    public sealed class InputModel
    {
        /// <summary>Words of <see cref="PublicPart"/>.</summary>
        public string[] Parts { get; set; } = [];

        /// <summary>Whether it is only to be looked at.</summary>
        public bool Preview { get; set; }
    }
}
