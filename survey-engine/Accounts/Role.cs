namespace SurveyHub.Engine;

/// <summary>What somebody is to the program; what each may do is said in <see cref="Roles"/>.</summary>
public enum Role
{
    Administrator,

    /// <summary>Of Sở Nội vụ: makes questionnaires.</summary>
    Designer,

    CampaignManager,

    /// <summary>Reads the reports of a unit and of all below it.</summary>
    Leader,

    /// <summary>Starts kiosks and types in paper; sees no answer.</summary>
    CounterClerk,

    /// <summary>Mặt trận Tổ quốc, Hội Cựu chiến binh: reads lists, draws and the ledger, and signs; changes nothing.</summary>
    Supervisor,

    Auditor,

    /// <summary>Of VNPost: visits those who were drawn; sees whom to visit, and no answer.</summary>
    Interviewer,
}

/// <summary>One thing that may be done. Every page, file and endpoint states which of them it takes.</summary>
public enum Permission
{
    ManageAccounts,
    ManageKeys,

    /// <summary>Retention, the record of processing.</summary>
    ManagePrivacy,

    ReadAudit,

    /// <summary>Comments as they were written, before phone numbers and names are masked; with a reason, which is kept.</summary>
    ReadRawComments,

    DesignQuestionnaires,
    ManageOrganisation,
    ManageCampaigns,

    /// <summary>To leave a response out of results, or to count it again.</summary>
    DecideResponses,

    ReadReports,

    /// <summary>One by one, masked: each is a part of somebody's response.</summary>
    ReadComments,

    /// <summary>Lists of whom and what was drawn.</summary>
    ReadLists,

    ReadLedger,
    SignDraws,
    StartKiosks,
    EnterPaper,

    /// <summary>To visit those one was given, and to say what came of it.</summary>
    Interview,

    /// <summary>Responses one by one, as a file in which nobody is told apart: docs/data-files.md.</summary>
    TakeResponses,
}

/// <summary>Which role may do what: the one table of it.</summary>
public static class Roles
{
    /// <summary>What the role may do in the units it was given for.</summary>
    public static IReadOnlySet<Permission> Allows(this Role role) => role switch
    {
        Role.Administrator => _administrator,
        Role.Designer => _designer,
        Role.CampaignManager => _campaignManager,
        Role.Leader => _leader,
        Role.CounterClerk => _counterClerk,
        Role.Supervisor => _supervisor,
        Role.Auditor => _auditor,
        Role.Interviewer => _interviewer,
    };

    /// <summary>Whether the role is worth nothing until its holder has signed in with a second factor.</summary>
    public static bool NeedsSecondFactor(this Role role) => role is Role.Administrator or Role.Designer;

    /// <summary>
    /// Whether a part of the province can be given for it. What touches single responses cannot: the rated unit neither sees nor changes one. Nor what serves all units together.
    /// </summary>
    public static bool IsForUnits(this Permission permission) => permission is
        Permission.ReadReports or Permission.ReadLists or Permission.StartKiosks or Permission.EnterPaper or Permission.Interview;

    private static readonly HashSet<Permission> _administrator =
        [Permission.ManageAccounts, Permission.ManageKeys, Permission.ManagePrivacy, Permission.ReadAudit, Permission.ReadRawComments, Permission.ManageOrganisation, Permission.ReadLedger];

    private static readonly HashSet<Permission> _designer = [Permission.DesignQuestionnaires, Permission.ManageOrganisation, Permission.ReadReports, Permission.TakeResponses];

    private static readonly HashSet<Permission> _campaignManager =
        [Permission.ManageCampaigns, Permission.DecideResponses, Permission.ReadReports, Permission.ReadComments, Permission.TakeResponses, Permission.ReadLists, Permission.ReadLedger, Permission.StartKiosks];

    private static readonly HashSet<Permission> _leader = [Permission.ReadReports, Permission.ReadComments, Permission.TakeResponses];

    private static readonly HashSet<Permission> _counterClerk = [Permission.StartKiosks, Permission.EnterPaper];

    private static readonly HashSet<Permission> _supervisor = [Permission.ReadLists, Permission.ReadLedger, Permission.SignDraws];

    private static readonly HashSet<Permission> _auditor = [Permission.ReadAudit, Permission.ReadReports, Permission.TakeResponses, Permission.ReadLists, Permission.ReadLedger];

    private static readonly HashSet<Permission> _interviewer = [Permission.Interview];
}
