using SurveyHub.Engine;

namespace SurveyHub.Analytics;

/// <summary>Weights that fit the known totals of several margins, and how they came to.</summary>
/// <remarks>
/// Iterative proportional fitting: W. E. Deming, F. F. Stephan, Annals of Mathematical Statistics 11 (1940), 427-444; as calibration
/// J.-C. Deville, C.-E. Särndal, O. Sautory, "Generalized raking procedures in survey sampling", JASA 88 (1993), 1013-1020. Trimming
/// after each round: M. P. Battaglia, D. Izrael, D. C. Hoaglin, M. R. Frankel, "Practical considerations in raking survey data",
/// Survey Practice 2 (2009).
/// </remarks>
public sealed class RakedWeights
{
    /// <summary>How near each total must be met, relative to it.</summary>
    public const double Tolerance = 1e-9;

    private const int MostRounds = 2000;

    /// <summary>Totals rounded in a file differ by this much between margins, and are then brought to the first margin's sum.</summary>
    private const double Rounding = 1e-6;

    private readonly Classes[] _margins;
    private readonly double[] _weights;

    private RakedWeights(Classes[] margins, double[] weights) => (_margins, _weights) = (margins, weights);

    /// <summary>One a respondent.</summary>
    public IReadOnlyList<double> Weights => _weights;

    /// <summary>Rounds over all margins until every total was met.</summary>
    public int Rounds { get; private init; }

    /// <summary>The worst total that is left, relative to it.</summary>
    public double Gap { get; private init; }

    /// <summary>How many weights stand at the limit that trimming sets.</summary>
    public int Trimmed { get; private init; }

    /// <param name="weights">What is known of each respondent without the margins; 0 stays 0.</param>
    /// <param name="margins">Each with the category of every respondent.</param>
    /// <param name="limit">How many times the mean weight no weight may be above; null for no limit.</param>
    /// <returns>The weights, or which total cannot be met.</returns>
    public static Outcome<RakedWeights> Rake(IReadOnlyList<double> weights, IReadOnlyList<(Margin Margin, IReadOnlyList<string> Categories)> margins, double? limit = null)
    {
        var total = margins[0].Margin.Totals.Values.Sum();
        Classes[] classes = [.. margins.Select(margin => new Classes(margin.Margin, margin.Categories, total))];
        double[] raked = [.. weights];
        var impossible = classes.SelectMany(margin => margin.Impossible(raked)).ToList();
        if (impossible.Count > 0)
            return impossible;

        var most = limit * total / raked.Count(weight => weight > 0) ?? double.PositiveInfinity;
        for (var round = 1; round <= MostRounds; round++)
        {
            foreach (var margin in classes)
                margin.Fit(raked);
            for (var i = 0; i < raked.Length; i++)
                raked[i] = Math.Min(raked[i], most);

            var gap = classes.Max(margin => margin.Worst(raked).Gap);
            if (gap <= Tolerance)
                return new RakedWeights(classes, raked) { Rounds = round, Gap = gap, Trimmed = raked.Count(weight => weight >= most * (1 - Tolerance)) };
        }

        var (category, left) = classes.Select(margin => margin.Worst(raked)).MaxBy(worst => worst.Gap);
        return Problem.RakingUnsettled(category, left);
    }

    /// <summary>
    /// What the margins do not explain of values, one a respondent: values less their weighted regression on the categories. Raked
    /// weights make the categories' totals certain, so only these residuals vary (Deville, Särndal, Sautory 1993, eq. 3.4).
    /// </summary>
    /// <remarks>By sweeping out the mean of each category, margin after margin, until nothing moves: the normal equations, without a matrix.</remarks>
    public double[] Residuals(ReadOnlySpan<double> values)
    {
        var residuals = values.ToArray();
        var scale = residuals.Max(Math.Abs);
        var moved = double.PositiveInfinity;
        for (var round = 0; round < MostRounds && moved > 1e-12 * scale; round++)
        {
            moved = 0;
            foreach (var margin in _margins)
                moved = Math.Max(moved, margin.Sweep(residuals, _weights));
        }

        return residuals;
    }

    /// <summary>The respondents by the categories of one margin.</summary>
    private sealed class Classes
    {
        private readonly Margin _margin;
        private readonly string[] _names;
        private readonly double[] _totals;
        private readonly int[] _of; // each respondent
        private readonly double _sum;
        private readonly double _wanted;

        /// <param name="sum">What the totals of every margin add up to.</param>
        public Classes(Margin margin, IReadOnlyList<string> categories, double sum)
        {
            (_margin, _names, _wanted, _sum) = (margin, [.. margin.Totals.Keys], sum, margin.Totals.Values.Sum());
            _totals = [.. margin.Totals.Values.Select(total => total * sum / _sum)];
            var places = _names.Select((name, place) => (name, place)).ToDictionary(pair => pair.name, pair => pair.place);
            _of = [.. categories.Select(category => places[category])];
        }

        public IEnumerable<Problem> Impossible(double[] weights)
        {
            if (!(_wanted > 0) || !(Math.Abs((_sum / _wanted) - 1) <= Rounding))
                return [Problem.MarginsDisagree(_margin.Name, _sum, _wanted)];
            var sums = Sums(weights);
            return _names.Where((_, i) => sums[i] <= 0 && _totals[i] > 0).Select(name => Problem.MarginEmpty($"{_margin.Name} = {name}"));
        }

        public void Fit(double[] weights)
        {
            var sums = Sums(weights);
            for (var i = 0; i < weights.Length; i++)
                weights[i] *= weights[i] > 0 ? _totals[_of[i]] / sums[_of[i]] : 0;
        }

        public (string Name, double Gap) Worst(double[] weights)
        {
            var sums = Sums(weights);
            return _names.Select((name, i) => ($"{_margin.Name} = {name}", _totals[i] > 0 ? Math.Abs((sums[i] / _totals[i]) - 1) : 0)).MaxBy(worst => worst.Item2);
        }

        /// <summary>Subtracts from each value the weighted mean of its category.</summary>
        /// <returns>The largest of these means.</returns>
        public double Sweep(double[] values, double[] weights)
        {
            var means = Sums(weights, values);
            var sums = Sums(weights);
            for (var i = 0; i < means.Length; i++)
                means[i] = sums[i] > 0 ? means[i] / sums[i] : 0;
            for (var i = 0; i < values.Length; i++)
                values[i] -= means[_of[i]];
            return means.Max(Math.Abs);
        }

        private double[] Sums(double[] weights, double[]? values = null)
        {
            var sums = new double[_totals.Length];
            for (var i = 0; i < _of.Length; i++)
                sums[_of[i]] += weights[i] * (values?[i] ?? 1);
            return sums;
        }
    }
}
