using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace SurveyHub.Tests;

[Collection(BrowserTests.Name)]
public sealed class AccessibilityTests(Browser browser, Province province)
{
    private static readonly AxeRunOptions _everyRule = new()
    {
        RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
    };

    [TheoryInBrowser, MemberData(nameof(Scenes.Names), MemberType = typeof(Scenes))]
    public Task Axe_OnALightPhoneInVietnamese_FindsNothing(string scene) => AssertFindsNothingAsync(scene, "vi", Device.Phone, isDark: false);

    [TheoryInBrowser, MemberData(nameof(Scenes.Pages), MemberType = typeof(Scenes))]
    public Task Axe_OnADarkDesktopInEnglish_FindsNothing(string scene) => AssertFindsNothingAsync(scene, "en", Device.Desktop, isDark: true);

    private async Task AssertFindsNothingAsync(string scene, string language, Device device, bool isDark)
    {
        await using var window = await browser.OpenAsync(province.App, device, isDark);
        await window.Page.GoAsync(scene, language);

        var found = await window.Page.RunAxe(_everyRule);

        Assert.Empty(found.Violations.Select(rule => $"{rule.Id}: {string.Join(" ", rule.Nodes.Select(node => node.Html).Take(3))}"));
    }
}
