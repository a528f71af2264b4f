using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>The choice of unit and field above figures, as <c>Shared/_Filter</c> shows it.</summary>
/// <param name="Action">The address of the page.</param>
/// <param name="HasAll">Whether all units together can be chosen.</param>
/// <param name="Units">In the order of the tree, each with its depth below the highest that can be chosen.</param>
/// <param name="Unit">The unit looked at; null for all.</param>
/// <param name="Field">The field looked at; null for all.</param>
public sealed record VisitFilter(string Action, bool HasAll, IReadOnlyList<(Unit Unit, int Depth)> Units, IReadOnlyCollection<ServiceField> Fields, Unit? Unit, ServiceField? Field)
{
    /// <summary>What is chosen, in words; null for all.</summary>
    public string? Words(string language) => Unit is null && Field is null ? null : string.Join(" – ", new[] { Unit?.Name, Field?.Name.In(language) }.OfType<string>());

    /// <param name="scope">The units that may be chosen.</param>
    public static async Task<VisitFilter> OfAsync(string action, Catalogue catalogue, UnitScope scope, string? unit, string? field, CancellationToken ct)
    {
        var tree = (await catalogue.ListUnitsAsync(ct)).Where(known => scope.Contains(known.Code)).ToDictionary(known => known.Code);
        return new(
            action, scope.IsProvince, [.. tree.Values.Select(known => (known, Depth(known)))], await catalogue.ListFieldsAsync(ct),
            Code.Parse(unit) is { } code ? tree.GetValueOrDefault(code) : null, await catalogue.FindFieldAsync(Code.Parse(field), ct));

        int Depth(Unit known) => known.Parent is { } parent && tree.TryGetValue(parent, out var above) ? 1 + Depth(above) : 0;
    }
}
