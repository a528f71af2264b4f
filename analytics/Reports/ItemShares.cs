using SurveyHub.Engine;

namespace SurveyHub.Analytics;

/// <summary>Those who gave an answer, of those who gave any.</summary>
/// <param name="Count">People; never weighted.</param>
/// <param name="Rate">0 to 1; weighted where there is a design. Null when nobody answered.</param>
/// <param name="Interval">95 %: by logit where there is a design, else Wilson's. Null where none can be given.</param>
public sealed record AnswerShare(long Count, double? Rate, Interval? Interval)
{
    /// <summary>0 to 100; exactly from counts where there is no design, see <see cref="Estimate.Percent"/>.</summary>
    public decimal? Percent { get; private init; }

    /// <param name="design">Null for open collection, of which there is one place.</param>
    /// <param name="chosen">At each place of the design.</param>
    /// <param name="answered">The same.</param>
    internal static AnswerShare Of(SampleDesign? design, double[] chosen, double[] answered)
    {
        var counts = new TopBox((long)chosen.Sum(), (long)answered.Sum());
        if (design is null)
            return new(counts.Satisfied, counts.Rate, counts.Rate is { } rate ? Wilson.Interval95(rate, counts.Valid) : null) { Percent = counts.Percent };
        if (Linearised.Ratio(design, chosen, answered) is not { } linearised)
            return new(counts.Satisfied, null, null);
        var estimate = SampleEstimate.Of(design, linearised) with { Respondents = counts.Valid };
        return new(counts.Satisfied, estimate.Figure, SampleInterval.Of(estimate, IntervalMethod.Logit).Interval) { Percent = Math.Round((decimal)(100 * estimate.Figure), 10) };
    }
}

public sealed record OptionShare(Option Option, AnswerShare Share);

/// <summary>What people answered to an item that is no criterion.</summary>
/// <param name="Answered">People, without those who chose a level that leaves the denominator.</param>
/// <param name="Options">In the order they are asked, without those that leave the denominator.</param>
/// <param name="Positive">Who chose a positive level; null where the item is no scale.</param>
public sealed record ItemShares(Item Item, long Answered, IReadOnlyList<OptionShare> Options, AnswerShare? Positive)
{
    /// <summary>Who chose one of several options; of an item with one answer.</summary>
    public AnswerShare? Find(string option) => Options.FirstOrDefault(share => share.Option.Code.Value == option)?.Share;
}
