using SurveyHub.Engine;

namespace SurveyHub.Analytics;

/// <summary>How many people wrote something, by how content they are: in all, and with each criterion.</summary>
/// <remarks>People are counted, not texts. The order in which they are added makes no difference.</remarks>
public sealed class CommentCounts(IndexStructure structure)
{
    private readonly Dictionary<Sentiment, long> _sentiments = [];
    private readonly Dictionary<(int Criterion, LevelMeaning Meaning), long> _meanings = [];

    /// <summary>Everybody who wrote something.</summary>
    public long People { get; private set; }

    /// <summary>Those who wrote and gave no valid answer, so that nobody knows how content they are.</summary>
    public long Unrated => People - _sentiments.Values.Sum();

    /// <param name="answers">Of somebody who wrote something: one byte a criterion, see <see cref="AnswerReader"/>.</param>
    public void Add(ReadOnlySpan<byte> answers)
    {
        People++;
        if (Sentiments.Of(structure, answers) is { } sentiment)
            _sentiments[sentiment] = Of(sentiment) + 1;
        for (var i = 0; i < answers.Length; i++)
        {
            if (structure.MeaningOf(i, answers[i]) is { } meaning)
                _meanings[(i, meaning)] = _meanings.GetValueOrDefault((i, meaning)) + 1;
        }
    }

    public long Of(Sentiment sentiment) => _sentiments.GetValueOrDefault(sentiment);

    /// <summary>How many of them gave the criterion an answer of that meaning.</summary>
    /// <param name="item">One of <see cref="IndexStructure.Items"/>.</param>
    public long Of(Scope item, LevelMeaning meaning) => _meanings.GetValueOrDefault((item.Criteria[0], meaning));
}
