namespace SurveyHub.Engine;

public enum ReviewVerdict { Approved, Returned }

/// <summary>What a second person said of a draft.</summary>
/// <param name="Sha256">Of the manuscript that was looked at: of any other it says nothing.</param>
/// <param name="Remark">Null where an approval needs none.</param>
/// <param name="Version">The version that the draft became; null while it is one.</param>
public sealed record DraftReview(Guid Id, Code Questionnaire, string Sha256, ReviewVerdict Verdict, string? Remark, Signature Reviewed, int? Version)
{
    /// <summary>The approval that lets somebody publish the draft: the last word on exactly this document by anybody but whoever saved it last and whoever publishes it.</summary>
    /// <param name="reviews">The earliest first.</param>
    /// <returns>Null when nobody has approved it, or somebody has returned it since.</returns>
    public static DraftReview? ApprovalOf(Draft draft, IEnumerable<DraftReview> reviews, string publisher) =>
        reviews.LastOrDefault(review => review.Version is null && review.Sha256 == draft.Manuscript.Sha256 && review.Reviewed.By != draft.Saved.By && review.Reviewed.By != publisher)
            is { Verdict: ReviewVerdict.Approved } approval ? approval : null;
}
