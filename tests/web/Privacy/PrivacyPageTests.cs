namespace SurveyHub.Tests;

public sealed class PrivacyPageTests
{
    [Theory]
    [InlineData("vi", "Ai chịu trách nhiệm", "Sở Nội vụ của tỉnh")]
    [InlineData("en", "Who is responsible", "The provincial Department of Home Affairs")]
    public async Task Page_WithoutSettings_SaysAllTheSameWhoIsResponsible(string language, string heading, string controller)
    {
        await using var app = await SurveyHubApp.StartAsync();

        var page = await app.OpenAsync($"/privacy?lang={language}");

        Assert.Contains(heading, page.QuerySelectorAll("h2").Select(title => title.TextContent));
        Assert.Contains(controller, page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_WithSettings_NamesTheAgency()
    {
        await using var app = await SurveyHubApp.StartAsync("sqlite", ("Privacy:Controller", "Sở Nội vụ tỉnh Hưng Yên"), ("Privacy:Contact", "Số 10, đường Chùa Chuông; 0221 3862 666"));

        var text = (await app.OpenAsync("/privacy")).Body!.TextContent;

        Assert.Contains("Sở Nội vụ tỉnh Hưng Yên", text, StringComparison.Ordinal);
        Assert.Contains("0221 3862 666", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_OfOpenCampaigns_ShowsWhatIsConsentedToWithItsVersionAndDigest()
    {
        await using var app = await SurveyHubApp.StartAsync();
        var demo = await app.Service<Campaigns>().FindAsync(Code.Of("demo"), default);

        var page = await app.OpenAsync("/privacy");

        Assert.Contains(demo!.Version.Consent.In("vi"), page.QuerySelectorAll("blockquote").Select(quote => quote.TextContent));
        Assert.Contains(demo.Version.ConsentSha256, page.QuerySelectorAll("code").Select(code => code.TextContent));
    }

    [Fact]
    public async Task Page_AfterARuleWasSet_SaysItsDays()
    {
        await using var app = await SurveyHubApp.StartAsync();
        await app.Service<Retention>().SetAsync(new(Kept.Contacts, Code.Of("demo"), 17), Sample.Signed(), default);

        Assert.Contains("17 ngày sau khi kết thúc", (await app.OpenAsync("/privacy")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/s/demo")]
    [InlineData("/privacy")]
    [InlineData("/results/demo")]
    public async Task Cookies_OfACitizenWhoChoosesNoLanguage_AreNone(string address)
    {
        await using var app = await SurveyHubApp.StartAsync();

        Assert.False((await app.Client.GetAsync(address)).Headers.Contains("Set-Cookie"));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/s/demo")]
    [InlineData("/results/demo")]
    [InlineData("/nowhere")]
    public async Task Footer_OfEveryPage_LeadsThere(string address)
    {
        await using var app = await SurveyHubApp.StartAsync();

        Assert.Single((await app.OpenAsync(address)).QuerySelectorAll("footer a[href='/privacy']"));
    }
}
