namespace SurveyHub.Engine;

/// <summary>Second looks at drafts, each at one document; they stay with the version that the draft becomes.</summary>
public sealed class DraftReviews(Database database, AuditTrail audit)
{
    private const string Select =
        """
        select id as Id, questionnaire as Questionnaire, sha256 as Sha256, verdict as Verdict, remark as Remark, reviewed_by as ReviewedBy, reviewed_at as ReviewedAt, version as Version
          from draft_review
         where questionnaire = @questionnaire
         order by reviewed_at, id
        """;

    /// <summary>Of the draft there is and of all versions, the earliest first.</summary>
    public async Task<IReadOnlyList<DraftReview>> ListAsync(Code questionnaire, CancellationToken ct) =>
        [.. (await database.QueryAsync<Row>(Select, new { questionnaire }, ct)).Select(row => row.ToReview())];

    /// <param name="draft">As the reviewer saw it.</param>
    /// <param name="remark">May be blank for an approval.</param>
    /// <returns>
    /// The review; or <c>review-own</c> of whoever saved it last, <c>remark-missing</c>, <c>remark-too-long</c>, <c>draft-unknown</c>, <c>draft-changed</c>; or, where it is to be
    /// approved, why it is no questionnaire yet.
    /// </returns>
    public async Task<Outcome<DraftReview>> AddAsync(Draft draft, ReviewVerdict verdict, string? remark, Signature reviewed, CancellationToken ct)
    {
        if (reviewed.By == draft.Saved.By)
            return Problem.ReviewOwn();
        if ((verdict == ReviewVerdict.Returned || !string.IsNullOrWhiteSpace(remark)) && Engine.Remark.Check(remark, "remark") is { } problem)
            return problem;
        if (verdict == ReviewVerdict.Approved && draft.Version.Value is null)
            return draft.Version.Problems.ToList();

        var review = new DraftReview(
            Guid.CreateVersion7(reviewed.At), draft.Code, draft.Manuscript.Sha256, verdict, string.IsNullOrWhiteSpace(remark) ? null : remark.Trim(), reviewed, Version: null);
        return await database.InTransactionAsync<Outcome<DraftReview>>(
            async db =>
            {
                if (await Drafts.LockAsync(db, draft.Code) is not { } stored)
                    return Problem.DraftUnknown(draft.Code);
                if (stored.Manuscript.Sha256 != draft.Manuscript.Sha256)
                    return Problem.DraftChanged(stored);
                await InsertAsync(db, review);
                await audit.AddAsync(db, AuditEntry.Of(reviewed, AuditAction.DraftReviewed, draft.Code.Value, became: new { draft.Revision, review.Sha256, Verdict = Words.Write(verdict) }, reason: review.Remark));
                return review;
            },
            ct);
    }

    internal static async Task<IReadOnlyList<DraftReview>> ListAsync(Transaction db, Code questionnaire) =>
        [.. (await db.QueryAsync<Row>(Select, new { questionnaire })).Select(row => row.ToReview())];

    internal static Task KeepAsync(Transaction db, Code questionnaire, int version) =>
        db.ExecuteAsync("update draft_review set version = @version where questionnaire = @questionnaire and version is null", new { questionnaire, version });

    internal static Task ForgetAsync(Transaction db, Code questionnaire) =>
        db.ExecuteAsync("delete from draft_review where questionnaire = @questionnaire and version is null", new { questionnaire });

    private static Task InsertAsync(Transaction db, DraftReview review) => db.ExecuteAsync(
        "insert into draft_review (id, questionnaire, sha256, verdict, remark, reviewed_by, reviewed_at) values (@id, @Questionnaire, @Sha256, @verdict, @Remark, @By, @At)",
        new { id = review.Id.Key(), review.Questionnaire, review.Sha256, verdict = Words.Write(review.Verdict), review.Remark, review.Reviewed.By, review.Reviewed.At });

    private sealed record Row
    {
        public required byte[] Id { get; init; }
        public required Code Questionnaire { get; init; }
        public required string Sha256 { get; init; }
        public required string Verdict { get; init; }
        public string? Remark { get; init; }
        public required string ReviewedBy { get; init; }
        public DateTimeOffset ReviewedAt { get; init; }
        public int? Version { get; init; }

        public DraftReview ToReview() => new(
            new(Id, bigEndian: true), Questionnaire, Sha256, Words.Read<ReviewVerdict>(Verdict)!.Value, Remark, new(ReviewedBy, ReviewedAt), Version);
    }
}
