using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace SurveyHub.Engine;

/// <summary>What staff can do that is written down: all of it.</summary>
public enum AuditAction
{
    AccountAdded,
    AccountChanged,
    AccountDisabled,
    AccountEnabled,
    RoleGranted,
    RoleRevoked,
    SignedIn,
    SignInFailed,
    SignedOut,
    SignInEnded,
    PasswordChanged,
    TwoFactorEnabled,
    TwoFactorDisabled,
    RecoveryCodesMade,
    RecoveryCodeUsed,
    KeyAdded,
    KeyRotated,
    KeyRevoked,
    QuestionnairePublished,
    QuestionnaireRetired,
    MappingDecided,
    DraftSaved,
    CampaignAdded,
    SampleRecorded,
    ResponsesImported,
    ResponsesImagined,
    ResponseExcluded,
    ResponseRestored,
    QuarantineReplayed,
    LineageImported,
    PublishedImported,
    InvitationsMade,
    ContactsImported,
    RetentionChanged,
    RetentionRun,
    ReportRead,
    ResponseRead,
    CommentsRead,
    RawCommentRead,
    LedgerRead,
    Exported,
    DraftDiscarded,
    DraftReviewed,
    DraftCommented,
    DraftCommentResolved,
    FrameImported,
    SamplePlanned,
    DrawMade,
    DrawSigned,
    ElementSubstituted,
    DrawnNamesRead,
    CampaignPlanned,
    CampaignChanged,
    CampaignOpened,
    CampaignClosed,
    CampaignFrozen,
    CampaignPublished,
    CampaignCorrected,
    ElementsAssigned,
    RevisitsDrawn,
    RevisitRecorded,
    UnitsChanged,
    UnitsReorganised,
    FieldsChanged,
    ProceduresImported,
    TargetsChanged,
    TargetsChosen,
    ExportCancelled,
    ExportErased,
    ReportTemplateChanged,
    ReportGenerated,
    ReportReviewed,
    ReportFrozen,
    ReportFiled,
    ReportDiscarded,
    AlertsChanged,
    MailSchedulesChanged,
    PublicationChosen,
    NoteWritten,
    NoteShown,
    NoteTakenBack,
}

/// <summary>Who did what, when, to what; how it was before and how it is since.</summary>
public sealed record AuditEntry
{
    public const int LongestSubject = 254;

    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public required Guid Id { get; init; }
    public required Signature Done { get; init; }

    /// <summary>A word of <see cref="AuditAction"/>; kept as a word, so that what another version of the program wrote can be read.</summary>
    public required string Action { get; init; }

    /// <summary>What it was done to: the code, or the id of an account or response.</summary>
    public required string Subject { get; init; }

    /// <summary>JSON; null where there was nothing before, or nothing is said of it. Never a secret and never an answer.</summary>
    public string? Was { get; init; }

    /// <summary>JSON; null where there is nothing since, or nothing is said of it. Never a secret and never an answer.</summary>
    public string? Became { get; init; }

    /// <summary>Null where none is asked for.</summary>
    public string? Reason { get; init; }

    /// <summary>The digest as it was stored; null for an entry that is not stored yet.</summary>
    public string? Sha256 { get; internal init; }

    /// <summary>Whether the digest written with it is still its own: not when somebody has altered its row.</summary>
    public bool IsUnaltered { get; internal init; } = true;

    /// <summary>Where it stands among the others; null for an entry that is not stored yet.</summary>
    public AuditPlace? Place { get; internal init; }

    /// <param name="was">Written as JSON.</param>
    /// <param name="became">Written as JSON.</param>
    public static AuditEntry Of(Signature done, AuditAction action, string subject, object? was = null, object? became = null, string? reason = null) => new()
    {
        Id = Guid.CreateVersion7(done.At),
        Done = done,
        Action = Words.Write(action),
        Subject = subject.Length > LongestSubject ? subject[..LongestSubject] : subject,
        Was = was is null ? null : JsonSerializer.Serialize(was, _json),
        Became = became is null ? null : JsonSerializer.Serialize(became, _json),
        Reason = reason,
    };
}
