using SurveyHub.Engine;

namespace SurveyHub.Analytics;

/// <summary>What one criterion, factor or unit adds to the gap.</summary>
/// <param name="Counts">Its answers; people where the index is <see cref="IndexFormula.AllPositive"/>.</param>
/// <param name="Points">Below 0 where it holds the index down.</param>
public sealed record Contribution<T>(T Of, TopBox Counts, Fraction Points);

/// <summary>Where the distance of an index from a threshold comes from; each list adds up to <see cref="Total"/> exactly.</summary>
/// <remarks>
/// <para>
/// The index is Σ w·S/V over its parts, w their shares of the weight, and so is the threshold t. A criterion of one unit with s satisfied
/// of v valid answers therefore adds w·(s − t·v)/V, where S and V are those of its part in all units together. Where all answers are
/// pooled there is one part, and a cell adds (s − t·v)/V.
/// </para>
/// <para>Of counts, as verdicts are; never weighted by a design. Who has no valid answer is in no list.</para>
/// </remarks>
/// <param name="Total">The index less the threshold; below 0 where the threshold is missed.</param>
/// <param name="Criteria">Empty where people are counted: that a person is satisfied with everything is no criterion's part.</param>
/// <param name="Factors">Empty where <paramref name="Criteria"/> is.</param>
/// <param name="Units">Null stands for answers that name none.</param>
public sealed record Gap(
    Fraction Total, IReadOnlyList<Contribution<Scope>> Criteria, IReadOnlyList<Contribution<Scope>> Factors, IReadOnlyList<Contribution<Code?>> Units)
{
    /// <param name="structure">By whose definition; the tallies may be of another structure of the same version.</param>
    /// <param name="percent">The threshold, 0 to 100.</param>
    /// <param name="units">What each unit counted; together all that the index is about.</param>
    /// <returns>Null when nobody answered, and for means of levels, which no percentage is asked of.</returns>
    public static Gap? Of(IndexStructure structure, Scope scope, decimal percent, IReadOnlyList<(Code? Unit, Tally Tally)> units)
    {
        if (!structure.Definition.IsShare)
            return null;
        var whole = new Tally(structure);
        foreach (var (_, tally) in units)
            whole.Add(tally);

        var parts = AnsweredParts(structure, scope, whole);
        if (parts.Count == 0)
            return null;

        var threshold = Fraction.Of(percent).Over(Fraction.Of(100));
        var index = Fraction.Sum(parts.Select(part => part.Share.Times(new(part.Counts.Satisfied, part.Counts.Valid))));
        var criteria = structure.Definition.IsOfPeople ? [] : Split(part => part.Criteria.Select(i => (structure.Items[i], whole.Count(structure.Items[i]))));
        return new(
            index.Minus(threshold), Add(criteria, criterion => criterion), Add(criteria, criterion => FactorOf(structure, criterion)),
            Add(Split(part => units.Select(unit => (unit.Unit, Count(structure, unit.Tally, part)))), unit => unit));

        List<Contribution<T>> Split<T>(Func<Scope, IEnumerable<(T Of, TopBox Counts)>> pieces) =>
        [
            .. from part in parts
               let scale = part.Share.Over(new(part.Counts.Valid, 1))
               from piece in pieces(part.Part)
               where piece.Counts.Valid > 0
               select new Contribution<T>(piece.Of, piece.Counts, scale.Times(Excess(piece.Counts, threshold))),
        ];
    }

    /// <summary>Each with its share of the weight of those in which somebody answered.</summary>
    private static IReadOnlyList<(Scope Part, Fraction Share, TopBox Counts)> AnsweredParts(IndexStructure structure, Scope scope, Tally whole)
    {
        var parts = structure.Definition.Parts(scope)
            .Select(part => (part.Part, Weight: Fraction.Of((decimal)part.Weight), Counts: Count(structure, whole, part.Part))) // decimal: versions write 0.1
            .Where(part => part.Counts.Valid > 0).ToList();
        var weights = Fraction.Sum(parts.Select(part => part.Weight));
        return [.. parts.Select(part => (part.Part, part.Weight.Over(weights), part.Counts))];
    }

    private static TopBox Count(IndexStructure structure, Tally tally, Scope scope) =>
        structure.Definition.IsOfPeople ? new(tally.AllPositive(scope), tally.Respondents(scope)) : tally.Count(scope);

    /// <summary>By how many satisfied answers the threshold is exceeded.</summary>
    private static Fraction Excess(TopBox counts, Fraction threshold) =>
        new((counts.Satisfied * threshold.Denominator) - (counts.Valid * threshold.Numerator), threshold.Denominator);

    private static Scope FactorOf(IndexStructure structure, Scope criterion) =>
        structure.Factors.First(factor => factor.Criteria.Contains(criterion.Criteria[0]));

    private static IReadOnlyList<Contribution<T>> Add<T>(IEnumerable<Contribution<T>> pieces, Func<T, T> by) =>
    [
        .. pieces.GroupBy(piece => by(piece.Of)).Select(group => new Contribution<T>(
            group.Key, group.Aggregate(default(TopBox), (sum, piece) => sum.Add(piece.Counts)), Fraction.Sum(group.Select(piece => piece.Points)))),
    ];
}
