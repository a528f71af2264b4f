namespace SurveyHub.Engine;

/// <summary>What is kept for a while only.</summary>
public enum Kept
{
    /// <summary>Of invited people, counted from the campaign's last day; who has answered is erased at the next run.</summary>
    Contacts,

    /// <summary>Responses of campaigns that were not known when they came, as they were sent; counted from the day they were stored after all.</summary>
    Quarantine,

    /// <summary>Of staff, counted from their end.</summary>
    SignIns,
}

/// <summary>How long something is kept.</summary>
/// <param name="Campaign">Null for all that have no rule of their own.</param>
public sealed record RetentionRule(Kept Kept, Code? Campaign, int Days)
{
    public const int Longest = 3650;

    /// <summary>Whether each campaign can have a rule of its own.</summary>
    public static bool IsOfCampaigns(Kept kept) => kept == Kept.Contacts;

    /// <summary>Where nobody has set a rule.</summary>
    public static int UsualDays(Kept kept) => kept switch
    {
        Kept.Contacts or Kept.Quarantine => 30,
        Kept.SignIns => 90,
    };
}

/// <summary>The rules that were set; each campaign has its own, or that of all.</summary>
public sealed class RetentionRules(IReadOnlyList<RetentionRule> rules)
{
    public int DaysOf(Kept kept, Code? campaign = null) =>
        (rules.FirstOrDefault(rule => rule.Kept == kept && rule.Campaign == campaign) ?? rules.FirstOrDefault(rule => rule.Kept == kept && rule.Campaign is null))?.Days
        ?? RetentionRule.UsualDays(kept);
}

/// <summary>What is due to be erased, or was.</summary>
/// <param name="Campaign">Null for what belongs to none.</param>
/// <param name="Oldest">When the oldest of it came in.</param>
public sealed record Erasure(Kept Kept, Code? Campaign, long Count, DateTimeOffset Oldest);
