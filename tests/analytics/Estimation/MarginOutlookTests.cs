namespace SurveyHub.Tests;

public sealed class MarginOutlookTests
{
    /// <summary>Equal weights, 100 people in 20 places: deff = 1 + (5 − 1) · 0.05 = 1.2, margin 1.95996 · √(1.2 / 400) = 0.10735.</summary>
    [Fact]
    public void Of_TheWholeSample_IsTheMarginPlanned()
    {
        var outlook = MarginOutlook.Of(Drawn(people: 100, places: 20), 100);

        Assert.Equal((0.10735, 0.10735, false), (Math.Round(outlook.Planned, 5), Math.Round(outlook.Expected, 5), outlook.IsEndangered));
    }

    /// <summary>Of 50 interviews b is 2.5, deff 1.075: 1.95996 · √(1.075 / 200) = 0.14369, a third wider.</summary>
    [Fact]
    public void Of_HalfOfIt_IsInDanger()
    {
        var outlook = MarginOutlook.Of(Drawn(people: 100, places: 20), 50);

        Assert.Equal((0.14369, true), (Math.Round(outlook.Expected, 5), outlook.IsEndangered));
    }

    [Theory]
    [InlineData(95, false)]
    [InlineData(85, true)]
    public void IsEndangered_AFewMissing_IsNotYet(double interviews, bool isEndangered) => Assert.Equal(isEndangered, MarginOutlook.Of(Drawn(100, 100), interviews).IsEndangered);

    [Fact]
    public void Of_Nobody_SaysNothingAtAll() => Assert.Equal(1, MarginOutlook.Of(Drawn(100, 20), 0).Expected);

    /// <summary>Weights 1 and 3 in halves: n Σw² / (Σw)² = 100 · 500 / 200² = 1.25.</summary>
    [Fact]
    public void Of_UnequalWeights_IsWider()
    {
        var unequal = Drawn(100, 100, place => place % 2 == 0 ? 1 : 3);

        Assert.Equal(1.25, Math.Pow(MarginOutlook.Of(unequal, 100).Planned / MarginOutlook.Of(Drawn(100, 100), 100).Planned, 2), 9);
    }

    private static List<DrawnElement> Drawn(int people, int places, Func<int, double>? weight = null) =>
        [.. Enumerable.Range(0, people).Select(i => new DrawnElement(FieldSample.Element(i + 1, $"p{i % places}", "1"), DrawList.Drawn, i + 1, 0.5, weight?.Invoke(i) ?? 2))];
}
