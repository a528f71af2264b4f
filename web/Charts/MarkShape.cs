using SurveyHub.Analytics;
using SurveyHub.Engine;

namespace SurveyHub.Web.Charts;

/// <summary>What stands where a figure is: colour and shape both say what is to be thought of it.</summary>
public sealed record MarkShape
{
    private const string Circle = "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0z";
    private const string Diamond = "M0-6.5L6.5 0 0 6.5-6.5 0z";
    private const string Square = "M-4-4H4V4H-4z";
    private const string Speck = "M-3 0a3 3 0 1 0 6 0a3 3 0 1 0-6 0z";

    private MarkShape(string shade, string path) => (Shade, Path) = (shade, path);

    public static MarkShape Plain { get; } = new("mark-plain", Circle);

    /// <summary>Of what a unit would have been.</summary>
    public static MarkShape ProForma { get; } = new("mark-pro-forma", Circle);

    /// <summary>Of a unit that is no more.</summary>
    public static MarkShape Former { get; } = new("mark-former", Speck);

    /// <summary>Of a figure that others published.</summary>
    public static MarkShape Published { get; } = new("mark-published", Square);

    /// <summary>A class of the style sheet.</summary>
    public string Shade { get; }

    /// <summary>Around 0, 0, in pixels.</summary>
    public string Path { get; }

    /// <param name="verdict">Null where there is no target.</param>
    public static MarkShape Of(Verdict? verdict) => verdict is not { } known ? Plain : known switch
    {
        Verdict.Met => new("mark-met", Circle),
        Verdict.MetUncertain => new("mark-met-uncertain", Circle),
        Verdict.MissedUncertain => new("mark-missed-uncertain", Diamond),
        Verdict.Missed => new("mark-missed", Diamond),
        Verdict.NoData or Verdict.NotEnoughData or Verdict.Withheld => new("mark-no-verdict", Square),
    };

    /// <summary>As the interval that is drawn says it, which of ranked units is wider than their own.</summary>
    internal static MarkShape Of(RankedUnit unit, Demand? demand) =>
        Of(demand?.Check(unit.Estimate with { Interval = unit.Interval ?? unit.Estimate.Interval }, margin: 1));

    internal static MarkShape Of(Quadrant? quadrant) => quadrant is not { } known ? Plain : known switch
    {
        Quadrant.MendFirst => Of(Verdict.Missed),
        Quadrant.KeepUp => Of(Verdict.Met),
        Quadrant.LowPriority => Of(Verdict.MissedUncertain),
        Quadrant.PossibleOverkill => Of(Verdict.MetUncertain),
    };
}
