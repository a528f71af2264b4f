using SurveyHub.Engine;

namespace SurveyHub.Web.Charts;

/// <summary>The shade of a rate in a table: brown below the target and teal from it on, the further the darker; without a target the higher the darker.</summary>
/// <param name="Class">Of the style sheet, where its colours stand too.</param>
/// <param name="Fill">As <c>#rrggbb</c>.</param>
/// <param name="Ink">Of the figure on it.</param>
public sealed record HeatShade(string Class, string Fill, string Ink)
{
    private const string Dark = "#1b2a2a";

    private static readonly HeatShade _none = new("heat-none", "#f4f4f2", Dark);

    private static readonly (decimal Below, HeatShade Shade)[] _missed =
    [
        (-10, new("heat-missed-3", "#d39a4b", Dark)), (-5, new("heat-missed-2", "#e6c68a", Dark)), (decimal.MaxValue, new("heat-missed-1", "#f6e8c3", Dark)),
    ];

    private static readonly (decimal Below, HeatShade Shade)[] _reached =
    [
        (5, new("heat-met-1", "#d3ebe7", Dark)), (10, new("heat-met-2", "#a4d8d0", Dark)), (decimal.MaxValue, new("heat-met-3", "#6cbdb1", Dark)),
    ];

    private static readonly (decimal Below, HeatShade Shade)[] _plain =
    [
        (50, new("heat-1", "#edf5f3", Dark)), (65, new("heat-2", "#cfe6e2", Dark)), (80, new("heat-3", "#a9d3cc", Dark)), (90, new("heat-4", "#7fbfb5", Dark)),
        (decimal.MaxValue, new("heat-5", "#58a99e", Dark)),
    ];

    /// <param name="percent">0 to 100; null when nobody answered.</param>
    public static HeatShade Of(decimal? percent, Demand? demand) => percent is not { } known ? _none
        : demand is null ? In(_plain, known)
        : In(demand.IsReachedBy(known) ? _reached : _missed, known - demand.Percent);

    public static IEnumerable<HeatShade> All => [_none, .. _missed.Concat(_reached).Concat(_plain).Select(step => step.Shade)];

    private static HeatShade In((decimal Below, HeatShade Shade)[] steps, decimal value) => steps.First(step => value < step.Below).Shade;
}
