namespace SurveyHub.Engine;

/// <summary>The keys there are. Which of them are good is known from memory, a few seconds old at most.</summary>
public sealed class ApiKeys
{
    private const string Select =
        """
        select k.code as Code, k.name as Name, k.token as Token, k.permissions as Permissions, k.unit as Unit, k.expires_on as ExpiresOn,
               k.created_at as CreatedAt, k.revoked_at as RevokedAt, k.seen_at as SeenAt,
               (select max(f.ends_at) from former_token f where f.kind = 'key' and f.holder = k.code) as FormerUntil
          from api_key k
        """;

    private readonly Database _database;
    private readonly Credentials<ApiKey> _credentials;

    public ApiKeys(Database database, AuditTrail audit, TimeProvider clock)
    {
        _database = database;
        _credentials = new(database, audit, "key", "api_key", ApiKey.Prefix, ReadAsync, clock);
    }

    /// <summary>Makes a key and its token.</summary>
    /// <returns>The token, which is known to nobody else and never given again; or <c>key-exists</c>.</returns>
    public async Task<Outcome<string>> AddAsync(ApiKey key, Signature by, CancellationToken ct)
    {
        var permissions = string.Join(' ', key.Permissions.Select(Words.Write));
        return await _credentials.AddAsync(
            key.Code,
            (db, sha256) => db.ExecuteAsync(
                """
                insert into api_key (code, name, token, permissions, unit, expires_on, created_at)
                select @Code, @Name, @sha256, @permissions, @Unit, @Expires, @At
                 where not exists (select 1 from api_key k where k.code = @Code)
                """,
                new { key.Code, key.Name, sha256, permissions, key.Unit, key.Expires, by.At }),
            new { key.Name, permissions, Unit = key.Unit?.Value, Expires = ColumnTypes.Write(key.Expires) },
            by, ct) is { } token ? token : Problem.KeyExists(key.Code);
    }

    /// <summary>Gives the key a new token; the old one works on for a while.</summary>
    /// <param name="overlap">0 to <see cref="Overlap.Longest"/>.</param>
    /// <returns>The new token, which is never given again; or <c>key-not-found</c>, also where it was revoked.</returns>
    public async Task<Outcome<string>> RotateAsync(Code code, TimeSpan overlap, Signature by, CancellationToken ct) =>
        await _credentials.RotateAsync(code, overlap, by, ct) is { } token ? token : Problem.KeyNotFound(code.Value);

    /// <summary>Ends a key for good; revoking it again changes nothing.</summary>
    /// <returns>The key, or <c>key-not-found</c>.</returns>
    public async Task<Outcome<ApiKey>> RevokeAsync(Code code, Signature by, CancellationToken ct)
    {
        await _credentials.RevokeAsync(code, by, ct);
        return await FindAsync(code, ct) is { } key ? key : Problem.KeyNotFound(code.Value);
    }

    /// <summary>Also one that was revoked.</summary>
    public async Task<ApiKey?> FindAsync(Code code, CancellationToken ct) => (await _database.FindAsync<Row>($"{Select} where k.code = @code", new { code }, ct))?.ToKey();

    /// <summary>All keys there ever were, by their codes.</summary>
    public async Task<IReadOnlyList<ApiKey>> ListAsync(CancellationToken ct) => [.. (await _database.QueryAsync<Row>($"{Select} order by k.code", null, ct)).Select(row => row.ToKey())];

    /// <summary>The key with this token; null when there is none, or it was revoked or has expired.</summary>
    public ValueTask<ApiKey?> AuthenticateAsync(string token, CancellationToken ct) => _credentials.FindAsync(token, ct);

    private async Task<IEnumerable<Credential<ApiKey>>> ReadAsync(CancellationToken ct) =>
        (await _database.QueryAsync<Row>($"{Select} where k.revoked_at is null", null, ct))
            .Select(row => new Credential<ApiKey>(row.Token, row.Code, row.ToKey(), row.ExpiresOn?.AddDays(1).StartInVietnam()));

    private sealed record Row
    {
        public required Code Code { get; init; }
        public required string Name { get; init; }
        public required string Token { get; init; }
        public required string Permissions { get; init; }
        public Code? Unit { get; init; }
        public DateOnly? ExpiresOn { get; init; }
        public DateTimeOffset CreatedAt { get; init; }
        public DateTimeOffset? RevokedAt { get; init; }
        public DateTimeOffset? SeenAt { get; init; }
        public DateTimeOffset? FormerUntil { get; init; }

        public ApiKey ToKey() => new(Code, Name, [.. Permissions.Split(' ').Select(word => Words.Read<Permission>(word)!.Value)], Unit, ExpiresOn)
        {
            CreatedAt = CreatedAt,
            RevokedAt = RevokedAt,
            SeenAt = SeenAt,
            FormerUntil = FormerUntil,
        };
    }
}
