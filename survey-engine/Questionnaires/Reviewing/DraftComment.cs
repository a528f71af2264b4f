namespace SurveyHub.Engine;

/// <summary>What somebody remarked on a draft.</summary>
/// <param name="Item">Null where it is about the whole.</param>
/// <param name="Resolved">Null while it is open.</param>
/// <param name="Version">The version that the draft became; null while it is one.</param>
public sealed record DraftComment(Guid Id, Code Questionnaire, Code? Item, string Words, Signature Said, Signature? Resolved, int? Version)
{
    /// <summary>In UTF-16 characters, of comments as of the remarks of reviewers.</summary>
    public const int Longest = 2000;
}
