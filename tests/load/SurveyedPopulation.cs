using MathNet.Numerics.Distributions;
using SurveyHub.Analytics;

namespace SurveyHub.Load;

/// <summary>A province of which everybody's answer is known, to draw samples from: three strata of villages, people of a village alike.</summary>
/// <remarks>
/// Few of the villages are drawn, as in real rounds. The estimator of "ultimate clusters" corrects the whole variance for the share of them
/// that is; where it is large and only some of their people are asked, that is too much.
/// </remarks>
internal sealed class SurveyedPopulation
{
    /// <summary>How alike people of one village are.</summary>
    private const double IntraclassCorrelation = 0.05;

    private static readonly (int Villages, int Sampled)[] _strata = [(400, 20), (300, 16), (200, 12)];

    private readonly bool[][][] _isSatisfied; // by stratum, village, person
    private readonly int _peopleSampled;
    private readonly Random _random;

    /// <param name="rate">Met exactly, to a person.</param>
    public SurveyedPopulation(double rate, int peopleSampled, int seed)
    {
        (_peopleSampled, _random) = (peopleSampled, new(seed));
        var spread = (1 - IntraclassCorrelation) / IntraclassCorrelation;
        _isSatisfied = [.. _strata.Select(stratum => Enumerable.Range(0, stratum.Villages).Select(_ => Village(Beta.Sample(_random, rate * spread, (1 - rate) * spread))).ToArray())];
        People = _isSatisfied.Sum(stratum => stratum.Sum(village => village.Length));
        Satisfied = (int)Math.Round(rate * People);
        for (var surplus = _isSatisfied.Sum(stratum => stratum.Sum(village => village.Count(isSatisfied => isSatisfied))) - Satisfied; surplus != 0;)
            surplus -= Change(surplus > 0);
    }

    public int People { get; }
    public int Satisfied { get; }
    public double Rate => (double)Satisfied / People;

    /// <summary>Villages by chance within strata, then people by chance within villages, with the weights that follow.</summary>
    public SampleEstimate Draw()
    {
        var (draws, satisfied) = (new List<Draw>(), new List<double>());
        for (var h = 0; h < _strata.Length; h++)
        {
            foreach (var village in _random.GetItemsOnce(_strata[h].Villages, _strata[h].Sampled))
            {
                var people = _isSatisfied[h][village];
                var weight = (double)_strata[h].Villages / _strata[h].Sampled * people.Length / _peopleSampled;
                foreach (var person in _random.GetItemsOnce(people.Length, _peopleSampled))
                {
                    draws.Add(new($"{h}", $"{village}", weight, _strata[h].Villages));
                    satisfied.Add(people[person] ? 1 : 0);
                }
            }
        }

        var design = SampleDesign.Of(draws).Value!;
        return SampleEstimate.Of(design, Linearised.Ratio(design, [.. satisfied], [.. satisfied.Select(_ => 1.0)])!);
    }

    private bool[] Village(double rate) => [.. Enumerable.Range(0, _random.Next(80, 240)).Select(_ => _random.NextDouble() < rate)];

    /// <summary>Lets one person think otherwise.</summary>
    /// <returns>By how much the number of satisfied people fell; 0 when the person did already.</returns>
    private int Change(bool from)
    {
        var stratum = _isSatisfied[_random.Next(_isSatisfied.Length)];
        var village = stratum[_random.Next(stratum.Length)];
        var person = _random.Next(village.Length);
        if (village[person] != from)
            return 0;
        village[person] = !from;
        return from ? 1 : -1;
    }
}

internal static class Drawing
{
    /// <summary>So many different places of all, by chance.</summary>
    public static int[] GetItemsOnce(this Random random, int all, int wanted)
    {
        var places = Enumerable.Range(0, all).ToArray();
        for (var i = 0; i < wanted; i++)
        {
            var other = random.Next(i, all);
            (places[i], places[other]) = (places[other], places[i]);
        }

        return places[..wanted];
    }
}
