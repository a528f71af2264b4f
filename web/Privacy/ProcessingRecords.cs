using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>What the province processes in one campaign.</summary>
/// <param name="ContactDays">For how many days after the close contacts are kept that were not used.</param>
public sealed record ProcessingRecord(Campaign Campaign, IReadOnlyList<ChannelCount> Channels, long Invitations, long Spent, long Contacts, int ContactDays)
{
    public long Responses => Channels.Sum(channel => channel.Responses);

    /// <summary>The items that ask about the respondent.</summary>
    public IEnumerable<Item> Asking(PersonalData data) => Campaign.Version.Items.Where(item => item.Data == data);
}

/// <summary>The record of processing that the law asks for, from what is really stored.</summary>
public sealed class ProcessingRecords(Campaigns campaigns, Responses responses, Invitations invitations, Contacts contacts, Retention retention)
{
    public async Task<IReadOnlyList<ProcessingRecord>> ListAsync(CancellationToken ct)
    {
        var (channels, rules) = ((await responses.CountByChannelAsync(ct)).ToLookup(count => count.Campaign), await retention.FindRulesAsync(ct));
        var records = new List<ProcessingRecord>();
        foreach (var campaign in await campaigns.ListAsync(ct))
        {
            var (made, spent) = await invitations.CountAsync(campaign.Code, ct);
            records.Add(new(campaign, [.. channels[campaign.Code]], made, spent, await contacts.CountAsync(campaign.Code, ct), rules.DaysOf(Kept.Contacts, campaign.Code)));
        }

        return records;
    }
}
