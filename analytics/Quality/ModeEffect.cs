using SurveyHub.Engine;

namespace SurveyHub.Analytics;

/// <summary>Whether the answers of several channels may be counted together.</summary>
public enum Pooling
{
    /// <summary>Nothing speaks against it: the differences are small, and no larger than chance makes them.</summary>
    Defensible,

    /// <summary>The channels do differ, by so little that it does not matter.</summary>
    DefensibleThoughDifferent,

    /// <summary>The differences are large, or cannot be tested, and there are too few answers to say that they are not chance.</summary>
    Unsettled,

    /// <summary>The differences are large, and larger than chance makes them: each channel is to be shown by itself.</summary>
    Indefensible,
}

/// <param name="IsCompared">Not where there are too few respondents for the test, see <see cref="Homogeneity.LeastExpected"/>.</param>
/// <param name="LeftOut">What the index of all channels would be without this one.</param>
public sealed record ChannelEstimate(Channel Channel, Estimate Estimate, bool IsCompared, LeftOut LeftOut);

/// <param name="Difference">The rate of the first channel less that of the second.</param>
public sealed record ChannelDifference(Channel First, Channel Second, Difference Difference);

/// <summary>How the rates of the channels differ, before they are pooled.</summary>
/// <param name="Channels">Those through which somebody answered.</param>
/// <param name="Test">Of the rates, at n = respondents as in <see cref="Estimate"/>; null where there is nothing to test.</param>
/// <param name="Differences">Of each two channels that are compared.</param>
public sealed record ModeEffect(IReadOnlyList<ChannelEstimate> Channels, Homogeneity? Test, IReadOnlyList<ChannelDifference> Differences)
{
    /// <summary>The largest difference that is taken for small, as a share: five points.</summary>
    public const double SmallDifference = 0.05;

    /// <summary>Below this p, differences are taken for more than chance.</summary>
    public const double Significance = 0.05;

    /// <summary>0 to 1; null where fewer than two channels are compared.</summary>
    public double? LargestDifference => Differences.Count > 0 ? Differences.Max(pair => Math.Abs(pair.Difference.Value)) : null;

    /// <summary>Null where fewer than two channels have answers: there is nothing to pool.</summary>
    public Pooling? Pooling => Channels.Count < 2 ? null : (Test is { P: < Significance }, LargestDifference <= SmallDifference) switch
    {
        (false, true) => Analytics.Pooling.Defensible,
        (true, true) => Analytics.Pooling.DefensibleThoughDifferent,
        (false, false) => Analytics.Pooling.Unsettled,
        (true, false) => Analytics.Pooling.Indefensible,
    };

    public static ModeEffect Of(IndexStructure structure, IReadOnlyDictionary<Channel, Tally> tallies, Scope scope)
    {
        var answered = tallies.Where(of => of.Value.Respondents(scope) > 0).OrderBy(of => of.Key).Select(of => (Channel: of.Key, Estimate: Estimate.Of(of.Value, scope))).ToList();
        var compared = Comparable(answered);
        return new(
            [.. answered.Select(of => new ChannelEstimate(of.Channel, of.Estimate, compared.Contains(of), LeftOutOf(of.Channel)))],
            Homogeneity.Of([.. compared.Select(of => Counts(of.Estimate))]),
            [.. compared.SelectMany((first, place) => compared.Skip(place + 1).Select(second => Compare(first, second)))]);

        LeftOut LeftOutOf(Channel channel) => LeftOut.Of(structure, tallies[channel], tallies.Where(of => of.Key != channel).Select(of => of.Value), scope);
    }

    /// <summary>Without the smallest channels, until the rest can be tested; all where everybody is satisfied, or nobody: then they do not differ.</summary>
    private static List<(Channel Channel, Estimate Estimate)> Comparable(IReadOnlyList<(Channel Channel, Estimate Estimate)> answered)
    {
        var left = answered.OrderByDescending(of => of.Estimate.Respondents).ToList();
        while (left.Count > 0 && Rarer() is > 0 and var share && share * left[^1].Estimate.Respondents < Homogeneity.LeastExpected)
            left.RemoveAt(left.Count - 1);
        return [.. left.OrderBy(of => of.Channel)];

        double Rarer() // the share of the satisfied or of the others, whichever are fewer
        {
            var counts = left.ConvertAll(of => Counts(of.Estimate));
            var (satisfied, others) = (counts.Sum(of => of[0]), counts.Sum(of => of[1]));
            return Math.Min(satisfied, others) / (satisfied + others);
        }
    }

    private static IReadOnlyList<double> Counts(Estimate estimate) =>
        Homogeneity.Effective([estimate.Counts.Satisfied, estimate.Counts.Valid - estimate.Counts.Satisfied], estimate.Respondents);

    private static ChannelDifference Compare((Channel Channel, Estimate Estimate) first, (Channel Channel, Estimate Estimate) second) => new(
        first.Channel, second.Channel,
        Difference.Newcombe(first.Estimate.Counts.Rate!.Value, first.Estimate.Respondents, second.Estimate.Counts.Rate!.Value, second.Estimate.Respondents));
}
