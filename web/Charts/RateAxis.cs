using System.Globalization;
using SurveyHub.Analytics;
using SurveyHub.Engine;

namespace SurveyHub.Web.Charts;

/// <summary>An axis of rates; what lies beyond its ends is drawn at them.</summary>
public sealed record RateAxis
{
    /// <summary>A bar that begins at 40 % or less may as well begin at 0, and then its length is the rate.</summary>
    private const double WorthCutting = 0.4;

    /// <param name="from">0 to less than <paramref name="to"/>.</param>
    /// <param name="to">At most 1.</param>
    public RateAxis(double from, double to = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(from);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(to, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(from, to);
        (From, To) = (from, to);
    }

    public static RateAxis Whole { get; } = new(0);

    public double From { get; }

    public double To { get; }

    public bool IsCut => From > 0;

    /// <summary>Every 10 or 20 %, from end to end.</summary>
    public IEnumerable<double> Ticks
    {
        get
        {
            var step = To - From > 0.5 + 1e-9 ? 2 : 1;
            for (var tenth = (int)Math.Round(10 * From); tenth <= Math.Round(10 * To); tenth += step)
                yield return tenth / 10.0;
        }
    }

    /// <summary>Begins at a whole ten per cent below the lowest, so that nothing lies on its end.</summary>
    /// <param name="rates">0 to 1.</param>
    public static RateAxis For(IEnumerable<double> rates)
    {
        var from = Math.Clamp(Math.Floor((10 * rates.DefaultIfEmpty(0).Min()) - 0.2) / 10, 0, 0.8);
        return from > WorthCutting ? new(from) : Whole;
    }

    /// <summary>The same for all of these, each with its interval, and the target they are held against.</summary>
    public static RateAxis Of(IEnumerable<Estimate> estimates, Demand? demand = null) => For(estimates.SelectMany(estimate => Shown(estimate, demand)));

    /// <summary>What is drawn of an estimate and lies lowest.</summary>
    /// <returns>0 to 1; nothing where there is nothing to draw.</returns>
    public static IEnumerable<double> Shown(Estimate estimate, Demand? demand) =>
        new[] { estimate.Rate, estimate.Interval?.Lower, (double?)demand?.Percent / 100 }.OfType<double>();

    /// <returns>0 at the beginning of the axis to 1 at its end.</returns>
    public double Share(double rate) => Math.Clamp((rate - From) / (To - From), 0, 1);

    /// <summary>Across, as an attribute of SVG.</summary>
    public string Place(double rate) => Across(Share(rate));

    internal static string Across(double share) => (100 * share).ToString("0.####", CultureInfo.InvariantCulture) + "%";

    internal static string Pixels(double length) => length.ToString("0.##", CultureInfo.InvariantCulture);
}
