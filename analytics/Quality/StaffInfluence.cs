using SurveyHub.Engine;

namespace SurveyHub.Analytics;

/// <param name="Point">The counter or device.</param>
/// <param name="Group">What makes counters comparable, such as the kind of their unit and the field: the same text, the same group.</param>
public sealed record CounterTally(Code Point, string Group, Tally Tally);

/// <summary>How a counter's answers differ from those of all other counters of its group: a reason to look, never proof of anything.</summary>
/// <param name="Counts">Of the counter.</param>
/// <param name="Others">Of the others in its group.</param>
/// <param name="Test">Of the levels chosen; null where there are too few respondents for one.</param>
/// <param name="Adjusted">The p of <paramref name="Test"/> among those of all counters, see <see cref="FalseDiscovery"/>.</param>
/// <param name="IsMorePositive">Whether its rate is higher than that of the others.</param>
/// <param name="IsMoreUniform">
/// Whether its answers gather in fewer levels, by the sum of squared shares (E. H. Simpson, "Measurement of diversity", Nature 163 (1949), 688).
/// </param>
/// <param name="LeftOut">What the index of its group would be without it; null where it is not flagged.</param>
public sealed record CounterSignal(
    Code Point, string Group, long Respondents, TopBox Counts, TopBox Others, Homogeneity? Test, double? Adjusted, bool IsMorePositive, bool IsMoreUniform, LeftOut? LeftOut)
{
    /// <summary>Somebody who steers answers makes them better or all alike; a counter that is merely worse is no sign of it.</summary>
    public bool IsFlagged => Adjusted <= StaffInfluence.FalseDiscoveryRate && (IsMorePositive || IsMoreUniform);
}

/// <summary>A signal that staff may steer what citizens answer, or answer for them.</summary>
/// <remarks>
/// Counters do differ, and with many answers a test finds it: the signal says where to look first, and at how large a difference. The
/// tests of one group share their reference, which the adjustment bears (Y. Benjamini, D. Yekutieli, Annals of Statistics 29 (2001), 1165-1188).
/// </remarks>
public static class StaffInfluence
{
    /// <summary>Of the counters flagged, the share that may be so by chance.</summary>
    public const double FalseDiscoveryRate = 0.05;

    /// <summary>The respondents that a counter needs, and all others of its group together.</summary>
    public const int LeastRespondents = 30;

    /// <param name="counters">Each once.</param>
    /// <returns>One a counter, in their order.</returns>
    public static IReadOnlyList<CounterSignal> Of(IndexStructure structure, IReadOnlyList<CounterTally> counters, Scope scope, int leastRespondents = LeastRespondents)
    {
        var groups = counters.GroupBy(counter => counter.Group).ToDictionary(
            group => group.Key, group => group.Select(counter => Shape.Of(counter.Tally, scope)).Aggregate((sum, shape) => sum.Add(shape)));
        CounterSignal[] signals = [.. counters.Select(counter => Compare(counter, Shape.Of(counter.Tally, scope), groups[counter.Group], leastRespondents))];

        int[] tested = [.. Enumerable.Range(0, signals.Length).Where(place => signals[place].Test is not null)];
        foreach (var (place, adjusted) in tested.Zip(FalseDiscovery.Adjust([.. tested.Select(place => signals[place].Test!.P)])))
        {
            var signal = signals[place] with { Adjusted = adjusted };
            signals[place] = signal.IsFlagged ? signal with { LeftOut = LeftOut.Of(structure, counters[place].Tally, OthersOf(counters[place]), scope) } : signal;
        }

        return signals;

        IEnumerable<Tally> OthersOf(CounterTally counter) => counters.Where(other => other.Group == counter.Group && other != counter).Select(other => other.Tally);
    }

    private static CounterSignal Compare(CounterTally counter, Shape own, Shape group, int leastRespondents)
    {
        var others = group.Without(own);
        var test = Math.Min(own.Respondents, others.Respondents) >= leastRespondents ? Homogeneity.Of([own.Effective, others.Effective]) : null;
        return new(
            counter.Point, counter.Group, own.Respondents, own.Counts, others.Counts, test, Adjusted: null,
            own.Counts.Rate > others.Counts.Rate, own.Concentration > others.Concentration, LeftOut: null);
    }

    /// <summary>How the valid answers spread over the levels; over satisfied and not, where the criteria share no scale.</summary>
    private sealed record Shape(long[] Levels, long Respondents, TopBox Counts)
    {
        public IReadOnlyList<double> Effective => Homogeneity.Effective(Levels, Respondents);

        public double? Concentration => Counts.Valid > 0 ? Levels.Sum(count => Math.Pow((double)count / Counts.Valid, 2)) : null;

        public static Shape Of(Tally tally, Scope scope)
        {
            var counts = tally.Count(scope);
            long[] levels = [.. tally.Levels(scope).Where(level => level.Level.CountsAsSatisfied is not null).Select(level => level.Count)];
            return new(levels.Length > 0 ? levels : [counts.Valid - counts.Satisfied, counts.Satisfied], tally.Respondents(scope), counts);
        }

        public Shape Add(Shape other) => Join(other, 1);

        public Shape Without(Shape other) => Join(other, -1);

        private Shape Join(Shape other, int sign) => new(
            [.. Levels.Zip(other.Levels, (own, more) => own + (sign * more))],
            Respondents + (sign * other.Respondents),
            Counts.Add(new(sign * other.Counts.Satisfied, sign * other.Counts.Valid)));
    }
}
