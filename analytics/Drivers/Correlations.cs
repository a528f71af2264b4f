using MathNet.Numerics.LinearAlgebra;
using SurveyHub.Engine;

namespace SurveyHub.Analytics;

/// <summary>Pearson's correlations of the level values of criteria, each pair over the people who gave valid answers to both.</summary>
/// <remarks>
/// From whole-number sums of joint counts, so that the order of rows makes no difference. A pair that says nothing, because too few
/// answered both or all of them alike, counts as uncorrelated. Where pairs are over different people their matrix may be one that no data have,
/// with eigenvalues below 0: those are then lifted to a floor just above it and the diagonal is scaled to 1 again, the eigenvalue
/// method of P. J. Rousseeuw, G. Molenberghs, "Transformation of non positive semidefinite correlation matrices", Communications in
/// Statistics - Theory and Methods 22 (1993), 965-984. The floor also lets criteria in that say exactly the same.
/// </remarks>
public sealed class Correlations
{
    private const double Floor = 1e-8;

    private Correlations(IReadOnlyList<int> criteria, Matrix<double> matrix, bool isMended) => (Criteria, Matrix, IsMended) = (criteria, matrix, isMended);

    /// <summary>The places of the criteria whose answers vary, in the order of rows and columns; those of a constant have no correlation.</summary>
    public IReadOnlyList<int> Criteria { get; }

    /// <summary>Positive definite, 1 on the diagonal.</summary>
    public Matrix<double> Matrix { get; }

    /// <summary>Whether the pairs contradicted one another, and not only by rounding.</summary>
    public bool IsMended { get; }

    /// <param name="criteria">Places in <see cref="IndexStructure.Criteria"/>, each once.</param>
    /// <param name="byLevel">For each criterion of the structure and each of its options in order, what those who chose it answered.</param>
    public static Correlations Of(IndexStructure structure, IEnumerable<int> criteria, IReadOnlyList<IReadOnlyList<Tally>> byLevel)
    {
        List<int> varying = [.. criteria.Where(place => Between(place, place) is not null)];
        var pairs = Matrix<double>.Build.DenseIdentity(varying.Count);
        for (var i = 0; i < varying.Count; i++)
        {
            for (var j = 0; j < i; j++)
                pairs[i, j] = pairs[j, i] = Between(varying[i], varying[j]) ?? 0;
        }

        return Mend(varying, pairs);

        double? Between(int one, int other) => Correlation(Levels(structure, one), byLevel[one], structure.Items[other]);
    }

    private static IEnumerable<Level> Levels(IndexStructure structure, int place) => structure.Criteria[place].Options.Cast<Level>();

    /// <returns>Null when one of the two does not vary.</returns>
    private static double? Correlation(IEnumerable<Level> levels, IReadOnlyList<Tally> byLevel, Scope other)
    {
        var (n, x, y, xx, xy, yy) = ((Int128)0, (Int128)0, (Int128)0, (Int128)0, (Int128)0, (Int128)0);
        foreach (var (level, tally) in levels.Zip(byLevel).Where(pair => pair.First.CountsAsSatisfied is not null))
        {
            foreach (var (chosen, count) in tally.Levels(other).Where(chosen => chosen.Level.CountsAsSatisfied is not null))
            {
                var (a, b) = ((Int128)level.Value, (Int128)chosen.Value);
                (n, x, y) = (n + count, x + (a * count), y + (b * count));
                (xx, xy, yy) = (xx + (a * a * count), xy + (a * b * count), yy + (b * b * count));
            }
        }

        var (spread, otherSpread) = ((n * xx) - (x * x), (n * yy) - (y * y));
        return spread > 0 && otherSpread > 0 ? (double)((n * xy) - (x * y)) / Math.Sqrt((double)spread * (double)otherSpread) : null;
    }

    private static Correlations Mend(IReadOnlyList<int> criteria, Matrix<double> pairs)
    {
        if (criteria.Count == 0)
            return new(criteria, pairs, isMended: false);
        var eigen = pairs.Evd(Symmetricity.Symmetric);
        var values = eigen.EigenValues.Map(value => value.Real);
        if (values.Minimum() >= Floor)
            return new(criteria, pairs, isMended: false);

        var lifted = eigen.EigenVectors * Matrix<double>.Build.DiagonalOfDiagonalVector(values.PointwiseMaximum(Floor)) * eigen.EigenVectors.Transpose();
        var scale = lifted.Diagonal().PointwiseSqrt();
        return new(criteria, lifted.MapIndexed((i, j, value) => i == j ? 1 : value / (scale[i] * scale[j])), isMended: values.Minimum() < -Floor);
    }
}
