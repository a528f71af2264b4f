using SurveyHub.Analytics;

namespace SurveyHub.Web;

/// <summary>What people saw of harassment and unofficial payments, and what they want mended.</summary>
public static class PerceptionSentences
{
    public static IReadOnlyList<string> OfIntegrity(Texts t, Perceptions perceptions, int floor) =>
    [
        .. ((string[])[Perceptions.Harassment, Perceptions.UnofficialPayments]).Select(perceptions.Find).OfType<ItemShares>().Select(item => Of(t, item, floor)),
    ];

    public static IReadOnlyList<string> OfPriorities(Texts t, Perceptions perceptions, int floor)
    {
        var priorities = perceptions.Priorities.Where(item => item.Answered >= floor).ToList();
        return priorities.Count == 0 ? [] : [t["official.priorities", string.Join("; ", priorities.Select((item, i) => t["official.priority", i + 1, item.Item.Question.In(t.Language), t.Rate(item.Positive!.Percent)]))]];
    }

    /// <summary>Each answer with its share, that of "nobody" last.</summary>
    private static string Of(Texts t, ItemShares item, int floor)
    {
        var question = item.Item.Question.In(t.Language);
        if (item.Answered == 0)
            return t["official.perception-nobody", question];
        if (item.Answered < floor)
            return t["official.perception-withheld", question, floor];
        var shares = item.Options.OrderBy(share => share.Option.Code.Value == Perceptions.Nobody)
            .Select(share => t["official.named-rate", t["official.quoted", share.Option.Label.In(t.Language)], t.WithInterval(share.Share.Percent, share.Share.Interval)]);
        return t["official.perception", question, t.Count(item.Answered), string.Join("; ", shares)];
    }
}
