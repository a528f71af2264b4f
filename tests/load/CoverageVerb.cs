using System.CommandLine;
using System.Globalization;
using MathNet.Numerics.Distributions;
using SurveyHub.Analytics;

namespace SurveyHub.Load;

/// <summary><c>coverage</c>: how often the 95 % intervals of samples contain what is true of the population.</summary>
internal static class CoverageVerb
{
    private static readonly double[] _rates = [0.5, 0.8, 0.9, 0.97];

    public static Command Create()
    {
        var samples = new Option<int>("--samples") { Description = "of each population", DefaultValueFactory = _ => 10_000 };
        var people = new Option<int>("--people") { Description = "sampled in each of the 48 villages drawn", DefaultValueFactory = _ => 20 };
        var seed = new Option<int>("--seed") { Description = "of populations and samples", DefaultValueFactory = _ => 7 };
        var command = new Command("coverage", "How often 95 % intervals of stratified cluster samples contain the true rate.") { samples, people, seed };
        command.SetAction((words, ct) => Task.FromResult(Run(words.GetValue(samples), words.GetValue(people), words.GetValue(seed), ct)));
        return command;
    }

    /// <returns>1 when one of our intervals covers less than 93 % or more than 97 %.</returns>
    private static int Run(int samples, int people, int seed, CancellationToken ct)
    {
        Console.WriteLine("     rate    people   samples     logit      beta    wilson      wald");
        var isWrong = false;
        foreach (var rate in _rates)
        {
            var population = new SurveyedPopulation(rate, people, seed);
            var covered = Count(population, samples, ct);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{population.Rate,9:F4} {population.People,9} {samples,9}{string.Concat(covered.Select(count => $" {100.0 * count / samples,8:F2}%"))}"));
            isWrong |= covered[..^1].Any(count => (double)count / samples is < 0.93 or > 0.97);
        }

        return isWrong ? 1 : 0;
    }

    private static int[] Count(SurveyedPopulation population, int samples, CancellationToken ct)
    {
        var covered = new int[4];
        for (var i = 0; i < samples; i++)
        {
            ct.ThrowIfCancellationRequested();
            var estimate = population.Draw();
            foreach (var method in Enum.GetValues<IntervalMethod>())
                covered[(int)method] += SampleInterval.Of(estimate, method).Interval!.Value.Contains(population.Rate) ? 1 : 0;
            covered[^1] += Math.Abs(estimate.Figure - population.Rate) <= Normal.InvCDF(0, 1, 0.975) * estimate.StandardError ? 1 : 0;
        }

        return covered;
    }
}
