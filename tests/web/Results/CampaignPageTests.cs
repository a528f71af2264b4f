using System.Net;

namespace SurveyHub.Tests;

/// <summary>What a leader reads.</summary>
public sealed class CampaignPageTests
{
    [Fact]
    public async Task Get_DemoCampaign_ShowsAllElevenTargetsWithTheirSentenceAndPlace()
    {
        await using var app = await SurveyHubApp.StartAsync();

        var page = await app.OpenAsync("/results/demo");
        var targets = page.QuerySelectorAll("li.target");

        Assert.Equal(11, targets.Length);
        Assert.Equal("“Mức độ hài lòng của người dân, doanh nghiệp về giải quyết TTHC đạt tối thiểu 90%.”", targets[2].QuerySelector("blockquote")!.TextContent);
        Assert.Contains("Tiền Giang, Quyết định 45/QĐ-UBND, 10/01/2023, mục II.8 · năm 2023", targets[2].TextContent, StringComparison.Ordinal);
        Assert.Contains("Chỉ tiêutối thiểu 90\u00A0%", targets[2].QuerySelector("dl")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Chỉ tiêutrên 80\u00A0%", targets[0].QuerySelector("dl")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("mục", targets[10].QuerySelectorAll(".target-words p")[^1].TextContent, StringComparison.Ordinal); // this plan has no articles
    }

    [Fact]
    public async Task Get_PlanWithoutANumber_SaysThatNoneWasSet()
    {
        await using var app = await SurveyHubApp.StartAsync();
        await DemoForm.AnswerAsync(app, unit: null, field: null, "4");

        var target = (await app.OpenAsync("/results/demo")).QuerySelectorAll("li.target").Single(target => target.TextContent.Contains("Bình Định", StringComparison.Ordinal));

        Assert.Contains("không đặt chỉ tiêu số", target.QuerySelector("dl")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Không đặt chỉ tiêu số", target.QuerySelector(".verdict")!.TextContent);
        Assert.Contains("100,00\u00A0%", target.QuerySelector("dl")!.TextContent, StringComparison.Ordinal);
        Assert.Null(target.QuerySelector(".bullet-target"));
    }

    [Fact]
    public async Task Get_NoAnswers_SaysSoAndPrintsNoFigure()
    {
        await using var app = await SurveyHubApp.StartAsync();

        var page = await app.OpenAsync("/results/demo");

        Assert.Equal("Chưa có câu trả lời nào cho lựa chọn này.", page.QuerySelector(".headline .empty")?.TextContent);
        Assert.All(page.QuerySelectorAll(".estimates td.number strong, .target-figures strong"), figure => Assert.Equal("–", figure.TextContent));
        Assert.Equal(10, page.QuerySelectorAll(".target .verdict-no-data").Length);
        Assert.DoesNotContain("NaN", page.DocumentElement.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("vi", "83,94\u00A0%", "58 người trả lời · 928 câu trả lời hợp lệ, 779 hài lòng")]
    [InlineData("en", "83.94%", "58 respondents · 928 valid answers, 779 satisfied")]
    public async Task Get_EachLanguage_PrintsFiguresItsWay(string language, string rate, string counts)
    {
        await using var app = await SurveyHubApp.StartAsync();
        await AnswerAsync(app, people: 58, unsatisfied: 149); // 779 of 928 = 83.943966 %

        var page = await app.OpenAsync($"/results/demo?lang={language}");

        Assert.Equal(rate, page.QuerySelector(".big strong")?.TextContent);
        Assert.Contains(counts, page.QuerySelector(".headline")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Get_RateJustBelowATarget_PrintsTheDecimalsThatShowIt(string provider)
    {
        await using var app = await SurveyHubApp.StartAsync(provider);
        await AnswerAsync(app, people: 253, unsatisfied: 405); // 3,643 of 4,048 = 89.995059 %

        var page = await app.OpenAsync("/results/demo");
        var targets = page.QuerySelectorAll("li.target");

        Assert.Equal("89,995\u00A0%", page.QuerySelector(".big strong")?.TextContent);
        Assert.Contains("Đạt được89,995\u00A0%", targets[2].QuerySelector("dl")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Chưa đạt, chưa chắc chắn", targets[2].QuerySelector(".verdict")!.TextContent);
        Assert.Equal("Đạt", targets[0].QuerySelector(".verdict")!.TextContent); // over 80 %, and sure of it
    }

    [Fact]
    public async Task Get_RateExactlyAtTheTarget_IsReachedByAtLeastAndNotByOver()
    {
        await using var app = await SurveyHubApp.StartAsync();
        await AnswerAsync(app, people: 5, unsatisfied: 8); // 72 of 80 = 90 %

        var targets = (await app.OpenAsync("/results/demo")).QuerySelectorAll("li.target");

        Assert.Equal("Đạt, chưa chắc chắn", targets[2].QuerySelector(".verdict")!.TextContent); // at least 90 %
        Assert.Equal("Chưa đạt, chưa chắc chắn", targets[5].QuerySelector(".verdict")!.TextContent); // over 90 %
        Assert.Contains("Đạt được90,00\u00A0%", targets[5].QuerySelector("dl")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_FilteredByUnit_ShowsItsFiguresKeepsTheChoiceAndLinksToTheSameData()
    {
        await using var app = await SurveyHubApp.StartAsync();
        await DemoForm.AnswerAsync(app, "trung-tam-hcc-tinh", "y-te", "4", "4", "4", "3");
        await DemoForm.AnswerAsync(app, "so-noi-vu", "dat-dai", "1");

        var page = await app.OpenAsync("/results/demo?unit=van-phong-ubnd&field=y-te");

        Assert.Equal("75,00\u00A0%", page.QuerySelector(".big strong")?.TextContent);
        Assert.Equal(["van-phong-ubnd", "y-te"], page.QuerySelectorAll(".filter option[selected]").Select(option => option.GetAttribute("value")));
        Assert.NotNull(page.QuerySelector("a[href='/results/demo.json?unit=van-phong-ubnd&field=y-te']"));
        Assert.NotNull(page.QuerySelector("a[href='/results/demo.csv?unit=van-phong-ubnd&field=y-te']"));
    }

    [Theory]
    [InlineData("/results/khong-co", "Không tìm thấy cuộc khảo sát")]
    [InlineData("/results/demo?unit=so-bay", "Không tìm thấy cơ quan")]
    [InlineData("/results/demo?field=bay", "Không tìm thấy lĩnh vực")]
    public async Task Get_UnknownName_IsNotFoundAndSaysWhich(string address, string heading)
    {
        await using var app = await SurveyHubApp.StartAsync();

        using var response = await app.Client.GetAsync(address);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal(heading, (await SurveyHubApp.PageAsync(response)).QuerySelector("h1")?.TextContent);
    }

    [Fact]
    public async Task Get_ClosedCampaign_StillShowsItsResultsAndIsListed()
    {
        await using var app = await SurveyHubApp.StartAsync();
        await DemoForm.AnswerAsync(app, unit: null, field: null, "4", "1");
        app.Clock.Now = new(2031, 1, 1, 0, 0, 0, TimeSpan.FromHours(7));

        Assert.Equal("50,00\u00A0%", (await app.OpenAsync("/results/demo")).QuerySelector(".big strong")?.TextContent);
        Assert.Equal(["/results/demo", "/results/sipas"], (await app.OpenAsync("/results")).QuerySelectorAll(".card h2 a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public async Task Get_EachTable_HasTheCountsBesideTheBars()
    {
        await using var app = await SurveyHubApp.StartAsync();
        await DemoForm.AnswerAsync(app, unit: null, field: null, "4", "1");

        var page = await app.OpenAsync("/results/demo");
        var first = page.QuerySelectorAll("table.counts")[^1].QuerySelectorAll("tbody tr")[0];

        Assert.Equal(["c24", "1", "1", "0", "0", "0", "1", "0"], first.Children.Select(cell => cell.TextContent));
        Assert.Equal((1, 5, 16), (Rows(0), Rows(1), Rows(2)));
        Assert.All(page.QuerySelectorAll("svg:not([aria-hidden])"), chart => Assert.False(string.IsNullOrEmpty(chart.GetAttribute("aria-label"))));

        int Rows(int table) => page.QuerySelectorAll("table.estimates")[table].QuerySelectorAll("tbody tr").Length;
    }

    /// <summary>People who answer every criterion, with so many answers among all of theirs "neutral" and the rest "satisfied".</summary>
    private static Task AnswerAsync(SurveyHubApp app, int people, int unsatisfied) => DemoForm.AnswerAsync(
        app, unit: null, field: null, Enumerable.Range(0, people * 16).Select(answer => answer < unsatisfied ? "3" : "4").Chunk(16));
}
