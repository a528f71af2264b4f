namespace SurveyHub.Engine;

/// <summary>What is remarked on drafts; it stays with the version that the draft becomes.</summary>
public sealed class DraftComments(Database database, AuditTrail audit)
{
    private const string Columns =
        "id as Id, questionnaire as Questionnaire, place as Place, words as Words, said_by as SaidBy, said_at as SaidAt, resolved_by as ResolvedBy, resolved_at as ResolvedAt, version as Version";

    /// <summary>Of the draft there is and of all versions, the earliest first.</summary>
    public async Task<IReadOnlyList<DraftComment>> ListAsync(Code questionnaire, CancellationToken ct) =>
        [.. (await database.QueryAsync<Row>($"select {Columns} from draft_comment where questionnaire = @questionnaire order by said_at, id", new { questionnaire }, ct)).Select(row => row.ToComment())];

    /// <param name="place">An item's code; blank for the whole.</param>
    /// <returns>The comment; or <c>draft-unknown</c>, <c>remark-missing</c>, <c>remark-too-long</c> or <c>code-malformed</c>.</returns>
    public async Task<Outcome<DraftComment>> AddAsync(Code questionnaire, string? place, string? words, Signature said, CancellationToken ct)
    {
        var item = Code.Parse(place);
        if (item is null && !string.IsNullOrWhiteSpace(place))
            return Problem.CodeMalformed("place", place);
        if (Remark.Check(words, "text") is { } problem)
            return problem;
        var added = await AddAsync(questionnaire, [(item, words!)], said, ct);
        return added.Value is { } comments ? comments[0] : added.Problems.ToList();
    }

    /// <summary>Several at once, such as what a file could not be taken over with; too long ones are shortened.</summary>
    public Task<Outcome<List<DraftComment>>> AddAsync(Code questionnaire, IEnumerable<(Code? Item, string Words)> remarks, Signature said, CancellationToken ct)
    {
        var comments = remarks.Select(remark => new DraftComment(
            Guid.CreateVersion7(said.At), questionnaire, remark.Item, Remark.Shortened(remark.Words), said, Resolved: null, Version: null)).ToList();
        return database.InTransactionAsync<Outcome<List<DraftComment>>>(
            async db =>
            {
                if (await Drafts.LockAsync(db, questionnaire) is null)
                    return Problem.DraftUnknown(questionnaire);
                foreach (var comment in comments)
                    await InsertAsync(db, comment);
                await audit.AddAsync(db, AuditEntry.Of(said, AuditAction.DraftCommented, questionnaire.Value, became: new { Count = comments.Count, Places = comments.Select(comment => comment.Item?.Value ?? "").Distinct() }));
                return comments;
            },
            ct);
    }

    /// <summary>Says that what a comment asked for was done, or will not be; resolving again changes nothing.</summary>
    /// <returns>The comment, or <c>remark-unknown</c> when the draft has no such comment (any more).</returns>
    public Task<Outcome<DraftComment>> ResolveAsync(Code questionnaire, Guid id, Signature resolved, CancellationToken ct) => database.InTransactionAsync<Outcome<DraftComment>>(
        async db =>
        {
            var written = await db.ExecuteAsync(
                """
                update draft_comment set resolved_by = @By, resolved_at = @At
                 where id = @id and questionnaire = @questionnaire and version is null and resolved_at is null
                """,
                new { id = id.Key(), questionnaire, resolved.By, resolved.At });
            var found = await db.QueryAsync<Row>(
                $"select {Columns} from draft_comment where id = @id and questionnaire = @questionnaire and version is null", new { id = id.Key(), questionnaire });
            if (found is not [var row])
                return Problem.RemarkUnknown();
            var comment = row.ToComment();
            if (written == 1)
                await audit.AddAsync(db, AuditEntry.Of(resolved, AuditAction.DraftCommentResolved, questionnaire.Value, was: new { comment.Said.By, Place = comment.Item?.Value ?? "" }));
            return comment;
        },
        ct);

    internal static Task KeepAsync(Transaction db, Code questionnaire, int version) =>
        db.ExecuteAsync("update draft_comment set version = @version where questionnaire = @questionnaire and version is null", new { questionnaire, version });

    internal static Task<int> ForgetAsync(Transaction db, Code questionnaire) =>
        db.ExecuteAsync("delete from draft_comment where questionnaire = @questionnaire and version is null", new { questionnaire });

    private static Task InsertAsync(Transaction db, DraftComment comment) => db.ExecuteAsync(
        "insert into draft_comment (id, questionnaire, place, words, said_by, said_at) values (@id, @Questionnaire, @place, @Words, @By, @At)",
        new { id = comment.Id.Key(), comment.Questionnaire, place = comment.Item?.Value ?? "", comment.Words, comment.Said.By, comment.Said.At });

    private sealed record Row
    {
        public required byte[] Id { get; init; }
        public required Code Questionnaire { get; init; }
        public required string Place { get; init; }
        public required string Words { get; init; }
        public required string SaidBy { get; init; }
        public DateTimeOffset SaidAt { get; init; }
        public string? ResolvedBy { get; init; }
        public DateTimeOffset? ResolvedAt { get; init; }
        public int? Version { get; init; }

        public DraftComment ToComment() => new(
            new(Id, bigEndian: true), Questionnaire, Code.Parse(Place), Words, new(SaidBy, SaidAt), ResolvedBy is null ? null : new(ResolvedBy, ResolvedAt!.Value), Version);
    }
}
