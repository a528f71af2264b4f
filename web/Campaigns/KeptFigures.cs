using System.Text.Json;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>A figure of a kept document.</summary>
/// <param name="Rate">0 to 1; null when nobody answered.</param>
public sealed record KeptRate(string Code, string Name, double? Rate);

/// <summary>What people compare of two kept documents: the whole and its contents.</summary>
/// <param name="Rates">The whole first; none where the figures are withheld.</param>
public sealed record KeptFigures(long Responses, IReadOnlyList<KeptRate> Rates)
{
    public static KeptFigures Of(FrozenFigures figures)
    {
        using var document = JsonDocument.Parse(figures.Json);
        var root = document.RootElement;
        return new(figures.Responses, root.TryGetProperty("overall", out var overall) ? [Read(overall), .. root.GetProperty("contents").EnumerateArray().Select(Read)] : []);
    }

    private static KeptRate Read(JsonElement estimate) => new(
        estimate.GetProperty("code").GetString()!, estimate.GetProperty("name").GetString()!,
        estimate.GetProperty("rate") is { ValueKind: JsonValueKind.Number } rate ? rate.GetDouble() : null);
}

/// <summary>Figures before an erratum and after it.</summary>
public sealed record Correction(KeptFigures Before, KeptFigures After)
{
    public static Correction Of(FrozenFigures before, FrozenFigures after) => new(KeptFigures.Of(before), KeptFigures.Of(after));

    /// <summary>Each figure with what it was and is; null where it is not shown.</summary>
    public IEnumerable<(string Name, KeptRate? Before, KeptRate? After)> Lines() =>
        After.Rates.Concat(Before.Rates).DistinctBy(rate => rate.Code).Select(rate => (rate.Name, Find(Before, rate.Code), Find(After, rate.Code)));

    private static KeptRate? Find(KeptFigures figures, string code) => figures.Rates.FirstOrDefault(rate => rate.Code == code);
}
