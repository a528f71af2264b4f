using System.Net;
using AngleSharp.Dom;

namespace SurveyHub.Tests;

/// <summary>What a leader reads.</summary>
public sealed class CampaignPageTests
{
    // Words by which the sentence of a plan is known from all others.
    private const string Over80 = "Phản ánh đến năm 2020";
    private const string AtLeast90 = "về giải quyết TTHC đạt tối thiểu 90%";
    private const string Over90 = "Trên 90% người dân và doanh nghiệp hài lòng";
    private const string ThreeFields = "ở lĩnh vực đất đai, xây dựng, đầu tư";
    private const string NoNumber = "Tổ chức đánh giá, xếp hạng";

    [Fact]
    public async Task Get_DemoCampaign_ShowsAllElevenTargetsWithTheirSentenceAndPlace()
    {
        await using var app = await SurveyHubApp.StartAsync();

        var page = await app.OpenAsync("/results/demo");

        Assert.Equal(TargetFile.FoundingPlans().Select(target => $"“{target.Quote}”").Order(), page.QuerySelectorAll(".target blockquote").Select(quote => quote.TextContent).Order());
        Assert.Contains("Tiền Giang, Quyết định 45/QĐ-UBND, 10/01/2023, mục II.8 · năm 2023", Target(page, AtLeast90).TextContent, StringComparison.Ordinal);
        Assert.Equal("tối thiểu 90\u00A0%", Cell(page, AtLeast90, "Mức đặt ra"));
        Assert.Equal("trên 80\u00A0%", Cell(page, Over80, "Mức đặt ra"));
        Assert.EndsWith("Nghị quyết 30c/NQ-CP, 08/11/2011 · năm 2020", Target(page, "bảo đảm sự hài lòng của cá nhân, tổ chức").QuerySelector(".hint")!.TextContent, StringComparison.Ordinal); // it has no articles
    }

    [Fact]
    public async Task Get_PlanWithoutANumber_SaysThatNoneWasSet()
    {
        await using var app = await SurveyHubApp.StartAsync();
        await DemoForm.AnswerAsync(app, unit: null, field: null, FivePeople("4"));

        var page = await app.OpenAsync("/results/demo");

        Assert.Contains("Bình Định", Target(page, NoNumber).TextContent, StringComparison.Ordinal);
        Assert.Equal("không đặt chỉ tiêu số", Cell(page, NoNumber, "Mức đặt ra"));
        Assert.Equal("Không đặt chỉ tiêu số", VerdictOn(page, NoNumber));
        Assert.Equal("100,00\u00A0%", Cell(page, NoNumber, "Đạt được"));
        Assert.Null(Target(page, NoNumber).QuerySelector(".bullet-target"));
    }

    [Fact]
    public async Task Get_NoAnswers_SaysSoAndPrintsNoFigure()
    {
        await using var app = await SurveyHubApp.StartAsync();

        var page = await app.OpenAsync("/results/demo");

        Assert.Equal("Chưa có câu trả lời nào cho lựa chọn này.", page.QuerySelector(".headline .empty")?.TextContent);
        Assert.All(page.QuerySelectorAll(".estimates td.number strong, .target td.number strong"), figure => Assert.Equal("–", figure.TextContent));
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

        Assert.Equal("89,995\u00A0%", page.QuerySelector(".big strong")?.TextContent);
        Assert.Equal("89,995\u00A0%", Cell(page, AtLeast90, "Đạt được"));
        Assert.Equal("Chưa đạt, chưa chắc chắn", VerdictOn(page, AtLeast90));
        Assert.Equal("Đạt", VerdictOn(page, Over80)); // and sure of it
    }

    [Fact]
    public async Task Get_RateExactlyAtTheTarget_IsReachedByAtLeastAndNotByOver()
    {
        await using var app = await SurveyHubApp.StartAsync();
        await AnswerAsync(app, people: 160, unsatisfied: 256); // 2,304 of 2,560 = 90 %

        var page = await app.OpenAsync("/results/demo");

        Assert.Equal("Đạt, chưa chắc chắn", VerdictOn(page, AtLeast90));
        Assert.Equal("Chưa đạt, chưa chắc chắn", VerdictOn(page, Over90));
        Assert.Equal("90,00\u00A0%", Cell(page, Over90, "Đạt được"));
    }

    [Theory]
    [InlineData("vi", "Xác suất đạt: 96\u00A0%", "Cần khoảng 246 người trả lời để kết luận chắc chắn")]
    [InlineData("en", "Probability of being met: 96%", "About 246 respondents would be needed to be certain")]
    public async Task Get_UncertainTarget_SaysHowProbableItIsAndWhatWouldSettleIt(string language, string probability, string needed)
    {
        await using var app = await SurveyHubApp.StartAsync();
        await AnswerAsync(app, people: 200, unsatisfied: 480); // 85 % of 200 people: [79.4 %, 89.3 %]

        var page = await app.OpenAsync($"/results/demo?lang={language}");

        Assert.Equal([probability, needed], Hints(Over80));
        Assert.Equal([language == "vi" ? "Xác suất đạt: 1\u00A0%" : "Probability of being met: 1%"], Hints(AtLeast90)); // missed for certain
        Assert.Empty(Hints(NoNumber));

        IEnumerable<string> Hints(string sentence) => Target(page, sentence).QuerySelectorAll("td:first-child .hint").Select(hint => hint.TextContent);
    }

    [Fact]
    public async Task Get_FewPeople_SaysThatTheyAreNotEnoughForAVerdict()
    {
        await using var app = await SurveyHubApp.StartAsync();
        await AnswerAsync(app, people: 5, unsatisfied: 8);

        var page = await app.OpenAsync("/results/demo");

        Assert.Equal("Chưa đủ số liệu", VerdictOn(page, AtLeast90));
        Assert.NotNull(Target(page, AtLeast90).QuerySelector(".verdict-not-enough-data"));
        Assert.Contains("rộng hơn ±5 điểm phần trăm", page.QuerySelector("section[aria-labelledby=verdicts] .hint")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_FilteredByUnit_ShowsItsFiguresKeepsTheChoiceAndLinksToTheSameData()
    {
        await using var app = await SurveyHubApp.StartAsync();
        await DemoForm.AnswerAsync(app, "trung-tam-hcc-tinh", "y-te", FivePeople("4", "4", "4", "3"));
        await DemoForm.AnswerAsync(app, "so-noi-vu", "dat-dai", FivePeople("1"));

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
        await DemoForm.AnswerAsync(app, unit: null, field: null, FivePeople("4", "1"));
        app.Clock.Now = new(2031, 1, 1, 0, 0, 0, TimeSpan.FromHours(7));

        Assert.Equal("50,00\u00A0%", (await app.OpenAsync("/results/demo")).QuerySelector(".big strong")?.TextContent);
        Assert.Equal(["/results/demo", "/results/sipas"], (await app.OpenAsync("/results")).QuerySelectorAll(".card h2 a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public async Task Get_EachTable_HasTheCountsBesideTheBars()
    {
        await using var app = await SurveyHubApp.StartAsync();
        await DemoForm.AnswerAsync(app, unit: null, field: null, FivePeople("4", "1"));

        var page = await app.OpenAsync("/results/demo");
        var first = page.QuerySelectorAll("details table.counts")[^1].QuerySelectorAll("tbody tr")[0];

        Assert.Equal(["c24", "5", "5", "0", "0", "0", "5", "0"], first.Children.Select(cell => cell.TextContent));
        Assert.Equal((5, 16), (Rows(0), Rows(1))); // five factors and their criteria; the one content is the whole again
        Assert.All(page.QuerySelectorAll("svg:not([aria-hidden]):not(svg svg)"), chart => Assert.False(string.IsNullOrEmpty(chart.GetAttribute("aria-label"))));

        int Rows(int table) => page.QuerySelectorAll("table.estimates")[table].QuerySelectorAll("tbody tr").Length;
    }

    [Theory]
    [InlineData("vi", "1 lượt trả lời được tính. 1 lượt được loại theo quyết định.", "Trả lời quá nhanh")]
    [InlineData("en", "Responses counted: 1. Left out by decision: 1.", "Speeding")]
    public async Task Get_FlaggedAndExcludedResponses_SaysHowManyInAQuietSection(string language, string counts, string flag)
    {
        await using var app = await SurveyHubApp.StartAsync(settings: ("Results:Floor", "1"));
        await AnswerAsync(app, people: 2, unsatisfied: 0); // each ticks one column, which is the second flag
        var ids = await app.Database.Database.QueryAsync<byte[]>("select id from response", null, default);
        var (one, other) = (new Guid(ids[0], bigEndian: true), new Guid(ids[1], bigEndian: true));
        await app.Database.FlagAsync((one, [Flag.Speeding]), (other, [Flag.Speeding, Flag.Burst]));
        await app.Service<ResponseDecisions>().AddAsync(other, DecisionKind.Exclude, "Gửi thử", Sample.Signed(), default);

        var page = await app.OpenAsync($"/results/demo?lang={language}");
        var section = page.QuerySelector("section[aria-labelledby=quality]")!;

        Assert.Equal(counts, section.QuerySelector("p")!.TextContent);
        Assert.Equal(["1", "1", "0", "0", "0", "0"], section.QuerySelectorAll("tbody td").Select(cell => cell.TextContent));
        Assert.StartsWith(flag, section.QuerySelector("tr[data-flag=speeding] th")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_DayAfterTheFirst_ShowsTheRootOfTheDayBeforeWhateverCameSince()
    {
        await using var app = await SurveyHubApp.StartAsync();
        await AnswerAsync(app, people: 1, unsatisfied: 0);
        var first = (await Ledger.FindRootAsync(app.Database.Database, Sample.Today, default))!.Digest;
        Assert.Equal(first, (await app.OpenAsync("/results/demo")).QuerySelector(".digest")?.TextContent); // so far

        app.Clock.Now = Sample.Noon.AddDays(1);
        await AnswerAsync(app, people: 1, unsatisfied: 0);
        var page = await app.OpenAsync("/results/demo");

        Assert.Equal(first, page.QuerySelector(".digest")?.TextContent);
        Assert.Contains("đến hết ngày 02/03/2026", page.QuerySelector("section[aria-labelledby=method]")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("vi", "Có ít hơn 5 người trả lời")]
    [InlineData("en", "Fewer than 5 people answered")]
    public async Task Get_FewerPeopleThanTheFloor_SaysWhyAndPrintsNoFigure(string language, string why)
    {
        await using var app = await SurveyHubApp.StartAsync();
        await AnswerAsync(app, people: 4, unsatisfied: 0);

        var page = await app.OpenAsync($"/results/demo?lang={language}");

        Assert.StartsWith(why, page.QuerySelector(".withheld")?.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll(".big, .target, .estimates, .counts"));
        Assert.NotNull(page.QuerySelector(".filter")); // to choose something larger
    }

    [Fact]
    public async Task Get_TargetOfFewerPeopleThanTheFloor_IsNotPublishedAndTheRestIs()
    {
        await using var app = await SurveyHubApp.StartAsync();
        await DemoForm.AnswerAsync(app, "so-noi-vu", "dat-dai", Enumerable.Repeat(FivePeople("4")[0], 3));
        await DemoForm.AnswerAsync(app, "so-noi-vu", "y-te", FivePeople("4").Concat(FivePeople("1")));

        var page = await app.OpenAsync("/results/demo");

        Assert.Equal("61,54\u00A0%", page.QuerySelector(".big strong")?.TextContent); // 8 of 13
        Assert.Equal("Không công bố", VerdictOn(page, ThreeFields));
        Assert.Equal("–", Cell(page, ThreeFields, "Đạt được"));
        Assert.Equal("–", Cell(page, ThreeFields, "Số người"));
    }

    private static string[][] FivePeople(params string[] values) => [.. Enumerable.Repeat(values, 5)];

    private static IElement Target(IParentNode page, string sentence) =>
        page.QuerySelectorAll("tr.target").Single(target => target.QuerySelector("blockquote")!.TextContent.Contains(sentence, StringComparison.Ordinal));

    private static string VerdictOn(IParentNode page, string sentence) => Target(page, sentence).QuerySelector(".verdict")!.TextContent;

    private static string Cell(IParentNode page, string sentence, string label) => Target(page, sentence).QuerySelector($"td[data-label='{label}']")!.TextContent;

    /// <summary>People who answer every criterion, with so many answers among all of theirs "neutral" and the rest "satisfied".</summary>
    private static Task AnswerAsync(SurveyHubApp app, int people, int unsatisfied) => DemoForm.AnswerAsync(
        app, unit: null, field: null, Enumerable.Range(0, people * 16).Select(answer => answer < unsatisfied ? "3" : "4").Chunk(16));
}
