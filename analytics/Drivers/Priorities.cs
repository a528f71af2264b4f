using SurveyHub.Engine;

namespace SurveyHub.Analytics;

/// <summary>Importance against performance, in the order in which a leader would act.</summary>
public enum Quadrant
{
    /// <summary>Important, and performing badly.</summary>
    MendFirst,

    /// <summary>Important, and performing well.</summary>
    KeepUp,

    /// <summary>Neither important nor performing well.</summary>
    LowPriority,

    /// <summary>Performing well where it matters little.</summary>
    PossibleOverkill,
}

/// <param name="Quadrant">Null where importance cannot be known, see <see cref="Driver.IsConstant"/>.</param>
public sealed record Priority(Driver Driver, Quadrant? Quadrant);

/// <summary>What to mend first.</summary>
/// <remarks>
/// J. A. Martilla, J. C. James, "Importance-performance analysis", Journal of Marketing 41 (1977), 77-79. Important is what is at least
/// as important as the average; performing well is what reaches the demand or, without one, the mean performance.
/// </remarks>
/// <param name="Demand">What performance was held against; null when it was the mean.</param>
/// <param name="Performance">The cut between low and high performance, 0 to 100.</param>
/// <param name="Importance">The cut between low and high importance: 1 / how many have one.</param>
/// <param name="Order">By quadrant, and there by importance times what is missing to the cut, then by importance; those without a quadrant last.</param>
public sealed record Priorities(Demand? Demand, decimal Performance, double Importance, IReadOnlyList<Priority> Order)
{
    /// <summary>Importance comes out of a decomposition in floating point: what is as important as the average may be below it by this much.</summary>
    private const double Tolerance = 1e-9;

    /// <param name="drivers">All criteria, or all factors: what shares the whole importance.</param>
    /// <returns>Null when no importance is known.</returns>
    public static Priorities? Of(IReadOnlyList<Driver> drivers, Demand? demand = null)
    {
        var known = drivers.Where(driver => !driver.IsConstant).ToList();
        if (known.Count == 0)
            return null;

        var average = 1.0 / known.Count;
        var mean = Fraction.Sum(known.Select(RateOf)).Over(new(known.Count, 1));
        var cut = demand?.Percent ?? mean.Percent;
        return new(demand, cut, average,
        [
            .. drivers.Select(driver => new Priority(driver, driver.IsConstant ? null : QuadrantOf(driver)))
                .OrderBy(priority => priority.Quadrant is null).ThenBy(priority => priority.Quadrant)
                .ThenByDescending(priority => priority.Driver.Importance * (double)Math.Max(0, cut - (priority.Driver.Counts.Percent ?? cut)))
                .ThenByDescending(priority => priority.Driver.Importance),
        ]);

        Quadrant QuadrantOf(Driver driver) => (driver.Importance >= average * (1 - Tolerance), PerformsWell(driver)) switch
        {
            (true, false) => Quadrant.MendFirst,
            (true, true) => Quadrant.KeepUp,
            (false, false) => Quadrant.LowPriority,
            (false, true) => Quadrant.PossibleOverkill,
        };

        bool PerformsWell(Driver driver) => demand?.IsReachedBy(driver.Counts.Percent!.Value) ?? RateOf(driver).Minus(mean).Sign >= 0;
    }

    private static Fraction RateOf(Driver driver) => new(driver.Counts.Satisfied, driver.Counts.Valid);
}
