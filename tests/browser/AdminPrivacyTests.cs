using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace SurveyHub.Tests;

[Collection(BrowserTests.Name)]
public sealed class AdminPrivacyTests(Browser browser)
{
    [TheoryInBrowser]
    [InlineData("/admin/privacy", "vi", false)]
    [InlineData("/admin/privacy", "en", true)]
    [InlineData("/admin/privacy/record", "vi", false)]
    [InlineData("/admin/privacy/record", "en", true)]
    public async Task Page_OnAPhone_IsAccessibleAndNotTooWide(string address, string language, bool isDark)
    {
        await using var app = await SurveyHubApp.ListenAsync();
        await InvitedPeople.AddAsync(app, spent: 1);
        await using var window = await browser.OpenAsync(app, Device.NarrowPhone, isDark);
        await window.SignInAsAsync(app, Role.Administrator);
        await window.Page.GotoAsync($"{address}?lang={language}");

        Assert.Empty((await window.Page.RunAxe()).Violations.Select(rule => $"{rule.Id}: {string.Join(" ", rule.Nodes.Select(node => node.Html).Take(3))}"));
        Assert.True(await window.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth"));
    }

    [FactInBrowser]
    public async Task Administrator_WithoutScript_ErasesAfterReadingWhat()
    {
        await using var app = await SurveyHubApp.ListenAsync();
        await InvitedPeople.AddAsync(app, spent: 2);
        await using var window = await browser.OpenAsync(app, Device.Desktop, runsScript: false);
        await window.SignInAsAsync(app, Role.Administrator);
        await window.Page.GotoAsync("/admin/privacy");

        await window.Page.GetByLabel("Tôi đã xem danh sách").CheckAsync();
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Xóa ngay" }).ClickAsync();

        await Assertions.Expect(window.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Đã xóa 2 mục.");
        Assert.Equal(1, await app.Database.CountAsync("contact"));
    }
}
