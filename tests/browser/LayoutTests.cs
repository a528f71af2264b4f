using Microsoft.Playwright;

namespace SurveyHub.Tests;

[Collection(BrowserTests.Name)]
public sealed class LayoutTests(Browser browser, Province province)
{
    [TheoryInBrowser, MemberData(nameof(Scenes.Names), MemberType = typeof(Scenes))]
    public async Task Page_OnANarrowPhoneOrAt200Percent_NeverScrollsSideways(string scene) => Assert.Empty((await SceneVisit.OfAsync(browser, province, scene)).TooWide);

    [TheoryInBrowser]
    [InlineData("results-demo")]
    [InlineData("results-sipas")]
    public async Task Results_OnPaper_AreNotCutOff(string scene)
    {
        await using var window = await browser.OpenAsync(province.App, Device.Paper);
        await window.Page.EmulateMediaAsync(new() { Media = Media.Print });

        await window.Page.GoAsync(scene);

        Assert.Empty(await window.Page.EvaluateAsync<string[]>(
            "() => [...document.querySelectorAll('table')].filter(table => table.getBoundingClientRect().right > innerWidth).map(table => table.className)"));
    }

    [TheoryInBrowser]
    [InlineData("form")]
    [InlineData("form-with-errors")]
    [InlineData("sipas")]
    [InlineData("privacy")]
    [InlineData("store-away")]
    public async Task Form_OnAPhone_HasTargetsForThickFingers(string scene)
    {
        await using var window = await browser.OpenAsync(province.App, Device.NarrowPhone);
        await window.Page.GoAsync(scene);

        var tooLow = await window.Page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('label.option, select, textarea, button:not(.sr-only), a:not(.skip)')]
              .filter(target => target.getBoundingClientRect().height < 48)
              .map(target => target.outerHTML)
            """);

        Assert.Empty(tooLow);
    }

    [FactInBrowser]
    public async Task Form_WhereverTheLinkLeads_IsNotHiddenBehindTheSendBar()
    {
        await using var window = await browser.OpenAsync(province.App, Device.Enlarged);
        var page = window.Page;
        await page.GotoAsync("/s/demo");

        await page.Choice("c24", "1").FocusAsync();
        foreach (var number in Enumerable.Range(25, 10))
        {
            await page.Keyboard.PressAsync("Tab");
            Assert.False(await page.EvaluateAsync<bool>("document.activeElement.getBoundingClientRect().bottom > document.querySelector('.send').getBoundingClientRect().top"), $"c{number} has the focus behind the bar.");
        }
    }
}
