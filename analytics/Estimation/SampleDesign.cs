using SurveyHub.Engine;

namespace SurveyHub.Analytics;

/// <summary>How one respondent came into the sample.</summary>
/// <param name="Stratum">The same for all where nothing was stratified.</param>
/// <param name="Psu">The primary sampling unit; the same name in two strata means two of them (R: <c>nest = TRUE</c>).</param>
/// <param name="Weight">How many people the respondent stands for, 0 or more; null to have it follow from the draw.</param>
/// <param name="PsusInStratum">Of the population, for the finite population correction; null for no correction.</param>
/// <param name="Line">Where a file says so, from 1; 0 where no file does.</param>
public readonly record struct Draw(string Stratum, string Psu, double? Weight, double? PsusInStratum, long Line = 0);

/// <summary>How the respondents were drawn: strata, primary sampling units (PSUs) within them, weights, finite population correction.</summary>
/// <remarks>
/// <para>
/// All that were sampled belong to it, also those who answered nothing: a domain is a part of the sample, not a smaller sample.
/// It agrees with <c>svydesign(ids = ~psu, strata = ~stratum, weights = ~weight, fpc = ~fpc, nest = TRUE)</c> of R's survey package.
/// </para>
/// <para>Where people of a PSU share one weight, the PSU may stand for them as a single respondent, with the sums of their values, see <see cref="SampledPsus"/>.</para>
/// <para>Without a weight, a respondent's is N/n of the PSUs of the stratum, as in R, or 1 where N is not known.</para>
/// </remarks>
public sealed class SampleDesign
{
    private readonly int[] _psus; // of each respondent
    private readonly Stratum[] _strata; // of each PSU
    private readonly double[] _weights;
    private readonly RakedWeights? _raked;

    private SampleDesign(int[] psus, Stratum[] strata, double[] weights, RakedWeights? raked) => (_psus, _strata, _weights, _raked) = (psus, strata, weights, raked);

    public IReadOnlyList<double> Weights => _weights;

    /// <summary>By how much unequal weights alone raise a variance: n Σw² / (Σw)² (L. Kish, "Survey Sampling", 1965, § 11.7); NaN when all are 0.</summary>
    public double WeightingEffect => _weights.Count(weight => weight > 0) * _weights.Sum(weight => weight * weight) / Math.Pow(_weights.Sum(), 2);

    /// <returns>The design, or every respondent whose stratum cannot be as it says.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A weight is negative or no number.</exception>
    public static Outcome<SampleDesign> Of(IReadOnlyList<Draw> draws)
    {
        var strata = new Dictionary<string, Stratum>();
        var psus = new Dictionary<(string Stratum, string Psu), int>();
        var (stratumOf, psuOf, problems) = (new List<Stratum>(), new int[draws.Count], new List<Problem>());
        for (var i = 0; i < draws.Count; i++)
        {
            var draw = draws[i];
            if (!strata.TryGetValue(draw.Stratum, out var stratum))
                strata.Add(draw.Stratum, stratum = new(strata.Count, draw));
            if (!Nullable.Equals(stratum.First.PsusInStratum, draw.PsusInStratum))
                problems.Add(Problem.StratumSizeVaries(draw.Stratum) with { Line = draw.Line });
            if (psus.TryGetValue((draw.Stratum, draw.Psu), out psuOf[i]))
                continue;
            psus.Add((draw.Stratum, draw.Psu), psuOf[i] = stratumOf.Count);
            stratumOf.Add(stratum);
            stratum.Sampled++;
        }

        problems.AddRange(strata.Values.Where(stratum => stratum.Sampled > stratum.First.PsusInStratum)
            .Select(stratum => Problem.StratumTooSmall(stratum.First.Stratum, stratum.Sampled) with { Line = stratum.First.Line }));
        return problems.Count > 0 ? problems : new SampleDesign(psuOf, [.. stratumOf], [.. draws.Select((draw, i) => WeightOf(draw, stratumOf[psuOf[i]]))], raked: null);
    }

    /// <summary>The same draw with other weights.</summary>
    /// <param name="weights">As many as there are respondents.</param>
    public SampleDesign With(IReadOnlyList<double> weights) => new(_psus, _strata, [.. weights], _raked);

    /// <summary>The same draw with weights that fit known totals, which variances then take into account.</summary>
    public SampleDesign With(RakedWeights raked) => new(_psus, _strata, [.. raked.Weights], raked);

    /// <summary>Σ w·value.</summary>
    /// <param name="values">One a respondent.</param>
    public double Total(ReadOnlySpan<double> values)
    {
        var total = 0.0;
        for (var i = 0; i < values.Length; i++)
            total += _weights[i] * values[i];
        return total;
    }

    /// <summary>The variance of the weighted total of <paramref name="values"/>, one a respondent, 0 outside the domain.</summary>
    /// <remarks>
    /// <para>
    /// Σh (1 − nh/Nh) · nh/(nh − 1) · Σk (Zhk − mean Zh)², where Zhk is the total of w·value in PSU k of stratum h, nh all its sampled PSUs,
    /// also those without anybody in the domain: the "ultimate cluster" estimator (Särndal, Swensson, Wretman, "Model Assisted Survey
    /// Sampling", 1992, § 4.3; Wolter, "Introduction to Variance Estimation", 2007, § 1.4).
    /// </para>
    /// <para>
    /// A stratum of one sampled PSU says nothing of its own variance: its total is centred at the grand mean, which is 0 for linearised
    /// values (R: <c>survey.lonely.psu = "adjust"</c>), so it adds (1 − 1/N) · Z².
    /// </para>
    /// </remarks>
    public double Variance(ReadOnlySpan<double> values)
    {
        var residuals = _raked is null ? values : _raked.Residuals(values);
        var totals = new double[_strata.Length];
        for (var i = 0; i < _psus.Length; i++)
            totals[_psus[i]] += _weights[i] * residuals[i];

        var means = new double[_strata.Length]; // no more strata than PSUs
        for (var psu = 0; psu < totals.Length; psu++)
            means[_strata[psu].Place] += _strata[psu].IsLonely ? 0 : totals[psu] / _strata[psu].Sampled;

        var variance = 0.0;
        for (var psu = 0; psu < totals.Length; psu++)
            variance += _strata[psu].Factor * Math.Pow(totals[psu] - means[_strata[psu].Place], 2);
        return variance;
    }

    /// <summary>PSUs less strata, both counted only where the domain has somebody whose weight is not 0; 0 or more.</summary>
    /// <param name="isInDomain">One a respondent.</param>
    public int DegreesOfFreedom(ReadOnlySpan<bool> isInDomain)
    {
        var (psus, strata) = (new HashSet<int>(), new HashSet<Stratum>());
        for (var i = 0; i < _psus.Length; i++)
        {
            if (isInDomain[i] && _weights[i] > 0 && psus.Add(_psus[i]))
                strata.Add(_strata[_psus[i]]);
        }

        return psus.Count - strata.Count;
    }

    private static double WeightOf(Draw draw, Stratum stratum)
    {
        var weight = draw.Weight ?? (draw.PsusInStratum / stratum.Sampled) ?? 1;
        return double.IsFinite(weight) && weight >= 0 ? weight : throw new ArgumentOutOfRangeException(nameof(draw), "A weight is a number, 0 or more.");
    }

    private sealed class Stratum(int place, Draw first)
    {
        public int Place { get; } = place;
        public Draw First { get; } = first;
        public int Sampled { get; set; }
        public bool IsLonely => Sampled == 1;

        public double Factor => (First.PsusInStratum is { } all ? 1 - (Sampled / all) : 1) * (IsLonely ? 1 : Sampled / (Sampled - 1.0));
    }
}
