namespace SurveyHub.Engine;

/// <summary>A contact as the store knows it: it can look for an address that somebody names, and read none.</summary>
/// <param name="Invitation">The SHA-256 of the token.</param>
/// <param name="EmailMac">The digest of the address under a key of the campaign, in hex; null where there is none.</param>
/// <param name="PhoneMac">The same of the number; null where there is none.</param>
/// <param name="Sealed">The address and the token, which an invitation that is to be sent later needs.</param>
public sealed record SealedContact(string Invitation, string? EmailMac, string? PhoneMac, byte[] Sealed)
{
    public IEnumerable<string> Macs => new[] { EmailMac, PhoneMac }.OfType<string>();
}

/// <summary>Where invited people are reached; apart from answers, to which nothing joins them, and sealed before it comes here.</summary>
public sealed class Contacts(Database database, AuditTrail audit)
{
    public Task<long> CountAsync(Code campaign, CancellationToken ct) => database.FindAsync<long>("select count(*) from contact where campaign = @campaign", new { campaign }, ct);

    /// <summary>The key of the campaign's addresses, sealed; the one that is given where it had none.</summary>
    public Task<byte[]> FindOrAddKeyAsync(Code campaign, byte[] ifNone, CancellationToken ct) => database.InTransactionAsync(
        async db =>
        {
            await AddKeyAsync(db, campaign, ifNone);
            return await db.SingleAsync<byte[]>("select sealed from contact_key where campaign = @campaign", new { campaign });
        },
        ct);

    /// <summary>The key of the campaign's addresses, sealed; null where there are none.</summary>
    public Task<byte[]?> FindKeyAsync(Code campaign, CancellationToken ct) => database.FindAsync<byte[]>("select sealed from contact_key where campaign = @campaign", new { campaign }, ct);

    /// <summary>Adds contacts with an invitation each, all or none.</summary>
    /// <param name="key">That of <see cref="FindOrAddKeyAsync"/>, which may have been erased meanwhile with the campaign's last contact.</param>
    /// <returns>Those of which an address is there already; then nothing was added.</returns>
    public Task<IReadOnlyList<SealedContact>> AddAsync(Code campaign, byte[] key, IReadOnlyList<SealedContact> contacts, Signature by, CancellationToken ct)
    {
        var entry = AuditEntry.Of(by, AuditAction.ContactsImported, campaign.Value, null, new { Contacts = contacts.Count });
        return database.InTransactionAsync<IReadOnlyList<SealedContact>>(
            async db =>
            {
                var known = await db.QueryAsync<MacRow>("select email_mac as EmailMac, phone_mac as PhoneMac from contact where campaign = @campaign", new { campaign });
                var macs = known.SelectMany(row => new[] { row.EmailMac, row.PhoneMac }).OfType<string>().ToHashSet(StringComparer.Ordinal);
                SealedContact[] repeated = [.. contacts.Where(contact => contact.Macs.Any(macs.Contains))];
                if (repeated.Length > 0)
                    return repeated;
                await AddKeyAsync(db, campaign, key);
                await db.InsertAsync("insert into invitation (token_sha256, campaign)", contacts.Select(contact => new object?[] { contact.Invitation, campaign.Value }));
                await db.InsertAsync("insert into contact (id, campaign, invitation, email_mac, phone_mac, sealed, added_at)", contacts.Select(contact => Row(campaign, contact, by.At)));
                await audit.AddAsync(db, entry);
                return [];
            },
            ct);
    }

    /// <summary>Erases the contact of an address, as its owner may ask at any time. The invitation itself stays: it says nothing about anybody.</summary>
    /// <returns>How many contacts had that address; files may hold them until <see cref="Retention.ScrubAsync"/>.</returns>
    public Task<int> EraseAsync(Code campaign, string mac, Signature by, CancellationToken ct)
    {
        var entry = AuditEntry.Of(by, AuditAction.RetentionRun, campaign.Value, null, new { Kept = Words.Write(Kept.Contacts), Erased = 1, OnRequest = true });
        return database.InTransactionAsync(
            async db =>
            {
                await Retention.BeginErasingAsync(db);
                var erased = await db.ExecuteAsync("delete from contact where campaign = @campaign and (email_mac = @mac or phone_mac = @mac)", new { campaign, mac });
                if (erased > 0)
                    await audit.AddAsync(db, entry);
                return erased;
            },
            ct);
    }

    private static Task AddKeyAsync(Transaction db, Code campaign, byte[] key) => db.ExecuteAsync(
        "insert into contact_key (campaign, sealed) select @campaign, @key where not exists (select 1 from contact_key k where k.campaign = @campaign)", new { campaign, key });

    /// <remarks>A random id, which says nothing: not even when.</remarks>
    private static object?[] Row(Code campaign, SealedContact contact, DateTimeOffset now) =>
        [Guid.NewGuid().Key(), campaign.Value, contact.Invitation, contact.EmailMac, contact.PhoneMac, contact.Sealed, ColumnTypes.Write(now)];

    private sealed record MacRow
    {
        public string? EmailMac { get; init; }
        public string? PhoneMac { get; init; }
    }
}
