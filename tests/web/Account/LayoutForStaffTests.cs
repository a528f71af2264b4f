namespace SurveyHub.Tests;

public sealed class LayoutForStaffTests
{
    [Fact]
    public async Task Navigation_ShowsOnlyWhatOneMayDo()
    {
        await using var app = await SurveyHubApp.StartAsync();
        await app.SignInAsAsync(Role.Leader, "so-noi-vu");

        var links = (await app.OpenAsync("/account")).QuerySelectorAll(".staff a").Select(link => link.GetAttribute("href"));

        Assert.Equal(["/reports", "/account"], links);
    }

    [Fact]
    public async Task PrintedPage_OpenedFirstByStaff_SaysNothingOfThem()
    {
        await using var app = await SurveyHubApp.StartAsync();
        var account = await app.SignInAsAsync(Role.Leader, "so-noi-vu");

        var first = await app.Client.GetStringAsync("/s/demo");
        app.Client.DefaultRequestHeaders.Remove("Cookie");
        var second = await app.Client.GetStringAsync("/s/demo");

        Assert.All([first, second], page => Assert.DoesNotContain("class=\"staff\"", page, StringComparison.Ordinal));
        Assert.DoesNotContain(account.FullName, second, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/account")]
    [InlineData("/results")]
    public async Task AnyPage_ForSomebodySignedIn_IsStoredNowhere(string address)
    {
        await using var app = await SurveyHubApp.StartAsync();
        await app.SignInAsAsync(Role.Leader);

        using var response = await app.Client.GetAsync(address);

        Assert.True(response.Headers.CacheControl?.NoStore);
    }

    [Fact]
    public async Task Overview_NamesRolesWithUnitAndDays()
    {
        await using var app = await SurveyHubApp.StartAsync();
        await app.SignInAsAsync(Role.Leader, "so-noi-vu");

        var roles = (await app.OpenAsync("/account")).QuerySelector("[aria-labelledby=roles]")!.TextContent;

        Assert.Contains("Lãnh đạo", roles, StringComparison.Ordinal);
        Assert.Contains("Sở Nội vụ", roles, StringComparison.Ordinal);
        Assert.Contains("Từ 01/01/2026", roles, StringComparison.Ordinal);
    }
}
