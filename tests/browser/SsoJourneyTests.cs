using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using SurveyHub.Web;

namespace SurveyHub.Tests;

[Collection(BrowserTests.Name)]
public sealed class SsoJourneyTests(Browser browser)
{
    [FactInBrowser]
    public async Task Staff_ByTheButton_GoToTheProviderAndComeBackSignedIn_WithTheirRole()
    {
        await using var provider = await Provider.StartAsync();
        await using var app = await SurveyHubApp.ListenAsync(settings: provider.Settings);
        await provider.RegisterAsync(app.Address);
        await provider.AddPersonAsync("lan", SsoVisit.Lan("so-noi-vu"));
        await using var window = await browser.OpenAsync(app, Device.Desktop, runsScript: false);
        var page = window.Page;

        await page.GotoAsync("/account/sso?to=/results");
        await page.GetByRole(AriaRole.Button, new() { Name = "Đăng nhập bằng Cổng cán bộ tỉnh" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("The province's sign-in", new() { Timeout = 20_000 });
        await page.GetByLabel("Name").FillAsync("lan");
        await page.GetByLabel("Password").FillAsync("password");
        await page.GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Uri(app.Address, "/results").ToString(), new() { Timeout = 20_000 });

        Assert.Equal(["__Host-surveyhub"], (await window.Context.CookiesAsync()).Select(cookie => cookie.Name).Where(name => name != FormTokens.CookieName));
        var account = await app.Service<Accounts>().FindByKeyAsync("LAN@TINH.EXAMPLE", default);
        Assert.Single(await app.Service<SignIns>().ListAsync(account!.Id, default));
        Assert.Equal("so-noi-vu", Assert.Single(await app.Service<Accounts>().ListGrantsAsync(account.Id, default)).Unit?.Value);
    }

    [FactInBrowser]
    public async Task Staff_WhomTheProviderDenies_ReadWhyAndMayTryAgain()
    {
        await using var provider = await Provider.StartAsync();
        await using var app = await SurveyHubApp.ListenAsync(settings: provider.Settings);
        await provider.RegisterAsync(app.Address);
        await provider.MisbehaveAsync("deny", "access_denied");
        await using var window = await browser.OpenAsync(app, Device.Phone);
        var page = window.Page;

        await page.GotoAsync("/account/sso");
        await page.Locator("form.sso button").ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("The province's sign-in", new() { Timeout = 20_000 });
        await page.GetByRole(AriaRole.Button).ClickAsync();

        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Đăng nhập đã bị huỷ");
        Assert.Empty((await page.RunAxe()).Violations);
        await page.Locator("form.sso button").ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("The province's sign-in", new() { Timeout = 20_000 });
    }
}
