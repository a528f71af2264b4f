using SurveyHub.Analytics;

namespace SurveyHub.Web;

/// <summary>Answers to what is no criterion, in a report.</summary>
internal static class PerceptionsJson
{
    public static object Shape(Perceptions perceptions, Texts t) => new
    {
        items = perceptions.Items.Select(item => new
        {
            code = item.Item.Code.Value,
            question = item.Item.Question.In(t.Language),
            respondents = item.Answered,
            positive = item.Positive is { } positive ? Shape(positive) : null,
            options = item.Options.Select(option => new { code = option.Option.Code.Value, label = option.Option.Label.In(t.Language), share = Shape(option.Share) }),
        }),
        priorities = perceptions.Priorities.Select(item => item.Item.Code.Value),
    };

    private static object Shape(AnswerShare share) => new { share.Count, share.Rate, share.Interval?.Lower, share.Interval?.Upper };
}
