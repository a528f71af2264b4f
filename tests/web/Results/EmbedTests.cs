using System.Net;
using SurveyHub.Web;

namespace SurveyHub.Tests;

/// <summary>The headline in a frame of another site.</summary>
public sealed class EmbedTests
{
    private const string Portal = "https://dichvucong.tinh.gov.vn";

    [Fact]
    public async Task Get_NoSiteNamed_MayBeFramedByNobody()
    {
        await using var app = await SurveyHubApp.StartAsync();

        using var answer = await app.Client.GetAsync("/results/demo/embed");

        Assert.EndsWith("frame-ancestors 'none'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Equal("DENY", Assert.Single(answer.Headers.GetValues("X-Frame-Options")));
    }

    [Fact]
    public async Task Get_SitesNamed_MayBeFramedByThemAndNothingElseMay()
    {
        await using var app = await SurveyHubApp.StartAsync(settings: ("Results:EmbedOrigins", $"{Portal}/, https://tinh.gov.vn"));

        using var framed = await app.Client.GetAsync("/results/demo/embed");
        using var page = await app.Client.GetAsync("/results/demo");

        Assert.EndsWith($"frame-ancestors {Portal} https://tinh.gov.vn", Assert.Single(framed.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.False(framed.Headers.Contains("X-Frame-Options"));
        Assert.EndsWith("frame-ancestors 'none'", Assert.Single(page.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Equal("DENY", Assert.Single(page.Headers.GetValues("X-Frame-Options")));
    }

    [Theory]
    [InlineData("https://tinh.gov.vn/cong")]
    [InlineData("*")]
    [InlineData("tinh.gov.vn")]
    [InlineData("https://tinh.gov.vn;script-src *")]
    public void Origins_OfNoOrigin_StopTheProgram(string setting) =>
        Assert.Throws<InvalidOperationException>(() => new EmbedOrigins(new Microsoft.Extensions.Configuration.ConfigurationManager { ["Results:EmbedOrigins"] = setting }));

    [Fact]
    public async Task Get_OfAUnit_HasItsFigureAndLeadsToItsPage()
    {
        await using var app = await SurveyHubApp.StartAsync();
        await DemoForm.AnswerAsync(app, "so-noi-vu", null, Enumerable.Repeat((string[])["4", "4", "4", "3"], 10));
        await DemoForm.AnswerAsync(app, "so-y-te", null, Enumerable.Repeat((string[])["1"], 10));

        var page = await app.OpenAsync("/results/demo/embed?unit=so-noi-vu&theme=dark&lang=en");

        Assert.Equal("75.00%", page.QuerySelector(".rate strong")?.TextContent);
        Assert.Equal("/results/demo?unit=so-noi-vu&lang=en", page.QuerySelector(".more a")?.GetAttribute("href"));
        Assert.Equal("dark", page.DocumentElement.ClassName);
        Assert.Empty(page.QuerySelectorAll("script"));
    }

    [Fact]
    public async Task Get_OfTooFew_SaysSoWithoutAFigure()
    {
        await using var app = await SurveyHubApp.StartAsync();
        await DemoForm.AnswerAsync(app, "so-noi-vu", null, Enumerable.Repeat((string[])["4"], 4));

        var page = await app.OpenAsync("/results/demo/embed?unit=so-noi-vu");

        Assert.Contains("ít hơn 5 người", page.QuerySelector(".none")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector(".rate"));
    }

    [Fact]
    public async Task Get_OfACampaignThatIsNotPublic_IsNotFound()
    {
        await using var app = await SurveyHubApp.StartAsync();
        await app.PlanAsync("kin", state: CampaignState.Frozen);

        using var answer = await app.Client.GetAsync("/results/kin/embed");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
