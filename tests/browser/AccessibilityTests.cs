using Deque.AxeCore.Playwright;

namespace SurveyHub.Tests;

[Collection(BrowserTests.Name)]
public sealed class AccessibilityTests(Browser browser, Province province)
{
    [TheoryInBrowser, MemberData(nameof(Scenes.Names), MemberType = typeof(Scenes))]
    public async Task Axe_OnALightPhoneInVietnamese_FindsNothing(string scene) => Assert.Empty((await SceneVisit.OfAsync(browser, province, scene)).Violations);

    [TheoryInBrowser, MemberData(nameof(Scenes.Names), MemberType = typeof(Scenes))]
    public async Task Axe_OnADarkDesktop_FindsEnoughContrast(string scene) => Assert.Empty((await SceneVisit.OfAsync(browser, province, scene)).Unreadable);

    [TheoryInBrowser]
    [InlineData("home")]
    [InlineData("form-with-errors")]
    [InlineData("thanks")]
    [InlineData("results-demo")]
    [InlineData("report")]
    [InlineData("campaign")]
    [InlineData("design-review")]
    [InlineData("sample-lists")]
    [InlineData("accounts")]
    public async Task Axe_InEnglish_FindsNothingEither(string scene)
    {
        await using var window = await browser.OpenAsync(province.App, Device.Desktop, isDark: true);
        await window.Page.GoAsync(scene, "en");

        Assert.Empty((await window.Page.RunAxe()).Violations.Select(rule => rule.Id));
    }
}
