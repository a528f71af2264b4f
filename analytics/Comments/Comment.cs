using SurveyHub.Engine;

namespace SurveyHub.Analytics;

/// <summary>How content a person is who writes, by the answers that accompany the words; the words themselves are not judged.</summary>
public enum Sentiment { Negative, Neutral, Positive }

/// <summary>What one person wrote, screened, with what the same person answered.</summary>
/// <param name="Response">The id of the response.</param>
/// <param name="Answers">One byte a criterion, see <see cref="AnswerReader"/>.</param>
/// <param name="Sentiment">See <see cref="Sentiments.Of"/>; null without a valid answer.</param>
/// <param name="Texts">At least one; by the item it answers.</param>
public sealed record Comment(Guid Response, Code? Unit, Code? Field, byte[] Answers, Sentiment? Sentiment, IReadOnlyDictionary<Code, string> Texts);

public static class Sentiments
{
    /// <summary>
    /// Positive or negative where more than half of the valid answers are, by the meaning of their levels; neutral where neither is, as
    /// with one half each. Null without a valid answer.
    /// </summary>
    /// <param name="answers">One byte a criterion, see <see cref="AnswerReader"/>.</param>
    public static Sentiment? Of(IndexStructure structure, ReadOnlySpan<byte> answers)
    {
        var (positive, negative, valid) = (0, 0, 0);
        for (var i = 0; i < answers.Length; i++)
        {
            if (structure.MeaningOf(i, answers[i]) is not { } meaning || meaning == LevelMeaning.Excluded)
                continue;
            valid++;
            positive += meaning == LevelMeaning.Positive ? 1 : 0;
            negative += meaning == LevelMeaning.Negative ? 1 : 0;
        }

        if (valid == 0)
            return null;
        return 2 * positive > valid ? Sentiment.Positive : 2 * negative > valid ? Sentiment.Negative : Sentiment.Neutral;
    }

    /// <summary>Null where nothing was answered.</summary>
    internal static LevelMeaning? MeaningOf(this IndexStructure structure, int criterion, byte answer) =>
        answer == 0 ? null : ((Level)structure.Criteria[criterion].Options[answer - 1]).Meaning;
}
