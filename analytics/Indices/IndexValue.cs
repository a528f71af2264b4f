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
            if (Pooled(tally, part) is not { } value)
                continue;
            sum += weight * value;
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

    private double? Pooled(Tally tally, Scope part)
    {
        if (formula == IndexFormula.Top2Box)
            return tally.Count(part).Rate;
        if (IsOfPeople)
            return tally.Respondents(part) is var people and > 0 ? (double)tally.AllPositive(part) / people : null;

        var counts = tally.Levels(part).Where(level => level.Level.CountsAsSatisfied is not null).ToList();
        List<Level> counted = [.. counts.Select(level => level.Level)];
        var n = counts.Sum(level => level.Count);
        return n > 0 ? counts.Sum(level => level.Count * Score(level.Level, counted)) / n : null;
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
