using SurveyHub.Analytics;

namespace SurveyHub.Web.Charts;

/// <summary>The shade of a rate in a table: the figure in it says the same, so that nothing hangs on the colour.</summary>
public static class Heat
{
    /// <summary>The lower ends of the shades, in per cent; what plans demand lies between them.</summary>
    private static readonly decimal[] _ends = [50, 65, 80, 90];

    /// <returns>A class of the style sheet; null where nobody answered.</returns>
    public static string? ShadeOf(Estimate estimate) => estimate.Percent is { } percent ? $"heat-{_ends.Count(end => percent >= end)}" : null;
}
