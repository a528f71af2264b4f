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
    public async Task Axe_InBothLanguagesAndBothThemes_FindsNothing(string scene)
    {
        var findings = new List<string>();
        foreach (var language in (string[])["vi", "en"])
        {
            foreach (var isDark in (bool[])[false, true])
            {
                await using var window = await browser.OpenAsync(province.App, Device.Phone, isDark);
                await window.Page.GoAsync(scene, language);
                var found = await window.Page.RunAxe(_everyRule);
                findings.AddRange(found.Violations.Select(rule => $"{language}{(isDark ? ", dark" : "")}: {rule.Id}: {string.Join(" ", rule.Nodes.Select(node => node.Html).Take(3))}"));
            }
        }

        Assert.Empty(findings);
    }
}
