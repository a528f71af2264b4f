using SurveyHub.Analytics;

namespace SurveyHub.Web;

/// <summary>What to mend first, and where a gap or a change comes from, in sentences for leaders.</summary>
public static class DriverSentences
{
    /// <summary>How importance was computed and where the lines between the quadrants are, a sentence each.</summary>
    public static IReadOnlyList<string> About(this Texts t, Drivers drivers, Priorities priorities)
    {
        var what = drivers.Overall switch
        {
            OverallSatisfaction.Item => t["driver.item", t.Share(drivers.RSquared)],
            OverallSatisfaction.Composite => t["driver.composite"],
        };
        var cuts = priorities.Demand is { } demand
            ? t["driver.cut-demand", t.Share(priorities.Importance), t.Of(demand)]
            : t["driver.cut-mean", t.Share(priorities.Importance), t.Share((double)priorities.Performance / 100)];
        return drivers.IsMended ? [what, t["driver.mended"], cuts] : [what, cuts];
    }

    /// <summary>How important a criterion or factor is and how it performs, and what follows; without its name.</summary>
    public static string Of(this Texts t, Priority priority, Priorities priorities)
    {
        var (driver, rate) = (priority.Driver, t.Percent(priority.Driver.Counts, priorities.Demand));
        if (priority.Quadrant is not { } quadrant)
            return driver.Counts.Valid == 0 ? t["driver.nobody"] : t["driver.constant", rate];
        var key = quadrant switch
        {
            Quadrant.MendFirst => "driver.mend-first",
            Quadrant.KeepUp => "driver.keep-up",
            Quadrant.LowPriority => "driver.low-priority",
            Quadrant.PossibleOverkill => "driver.possible-overkill",
        };
        return t[key, t.Share(driver.Importance), rate];
    }

    /// <summary>How far the index is from the threshold.</summary>
    public static string Of(this Texts t, Gap gap) => gap.Total.Sign switch
    {
        < 0 => t["gap.below", t.Points(gap.Total)],
        0 => t["gap.at"],
        > 0 => t["gap.above", t.Points(gap.Total)],
    };

    /// <summary>What a criterion, factor or unit adds to the gap; without its name.</summary>
    public static string Of<T>(this Texts t, Contribution<T> part)
    {
        var (rate, n) = (t.Percent(part.Counts), t.Count(part.Counts.Valid));
        return part.Points.Sign switch
        {
            < 0 => t["gap.down", t.Points(part.Points), rate, n],
            0 => t["gap.neither", rate, n],
            > 0 => t["gap.up", t.Points(part.Points), rate, n],
        };
    }

    /// <summary>How far the rate changed, within units and by their mix.</summary>
    public static string Of(this Texts t, RateChange change) =>
        t["rate-change.split", t.SignedPoints(change.Total), t.SignedPoints(change.Within), t.SignedPoints(change.Mix)];
}
