using SurveyHub.Web;

namespace SurveyHub.Tests;

public sealed class FiguresTests
{
    private static readonly Texts _vi = Texts.All.Single(texts => texts.Language == "vi");
    private static readonly Texts _en = Texts.All.Single(texts => texts.Language == "en");

    [Theory]
    [InlineData(8394, 10000, "83,94\u00A0%", "83.94%")]
    [InlineData(1, 3, "33,33\u00A0%", "33.33%")]
    [InlineData(2, 3, "66,67\u00A0%", "66.67%")]
    [InlineData(0, 7, "0,00\u00A0%", "0.00%")]
    [InlineData(7, 7, "100,00\u00A0%", "100.00%")]
    [InlineData(16689, 20000, "83,45\u00A0%", "83.45%")] // 83.445: half is rounded away from zero, not to even
    [InlineData(16687, 20000, "83,44\u00A0%", "83.44%")] // 83.435
    [InlineData(0, 0, "–", "–")]
    public void Percent_OfCounts_HasTwoDecimalsInEachLanguage(int satisfied, int valid, string vietnamese, string english)
    {
        Assert.Equal(vietnamese, _vi.Percent(new(satisfied, valid)));
        Assert.Equal(english, _en.Percent(new(satisfied, valid)));
    }

    [Theory]
    [InlineData(22499, 25000, ">=", "89,996\u00A0%")]
    [InlineData(8999999, 10000000, ">=", "89,99999\u00A0%")]
    [InlineData(9000001, 10000000, ">", "90,00001\u00A0%")]
    [InlineData(9000001, 10000000, ">=", "90,00\u00A0%")]
    [InlineData(9, 10, ">=", "90,00\u00A0%")]
    [InlineData(9, 10, ">", "90,00\u00A0%")]
    [InlineData(8394, 10000, ">=", "83,94\u00A0%")]
    [InlineData(0, 0, ">=", "–")]
    public void Percent_HeldAgainst90_HasTheDecimalsThatTheVerdictNeeds(int satisfied, int valid, string op, string printed) =>
        Assert.Equal(printed, _vi.Percent(new(satisfied, valid), new Demand(90, OrEqual: op == ">=")));

    [Fact]
    public void Percent_HeldAgainstNothing_HasTwoDecimals() => Assert.Equal("90,00\u00A0%", _vi.Percent(new(22499, 25000), demand: null));

    [Fact]
    public void Range_OfAnInterval_HasOneDecimalOrADash()
    {
        Assert.Equal("81,2–85,3\u00A0%", _vi.Range(new Interval(0.8123, 0.8534)));
        Assert.Equal("81.2–85.3%", _en.Range(new Interval(0.8123, 0.8534)));
        Assert.Equal("–", _vi.Range(interval: null));
    }

    [Theory]
    [InlineData(0.9684, "97\u00A0%", "97%")]
    [InlineData(0.005, "dưới 1\u00A0%", "under 1%")]
    [InlineData(0.9901, "trên 99\u00A0%", "over 99%")]
    [InlineData(1, "trên 99\u00A0%", "over 99%")]
    public void Probability_OfAnything_IsNeverPrintedAsCertain(double probability, string vietnamese, string english)
    {
        Assert.Equal(vietnamese, _vi.Probability(probability));
        Assert.Equal(english, _en.Probability(probability));
    }

    [Fact]
    public void Points_OfADifference_AreHundredths() => Assert.Equal(("5", "2,5"), (_vi.Points(0.05), _vi.Points(0.025)));

    [Fact]
    public void Count_OfThousands_IsGroupedAsTheLanguageDoes()
    {
        Assert.Equal("1.234.567", _vi.Count(1_234_567));
        Assert.Equal("1,234,567", _en.Count(1_234_567));
    }

    [Fact]
    public void Of_Demand_SaysOverOrAtLeastOrThatNoNumberWasSet()
    {
        Assert.Equal("trên 80\u00A0%", _vi.Of(new Demand(80, OrEqual: false)));
        Assert.Equal("tối thiểu 92,5\u00A0%", _vi.Of(new Demand(92.5m, OrEqual: true)));
        Assert.Equal("không đặt chỉ tiêu số", _vi.Of((Demand?)null));
    }

    [Fact]
    public void Time_JustBeforeMidnightInLondon_IsTheNextDayInVietNam()
    {
        var instant = new DateTimeOffset(2026, 4, 5, 23, 5, 0, TimeSpan.Zero);

        Assert.Equal("06:05, 06/04/2026", _vi.Time(instant));
        Assert.Equal("06:05, 6 April 2026", _en.Time(instant));
    }
}
