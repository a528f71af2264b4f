using Microsoft.Playwright;

namespace SurveyHub.Tests;

/// <summary>An administrator makes, changes and ends a key as a person does.</summary>
[Collection(BrowserTests.Name)]
public sealed class KeyTests(Browser browser)
{
    private const string Report = "/api/v1/reports/demo";

    [FactInBrowser]
    public async Task AKey_FromItsMakingToItsEnd_WithoutScript()
    {
        await using var app = await SurveyHubApp.ListenAsync();
        await using var window = await browser.OpenAsync(app, Device.Phone, runsScript: false);
        await window.SignInAsAsync(app, Role.Administrator);
        var page = window.Page;

        await page.GotoAsync("/admin/keys");
        await page.GetByRole(AriaRole.Link, new() { Name = "Tạo khóa cho một hệ thống" }).ClickAsync();
        await page.GetByLabel("Tên hệ thống").FillAsync("Báo cáo của tỉnh");
        await page.GetByLabel("Mã khóa").FillAsync("bao-cao-tinh");
        await page.GetByRole(AriaRole.Button, new() { Name = "Tạo khóa" }).ClickAsync();
        Assert.Equal("Hãy chọn ít nhất một quyền.", await page.Locator(".error-summary a").InnerTextAsync());
        Assert.Equal("Báo cáo của tỉnh", await page.GetByLabel("Tên hệ thống").InputValueAsync());
        await page.GetByLabel("Đọc báo cáo").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Tạo khóa" }).ClickAsync();
        var first = await page.Locator(".token").InnerTextAsync();
        Assert.Equal(200, (await app.AskAsync(Report, first)).Status);

        await page.ReloadAsync();
        Assert.Equal("/admin/keys", new Uri(page.Url).AbsolutePath); // it is shown once

        await page.GetByRole(AriaRole.Link, new() { Name = "Đổi mã bao-cao-tinh" }).ClickAsync();
        await page.GetByLabel("dùng thêm 24 giờ").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Cấp mã mới" }).ClickAsync();
        var second = await page.Locator(".token").InnerTextAsync();
        Assert.Equal((200, 200), ((await app.AskAsync(Report, first)).Status, (await app.AskAsync(Report, second)).Status));

        await page.GetByRole(AriaRole.Link, new() { Name = "Tôi đã cất mã" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Thu hồi bao-cao-tinh" }).ClickAsync();
        await page.GetByLabel("Gõ lại mã bao-cao-tinh để xác nhận").FillAsync("bao-cao");
        await page.GetByRole(AriaRole.Button, new() { Name = "Thu hồi" }).ClickAsync();
        Assert.Equal("Mã chưa khớp. Hãy gõ đúng “bao-cao-tinh”.", await page.Locator(".error-summary a").InnerTextAsync());
        await page.GetByLabel("Gõ lại mã bao-cao-tinh để xác nhận").FillAsync("bao-cao-tinh");
        await page.GetByRole(AriaRole.Button, new() { Name = "Thu hồi" }).ClickAsync();

        Assert.Equal("Đã thu hồi bao-cao-tinh.", await page.GetByRole(AriaRole.Status).InnerTextAsync());
        Assert.Equal((401, 401), ((await app.AskAsync(Report, first)).Status, (await app.AskAsync(Report, second)).Status));
    }
}
