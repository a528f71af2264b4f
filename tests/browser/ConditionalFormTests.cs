using Microsoft.Playwright;

namespace SurveyHub.Tests;

/// <summary>A form whose questions depend on answers, with script and without.</summary>
[Collection(BrowserTests.Name)]
public sealed class ConditionalFormTests(Browser browser)
{
    [FactInBrowser]
    public async Task Citizen_WithScript_SeesOnlyWhatIsAskedAndReadsTheAnswerRepeated()
    {
        await using var app = await FormKindsTests.StartAsync(listens: true);
        await using var window = await browser.OpenAsync(app, Device.Phone);
        var page = window.Page;
        await page.GotoAsync("/s/kinds");
        await Assertions.Expect(page.Locator("#q-minutes")).ToBeHiddenAsync();

        await page.CheckAsync("[name=visited][value=yes]");
        await page.FillAsync("[name=minutes]", "45,5");

        await Assertions.Expect(page.Locator("#q-why legend")).ToContainTextAsync("Vì sao chờ 45,5 phút?");
        await page.FillAsync("[name=minutes]", "10");
        await Assertions.Expect(page.Locator("#q-why")).ToBeHiddenAsync();
    }

    [FactInBrowser]
    public async Task Citizen_WithoutScript_SeesEveryQuestionAndIsNotAskedForWhatIsNotHers()
    {
        await using var app = await FormKindsTests.StartAsync(listens: true);
        await using var window = await browser.OpenAsync(app, Device.Phone, runsScript: false);
        var page = window.Page;
        await page.GotoAsync("/s/kinds");
        await Assertions.Expect(page.Locator("#q-minutes")).ToBeVisibleAsync();

        await page.CheckAsync("[name=c24][value='4']");
        await page.CheckAsync("[name=visited][value=no]");
        await page.CheckAsync("[name=agree]");
        await page.SendAsync();

        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Cảm ơn ông/bà!");
    }
}
