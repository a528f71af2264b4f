using SurveyHub.Engine;

namespace SurveyHub.Analytics;

/// <summary>An index as its version defines it: by formula and aggregation, both named.</summary>
/// <remarks>
/// <see cref="IndexFormula.Top2Box"/> with <see cref="Aggregation.PooledAnswers"/> is the rate of <see cref="TopBox"/> again. All
/// values come from the same counts, so that a history can be computed under any definition.
/// </remarks>
public sealed class IndexValue(IndexStructure structure, IndexFormula formula, Aggregation aggregation)
{
    public IndexFormula Formula => formula;

    public Aggregation Aggregation => aggregation;

    /// <summary>Whether it is the share of satisfied answers, pooled: the one that verdicts are about.</summary>
    public bool IsRate => (formula, aggregation) == (IndexFormula.Top2Box, Aggregation.PooledAnswers);

    /// <summary>Whether it is a share, 0 to 1, of answers or of people.</summary>
    public bool IsShare => formula is IndexFormula.Top2Box or IndexFormula.AllPositive;

    /// <summary>Whether people are counted, as satisfied when all of their answers are, and not answers.</summary>
    internal bool IsOfPeople => formula == IndexFormula.AllPositive;

    /// <returns>
    /// 0 to 1, but for <see cref="IndexFormula.Mean"/>, which is in level values. Null when nobody answered, or where a mean of levels
    /// is asked of criteria with different scales.
    /// </returns>
    public double? Of(Tally tally, Scope scope)
    {
        var (sum, weights) = (0.0, 0.0);
        foreach (var (part, weight) in Parts(scope))
        {
            if (ScoreOf(tally, part) is not { Count: > 0 } score)
                continue;
            sum += weight * (score.Sum / score.Count);
            weights += weight;
        }

        return weights > 0 ? sum / weights : null;
    }

    /// <summary>What is pooled by itself, and with which weight the index is the mean of it; a part in which nobody answered is left out, with its weight.</summary>
    internal IReadOnlyList<(Scope Part, double Weight)> Parts(Scope scope)
    {
        if (IsOfPeople || scope.Kind == ScopeKind.Item)
            return [(scope, 1)];
        return aggregation switch
        {
            Aggregation.PooledAnswers => [(scope, 1)],
            Aggregation.MeanOfCriteria => Equal(structure.Items),
            Aggregation.MeanOfFactors => Equal(structure.Factors),
            Aggregation.MeanOfContents => scope.Kind == ScopeKind.Factor ? [(scope, 1)] : Equal(structure.Contents),
            Aggregation.WeightedFactors => [.. Within(structure.Factors, scope).Select(factor => (factor, structure.WeightOf(factor)))],
        };

        IReadOnlyList<(Scope, double)> Equal(IEnumerable<Scope> parts) => [.. Within(parts, scope).Select(part => (part, 1.0))];
    }

    /// <summary>The index of a sample, from what each element of its design, a respondent or a PSU, adds to the numerator and the denominator of each part.</summary>
    /// <param name="scoresOf">Null where a part has no score, see <see cref="ScoreOf(Scope)"/>.</param>
    /// <returns>Null when nobody with a weight gave a valid answer.</returns>
    internal Linearised? Linearise(SampleDesign design, Scope scope, Func<Scope, IReadOnlyList<(double Sum, long Count)>?> scoresOf)
    {
        var parts = new List<(Linearised Part, double Weight)>();
        foreach (var (part, weight) in Parts(scope))
        {
            if (scoresOf(part) is { } scores && Linearised.Ratio(design, [.. scores.Select(score => score.Sum)], [.. scores.Select(score => (double)score.Count)]) is { } pooled)
                parts.Add((pooled, weight));
        }

        return parts.Count > 0 ? Linearised.Mean(parts) : null;
    }

    /// <summary>What the rows of respondents add to the numerator and the denominator of a part.</summary>
    /// <returns>Null where a mean of levels is asked of criteria with different scales.</returns>
    internal RowScore? ScoreOf(Scope part)
    {
        var scales = part.Criteria.Select(i => structure.Criteria[i].Options.Cast<Level>().ToList()).ToList();
        if (!IsShare && scales.Exists(scale => !scale.SequenceEqual(scales[0])))
            return null;
        return new(part, IsOfPeople, [.. scales.Select(Scores)]);

        double?[] Scores(List<Level> scale)
        {
            var counted = scale.FindAll(level => level.CountsAsSatisfied is not null);
            return [.. scale.Select(level => counted.Contains(level) ? Score(level, counted) : (double?)null)];
        }
    }

    /// <summary>What all respondents of a tally add together; 0 of 0 also where a mean of levels is asked of criteria with different scales.</summary>
    internal (double Sum, long Count) ScoreOf(Tally tally, Scope part)
    {
        if (IsOfPeople)
            return (tally.AllPositive(part), tally.Respondents(part));
        if (formula == IndexFormula.Top2Box)
        {
            var answers = tally.Count(part);
            return (answers.Satisfied, answers.Valid);
        }

        var counts = tally.Levels(part).Where(level => level.Level.CountsAsSatisfied is not null).ToList();
        List<Level> counted = [.. counts.Select(level => level.Level)];
        return (counts.Sum(level => level.Count * Score(level.Level, counted)), counts.Sum(level => level.Count));
    }

    /// <summary>What one answer counts, beside 1 in the denominator.</summary>
    /// <param name="counted">The levels of its scale without excluded ones.</param>
    private double Score(Level level, IReadOnlyList<Level> counted)
    {
        var (least, most) = (counted.Min(other => other.Value), counted.Max(other => other.Value));
        return formula switch
        {
            IndexFormula.Top2Box or IndexFormula.AllPositive => level.CountsAsSatisfied is true ? 1 : 0,
            IndexFormula.Mean5Pct => (double)level.Value / most,
            IndexFormula.Mean0To100 => (double)(level.Value - least) / (most - least),
            IndexFormula.Mean => level.Value,
        };
    }

    private static IEnumerable<Scope> Within(IEnumerable<Scope> parts, Scope whole) =>
        parts.Where(part => part.Criteria.Count > 0 && part.Criteria.All(whole.Criteria.Contains));
}
