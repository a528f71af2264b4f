using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>What holds a credential.</summary>
public enum KeyKind { System, Device }

/// <summary>A system or device whose credential was not revoked.</summary>
/// <param name="Name">Of the system; of a device, where it collects.</param>
public sealed record KeyHolder(KeyKind Kind, Code Code, string Name);

/// <summary>Systems and devices alike, for the pages on which their credentials are changed or ended.</summary>
public sealed class KeyHolders(ApiKeys keys, Devices devices)
{
    /// <returns>Null where the address names none that has a credential.</returns>
    public async Task<KeyHolder?> FindAsync(string kind, string code, CancellationToken ct) => Code.Parse(code) is not { } parsed ? null : Words.Read<KeyKind>(kind) switch
    {
        KeyKind.System => await keys.FindAsync(parsed, ct) is { RevokedAt: null } key ? new(KeyKind.System, parsed, key.Name) : null,
        KeyKind.Device => await devices.FindAsync(parsed, ct) is { RevokedAt: null } device ? new(KeyKind.Device, parsed, device.Point.Value) : null,
        null => null,
    };

    public Task<Outcome<string>> RotateAsync(KeyHolder holder, TimeSpan overlap, Signature by, CancellationToken ct) => holder.Kind switch
    {
        KeyKind.System => keys.RotateAsync(holder.Code, overlap, by, ct),
        KeyKind.Device => devices.RotateAsync(holder.Code, overlap, by, ct),
    };

    public Task RevokeAsync(KeyHolder holder, Signature by, CancellationToken ct) => holder.Kind switch
    {
        KeyKind.System => keys.RevokeAsync(holder.Code, by, ct),
        KeyKind.Device => devices.RevokeAsync(holder.Code, by, ct),
    };
}
