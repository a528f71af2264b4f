using MathNet.Numerics.LinearAlgebra;

namespace SurveyHub.Analytics;

/// <summary>What stands for a person's overall satisfaction.</summary>
public enum OverallSatisfaction
{
    /// <summary>The answer to a question of its own.</summary>
    Item,

    /// <summary>
    /// The sum of the person's standardised answers, where no such question is asked. It is explained by its parts whole, so R² is 1 by
    /// construction: importance then says which criteria go together with all the others, not how much satisfaction is explained.
    /// </summary>
    Composite,
}

/// <summary>A criterion, or a factor as the sum of its criteria, and how much overall satisfaction depends on it.</summary>
/// <param name="Weight">The relative weight, a share of the variance of overall satisfaction; see <see cref="RelativeWeights"/>.</param>
/// <param name="Importance">The weight as a share of all weights, 0 to 1.</param>
/// <param name="IsConstant">Whether all who answered chose the same level, or nobody did: the weight is then 0 because nothing can be known of it.</param>
/// <param name="Counts">How it performs.</param>
public sealed record Driver(Scope Scope, double Weight, double Importance, bool IsConstant, TopBox Counts);

/// <summary>The importance of criteria and factors for overall satisfaction.</summary>
/// <param name="RSquared">How much of the variance of overall satisfaction the criteria explain together.</param>
/// <param name="IsMended">See <see cref="Correlations.IsMended"/>.</param>
/// <param name="Criteria">Without the item that stands for overall satisfaction.</param>
public sealed record Drivers(OverallSatisfaction Overall, double RSquared, bool IsMended, IReadOnlyList<Driver> Criteria, IReadOnlyList<Driver> Factors)
{
    /// <param name="scope">Whose criteria are compared.</param>
    /// <param name="byLevel">For each criterion of the structure and each of its options in order, what those who chose it answered.</param>
    /// <param name="overall">The place among the structure's criteria of the question for overall satisfaction, in the scope or not; null where there is none.</param>
    /// <returns>Null when nothing varies or nothing goes together with overall satisfaction.</returns>
    public static Drivers? Of(IndexStructure structure, Scope scope, IReadOnlyList<IReadOnlyList<Tally>> byLevel, int? overall = null)
    {
        List<int> criteria = [.. scope.Criteria.Where(place => place != overall)];
        var correlations = Correlations.Of(structure, overall is { } question ? [.. criteria, question] : criteria, byLevel);
        if (Weigh(correlations, overall) is not { } weights || weights.Values.Sum() is not (> 0 and var total))
            return null;

        List<Driver> drivers = [.. criteria.Select(DriverOf)];
        return new(
            overall is null ? OverallSatisfaction.Composite : OverallSatisfaction.Item, total, correlations.IsMended, drivers,
            [.. structure.Factors.Select(FactorOf).OfType<Driver>()]);

        Driver DriverOf(int place)
        {
            var isConstant = !weights.TryGetValue(place, out var weight);
            var counts = byLevel[place].Aggregate(default(TopBox), (sum, tally) => sum.Add(tally.Count(structure.Items[place])));
            return new(structure.Items[place], weight, weight / total, isConstant, counts);
        }

        Driver? FactorOf(Scope factor)
        {
            var parts = drivers.FindAll(driver => factor.Criteria.Contains(driver.Scope.Criteria[0]));
            return parts.Count == 0 ? null : new(
                factor, parts.Sum(part => part.Weight), parts.Sum(part => part.Importance), parts.TrueForAll(part => part.IsConstant),
                parts.Aggregate(default(TopBox), (sum, part) => sum.Add(part.Counts)));
        }
    }

    /// <returns>By place, of those that vary; null where overall satisfaction or all else does not.</returns>
    private static Dictionary<int, double>? Weigh(Correlations correlations, int? overall)
    {
        var (places, matrix) = (correlations.Criteria, correlations.Matrix);
        var predictors = overall is null ? places.Count : places.Count - 1;
        if (predictors < 1 || (overall is { } question && places[^1] != question))
            return null;

        var among = matrix.SubMatrix(0, predictors, 0, predictors);
        var weights = RelativeWeights.Of(among, overall is null ? WithSum(among) : matrix.Column(predictors, 0, predictors));
        return Enumerable.Range(0, predictors).ToDictionary(i => places[i], i => weights[i]);
    }

    /// <summary>Of each standardised variable with the sum S of all: r(i, S) = Σ r(i, j) / √ΣΣ r, because var S = ΣΣ r.</summary>
    private static Vector<double> WithSum(Matrix<double> correlations) => correlations.RowSums() / Math.Sqrt(correlations.RowSums().Sum());
}
