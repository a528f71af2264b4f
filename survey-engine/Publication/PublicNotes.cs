namespace SurveyHub.Engine;

/// <summary>Notes on what was changed because of what people said: written as drafts, shown, and taken back to be corrected.</summary>
public sealed class PublicNotes(Database database, AuditTrail audit)
{
    private const string Select =
        """
        select id as Id, campaign as Campaign, indicator as Indicator, words as Words, agency as Agency, done_on as DoneOn,
               written_by as WrittenBy, written_at as WrittenAt, shown_by as ShownBy, shown_at as ShownAt
          from public_note
        """;

    /// <summary>Drafts too; what was done last stands first.</summary>
    public async Task<IReadOnlyList<PublicNote>> ListAsync(Code campaign, CancellationToken ct) =>
        [.. (await database.QueryAsync<Row>($"{Select} where campaign = @campaign order by done_on desc, id desc", new { campaign }, ct)).Select(row => row.ToNote())];

    public async Task<PublicNote?> FindAsync(Guid id, CancellationToken ct) => (await database.FindAsync<Row>($"{Select} where id = @id", new { id = id.Key() }, ct))?.ToNote();

    /// <summary>Adds a draft, or puts it in place of the one of the same id.</summary>
    /// <returns>The draft; or <c>note-shown</c>, for what the public reads is taken back before it is changed.</returns>
    public Task<Outcome<PublicNote>> WriteAsync(PublicNote note, CancellationToken ct)
    {
        var id = Guid.CreateVersion7(note.Written.At);
        return database.InTransactionAsync<Outcome<PublicNote>>(
            async db =>
            {
                var before = await FindAsync(db, note.Id);
                if (before?.Shown is not null)
                    return Problem.NoteShown();
                if (before is not null && Describe(before) == Describe(note))
                    return before;
                await db.ExecuteAsync("delete from public_note where id = @id", new { id = note.Id.Key() });
                await db.ExecuteAsync(
                    """
                    insert into public_note (id, campaign, indicator, words, agency, done_on, written_by, written_at)
                    values (@id, @Campaign, @Indicator, @Words, @Agency, @DoneOn, @By, @At)
                    """,
                    new { id = note.Id.Key(), note.Campaign, note.Indicator, note.Words, note.Agency, note.DoneOn, note.Written.By, note.Written.At });
                await audit.AddAsync(db, AuditEntry.Of(note.Written, AuditAction.NoteWritten, note.Id.ToString("D"), before is null ? null : Describe(before), Describe(note)) with { Id = id });
                return note;
            },
            ct);
    }

    /// <summary>From now on everybody may read it.</summary>
    public Task<PublicNote> ShowAsync(PublicNote note, Signature by, CancellationToken ct) => MoveAsync(note with { Shown = by }, by, AuditAction.NoteShown, ct);

    /// <summary>From now on it is a draft again; that it was shown stays in the audit trail.</summary>
    public Task<PublicNote> TakeBackAsync(PublicNote note, Signature by, CancellationToken ct) => MoveAsync(note with { Shown = null }, by, AuditAction.NoteTakenBack, ct);

    /// <summary>Nothing is written where it is so already.</summary>
    private Task<PublicNote> MoveAsync(PublicNote note, Signature by, AuditAction action, CancellationToken ct)
    {
        var entry = AuditEntry.Of(by, action, note.Id.ToString("D"), null, Describe(note));
        return database.InTransactionAsync(
            async db =>
            {
                var changed = await db.ExecuteAsync(
                    $"update public_note set shown_by = @By, shown_at = @At where id = @id and shown_at is {(note.Shown is null ? "not null" : "null")}",
                    new { id = note.Id.Key(), note.Shown?.By, note.Shown?.At });
                if (changed > 0)
                    await audit.AddAsync(db, entry);
                return note;
            },
            ct);
    }

    private static async Task<PublicNote?> FindAsync(Transaction db, Guid id) => (await db.QueryAsync<Row>($"{Select} where id = @id", new { id = id.Key() })).SingleOrDefault()?.ToNote();

    private static Description Describe(PublicNote note) => new(note.Campaign.Value, note.Indicator, note.Agency.Value, ColumnTypes.Write(note.DoneOn), note.Words.In("vi"), note.Words.Find("en"));

    /// <summary>As the audit trail says it.</summary>
    private sealed record Description(string Campaign, string Indicator, string Agency, string DoneOn, string Vi, string? En);

    private sealed record Row
    {
        public required byte[] Id { get; init; }
        public required Code Campaign { get; init; }
        public required string Indicator { get; init; }
        public required Text Words { get; init; }
        public required Code Agency { get; init; }
        public DateOnly DoneOn { get; init; }
        public required string WrittenBy { get; init; }
        public DateTimeOffset WrittenAt { get; init; }
        public string? ShownBy { get; init; }
        public DateTimeOffset? ShownAt { get; init; }

        public PublicNote ToNote() => new(
            new(Id, bigEndian: true), Campaign, Indicator, Words, Agency, DoneOn, new(WrittenBy, WrittenAt), ShownBy is { } by && ShownAt is { } at ? new(by, at) : null);
    }
}
