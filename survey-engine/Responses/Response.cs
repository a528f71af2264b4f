namespace SurveyHub.Engine;

/// <summary>How an answer came in.</summary>
public enum Channel { Web, Kiosk, Invitation, Paper, Interviewer, Import }

/// <summary>The contact with public service that is rated; each part may be unknown.</summary>
/// <param name="Point">The counter, poster or device where the answer was collected.</param>
public sealed record Visit(Code? Unit, Code? Field, Code? Point);

/// <summary>What a submission says beside its answers.</summary>
/// <param name="Id">Made by the client before the first question, so that sending twice stores once.</param>
/// <param name="StartedAt">By the client's clock; null when it did not say.</param>
/// <param name="SubmittedAt">By the client's clock where it has one.</param>
public sealed record Submission(Guid Id, Visit Visit, Channel Channel, string Language, DateTimeOffset? StartedAt, DateTimeOffset SubmittedAt);

/// <summary>One person's answers to one campaign, as they are stored: without name, phone, identity number or address.</summary>
public sealed record Response
{
    /// <exception cref="ArgumentException">The id is all zeros.</exception>
    public Response(Campaign campaign, Submission submission, Answers answers, DateTimeOffset receivedAt)
    {
        if (submission.Id == Guid.Empty)
            throw new ArgumentException("A response has an id of its own.", nameof(submission));

        (Campaign, Version, Hours, Submission, Answers, ReceivedAt) = (campaign.Code, campaign.Version, campaign.Plan?.Hours, submission, answers, receivedAt);
        Row = StoredResponse.Of(this);
    }

    public Code Campaign { get; }
    public QuestionnaireVersion Version { get; }
    public Submission Submission { get; }
    public Answers Answers { get; }

    /// <summary>By the server's clock.</summary>
    public DateTimeOffset ReceivedAt { get; }

    public Guid Id => Submission.Id;

    /// <summary>Of everything that was said, but for the times: the same form sent again later is the same content.</summary>
    public string Sha256 => Row.Sha256;

    /// <summary>Of the campaign; null for the usual ones.</summary>
    internal OpeningHours? Hours { get; }

    internal StoredResponse Row { get; }
}

/// <summary>What became of a response that was handed in.</summary>
public enum Intake
{
    Stored,

    /// <summary>It was there already, with the same content.</summary>
    Duplicate,

    /// <summary>Another content stands under its id; nothing was changed.</summary>
    Conflict,

    /// <summary>Its invitation has been used for another response; nothing was stored.</summary>
    InvitationSpent,

    /// <summary>Its campaign has given out no such invitation; nothing was stored.</summary>
    InvitationUnknown,

    /// <summary>Its campaign has closed, and it was not stored before; nothing was stored.</summary>
    CampaignClosed,

    /// <summary>Its campaign is frozen, and it was not stored before; nothing was stored.</summary>
    CampaignFrozen,
}
