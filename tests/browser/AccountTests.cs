using Microsoft.Playwright;

namespace SurveyHub.Tests;

[Collection(BrowserTests.Name)]
public sealed class AccountTests(Browser browser)
{
    private const string Name = "an@tinh.example";
    private const string Password = "con cá rô bơi qua sông";
    private const string Better = "mưa rơi trên mái lá cọ";

    [FactInBrowser]
    public async Task Staff_WhoSetUpAnAuthenticator_SignInWithItsCode()
    {
        await using var app = await SurveyHubApp.ListenAsync();
        await app.AddStaffAsync(Name, Password);
        await using var window = await browser.OpenAsync(app, Device.Phone, runsScript: false);
        var page = window.Page;
        await EnterAsync(page, Password);

        await page.GetByRole(AriaRole.Link, new() { Name = "Xác thực hai bước" }).ClickAsync();
        await page.GetByText("Nhập khóa bằng tay").ClickAsync();
        var phone = await page.SetUpAuthenticatorAsync(app);
        await page.GetByRole(AriaRole.Link, new() { Name = "Tôi đã cất các mã" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Đăng xuất" }).ClickAsync();
        app.Clock.Now += TimeSpan.FromSeconds(30);
        await EnterAsync(page, Password);
        await page.FillAsync("#code", phone.CodeAt(app.Clock.Now));
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Tài khoản của tôi");
    }

    [FactInBrowser]
    public async Task Staff_WhoLostTheTelephone_SignInWithARecoveryCodeOnce()
    {
        await using var app = await SurveyHubApp.ListenAsync();
        var account = await app.AddStaffAsync(Name, Password);
        await using var window = await browser.OpenAsync(app, Device.Phone);
        var page = window.Page;
        await page.SignInAsync(app, account);
        await page.GotoAsync("/account/two-factor/set-up");
        await page.SetUpAuthenticatorAsync(app);
        var code = (await page.Locator(".codes code").First.TextContentAsync())!;

        await RecoverAsync(page, code);
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Tài khoản của tôi");

        await RecoverAsync(page, code);
        await Assertions.Expect(page.Locator("#errors")).ToContainTextAsync("Mã khôi phục không đúng hoặc đã dùng");
    }

    [FactInBrowser]
    public async Task Staff_AfterTenWrongPasswords_WaitAQuarterOfAnHour()
    {
        await using var app = await SurveyHubApp.ListenAsync();
        await app.AddStaffAsync(Name, Password);
        await using var window = await browser.OpenAsync(app, Device.Desktop);
        var page = window.Page;
        for (var i = 0; i < 10; i++)
            await EnterAsync(page, "sai mật khẩu rồi");

        await EnterAsync(page, Password);
        await Assertions.Expect(page.Locator("#errors")).ToContainTextAsync("đợi 15 phút");
        Assert.Equal("errors", await page.EvaluateAsync<string>("document.activeElement.id"));

        app.Clock.Now += TimeSpan.FromMinutes(15);
        await EnterAsync(page, Password);
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Tài khoản của tôi");
    }

    [FactInBrowser]
    public async Task Staff_WhoEndASignInFromElsewhere_EndItAtOnce()
    {
        await using var app = await SurveyHubApp.ListenAsync();
        await app.AddStaffAsync(Name, Password);
        await using var here = await browser.OpenAsync(app, Device.Desktop);
        await using var there = await browser.OpenAsync(app, Device.Phone);
        await EnterAsync(there.Page, Password);
        await EnterAsync(here.Page, Password);
        await here.Page.GetByRole(AriaRole.Link, new() { Name = "Các phiên đăng nhập" }).ClickAsync();

        await here.Page.GetByRole(AriaRole.Button, new() { Name = "Kết thúc phiên" }).ClickAsync();

        await Assertions.Expect(here.Page.Locator(".card")).ToHaveCountAsync(1);
        await there.Page.GotoAsync("/account");
        await Assertions.Expect(there.Page.Locator("h1")).ToHaveTextAsync("Đăng nhập");
    }

    [FactInBrowser]
    public async Task Staff_WithATemporaryPassword_ChooseTheirOwnFirst()
    {
        await using var app = await SurveyHubApp.ListenAsync();
        await app.AddStaffAsync(Name, Password);
        await app.Database.ExecuteAsync("update account set must_change = 1");
        await using var window = await browser.OpenAsync(app, Device.Phone);
        var page = window.Page;

        await EnterAsync(page, Password);
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Đổi mật khẩu");
        await page.FillAsync("#current", Password);
        await page.FillAsync("#password", Better);
        await page.FillAsync("#again", Better);
        await page.Locator("main form:not(.sso) button").ClickAsync();

        await Assertions.Expect(page.Locator("[role=status]")).ToContainTextAsync("Đã đổi mật khẩu");
    }

    private static async Task EnterAsync(IPage page, string password)
    {
        await page.GotoAsync("/account/sign-in");
        await page.FillAsync("#name", Name);
        await page.FillAsync("#password", password);
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("#errors, #code, .staff").First.WaitForAsync();
    }

    private static async Task RecoverAsync(IPage page, string code)
    {
        await page.Context.ClearCookiesAsync();
        await EnterAsync(page, Password);
        await page.GetByRole(AriaRole.Link, new() { Name = "Dùng mã khôi phục" }).ClickAsync();
        await page.FillAsync("#code", code);
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("#errors, .staff").First.WaitForAsync();
    }
}
