namespace SurveyHub.Analytics;

/// <summary>The satisfaction of one scope, how sure it is, and the counts it can be recomputed from.</summary>
/// <param name="Respondents">People with at least one valid answer in the scope.</param>
/// <param name="Counts">Answers, pooled over the criteria of the scope.</param>
/// <param name="Interval">95 %; null when nobody answered.</param>
/// <param name="Method">How the interval was computed; named in every file, so that a figure can be recomputed.</param>
/// <param name="Levels">Empty where the criteria do not share one scale.</param>
public sealed record Estimate(Scope Scope, long Respondents, TopBox Counts, Interval? Interval, string Method, IReadOnlyList<LevelCount> Levels)
{
    /// <remarks>
    /// The interval is Wilson's at n = respondents, not at n = answers: the sixteen answers of one person are one opinion,
    /// and counting them as sixteen would call the index of a single citizen certain. For one criterion both are the same.
    /// </remarks>
    public static Estimate Of(Tally tally, Scope scope)
    {
        var (respondents, counts) = (tally.Respondents(scope), tally.Count(scope));
        return new(scope, respondents, counts, counts.Rate is { } rate ? Wilson.Interval95(rate, respondents) : null, Wilson.Method, tally.Levels(scope)) { Index = tally.Index(scope), IsIndexTheRate = tally.IsIndexTheRate };
    }

    /// <summary>The index as the version defines it, see <see cref="IndexValue.Of"/>; the same as the rate where it is the pooled share of satisfied answers.</summary>
    public double? Index { get; init; }

    /// <summary>Whether the index is the rate, so that the rate's interval is also the index's.</summary>
    public bool IsIndexTheRate { get; init; }

    /// <summary>Of the rate, by the binomial formula at n = respondents; null when nobody answered.</summary>
    public double? StandardError => Counts.Rate is { } rate ? Math.Sqrt(rate * (1 - rate) / Respondents) : null;

    /// <summary>The mean level value of the scope's answers without excluded ones; null when there is none or no common scale.</summary>
    public double? Mean => Levels.Count == 0 || Counts.Valid == 0
        ? null
        : (double)Levels.Where(count => count.Level.CountsAsSatisfied is not null).Sum(count => count.Level.Value * count.Count) / Counts.Valid;
}
