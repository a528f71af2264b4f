namespace SurveyHub.Tests;

public sealed class IndexTests
{
    [Theory, EachDatabase]
    public async Task Get_CampaignsPastOpenAndToCome_ListsTheOpenOnes(string provider)
    {
        await using var app = await SurveyHubApp.StartAsync(provider);
        var campaigns = app.Service<Campaigns>();
        var version = (await campaigns.FindAsync(Code.Of("demo"), default))!.Version;
        await campaigns.AddAsync(new(Code.Of("past"), Sample.Text("Đã qua"), version, new(2026, 1, 1), new(2026, 3, 1)), Sample.Signed(), default);
        await campaigns.AddAsync(new(Code.Of("today"), Sample.Text("Hôm nay"), version, new(2026, 3, 2), new(2026, 3, 2)), Sample.Signed(), default);
        await campaigns.AddAsync(new(Code.Of("to-come"), Sample.Text("Sắp tới"), version, new(2026, 3, 3), new(2026, 3, 4)), Sample.Signed(), default);

        var page = await app.OpenAsync("/");

        Assert.Equal(
            ["/s/today", "/s/demo", "/s/sipas"],
            page.QuerySelectorAll(".card a.button").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public async Task Get_OpenCampaign_SaysHowLongItTakesAndUntilWhen()
    {
        await using var app = await SurveyHubApp.StartAsync();

        var page = await app.OpenAsync("/");

        Assert.Contains("19 câu hỏi · khoảng 4 phút · nhận ý kiến đến hết ngày 31/12/2030", page.QuerySelectorAll(".card .muted").Select(facts => facts.TextContent));
        Assert.NotNull(page.QuerySelector(".card a[href='/results/demo']"));
    }

    [Fact]
    public async Task Get_NoCampaignOpen_SaysSo()
    {
        await using var app = await SurveyHubApp.StartAsync();
        app.Clock.Now = new(2031, 1, 1, 0, 0, 0, TimeSpan.FromHours(7));

        var page = await app.OpenAsync("/");

        Assert.Equal("Hiện chưa có cuộc khảo sát nào đang mở. Mời ông/bà quay lại sau.", page.QuerySelector(".empty")?.TextContent);
        Assert.Empty(page.QuerySelectorAll(".card"));
    }
}
