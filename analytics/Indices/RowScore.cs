namespace SurveyHub.Analytics;

/// <summary>What one respondent adds to the numerator and the denominator of an index.</summary>
/// <param name="part">The criteria that are pooled.</param>
/// <param name="isOfPeople">Whether people are counted, as satisfied when all of their answers are, and not answers.</param>
/// <param name="scores">Of each of the part's criteria at each level; null for a level that is excluded.</param>
internal sealed class RowScore(Scope part, bool isOfPeople, double?[][] scores)
{
    /// <param name="row">One byte a criterion, see <see cref="AnswerReader"/>.</param>
    /// <returns>0 of 0 when the respondent gave no valid answer.</returns>
    public (double Sum, long Count) Of(ReadOnlySpan<byte> row)
    {
        var (sum, count) = (0.0, 0L);
        for (var i = 0; i < scores.Length; i++)
        {
            if (row[part.Criteria[i]] is not (> 0 and var level) || scores[i][level - 1] is not { } score)
                continue;
            sum += score;
            count++;
        }

        return isOfPeople ? (count > 0 && sum >= count ? 1 : 0, Math.Min(count, 1)) : (sum, count);
    }
}
