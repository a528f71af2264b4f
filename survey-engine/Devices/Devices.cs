namespace SurveyHub.Engine;

/// <summary>The devices there are. Which credentials are good is known from memory, a few seconds old at most.</summary>
public sealed class Devices
{
    private const string Select =
        """
        select d.code as Code, d.token as Token, d.point as Point, d.unit as Unit, d.channel as Channel, d.created_at as CreatedAt, d.revoked_at as RevokedAt, d.seen_at as SeenAt,
               (select max(f.ends_at) from former_token f where f.kind = 'device' and f.holder = d.code) as FormerUntil
          from device d
        """;

    private readonly Database _database;
    private readonly Credentials<Device> _credentials;

    public Devices(Database database, AuditTrail audit, TimeProvider clock)
    {
        _database = database;
        _credentials = new(database, audit, "device", "device", prefix: "", ReadAsync, clock);
    }

    /// <summary>Makes a device and its credential.</summary>
    /// <returns>The token, which is known to nobody else and never given again; or <c>device-exists</c>.</returns>
    public async Task<Outcome<string>> AddAsync(Device device, Signature by, CancellationToken ct)
    {
        var channel = Words.Write(device.Channel);
        return await _credentials.AddAsync(
            device.Code,
            (db, sha256) => db.ExecuteAsync(
                """
                insert into device (code, token, point, unit, channel, created_at)
                select @Code, @sha256, @Point, @Unit, @channel, @At
                 where not exists (select 1 from device d where d.code = @Code)
                """,
                new { device.Code, sha256, device.Point, device.Unit, channel, by.At }),
            new { Point = device.Point.Value, Unit = device.Unit?.Value, channel },
            by, ct) is { } token ? token : Problem.DeviceExists(device.Code);
    }

    /// <summary>Gives the device a new token; the old one works on for a while.</summary>
    /// <param name="overlap">0 to <see cref="Overlap.Longest"/>.</param>
    /// <returns>The new token, which is never given again; or <c>device-unknown</c>, also where it was revoked.</returns>
    public async Task<Outcome<string>> RotateAsync(Code code, TimeSpan overlap, Signature by, CancellationToken ct) =>
        await _credentials.RotateAsync(code, overlap, by, ct) is { } token ? token : Problem.DeviceUnknown(code.Value);

    /// <summary>Ends a credential for good; revoking it again changes nothing.</summary>
    /// <returns>The device, or <c>device-unknown</c>.</returns>
    public async Task<Outcome<Device>> RevokeAsync(Code code, Signature by, CancellationToken ct)
    {
        await _credentials.RevokeAsync(code, by, ct);
        return await FindAsync(code, ct) is { } device ? device : Problem.DeviceUnknown(code.Value);
    }

    /// <summary>Also one whose credential was revoked.</summary>
    public async Task<Device?> FindAsync(Code code, CancellationToken ct) => (await _database.FindAsync<Row>($"{Select} where d.code = @code", new { code }, ct))?.ToDevice();

    /// <summary>All devices there ever were, by their codes.</summary>
    public async Task<IReadOnlyList<Device>> ListAsync(CancellationToken ct) => [.. (await _database.QueryAsync<Row>($"{Select} order by d.code", null, ct)).Select(row => row.ToDevice())];

    /// <summary>The device that holds this credential; null when nobody does, or it was revoked.</summary>
    public ValueTask<Device?> AuthenticateAsync(string token, CancellationToken ct) => _credentials.FindAsync(token, ct);

    private async Task<IEnumerable<Credential<Device>>> ReadAsync(CancellationToken ct) =>
        (await _database.QueryAsync<Row>($"{Select} where d.revoked_at is null", null, ct)).Select(row => new Credential<Device>(row.Token, row.Code, row.ToDevice(), EndsAt: null));

    private sealed record Row
    {
        public required Code Code { get; init; }
        public required string Token { get; init; }
        public required Code Point { get; init; }
        public Code? Unit { get; init; }
        public required string Channel { get; init; }
        public DateTimeOffset CreatedAt { get; init; }
        public DateTimeOffset? RevokedAt { get; init; }
        public DateTimeOffset? SeenAt { get; init; }
        public DateTimeOffset? FormerUntil { get; init; }

        public Device ToDevice() => new(Code, Point, Unit, Words.Read<Channel>(Channel)!.Value) { CreatedAt = CreatedAt, RevokedAt = RevokedAt, SeenAt = SeenAt, FormerUntil = FormerUntil };
    }
}
