namespace SurveyHub.Tests;

public class PublishedTrendTests
{
    private static readonly IReadOnlyList<PublishedValue> _values =
    [
        Value(2024, 83.94m), Value(2018, 82.99m), Value(2019, 84.45m), Value(2022, 80.08m), Value(2023, 82.66m), Value(2021, 87.16m),
        Value(2023, 83.84m, "Gia Lai"), Value(2025, 85.00m, "Gia Lai"), Value(2023, 80.00m, "Bình Định"),
    ];

    [Fact]
    public void Of_TheCountry_IsNeverOneLineAcrossAChangeOfTheInstrument()
    {
        var line = PublishedTrend.Of(_values, "SIPAS", PublishedValue.Country, new(2026, 3, 1)).Line;

        Assert.Equal(["2018 2019 2021", "2022", "2023 2024"], line.Segments.Select(segment => string.Join(' ', segment.Points.Select(point => point.Value.Year))));
        Assert.Equal([null, 1.46m, null, null, null, 1.28m], line.Segments.SelectMany(segment => segment.Points).Select(point => point.Change));
        Assert.Equal("1001/QĐ-BNV", line.Segments[2].Breaks.Single().Place);
    }

    [Fact]
    public void Of_AProvinceThatWasMerged_HasTheOldOneOfItsNameAmongItsPredecessors()
    {
        var trend = PublishedTrend.Of(_values, "SIPAS", "Gia Lai", new(2026, 3, 1));

        Assert.Equal([85.00m], Percents(trend.Line));
        Assert.Equal(["Gia Lai", "Bình Định"], trend.Predecessors.Select(line => line.Scope));
        Assert.Equal([83.84m], Percents(trend.Predecessors[0]));
        Assert.Equal([80.00m], Percents(trend.Predecessors[1]));
    }

    [Fact]
    public void Of_TheSameNameBeforeTheMerger_IsTheOldProvinceAlone()
    {
        var trend = PublishedTrend.Of(_values, "SIPAS", "Gia Lai", new(2025, 6, 30));

        Assert.Equal([83.84m], Percents(trend.Line));
        Assert.Empty(trend.Predecessors);
    }

    private static IEnumerable<decimal> Percents(PublishedLine line) => line.Segments.SelectMany(segment => segment.Points).Select(point => point.Value.Percent);

    private static PublishedValue Value(int year, decimal percent, string scope = PublishedValue.Country) => new(year, "SIPAS", scope, percent, "");
}
