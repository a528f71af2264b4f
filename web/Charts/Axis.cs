namespace SurveyHub.Web.Charts;

/// <summary>Where the axis of rates begins, which always ends at 100 %.</summary>
public static class Axis
{
    /// <summary>A full ten per cent, with some room before the lowest thing shown.</summary>
    /// <param name="shown">0 to 1; nulls are not shown.</param>
    /// <returns>0 to 0.9.</returns>
    public static double From(params IEnumerable<double?> shown) => Math.Clamp(Math.Floor((10 * (shown.Min() ?? 0)) - 0.2) / 10, 0, 0.9);
}
