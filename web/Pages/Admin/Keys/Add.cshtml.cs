using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>A new key for a system: its name, what it may read, where, and until when.</summary>
[Allows(Permission.ManageKeys)]
public sealed class KeyAddModel(ApiKeys keys, Catalogue catalogue, TimeProvider clock) : PageModel
{
    public InputModel Input { get; private set; } = new();

    /// <summary>All there are today, parents before their children.</summary>
    public IReadOnlyList<Unit> Units { get; private set; } = [];

    /// <summary>The first day on which a key may end.</summary>
    public DateOnly Today => clock.GetUtcNow().DayInVietnam();

    public Task OnGetAsync(CancellationToken ct) => ReadUnitsAsync(ct);

    public async Task<IActionResult> OnPostAsync([FromForm] InputModel input, CancellationToken ct)
    {
        var asked = ApiKey.Read(input.Code, input.Name, input.Permissions ?? [], input.Unit, input.Expires, await catalogue.ListUnitsAsync(ct), Today);
        var token = asked.Value is { } key ? await keys.AddAsync(key, HttpContext.Visitor()!.Sign(clock), ct) : asked.Problems.ToList();
        if (token.Value is not null)
            return KeyTokenModel.Show(this, asked.Value!.Code, token.Value);

        ModelState.Add(token.Problems);
        Input = input;
        await ReadUnitsAsync(ct);
        return Page();
    }

    private async Task ReadUnitsAsync(CancellationToken ct) => Units = [.. (await catalogue.ListUnitsAsync(ct)).Where(unit => unit.Kind != UnitKind.Province && unit.ExistsOn(Today))];

    public sealed record InputModel
    {
        public string? Code { get; init; }
        public string? Name { get; init; }
        public IReadOnlyList<string>? Permissions { get; init; }
        public string? Unit { get; init; }
        public string? Expires { get; init; }
    }
}
