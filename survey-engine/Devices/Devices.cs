using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace SurveyHub.Engine;

/// <summary>The devices there are. Which credentials are good is known from memory, a few seconds old at most.</summary>
public sealed class Devices(Database database, AuditTrail audit, TimeProvider clock)
{
    private const string Columns =
        "code as Code, token as Token, point as Point, unit as Unit, channel as Channel, created_at as CreatedAt, revoked_at as RevokedAt, seen_at as SeenAt";

    /// <summary>How long a credential may work after it was revoked.</summary>
    private static readonly TimeSpan _lifetime = TimeSpan.FromSeconds(3);

    private readonly ConcurrentDictionary<Code, DateTimeOffset> _noted = new();
    private volatile Contents? _contents;

    /// <summary>Makes a device and its credential.</summary>
    /// <returns>The token, which is known to nobody else and never given again; or <c>device-exists</c>.</returns>
    public Task<Outcome<string>> AddAsync(Device device, Signature by, CancellationToken ct)
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        return database.InTransactionAsync<Outcome<string>>(
            async db =>
            {
                var added = await db.ExecuteAsync(
                    """
                    insert into device (code, token, point, unit, channel, created_at)
                    select @Code, @token, @Point, @Unit, @channel, @At
                     where not exists (select 1 from device d where d.code = @Code)
                    """,
                    new { device.Code, token = Digest(token), device.Point, device.Unit, channel = Words.Write(device.Channel), by.At });
                if (added == 0)
                    return Problem.DeviceExists(device.Code);
                await audit.AddAsync(db, AuditEntry.Of(
                    by, AuditAction.KeyAdded, device.Code.Value, null, new { Point = device.Point.Value, Unit = device.Unit?.Value, Channel = Words.Write(device.Channel) }));
                return token;
            },
            ct);
    }

    /// <summary>Ends a credential for good; revoking it again changes nothing.</summary>
    /// <returns>The device, or <c>device-unknown</c>.</returns>
    public async Task<Outcome<Device>> RevokeAsync(Code code, Signature by, CancellationToken ct)
    {
        await database.InTransactionAsync(
            async db =>
            {
                var revoked = await db.ExecuteAsync("update device set revoked_at = @At where code = @code and revoked_at is null", new { code, by.At }) == 1;
                if (revoked)
                    await audit.AddAsync(db, AuditEntry.Of(by, AuditAction.KeyRevoked, code.Value));
                return revoked;
            },
            ct);
        return await FindAsync(code, ct) is { } device ? device : Problem.DeviceUnknown(code.Value);
    }

    /// <summary>Also one whose credential was revoked.</summary>
    public async Task<Device?> FindAsync(Code code, CancellationToken ct) =>
        (await database.FindAsync<Row>($"select {Columns} from device where code = @code", new { code }, ct))?.ToDevice();

    /// <summary>All devices there ever were, by their codes.</summary>
    public async Task<IReadOnlyList<Device>> ListAsync(CancellationToken ct) =>
        [.. (await database.QueryAsync<Row>($"select {Columns} from device order by code", null, ct)).Select(row => row.ToDevice())];

    /// <summary>The device that holds this credential; null when nobody does, or it was revoked.</summary>
    public async ValueTask<Device?> AuthenticateAsync(string token, CancellationToken ct)
    {
        var (now, contents) = (clock.GetUtcNow(), _contents);
        if (contents is null || (now - contents.ReadAt).Duration() >= _lifetime) // a clock that was set back must not keep the old for long
            _contents = contents = await ReadAsync(now, ct);
        if (!contents.ByToken.TryGetValue(Digest(token), out var device))
            return null;
        await NoteAsync(device.Code, now, ct);
        return device;
    }

    private async Task<Contents> ReadAsync(DateTimeOffset now, CancellationToken ct)
    {
        var rows = await database.QueryAsync<Row>($"select {Columns} from device where revoked_at is null", null, ct);
        return new(now, rows.ToDictionary(row => row.Token, row => row.ToDevice()));
    }

    /// <summary>Writes once a minute that the device was seen, however much it hands in.</summary>
    private async Task NoteAsync(Code device, DateTimeOffset now, CancellationToken ct)
    {
        if (_noted.TryGetValue(device, out var noted) && (now - noted).Duration() < TimeSpan.FromMinutes(1))
            return;
        _noted[device] = now;
        await database.InTransactionAsync(db => db.ExecuteAsync("update device set seen_at = @now where code = @device", new { now, device }), ct);
    }

    private static string Digest(string token) => CanonicalJson.Sha256(token);

    private sealed record Contents(DateTimeOffset ReadAt, IReadOnlyDictionary<string, Device> ByToken);

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

        public Device ToDevice() => new(Code, Point, Unit, Words.Read<Channel>(Channel)!.Value) { CreatedAt = CreatedAt, RevokedAt = RevokedAt, SeenAt = SeenAt };
    }
}
