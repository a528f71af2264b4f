using SurveyHub.Engine;

namespace SurveyHub.Analytics;

/// <summary>An index as its version defines it: by formula and aggregation, both named.</summary>
/// <remarks>
/// <see cref="IndexFormula.Top2Box"/> with <see cref="Aggregation.PooledAnswers"/> is the rate of <see cref="TopBox"/> again. All
/// values come from the same counts, so that a history can be computed under any definition.
/// </remarks>
public sealed class IndexValue(IndexStructure structure, IndexFormula formula, Aggregation aggregation)
{
    /// <summary>Whether it is the share of satisfied answers, pooled: the one that intervals and verdicts are about.</summary>
    public bool IsRate => (formula, aggregation) == (IndexFormula.Top2Box, Aggregation.PooledAnswers);

    /// <returns>
    /// 0 to 1, but for <see cref="IndexFormula.Mean"/>, which is in level values. Null when nobody answered, or where a mean of levels
    /// is asked of criteria with different scales.
    /// </returns>
    public double? Of(Tally tally, Scope scope)
    {
        if (formula == IndexFormula.AllPositive)
            return tally.Respondents(scope) is var people and > 0 ? (double)tally.AllPositive(scope) / people : null;
        return scope.Kind == ScopeKind.Item ? Pooled(tally, scope) : aggregation switch
        {
            Aggregation.PooledAnswers => Pooled(tally, scope),
            Aggregation.MeanOfCriteria => Mean(tally, Within(structure.Items, scope), _ => 1),
            Aggregation.MeanOfFactors => Mean(tally, Within(structure.Factors, scope), _ => 1),
            Aggregation.MeanOfContents => scope.Kind == ScopeKind.Factor ? Pooled(tally, scope) : Mean(tally, Within(structure.Contents, scope), _ => 1),
            Aggregation.WeightedFactors => Mean(tally, Within(structure.Factors, scope), factor => structure.WeightOf(factor)),
        };
    }

    /// <summary>Parts in which nobody answered are left out, with their weight.</summary>
    private double? Mean(Tally tally, IEnumerable<Scope> parts, Func<Scope, double> weightOf)
    {
        var (sum, weights) = (0.0, 0.0);
        foreach (var part in parts)
        {
            if (Pooled(tally, part) is not { } value)
                continue;
            sum += weightOf(part) * value;
            weights += weightOf(part);
        }

        return weights > 0 ? sum / weights : null;
    }

    private double? Pooled(Tally tally, Scope scope)
    {
        if (formula == IndexFormula.Top2Box)
            return tally.Count(scope).Rate;
        var counted = tally.Levels(scope).Where(level => level.Level.CountsAsSatisfied is not null).ToList();
        var n = counted.Sum(level => level.Count);
        if (n == 0)
            return null;

        var mean = (double)counted.Sum(level => level.Level.Value * level.Count) / n;
        var (least, most) = (counted.Min(level => level.Level.Value), counted.Max(level => level.Level.Value));
        return formula switch
        {
            IndexFormula.Mean5Pct => mean / most,
            IndexFormula.Mean0To100 => (mean - least) / (most - least),
            IndexFormula.Mean or IndexFormula.Top2Box or IndexFormula.AllPositive => mean, // the two others do not come here
        };
    }

    private static IEnumerable<Scope> Within(IEnumerable<Scope> parts, Scope whole) =>
        parts.Where(part => part.Criteria.Count > 0 && part.Criteria.All(whole.Criteria.Contains));
}
