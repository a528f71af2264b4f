namespace SurveyHub.Engine;

/// <summary>One round of one questionnaire version.</summary>
/// <remarks>Both <see cref="Opens"/> and <see cref="Closes"/> are included, as days in Viet Nam.</remarks>
public sealed record Campaign
{
    /// <summary>How many days after the close a device that was offline may still hand in what was answered before.</summary>
    public const int DaysForDevices = 30;

    /// <exception cref="ArgumentOutOfRangeException">It closes before it opens.</exception>
    public Campaign(Code code, Text title, QuestionnaireVersion version, DateOnly opens, DateOnly closes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(closes, opens);
        (Code, Title, Version, Opens, Closes) = (code, title, version, opens, closes);
    }

    public Code Code { get; }
    public Text Title { get; init; }
    public QuestionnaireVersion Version { get; }
    public DateOnly Opens { get; }
    public DateOnly Closes { get; }

    /// <summary>Null for a campaign without one, which takes whatever its version does.</summary>
    public CampaignPlan? Plan { get; init; }

    /// <summary>Null exactly where there is no plan: then it is open by its days alone, and everybody may see its figures.</summary>
    public CampaignState? State { get; init; }

    /// <summary>What the citizen reads before the first question.</summary>
    public Text Consent => Plan?.Consent ?? Version.Consent;

    /// <summary>As <see cref="QuestionnaireVersion.ConsentSha256"/>.</summary>
    public string ConsentSha256 => CanonicalJson.Sha256(Consent.ToJson());

    /// <summary>Whether everybody may see its figures.</summary>
    public bool IsPublic => State is null or CampaignState.Published;

    /// <summary>Whether its responses never change any more.</summary>
    public bool IsFrozen => State?.IsFrozen() == true;

    /// <summary>Whether it has taken answers, and takes no more.</summary>
    public bool HasEndedOn(DateOnly day) => State switch
    {
        CampaignState.Planned => false,
        CampaignState.Open or null => day > Closes,
        CampaignState.Closed or CampaignState.Frozen or CampaignState.Published => true,
    };

    /// <summary>Why the campaign takes no answers on that day; null when it does.</summary>
    public Problem? RefusalOn(DateOnly day) =>
        HasEndedOn(day) ? Problem.CampaignClosed() : day < Opens || State == CampaignState.Planned ? Problem.CampaignNotYetOpen() : null;

    /// <summary>The same for a device's answers, which may have waited in it since an earlier day.</summary>
    public Problem? RefusalOn(DateOnly day, DateOnly answered) =>
        HasEndedOn(day) && !IsFrozen && day <= Closes.AddDays(DaysForDevices) && Opens <= answered && answered <= Closes ? null : RefusalOn(day);

    /// <summary>Why a response from there is none that was planned; none when it is.</summary>
    /// <param name="scope">See <see cref="CampaignPlan.ScopeIn"/>.</param>
    public IEnumerable<Problem> Refusals(Code? unit, Channel channel, string language, UnitScope scope) => Plan?.Refusals(unit, channel, language, scope) ?? [];
}
