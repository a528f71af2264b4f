using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <param name="PublishedAt">Null where it is not known.</param>
/// <param name="ContactDays">For how many days after the close contacts are kept that were not used.</param>
public sealed record ConsentShown(Campaign Campaign, DateTimeOffset? PublishedAt, int ContactDays);

[Public]
public sealed class PrivacyModel(Campaigns campaigns, Questionnaires questionnaires, Retention retention, ResponsibleAgency agency, TimeProvider clock) : PageModel
{
    public ResponsibleAgency Agency => agency;

    /// <summary>Where a campaign has no rule of its own.</summary>
    public int ContactDays { get; private set; }

    public IReadOnlyList<ConsentShown> Consents { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        var (rules, today) = (await retention.FindRulesAsync(ct), clock.GetUtcNow().DayInVietnam());
        var published = (await questionnaires.ListAsync(ct)).ToDictionary(version => (version.Questionnaire, version.Number), version => version.PublishedAt);
        ContactDays = rules.DaysOf(Kept.Contacts);
        Consents =
        [
            .. (await campaigns.ListAsync(ct)).Where(campaign => campaign.RefusalOn(today) is null).Select(campaign => new ConsentShown(
                campaign, published.TryGetValue((campaign.Version.Code, campaign.Version.Number), out var at) ? at : null, rules.DaysOf(Kept.Contacts, campaign.Code))),
        ];
    }
}
