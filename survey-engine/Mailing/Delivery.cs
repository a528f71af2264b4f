namespace SurveyHub.Engine;

/// <summary>What makes a message leave.</summary>
public enum DeliveryKind { Schedule, Alert }

/// <summary>Of each there is one message to each account, ever.</summary>
/// <param name="Source">The schedule or the rule.</param>
/// <param name="Part">The period, or the turn.</param>
public sealed record MailOccasion(DeliveryKind Kind, Guid Source, string Part);

public enum DeliveryState
{
    Queued,

    /// <summary>Somebody is at it; what is left so is never sent again, for it may have arrived.</summary>
    Sending,

    Sent,
    Failed,

    /// <summary>The mail server will not have the address.</summary>
    Bounced,
}

/// <summary>Why a message did not leave, or not yet.</summary>
public enum DeliveryReason
{
    Refused,

    /// <summary>It could not be sent in time.</summary>
    Expired,

    /// <summary>Nobody knows whether it was sent: the program ended, or lost its store, in the middle.</summary>
    Interrupted,

    NoAddress,

    /// <summary>The account may not read what it says.</summary>
    NotAllowed,

    /// <summary>What it was about is gone.</summary>
    NoReport,

    /// <summary>The mail server was not there or busy: it is tried again.</summary>
    Away,
}

/// <param name="Attempts">How often it was begun.</param>
/// <param name="Due">When it is tried next; of one that is being sent, when it is given up.</param>
/// <param name="Done">Null while it is not settled.</param>
/// <param name="Detail">What the server said, without any address; null for nothing.</param>
public sealed record Delivery(
    Guid Id, MailOccasion Occasion, Guid Account, DeliveryState State, int Attempts, DateTimeOffset Queued, DateTimeOffset Due, DateTimeOffset? Done, DeliveryReason? Reason, string? Detail);
