namespace SurveyHub.Engine;

/// <summary>How far a planned campaign has come; each follows the one before it, and none is gone back to.</summary>
public enum CampaignState
{
    /// <summary>Takes no answers, and everything about it can still be changed.</summary>
    Planned,

    /// <summary>Takes answers on its days.</summary>
    Open,

    /// <summary>Takes only what devices collected before it was closed.</summary>
    Closed,

    /// <summary>Takes nothing: its responses and figures are fixed.</summary>
    Frozen,

    /// <summary>Frozen, and its figures are for everybody.</summary>
    Published,
}

/// <param name="Remark">Null where none was given.</param>
public sealed record StateChange(CampaignState State, Signature Changed, string? Remark);

internal static class CampaignStateRules
{
    /// <summary>Whether the responses of a campaign in that state never change any more.</summary>
    public static bool IsFrozen(this CampaignState state) => state is CampaignState.Frozen or CampaignState.Published;
}
