using MathNet.Numerics;

namespace SurveyHub.Tests;

public sealed class DriversTests
{
    private const byte NotUsed = 6;

    private static readonly IndexStructure _structure = new(JointCounts.Version());

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Of_CompleteAnswersAndAQuestionForTheWhole_ExplainsWhatARegressionOnTheRowsDoes(int seed)
    {
        var rows = JointCounts.Rows(seed, count: 500);
        double[][] x = [.. rows.Select(row => row[..5].Select(level => (double)level).ToArray())];
        double[] y = [.. rows.Select(row => (double)row[5])];
        var coefficients = Fit.MultiDim(x, y, intercept: true);
        var explained = GoodnessOfFit.RSquared(x.Select(row => coefficients[0] + row.Zip(coefficients[1..], (a, b) => a * b).Sum()), y);

        var drivers = Of(rows, overall: 5);

        Assert.Equal(OverallSatisfaction.Item, drivers.Overall);
        Assert.Equal(explained, drivers.RSquared, 10);
        Assert.Equal(explained, drivers.Criteria.Sum(driver => driver.Weight), 10);
        Assert.Equal(["d1", "d2", "d3", "d4", "d5"], drivers.Criteria.Select(driver => driver.Scope.Code));
        Assert.False(drivers.IsMended);
    }

    [Fact]
    public void Of_NoQuestionForTheWhole_ExplainsTheSumOfTheStandardisedAnswers()
    {
        // d1 and d2 are correlated by 0.6 and d3 with neither, so the sum S has variance 2 + 2 · 0.6 + 1 = 4.2. By symmetry d1 and d2
        // share what the pair explains, r(pair, S)² = 3.2 / 4.2, and d3 has the rest.
        byte[][] pairs = [.. Enumerable.Repeat<byte[]>([1, 1], 4), .. Enumerable.Repeat<byte[]>([5, 5], 4), [1, 5], [5, 1]];
        byte[][] rows = [.. pairs.SelectMany(pair => new[] { Row(pair[0], pair[1], 2), Row(pair[0], pair[1], 4) })];

        var drivers = Of(rows);

        Assert.Equal((OverallSatisfaction.Composite, 1), (drivers.Overall, Math.Round(drivers.RSquared, 12)));
        Assert.Equal([1.6 / 4.2, 1.6 / 4.2, 1 / 4.2], drivers.Criteria.Take(3).Select(driver => driver.Importance), Near);
    }

    [Fact]
    public void Of_RowsInAnotherOrder_IsTheSame()
    {
        var rows = JointCounts.Rows(seed: 3, count: 200, blanks: 0.2);

        Assert.Equal(Of(rows).Criteria, Of([.. rows.Reverse()]).Criteria);
    }

    [Fact]
    public void Of_CriteriaInAnotherOrder_HaveTheImportanceTheyHad()
    {
        var rows = JointCounts.Rows(seed: 4, count: 300, blanks: 0.1);

        var reversed = Of([.. rows.Select(row => row.Reverse().ToArray())]);

        Assert.Equal(Of(rows).Criteria.Select(driver => driver.Importance), reversed.Criteria.Reverse().Select(driver => driver.Importance), Near);
    }

    [Fact]
    public void Of_LevelsWithOtherValues_IsTheSame()
    {
        var (rows, hundreds) = (JointCounts.Rows(seed: 5, count: 300), new IndexStructure(JointCounts.Version(levelTimes: 25)));

        var drivers = Drivers.Of(hundreds, hundreds.Overall, JointCounts.ByLevel(hundreds, rows))!;

        Assert.Equal(Of(rows).Criteria.Select(driver => driver.Importance), drivers.Criteria.Select(driver => driver.Importance), Near);
    }

    [Fact]
    public void Of_PeopleWhoAnsweredOneCriterionOnly_ChangesNoImportanceButThePerformance()
    {
        var rows = JointCounts.Rows(seed: 6, count: 300);
        byte[][] more = [.. rows, .. Enumerable.Repeat(Row(5), 50), .. Enumerable.Repeat(Row(5, NotUsed, NotUsed), 50)];

        var (before, after) = (Of(rows), Of(more));

        Assert.Equal(before.Criteria.Select(driver => driver.Importance), after.Criteria.Select(driver => driver.Importance));
        Assert.Equal(before.Criteria[0].Counts.Add(new(100, 100)), after.Criteria[0].Counts);
        Assert.Equal(before.Criteria[1].Counts, after.Criteria[1].Counts);
    }

    [Fact]
    public void Of_ACriterionThatAllAnswerAlike_HasNoWeightAndSaysSo()
    {
        byte[][] rows = [.. JointCounts.Rows(seed: 7, count: 100).Select(row => With(row, 2))];

        var drivers = Of(rows);

        Assert.Equal((0, 0, true, new TopBox(0, 100)), Show(drivers.Criteria[1]));
        Assert.DoesNotContain(drivers.Criteria, driver => driver != drivers.Criteria[1] && (driver.IsConstant || driver.Weight <= 0));
    }

    [Fact]
    public void Of_ACriterionThatNobodyAnswers_HasNoWeightAndSaysSo()
    {
        byte[][] rows = [.. JointCounts.Rows(seed: 7, count: 100).Select(row => With(row, NotUsed))];

        Assert.Equal((0, 0, true, default(TopBox)), Show(Of(rows).Criteria[1]));
    }

    [Fact]
    public void Of_Factors_AreTheSumsOfTheirCriteria()
    {
        var drivers = Of(JointCounts.Rows(seed: 8, count: 300, blanks: 0.1), overall: 5);

        Assert.Equal(["II.A", "III.A"], drivers.Factors.Select(factor => factor.Scope.Code));
        Assert.Equal(drivers.Criteria[3].Importance + drivers.Criteria[4].Importance, drivers.Factors[1].Importance, 12); // d6 stands for the whole
        Assert.Equal(drivers.Criteria[3].Counts.Add(drivers.Criteria[4].Counts), drivers.Factors[1].Counts);
        Assert.Equal(1, drivers.Factors.Sum(factor => factor.Importance), 12);
    }

    [Fact]
    public void Of_OneContent_ComparesItsCriteriaOnly()
    {
        var rows = JointCounts.Rows(seed: 9, count: 100);

        var drivers = Drivers.Of(_structure, _structure.Contents[1], JointCounts.ByLevel(_structure, rows))!;

        Assert.Equal(["d4", "d5", "d6"], drivers.Criteria.Select(driver => driver.Scope.Code));
        Assert.Equal("III.A", Assert.Single(drivers.Factors).Scope.Code);
    }

    [Fact]
    public void Of_TwoCriteriaThatSayTheSame_ShareTheirImportance()
    {
        byte[][] rows = [.. JointCounts.Rows(seed: 10, count: 200).Select(row => With(row, row[0]))];

        var drivers = Of(rows);

        Assert.Equal(drivers.Criteria[0].Importance, drivers.Criteria[1].Importance, 6);
        Assert.False(drivers.IsMended);
    }

    [Fact]
    public void Of_PairsThatContradictOneAnother_AreMendedAndSaySo()
    {
        // d1 rises with d2 and d2 with d3, but among others d3 falls with d1: no one set of people answers so.
        byte[][] rows = [Row(1, 1), Row(5, 5), Row(0, 1, 1), Row(0, 5, 5), Row(1, 0, 5), Row(5, 0, 1)];

        var drivers = Of(rows);

        Assert.True(drivers.IsMended);
        Assert.Equal(1, drivers.RSquared, 9);
        Assert.All(drivers.Criteria, driver => Assert.InRange(driver.Importance, 0, 1));
    }

    [Fact]
    public void Of_OverallSatisfactionThatDoesNotVary_IsNoAnswer() =>
        Assert.Null(Drivers.Of(_structure, _structure.Overall, JointCounts.ByLevel(_structure, [Row(1, 4), Row(5, 4)]), overall: 1));

    [Fact]
    public void Of_NothingThatGoesTogetherWithOverallSatisfaction_IsNoAnswer() =>
        Assert.Null(Drivers.Of(_structure, _structure.Overall, JointCounts.ByLevel(_structure, [Row(1, 1), Row(1, 5), Row(5, 1), Row(5, 5)]), overall: 1));

    [Fact]
    public void Of_Nobody_IsNoAnswer() => Assert.Null(Drivers.Of(_structure, _structure.Overall, JointCounts.ByLevel(_structure, [])));

    private static Drivers Of(IReadOnlyList<byte[]> rows, int? overall = null) => Drivers.Of(_structure, _structure.Overall, JointCounts.ByLevel(_structure, rows), overall)!;

    private static byte[] Row(params byte[] first) => [.. first, .. new byte[6 - first.Length]];

    private static byte[] With(byte[] row, byte second) => [row[0], second, .. row[2..]];

    private static (double Weight, double Importance, bool IsConstant, TopBox Counts) Show(Driver driver) => (driver.Weight, driver.Importance, driver.IsConstant, driver.Counts);

    private static bool Near(double a, double b) => Math.Abs(a - b) <= 1e-9;
}
