using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>Which programs have a key, what each may do with it, and when it was last used.</summary>
[Allows(Permission.ManageKeys)]
public sealed class KeysModel(ApiKeys keys, Devices devices, Catalogue catalogue, TimeProvider clock) : PageModel
{
    private Dictionary<Code, string> _units = [];

    /// <summary>Those that were revoked last.</summary>
    public IReadOnlyList<ApiKey> Systems { get; private set; } = [];

    /// <summary>Of this page; those that were revoked last.</summary>
    public IReadOnlyList<Engine.Device> Devices { get; private set; } = [];

    public Paging Paging { get; private set; } = null!; // set by the handler

    /// <summary>What was revoked a moment ago; null after anything else.</summary>
    [TempData]
    public string? Revoked { get; set; }

    public async Task OnGetAsync([FromQuery] int p, CancellationToken ct)
    {
        _units = (await catalogue.ListUnitsAsync(ct)).ToDictionary(unit => unit.Code, unit => unit.Name);
        Systems = [.. (await keys.ListAsync(ct)).OrderBy(key => key.RevokedAt is not null)];
        var all = (await devices.ListAsync(ct)).OrderBy(device => device.RevokedAt is not null).ToList();
        Paging = new(all.Count, OfAPage: 50, p) { Place = "#devices" };
        Devices = [.. Paging.Cut(all)];
    }

    /// <param name="unit">Null for the whole province.</param>
    public string? UnitName(Code? unit) => unit is null ? null : _units.GetValueOrDefault(unit, unit.Value);

    /// <summary>The key of the state's name.</summary>
    public string StateOf(ApiKey key) => key.RevokedAt is not null ? "key.revoked" : key.Expires < clock.GetUtcNow().DayInVietnam() ? "key.expired" : "key.good";

    public bool IsToCome(DateTimeOffset? instant) => instant > clock.GetUtcNow();
}
