using SurveyHub.Web;

namespace SurveyHub.Tests;

public sealed class ReportPeriodsTests
{
    private static readonly Texts _vi = Texts.Vietnamese;

    /// <summary>From 1 February to 15 April 2026.</summary>
    private static readonly Campaign _campaign = new(Code.Of("x"), Sample.Text("x"), Sample.Version(), new(2026, 2, 1), new(2026, 4, 15));

    [Theory]
    [InlineData("2026-03", "Tháng 3 năm 2026")]
    [InlineData("2026-Q4", "Quý IV năm 2026")]
    [InlineData("2026-H1", "6 tháng đầu năm 2026")]
    [InlineData("2026-H2", "6 tháng cuối năm 2026")]
    [InlineData("2026", "Năm 2026")]
    [InlineData(null, "Cả cuộc khảo sát")]
    public void Of_Period_IsSaidAsOfficialsDo(string? period, string words) => Assert.Equal(words, _vi.Of(Period.Parse(period)));

    [Fact]
    public void Over_InTheMiddle_HasWhatHasEndedWithADayOfTheCampaign() =>
        Assert.Equal(["2026-03", "2026-02", "2026-Q1"], ReportPeriods.Over(_campaign, new(2026, 4, 15)).Select(period => period?.ToString() ?? "whole"));

    [Fact]
    public void Over_AfterTheEnd_HasTheWholeFirst() =>
        Assert.Equal(
            ["whole", "2026-04", "2026-03", "2026-02", "2026-Q2", "2026-Q1", "2026-H1", "2026"],
            ReportPeriods.Over(_campaign, new(2027, 1, 1)).Select(period => period?.ToString() ?? "whole"));

    [Fact]
    public void Request_SecondPeriod_IsAgainstTheOneBefore()
    {
        var request = ReportPeriods.Request(_campaign, Period.Parse("2026-03"), Code.Of("so-y-te"));

        Assert.Equal(("2026-03-01", "2026-03-31", "2026-02-01", "2026-02-28", "so-y-te"), (request.From, request.To, request.AgainstFrom, request.AgainstTo, request.Unit));
    }

    [Fact]
    public void Request_FirstPeriodOrTheWhole_IsAgainstNothing()
    {
        Assert.Null(ReportPeriods.Request(_campaign, Period.Parse("2026-02"), null).AgainstFrom);
        Assert.Equal((null, null), (ReportPeriods.Request(_campaign, null, null).From, ReportPeriods.Request(_campaign, null, null).AgainstTo));
    }
}
