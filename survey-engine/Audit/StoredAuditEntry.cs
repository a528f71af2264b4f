using System.Globalization;

namespace SurveyHub.Engine;

/// <summary>An entry as it stands in its row: text or bytes in each column.</summary>
/// <remarks>Its digest is over the columns themselves: whatever somebody writes into one by hand can be read all the same, and is found.</remarks>
internal sealed record StoredAuditEntry
{
    /// <summary>The columns, in the order of <see cref="Values"/>.</summary>
    public const string Insert = "insert into audit_entry (id, done_at, done_by, action, subject, was, became, reason, sha256)";

    public const string Select =
        "select id as Id, done_at as DoneAt, done_by as DoneBy, action as Action, subject as Subject, was as Was, became as Became, reason as Reason, sha256 as Sha256 from audit_entry";

    public required byte[] Id { get; init; }
    public required string DoneAt { get; init; }
    public required string DoneBy { get; init; }
    public required string Action { get; init; }
    public required string Subject { get; init; }
    public string? Was { get; init; }
    public string? Became { get; init; }
    public string? Reason { get; init; }
    public required string Sha256 { get; init; }

    public bool IsUnaltered => Sha256 == ContentSha256();

    public static StoredAuditEntry Of(AuditEntry entry)
    {
        var row = new StoredAuditEntry
        {
            Id = entry.Id.Key(),
            DoneAt = ColumnTypes.Write(entry.Done.At),
            DoneBy = entry.Done.By,
            Action = entry.Action,
            Subject = entry.Subject,
            Was = entry.Was,
            Became = entry.Became,
            Reason = entry.Reason,
            Sha256 = "",
        };
        return row with { Sha256 = row.ContentSha256() };
    }

    public static Task<IReadOnlyList<StoredAuditEntry>> FindAsync(Database database, IEnumerable<Guid> ids, CancellationToken ct) =>
        database.QueryAsync<StoredAuditEntry>($"{Select} where id in @ids", new { ids = ids.Select(ColumnTypes.Key) }, ct);

    public object?[] Values() => [Id, DoneAt, DoneBy, Action, Subject, Was, Became, Reason, Sha256];

    public LedgerLine Line() => new(new(Id, bigEndian: true), Convert.FromHexString(ContentSha256()));

    /// <remarks>A name or time that the program cannot have written becomes "?" or the beginning of time: such an entry is not unaltered.</remarks>
    public AuditEntry ToEntry() => new()
    {
        Id = new(Id, bigEndian: true),
        Done = new(
            string.IsNullOrWhiteSpace(DoneBy) || DoneBy.Length > Signature.LongestName ? "?" : DoneBy,
            DateTimeOffset.TryParse(DoneAt, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : default),
        Action = Action,
        Subject = Subject,
        Was = Was,
        Became = Became,
        Reason = Reason,
        Sha256 = Sha256,
        IsUnaltered = IsUnaltered,
        Place = new(DoneAt, new(Id, bigEndian: true)),
    };

    /// <summary>SHA-256 of all columns but itself, as canonical JSON: null is not empty, and no character can move from one to another.</summary>
    private string ContentSha256() => CanonicalJson.Sha256(CanonicalJson.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("action", Action);
        writer.WriteString("at", DoneAt);
        writer.WriteString("became", Became);
        writer.WriteString("by", DoneBy);
        writer.WriteString("id", new Guid(Id, bigEndian: true));
        writer.WriteString("reason", Reason);
        writer.WriteString("subject", Subject);
        writer.WriteString("was", Was);
        writer.WriteEndObject();
    }));
}
