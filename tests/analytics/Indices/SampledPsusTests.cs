namespace SurveyHub.Tests;

/// <summary>The counts of PSUs say the same as the rows of their people.</summary>
public sealed class SampledPsusTests
{
    [Theory]
    [MemberData(nameof(SampledIndexTests.Definitions), MemberType = typeof(SampledIndexTests))]
    public void Of_AnySampleAndDomain_IsTheIndexOfItsPeople(IndexFormula formula, Aggregation aggregation)
    {
        var structure = new IndexStructure(SampledIndexTests.TwoFactors(), formula, aggregation);
        for (var seed = 0; seed < 20; seed++)
        {
            var random = new Random(seed);
            var draws = Draws(random);
            var rows = draws.ConvertAll(_ => Enumerable.Range(0, 4).Select(_ => (byte)random.Next(6)).ToArray());
            List<int> domain = [.. Enumerable.Range(0, rows.Count).Where(_ => random.Next(3) > 0)];
            var psus = draws.Distinct().ToList();
            var tallies = psus.ConvertAll(_ => new Tally(structure));
            domain.ForEach(i => tallies[psus.IndexOf(draws[i])].Add(rows[i]));

            Assert.All(structure.All, scope => AssertSame(
                new SampledIndex(structure, rows, Sample.Must(SampleDesign.Of(draws))).Of(scope, domain),
                new SampledPsus(tallies, Sample.Must(SampleDesign.Of(psus))).Of(structure.Definition, scope)));
        }
    }

    [Fact]
    public void Of_PsusWhereNobodyAnswered_CountsThemInTheVariance()
    {
        // Two PSUs of 1 of 2 and 2 of 2: R = 3/4, Z = ∓ 1/8. Alone: 2/1 · 2/64 = 1/16. With two more of Z = 0: 4/3 · 2/64 = 1/24.
        var structure = new IndexStructure(Sample.Version());

        var (two, four) = (Of(structure, [[5, 1], [5, 5]]), Of(structure, [[5, 1], [5, 5], [], []]));

        Assert.Equal((0.75, 1, 4), (two.Figure, two.DegreesOfFreedom, two.Respondents));
        Assert.Equal((0.75, 1, 4), (four.Figure, four.DegreesOfFreedom, four.Respondents));
        Assert.Equal([1 / 16.0, 1 / 24.0], [two.StandardError * two.StandardError, four.StandardError * four.StandardError], (a, b) => Math.Abs(a - b) < 1e-15);
    }

    [Fact]
    public void Of_NobodyAnswered_IsNull()
    {
        var structure = new IndexStructure(Sample.Version());

        Assert.Null(new SampledPsus([new Tally(structure), new Tally(structure)], Design(2)).Of(structure.Definition, structure.Overall));
    }

    /// <summary>PSUs with one answer a person.</summary>
    private static SampleEstimate Of(IndexStructure structure, byte[][] psus)
    {
        var tallies = psus.Select(people =>
        {
            var tally = new Tally(structure);
            foreach (var level in people)
                tally.Add([level, 0]);
            return tally;
        });
        return new SampledPsus([.. tallies], Design(psus.Length)).Of(structure.Definition, structure.Overall)!;
    }

    private static SampleDesign Design(int psus) => Sample.Must(SampleDesign.Of([.. Enumerable.Range(0, psus).Select(psu => new Draw("A", $"{psu}", 1, null))]));

    /// <summary>One a person: a few strata of one to five PSUs, with one weight a PSU, some 0.</summary>
    private static List<Draw> Draws(Random random)
    {
        var draws = new List<Draw>();
        for (var stratum = 0; stratum < 3; stratum++)
        {
            var (psus, hasSize) = (random.Next(1, 6), random.Next(2) == 0);
            for (var psu = 0; psu < psus; psu++)
            {
                var draw = new Draw($"{stratum}", $"{psu}", random.Next(6) == 0 ? 0 : 1 + random.NextDouble(), hasSize ? psus + 2 : null);
                draws.AddRange(Enumerable.Repeat(draw, random.Next(1, 6)));
            }
        }

        return draws;
    }

    private static void AssertSame(SampleEstimate? people, SampleEstimate? psus)
    {
        Assert.Equal((people?.DegreesOfFreedom, people?.Respondents), (psus?.DegreesOfFreedom, psus?.Respondents));
        Assert.Equal(people?.Figure ?? 0, psus?.Figure ?? 0, 12);
        Assert.Equal(people?.StandardError ?? 0, psus?.StandardError ?? 0, 12);
    }
}
