namespace SurveyHub.Web;

/// <summary>What the two forms of a review post: a verdict with its remark, or a comment with its place.</summary>
public sealed record ReviewInput
{
    public string? Verdict { get; init; }
    public string? Remark { get; init; }

    /// <summary>Of the manuscript that was shown.</summary>
    public string? Sha256 { get; init; }

    /// <summary>The item a comment is about; blank for the whole.</summary>
    public string? Place { get; init; }

    public string? Text { get; init; }
}
