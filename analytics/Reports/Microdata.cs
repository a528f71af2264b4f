using SurveyHub.Engine;

namespace SurveyHub.Analytics;

/// <summary>One line of <c>estimates.csv</c>.</summary>
/// <param name="Scope"><c>item</c>, <c>factor</c>, <c>content</c>, <c>overall</c>, or the column the rows were grouped by.</param>
/// <param name="Key">The code of the item, factor or content, <c>all</c>, the group's value, or <see cref="Together"/>.</param>
public sealed record EstimateLine(string Scope, string Key, Estimate Estimate)
{
    /// <summary>Of a sensitive item, such as ethnicity: the groups that have too few people to be told apart.</summary>
    public const string Together = "*";

    internal static EstimateLine Of(Estimate estimate) =>
        new(Words.Write(estimate.Scope.Kind), estimate.Scope.Kind == ScopeKind.Overall ? "all" : estimate.Scope.Code, estimate);
}

/// <summary>Estimates from a file of responses alone, with no store.</summary>
/// <param name="Lines">The items, factors, contents and the whole in the order of the version; then each group, in ordinal order of its values.</param>
/// <param name="Design">Null where the file is taken for open collection.</param>
/// <param name="Raked">Null where weights were not raked.</param>
public sealed record Microdata(IReadOnlyList<EstimateLine> Lines, SampleDesign? Design, RakedWeights? Raked)
{
    /// <summary>Reads every row of the file once, and estimates from those rows.</summary>
    /// <returns>The estimates, or everything in the file that is wrong.</returns>
    public static Outcome<Microdata> Analyze(Analysis analysis, ResponseFile file, CancellationToken ct)
    {
        var read = MicrodataRows.Read(analysis, file, ct);
        if (read.Value is not { } rows)
            return read.Problems.ToList();
        if (!analysis.IsDesignBased || rows.Answers.Count == 0)
            return new Microdata(Estimates(analysis, rows, design: null), Design: null, Raked: null);

        var designed = DesignOf(analysis, rows);
        if (designed.Value is not { } design)
            return designed.Problems.ToList();
        if (analysis.Margins.Count == 0)
            return new Microdata(Estimates(analysis, rows, design), design, Raked: null);

        var raking = RakedWeights.Rake(design.Weights, [.. analysis.Margins.Select(margin => (margin, rows.Values(margin.Name)))], analysis.Trim);
        return raking.Value is { } raked ? new Microdata(Estimates(analysis, rows, design.With(raked)), design.With(raked), raked) : raking.Problems.ToList();
    }

    private static Outcome<SampleDesign> DesignOf(Analysis analysis, MicrodataRows rows)
    {
        var drawn = SampleDesign.Of(rows.Draws);
        if (drawn.Value is not { } design)
            return drawn.Problems.Select(problem => problem with { Place = analysis.Columns.Fpc }).ToList();
        if (design.Weights.All(weight => weight <= 0))
            return Problem.WeightsNone() with { Place = analysis.Columns.Weight };
        if (analysis.WeightingClass is not { } column)
            return design;

        var adjusted = NonResponse.Adjust(design.Weights, rows.Values(column), [.. rows.Answers.Select(HasAnswered)]);
        return adjusted.Value is { } weights ? design.With(weights) : adjusted.Problems.Select(problem => problem with { Place = column }).ToList();

        static bool HasAnswered(byte[] answers) => Array.Exists(answers, answer => answer > 0);
    }

    private static IReadOnlyList<EstimateLine> Estimates(Analysis analysis, MicrodataRows rows, SampleDesign? design)
    {
        var structure = analysis.Structure;
        var index = design is null ? null : new SampledIndex(structure, rows.Answers, design);
        return [.. Whole(), .. analysis.By.SelectMany(Groups)];

        IEnumerable<EstimateLine> Whole()
        {
            int[] everyone = [.. Enumerable.Range(0, rows.Answers.Count)];
            var tally = TallyOf(everyone);
            return structure.Items.Concat(structure.Factors).Concat(structure.Contents).Append(structure.Overall).Select(scope => EstimateLine.Of(EstimateOf(tally, scope, everyone)));
        }

        IEnumerable<EstimateLine> Groups(string column)
        {
            var groups = rows.Values(column).Select((value, i) => (value, i)).GroupBy(row => row.value, row => row.i).OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => (group.Key, Rows: (IReadOnlyList<int>)[.. group]));
            return (structure.IsSensitive(Code.Parse(column)) ? Coarsen(groups) : groups).Select(group => new EstimateLine(column, group.Key, EstimateOf(TallyOf(group.Rows), structure.Overall, group.Rows)));
        }

        // Groups of too few are put together, with the next larger until they are enough; none is left where all together are too few.
        IEnumerable<(string Key, IReadOnlyList<int> Rows)> Coarsen(IEnumerable<(string Key, IReadOnlyList<int> Rows)> groups)
        {
            var (large, few, respondents) = (new List<(string, IReadOnlyList<int>)>(), new List<int>(), 0L);
            foreach (var group in groups.OrderBy(group => RespondentsOf(group.Rows)))
            {
                if (RespondentsOf(group.Rows) >= analysis.Floor && (few.Count == 0 || respondents >= analysis.Floor))
                {
                    large.Add(group);
                    continue;
                }

                few.AddRange(group.Rows);
                respondents += RespondentsOf(group.Rows);
            }

            return few.Count == 0 ? large : respondents < analysis.Floor ? [] : large.Append((EstimateLine.Together, few));
        }

        long RespondentsOf(IReadOnlyList<int> domain) => TallyOf(domain).Respondents(structure.Overall);

        Estimate EstimateOf(Tally tally, Scope scope, IReadOnlyList<int> domain) =>
            index is null ? Estimate.Of(tally, scope) : Estimate.Of(tally, scope, index.Of(scope, domain), analysis.Interval ?? IntervalMethod.Logit);

        Tally TallyOf(IEnumerable<int> domain)
        {
            var tally = new Tally(structure);
            foreach (var i in domain)
                tally.Add(rows.Answers[i]);
            return tally;
        }
    }
}
