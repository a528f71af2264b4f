namespace SurveyHub.Engine;

/// <summary>The accounts of staff, and what roles they hold.</summary>
public sealed class Accounts(Database database, AuditTrail audit)
{
    private const string Select =
        """
        select id as Id, sign_in_name as SignInName, sign_in_key as SignInKey, full_name as FullName, email as Email, password_hash as PasswordHash, must_change as MustChange,
               security_stamp as SecurityStamp, revision as Revision, two_factor as TwoFactor, authenticator_key as AuthenticatorKey, recovery_codes as RecoveryCodes,
               failures as Failures, locked_until as LockedUntil, created_at as CreatedAt, disabled_at as DisabledAt
          from account
        """;

    private const string SelectGrants =
        """
        select g.id as Id, g.account as Account, g.role as Role, g.unit as Unit, g.valid_from as ValidFrom, g.valid_to as ValidTo, case when p.id is null then 0 else 1 end as IsProvided
          from held_role g left join provided_role p on p.id = g.id
        """;

    private const string GrantsOfAccount = $"{SelectGrants} where g.account = @account order by g.valid_from, g.id";

    public Task<long> CountAsync(CancellationToken ct) => database.FindAsync<long>("select count(*) from account", null, ct);

    public async Task<Account?> FindAsync(Guid id, CancellationToken ct) => (await database.FindAsync<AccountRow>($"{Select} where id = @id", new { id = id.Key() }, ct))?.ToAccount();

    /// <param name="key">See <see cref="Account.SignInKey"/>.</param>
    public async Task<Account?> FindByKeyAsync(string key, CancellationToken ct) => (await database.FindAsync<AccountRow>($"{Select} where sign_in_key = @key", new { key }, ct))?.ToAccount();

    /// <summary>Whoever the other sign-in calls by that subject.</summary>
    public async Task<Account?> FindByLoginAsync(string provider, string subject, CancellationToken ct) => (await database.FindAsync<AccountRow>(
        $"{Select} where id = (select account from external_login where provider = @provider and subject = @subject)", new { provider, subject }, ct))?.ToAccount();

    /// <summary>All accounts, by their names.</summary>
    public async Task<IReadOnlyList<Account>> ListAsync(CancellationToken ct) =>
        [.. (await database.QueryAsync<AccountRow>(Select, null, ct)).Select(row => row.ToAccount()).OrderBy(account => account.FullName, Vietnamese.Order).ThenBy(account => account.SignInKey, StringComparer.Ordinal)];

    /// <returns>False when the sign-in name is taken.</returns>
    public Task<bool> AddAsync(Account account, Signature by, CancellationToken ct) => database.InTransactionAsync(db => AddAsync(db, account, by), ct);

    internal async Task<bool> AddAsync(Transaction db, Account account, Signature by)
    {
        account.Revision = NewRevision();
        var added = await db.ExecuteAsync(
            """
            insert into account (id, sign_in_name, sign_in_key, full_name, email, password_hash, must_change, security_stamp, revision, two_factor, authenticator_key, recovery_codes,
                                 failures, locked_until, created_at, disabled_at)
            select @id, @SignInName, @SignInKey, @FullName, @Email, @PasswordHash, @mustChange, @SecurityStamp, @Revision, @twoFactor, @AuthenticatorKey, @RecoveryCodes,
                   @Failures, @LockedUntil, @CreatedAt, @DisabledAt
             where not exists (select 1 from account a where a.sign_in_key = @SignInKey)
            """,
            Values(account)) == 1;
        if (added)
            await audit.AddAsync(db, AuditEntry.Of(by, AuditAction.AccountAdded, account.Id.ToString("D"), null, new { account.SignInName, account.FullName }));
        return added;
    }

    /// <summary>The very first account, over the whole province; nothing happens where there is any.</summary>
    /// <returns>Whether it was added: of two nodes that start together one adds it.</returns>
    public Task<bool> AddFirstAsync(Account account, Grant grant, Signature by, CancellationToken ct) => database.InTransactionAsync(
        async db =>
        {
            if (await db.SingleAsync<long>("select count(*) from account", null) > 0 || !await AddAsync(db, account, by))
                return false;
            await GrantAsync(db, account.Id, grant, by);
            return true;
        },
        ct);

    /// <param name="entry">What the audit trail says of it; null where it is nothing that anybody decided.</param>
    /// <returns>False when somebody else has changed it since it was read; nothing is written then.</returns>
    public Task<bool> UpdateAsync(Account account, AuditEntry? entry, CancellationToken ct) => UpdateWithAsync(account, entry, (_, update) => update(), ct);

    /// <param name="entry">What the audit trail says of it.</param>
    /// <param name="around">Does the update, and in the same transaction what belongs to it; or does not.</param>
    internal async Task<T> UpdateWithAsync<T>(Account account, AuditEntry? entry, Func<Transaction, Func<Task<bool>>, Task<T>> around, CancellationToken ct)
    {
        var (was, now, updated) = (account.Revision, NewRevision(), false);
        var result = await database.InTransactionAsync(db => around(db, async () => updated = await WriteAsync(db, account, entry, was, now)), ct);
        if (updated)
            account.Revision = now;
        return result;
    }

    private async Task<bool> WriteAsync(Transaction db, Account account, AuditEntry? entry, string was, string now)
    {
        var updated = await db.ExecuteAsync(
            """
            update account
               set sign_in_name = @SignInName, sign_in_key = @SignInKey, full_name = @FullName, email = @Email, password_hash = @PasswordHash, must_change = @mustChange,
                   security_stamp = @SecurityStamp, revision = @now, two_factor = @twoFactor, authenticator_key = @AuthenticatorKey, recovery_codes = @RecoveryCodes,
                   failures = @Failures, locked_until = @LockedUntil, disabled_at = @DisabledAt
             where id = @id and revision = @was
            """,
            Values(account, was, now)) == 1;
        if (updated && entry is not null)
            await audit.AddAsync(db, entry);
        return updated || await db.QueryAsync<long>("select 1 from account where id = @id and revision = @now", new { id = account.Id.Key(), now }) is [_]; // done before its reply was lost
    }

    /// <summary>That this account is whom the other sign-in calls by that subject.</summary>
    /// <returns>False when the other sign-in knows the account by another subject, or another account by this one.</returns>
    public Task<bool> AddLoginAsync(Account account, string provider, string subject, Signature by, CancellationToken ct)
    {
        var entry = AuditEntry.Of(by, AuditAction.AccountChanged, account.Id.ToString("D"), null, new { Login = provider, Subject = subject });
        return database.InTransactionAsync(
            async db =>
            {
                var added = await db.ExecuteAsync(
                    """
                    insert into external_login (provider, subject, account)
                    select @provider, @subject, @id where not exists (select 1 from external_login l where l.provider = @provider and (l.subject = @subject or l.account = @id))
                    """,
                    new { provider, subject, id = account.Id.Key() }) == 1;
                if (added)
                    await audit.AddAsync(db, entry);
                return added;
            },
            ct);
    }

    /// <summary>All that the account was ever given, also what is over.</summary>
    public async Task<IReadOnlyList<Grant>> ListGrantsAsync(Guid account, CancellationToken ct) =>
        [.. (await database.QueryAsync<GrantRow>(GrantsOfAccount, new { account = account.Key() }, ct)).Select(row => row.ToGrant())];

    /// <summary>The same of all accounts.</summary>
    public async Task<ILookup<Guid, Grant>> ListGrantsAsync(CancellationToken ct) =>
        (await database.QueryAsync<GrantRow>($"{SelectGrants} order by g.valid_from, g.id", null, ct)).ToLookup(row => new Guid(row.Account, bigEndian: true), row => row.ToGrant());

    public Task GrantAsync(Guid account, Grant grant, Signature by, CancellationToken ct) => database.InTransactionAsync(
        async db =>
        {
            await GrantAsync(db, account, grant, by);
            return true;
        },
        ct);

    internal async Task GrantAsync(Transaction db, Guid account, Grant grant, Signature by)
    {
        await InsertAsync(db, account, grant);
        await audit.AddAsync(db, AuditEntry.Of(by, AuditAction.RoleGranted, account.ToString("D"), null, Describe(grant)));
    }

    /// <summary>Takes a role away at once, and for good.</summary>
    /// <returns>False when the account has no such grant.</returns>
    public Task<bool> RevokeAsync(Guid account, Guid grant, Signature by, CancellationToken ct) => database.InTransactionAsync(db => RevokeAsync(db, account, grant, by), ct);

    internal async Task<bool> RevokeAsync(Transaction db, Guid account, Guid grant, Signature by)
    {
        if ((await ListGrantsAsync(db, account)).SingleOrDefault(given => given.Id == grant) is not { } was)
            return false;
        await DeleteAsync(db, account, grant);
        await audit.AddAsync(db, AuditEntry.Of(by, AuditAction.RoleRevoked, account.ToString("D"), Describe(was), null));
        return true;
    }

    internal static async Task<IEnumerable<Grant>> ListGrantsAsync(Transaction db, Guid account) =>
        (await db.QueryAsync<GrantRow>(GrantsOfAccount, new { account = account.Key() })).Select(row => row.ToGrant());

    internal static async Task InsertAsync(Transaction db, Guid account, Grant grant)
    {
        var id = grant.Id.Key();
        await db.ExecuteAsync(
            "insert into held_role (id, account, role, unit, valid_from, valid_to) values (@id, @account, @role, @Unit, @From, @To)",
            new { id, account = account.Key(), role = Words.Write(grant.Role), grant.Unit, grant.From, grant.To });
        if (grant.IsProvided)
            await db.ExecuteAsync("insert into provided_role (id) values (@id)", new { id });
    }

    internal static async Task DeleteAsync(Transaction db, Guid account, Guid grant)
    {
        var values = new { id = grant.Key(), account = account.Key() };
        await db.ExecuteAsync("delete from provided_role where id = @id", values);
        await db.ExecuteAsync("delete from held_role where id = @id and account = @account", values);
    }

    /// <summary>As the audit trail says it.</summary>
    internal static object Describe(Grant grant) =>
        new { Role = Words.Write(grant.Role), Unit = grant.Unit?.Value, From = ColumnTypes.Write(grant.From), To = grant.To is { } to ? ColumnTypes.Write(to) : null, grant.IsProvided };

    private static string NewRevision() => Guid.NewGuid().ToString("N");

    private static object Values(Account account, string? was = null, string? now = null) => new
    {
        id = account.Id.Key(),
        account.SignInName,
        account.SignInKey,
        account.FullName,
        account.Email,
        account.PasswordHash,
        mustChange = account.MustChange ? 1 : 0,
        account.SecurityStamp,
        account.Revision,
        twoFactor = account.HasTwoFactor ? 1 : 0,
        account.AuthenticatorKey,
        account.RecoveryCodes,
        account.Failures,
        account.LockedUntil,
        account.CreatedAt,
        account.DisabledAt,
        was,
        now,
    };
}
