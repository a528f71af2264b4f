namespace SurveyHub.Analytics;

/// <summary>The satisfaction of one scope, how sure it is, and the counts it can be recomputed from.</summary>
/// <param name="Respondents">People with at least one valid answer in the scope.</param>
/// <param name="Counts">Answers, pooled over the criteria of the scope; never weighted.</param>
/// <param name="Interval">95 %; null when nobody answered.</param>
/// <param name="Method">How the interval was computed; named in every file, so that a figure can be recomputed.</param>
/// <param name="Levels">Empty where the criteria do not share one scale.</param>
public sealed record Estimate(Scope Scope, long Respondents, TopBox Counts, Interval? Interval, string Method, IReadOnlyList<LevelCount> Levels)
{
    /// <summary>From open collection, of which no design is known.</summary>
    /// <remarks>
    /// The interval is Wilson's at n = respondents, not at n = answers: the sixteen answers of one person are one opinion,
    /// and counting them as sixteen would call the index of a single citizen certain. For one criterion both are the same.
    /// </remarks>
    public static Estimate Of(Tally tally, Scope scope)
    {
        var (respondents, counts) = (tally.Respondents(scope), tally.Count(scope));
        var rate = counts.Rate;
        return new(scope, respondents, counts, rate is { } known ? Wilson.Interval95(known, respondents) : null, Wilson.Method, tally.Levels(scope))
        {
            Index = tally.Index(scope),
            IsIndexTheRate = tally.IsIndexTheRate,
            StandardError = rate is { } share ? Math.Sqrt(share * (1 - share) / respondents) : null,
        };
    }

    /// <summary>From a designed sample: index, standard error and interval are those of the population.</summary>
    /// <param name="sample">Null when nobody answered.</param>
    public static Estimate Of(Tally tally, Scope scope, SampleEstimate? sample, IntervalMethod method) =>
        Of(tally, scope, new Drawn(sample, tally.IsIndexAShare ? method : null, tally.IsIndexTheRate), sample?.Figure);

    /// <summary>From a designed sample: standard error and interval are those of the satisfied share, whatever the index.</summary>
    /// <param name="rate">Null when nobody answered.</param>
    /// <param name="index">Weighted.</param>
    public static Estimate OfRate(Tally tally, Scope scope, SampleEstimate? rate, double? index) =>
        Of(tally, scope, new Drawn(rate, IntervalMethod.Logit, IsRate: true), index);

    private static Estimate Of(Tally tally, Scope scope, Drawn drawn, double? index)
    {
        var (interval, name) = drawn.At(Confidence.NinetyFive);
        return Of(tally, scope) with
        {
            Interval = interval,
            Method = name,
            Index = index,
            StandardError = drawn.Sample?.StandardError,
            DegreesOfFreedom = drawn.Sample?.DegreesOfFreedom,
            EffectiveSize = drawn.IsRate ? drawn.Sample?.EffectiveSize : null,
            Drawn = drawn,
        };
    }

    /// <summary>The index as the version defines it, see <see cref="IndexValue.Of"/>; weighted where there is a design.</summary>
    public double? Index { get; init; }

    /// <summary>Whether the index is the share of satisfied answers, pooled.</summary>
    public bool IsIndexTheRate { get; init; }

    /// <summary>Of <see cref="Figure"/>; without a design by the binomial formula at n = respondents. Null when nobody answered.</summary>
    public double? StandardError { get; init; }

    /// <summary>Null without a design.</summary>
    public int? DegreesOfFreedom { get; init; }

    /// <summary>See <see cref="SampleEstimate.EffectiveSize"/>; null without a design, and of another figure than the rate.</summary>
    public double? EffectiveSize { get; init; }

    /// <summary>How many answers say as much as one of an independent draw; null where <see cref="EffectiveSize"/> is.</summary>
    public double? DesignEffect => Counts.Valid / EffectiveSize;

    /// <summary>What the interval is of: the rate, or of a designed sample the index where that was asked for. Null when nobody answered.</summary>
    public double? Figure => Drawn is null ? Counts.Rate : Drawn.Sample?.Figure;

    /// <summary>The satisfied share, 0 to 1: weighted where there is a design. Null when nobody answered, and where the figure is another index.</summary>
    public double? Rate => Drawn is { IsRate: false } ? null : Figure;

    /// <summary>
    /// The same, 0 to 100: what verdicts compare. Exact from counts; weighted, to one person in 10¹². No population has as many, and sums of
    /// binary fractions are off by less: equal weights decide as counts do.
    /// </summary>
    public decimal? Percent => Drawn is null ? Counts.Percent : Rate is { } share ? Math.Round((decimal)(100 * share), 10) : null;

    /// <summary>
    /// How many independent respondents would be as sure of the share as these are: all of them in open collection, n* of a designed
    /// sample (see <see cref="SampleInterval"/>). Null where there is no share to be sure of, or no degree of freedom.
    /// </summary>
    public double? IndependentRespondents => Drawn is not null ? Drawn.IndependentRespondents : Respondents > 0 ? Respondents : null;

    /// <summary>Null for open collection.</summary>
    internal Drawn? Drawn { get; init; }

    /// <summary>The interval by the same method, as sure as is asked for; null where <see cref="Interval"/> is.</summary>
    public Interval? IntervalAt(Confidence confidence) =>
        Drawn is not null ? Drawn.At(confidence).Interval : Counts.Rate is { } rate ? Wilson.Of(rate, Respondents, confidence) : null;

    /// <summary>The mean level value of the scope's answers without excluded ones, not weighted; null when there is none or no common scale.</summary>
    public double? Mean => Levels.Count == 0 || Counts.Valid == 0
        ? null
        : (double)Levels.Where(count => count.Level.CountsAsSatisfied is not null).Sum(count => count.Level.Value * count.Count) / Counts.Valid;
}
