using SurveyHub.Analytics;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>How far the answers may be believed, and what people wrote, in a report.</summary>
internal static class QualityJson
{
    public static object Shape(CampaignQuality quality, Texts t) => new
    {
        flags = quality.Flags.Select(effect => new { flag = Words.Write(effect.Flag), effect = Shape(effect.LeftOut) }),
        items = quality.Items.Select(item => new
        {
            item.Item.Code,
            name = item.Item.Name.In(t.Language),
            alwaysAsked = item.IsAlwaysAsked,
            item.Responses,
            item.Given,
            item.Blank,
            item.BlankShare,
            item.Excluded,
            item.ExcludedShare,
        }),
        modes = Shape(quality.Modes),
        counters = quality.Counters.OrderByDescending(counter => counter.IsFlagged).ThenBy(counter => counter.Adjusted ?? 1).Select(counter => new
        {
            point = counter.Point.Value,
            counter.Group,
            counter.Respondents,
            counter.Counts.Valid,
            counter.Counts.Satisfied,
            counter.Counts.Rate,
            othersRate = counter.Others.Rate,
            test = Shape(counter.Test),
            counter.Adjusted,
            morePositive = counter.IsMorePositive,
            moreUniform = counter.IsMoreUniform,
            flagged = counter.IsFlagged,
            effect = counter.LeftOut is { } effect ? Shape(effect) : null,
        }),
    };

    /// <param name="items">The criteria, in the order they are asked.</param>
    public static object Shape(CommentReport comments, IReadOnlyList<Estimate> items, Texts t) => new
    {
        comments.People,
        comments.Counts?.Unrated,
        sentiments = comments.Counts is not { } counts ? null : Enum.GetValues<Sentiment>().Select(sentiment => new { sentiment = Words.Write(sentiment), people = counts.Of(sentiment) }),
        criteria = comments.Counts is not { } byCriterion ? null : items.Select(item => new
        {
            item.Scope.Code,
            name = item.Scope.Name.In(t.Language),
            meanings = Enum.GetValues<LevelMeaning>().Select(meaning => new { meaning = Words.Write(meaning), people = byCriterion.Of(item.Scope, meaning) }),
        }),
        words = comments.Words.Select(Shape),
        phrases = comments.Phrases.Select(Shape),
        complete = comments.IsComplete,
    };

    private static object Shape(ModeEffect modes) => new
    {
        pooling = modes.Pooling is { } pooling ? Words.Write(pooling) : null,
        modes.LargestDifference,
        test = Shape(modes.Test),
        channels = modes.Channels.Select(channel => new
        {
            channel = Words.Write(channel.Channel),
            channel.Estimate.Respondents,
            channel.Estimate.Counts.Valid,
            channel.Estimate.Counts.Satisfied,
            channel.Estimate.Counts.Rate,
            channel.Estimate.Interval?.Lower,
            channel.Estimate.Interval?.Upper,
            channel.Estimate.Method,
            compared = channel.IsCompared,
            effect = Shape(channel.LeftOut),
        }),
        differences = modes.Differences.Select(pair => new { first = Words.Write(pair.First), second = Words.Write(pair.Second), difference = ReportJson.Shape(pair.Difference) }),
    };

    /// <summary>What the index would be without some responses.</summary>
    private static object Shape(LeftOut effect) => new { effect.Responses, effect.Answers, effect.Index, effect.Without, effect.Difference };

    private static object? Shape(Homogeneity? test) => test is null ? null : new { test.Statistic, test.DegreesOfFreedom, test.P };

    private static object Shape(CommonWord word) => new { text = word.Words, word.People, word.Association };
}
