using SurveyHub.Engine;

namespace SurveyHub.Analytics;

/// <summary>Weights that let respondents stand for the non-respondents of their class.</summary>
/// <remarks>
/// The weighting-class adjustment: within a class, the respondents' weights are raised to the class's whole weight and the others' become
/// 0 (Särndal, Swensson, Wretman, "Model Assisted Survey Sampling", 1992, § 15.6, response homogeneity groups).
/// </remarks>
public static class NonResponse
{
    /// <param name="weights">Of all who were sampled.</param>
    /// <param name="classes">One a person.</param>
    /// <param name="responded">One a person.</param>
    /// <returns>The weights, or every class that weighs something and in which nobody who does responded.</returns>
    public static Outcome<IReadOnlyList<double>> Adjust(IReadOnlyList<double> weights, IReadOnlyList<string> classes, IReadOnlyList<bool> responded)
    {
        var sums = new Dictionary<string, (double All, double Responded)>();
        for (var i = 0; i < weights.Count; i++)
        {
            var (all, answered) = sums.GetValueOrDefault(classes[i]);
            sums[classes[i]] = (all + weights[i], answered + (responded[i] ? weights[i] : 0));
        }

        var problems = sums.Where(sum => sum.Value is { All: > 0, Responded: <= 0 }).Select(sum => Problem.ClassUnanswered(sum.Key)).ToList();
        return problems.Count > 0 ? problems : weights.Select((weight, i) => Raise(i, weight)).ToList();

        double Raise(int i, double weight) => responded[i] && weight > 0 ? weight * sums[classes[i]].All / sums[classes[i]].Responded : 0;
    }
}
