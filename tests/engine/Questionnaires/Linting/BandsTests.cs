namespace SurveyHub.Tests;

public sealed class BandsTests
{
    [Theory]
    [InlineData("18-25", "25-34", "Từ 35 trở lên")] // the real form's
    [InlineData("Dưới 18", "18-24", "24 trở lên")]
    [InlineData("18 to 25", "25 to 34", "35 or over")]
    [InlineData("1-3 triệu", "3-5 triệu", "Trên 5 triệu")]
    [InlineData("Từ 25 đến 34", "Từ 18 đến 25", "Từ 35 trở lên")] // in whatever order
    [InlineData("Dưới 18", "Dưới 25", "Từ 25 trở lên")]
    public void Check_BandsThatShareANumber_AreRefused(params string[] labels)
    {
        var finding = Assert.Single(Lint.Find("bands-overlap", document => document.Item(1, 0).SetOptions(labels)));

        Assert.Equal(FindingWeight.Refusal, finding.Weight);
        Assert.StartsWith("$.sections[1].items[0].options[", finding.Place, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("18-24", "26-34", "Từ 35 trở lên")]
    [InlineData("Dưới 18", "Trên 18")]
    [InlineData("Dưới 18", "19-34", "35 tuổi trở lên")]
    [InlineData("1-3 triệu", "4-6 triệu", "Trên 6 triệu")]
    public void Check_BandsThatLeaveANumberOut_AreFound(params string[] labels) =>
        Assert.Single(Lint.Find("bands-gap", document => document.Item(1, 0).SetOptions(labels)));

    [Theory]
    [InlineData("Dưới 18 tuổi", "Từ 18 đến 24 tuổi", "Từ 25 đến 34 tuổi", "Từ 35 tuổi trở lên")]
    [InlineData("18-24", "25-34", "35+", "Không trả lời")]
    [InlineData("Dưới 1 triệu", "Từ 1 đến dưới 3 triệu", "Từ 3 triệu trở lên")]
    [InlineData("Đến 1 triệu", "Trên 1 đến 3 triệu", "Trên 3 triệu")]
    [InlineData("Dưới 30 phút", "Trên 1 giờ")] // different units cannot be compared
    [InlineData("Một lần", "2-3 lần", "Trên 3 lần")]
    [InlineData("Kinh", "Dân tộc khác")]
    public void Check_BandsThatJoinOrAreNone_AreFine(params string[] labels)
    {
        Assert.Empty(Lint.Find("bands-overlap", document => document.Item(1, 0).SetOptions(labels)));
        Assert.Empty(Lint.Find("bands-gap", document => document.Item(1, 0).SetOptions(labels)));
    }
}
