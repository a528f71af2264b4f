namespace SurveyHub.Tests;

public sealed class LanguageTests
{
    [Theory]
    [InlineData("/", "vi", "/?lang=en")]
    [InlineData("/?lang=en", "en", "/?lang=vi")]
    [InlineData("/results/demo?unit=so-noi-vu&lang=vi", "vi", "/results/demo?unit=so-noi-vu&lang=en")]
    [InlineData("/?lang=fr", "vi", "/?lang=en")]
    [InlineData("/?lang=%3Cscript%3E", "vi", "/?lang=en")]
    public async Task Get_EachLanguage_IsNamedAndLeadsToTheOther(string address, string language, string other)
    {
        await using var app = await SurveyHubApp.StartAsync();

        var page = await app.OpenAsync(address);
        var link = page.QuerySelector("a.language")!;

        Assert.Equal(language, page.DocumentElement.GetAttribute("lang"));
        Assert.Equal(other, new Uri(new Uri(app.Client.BaseAddress!, address), link.GetAttribute("href")).PathAndQuery);
        Assert.Equal(language == "vi" ? "en" : "vi", link.GetAttribute("hreflang"));
    }

    [Fact]
    public async Task Get_PhoneInEnglish_IsVietnameseUntilEnglishIsChosen()
    {
        await using var app = await SurveyHubApp.StartAsync();
        app.Client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en-US,en;q=0.9");

        Assert.Equal("vi", (await app.OpenAsync("/")).DocumentElement.GetAttribute("lang"));
    }

    [Fact]
    public async Task Get_EnglishChosen_IsRememberedInACookieThatHoldsNothingElse()
    {
        await using var app = await SurveyHubApp.StartAsync();

        using var chosen = await app.Client.GetAsync("/?lang=en");
        var cookie = Assert.Single(chosen.Headers.GetValues("Set-Cookie"));
        app.Client.DefaultRequestHeaders.Add("Cookie", cookie.Split(';')[0]);

        Assert.Equal("en", (await app.OpenAsync("/results")).DocumentElement.GetAttribute("lang"));
        Assert.StartsWith(".AspNetCore.Culture=c%3Den%7Cuic%3Den;", cookie, StringComparison.Ordinal);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/s/demo")]
    [InlineData("/results/demo")]
    public async Task Get_NothingChosen_SetsNoCookie(string address)
    {
        await using var app = await SurveyHubApp.StartAsync();

        using var response = await app.Client.GetAsync(address);

        Assert.False(response.Headers.Contains("Set-Cookie"));
    }

    [Theory]
    [InlineData("c%3Dfr%7Cuic%3Dfr")]
    [InlineData("nonsense")]
    public async Task Get_CookieThatNamesNoLanguage_IsVietnamese(string cookie)
    {
        await using var app = await SurveyHubApp.StartAsync();
        app.Client.DefaultRequestHeaders.Add("Cookie", ".AspNetCore.Culture=" + cookie);

        Assert.Equal("vi", (await app.OpenAsync("/")).DocumentElement.GetAttribute("lang"));
    }
}
