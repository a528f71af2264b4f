using Microsoft.Playwright;

namespace SurveyHub.Tests;

[Collection(BrowserTests.Name)]
public sealed class CitizenTests(Browser browser, Province province)
{
    [FactInBrowser]
    public async Task Citizen_OnAPhoneWithoutScript_GetsAReceiptForStoredAnswers()
    {
        await using var app = await SurveyHubApp.ListenAsync();
        await using var window = await browser.OpenAsync(app, Device.Phone, runsScript: false);
        await window.Page.GotoAsync("/s/demo?unit=so-noi-vu");

        await window.Page.ChooseAllAsync("5");
        await window.Page.SendAsync();

        await Assertions.Expect(window.Page.Locator("h1")).ToHaveTextAsync("Cảm ơn ông/bà!");
        Assert.Equal(1, await app.Database.CountAsync("response where unit = 'so-noi-vu'"));
    }

    [FactInBrowser]
    public async Task Citizen_WithTheKeyboardOnly_AnswersAndSendsByEnter()
    {
        await using var window = await browser.OpenAsync(province.App, Device.Desktop);
        var page = window.Page;
        await page.GotoAsync("/s/demo");
        await TabToAsync(page, "c24");

        foreach (var number in Enumerable.Range(24, 16))
        {
            Assert.Equal($"c{number}", await FocusedAsync(page));
            await page.Keyboard.PressAsync("Space");
            foreach (var _ in Enumerable.Range(2, 3))
                await page.Keyboard.PressAsync("ArrowRight");
            Assert.True(await page.Choice($"c{number}", "4").IsCheckedAsync());
            if (number < 39)
                await page.Keyboard.PressAsync("Tab");
        }

        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Cảm ơn ông/bà!");
    }

    [FactInBrowser]
    public async Task Citizen_WhoForgotAQuestion_IsLedToItAndKeepsAllTheRest()
    {
        await using var window = await browser.OpenAsync(province.App, Device.Phone);
        var page = window.Page;
        await page.GotoAsync("/s/demo");
        await page.SelectOptionAsync("#field", "dat-dai");
        await page.ChooseAllAsync("2", except: "c30");
        await page.SendAsync();

        Assert.Equal("errors", await FocusedAsync(page));
        await page.Locator("#errors a").ClickAsync();

        await Assertions.Expect(page.Locator("#q-c30")).ToBeInViewportAsync(new() { Ratio = 1 });
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("c30", await FocusedAsync(page));
        Assert.Equal(15, await page.Locator(":checked[value='2']").CountAsync());
        await Assertions.Expect(page.Locator("#field")).ToHaveValueAsync("dat-dai");
    }

    [FactInBrowser]
    public async Task Citizen_WhoSendsWhileTheStoreIsAway_HasTheAnswersSentByThePageWhenItIsBack()
    {
        await using var app = await SurveyHubApp.ListenAsync();
        await using var window = await browser.OpenAsync(app, Device.Phone);
        var page = window.Page;
        await page.GotoAsync("/s/demo?unit=so-noi-vu");
        await page.ChooseAllAsync("5");
        await page.LoseTheStoreAsync();
        await page.SendAsync();

        await Assertions.Expect(page.Locator("#said")).ToContainTextAsync("Trang sẽ tự thử lại");
        await page.UnrouteAllAsync();

        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Cảm ơn ông/bà!", new() { Timeout = 20_000 });
        Assert.Equal(1, await app.Database.CountAsync("response"));
    }

    [FactInBrowser]
    public async Task Citizen_WhoPressesSendAgainWithoutScript_IsThanked()
    {
        await using var app = await SurveyHubApp.ListenAsync();
        await using var window = await browser.OpenAsync(app, Device.Phone, runsScript: false);
        var page = window.Page;
        await page.GotoAsync("/s/demo");
        await page.ChooseAllAsync("3");
        await page.LoseTheStoreAsync();
        await page.SendAsync();
        await page.UnrouteAllAsync();

        await page.Locator("#again button").ClickAsync();

        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Cảm ơn ông/bà!");
    }

    [FactInBrowser]
    public async Task Counter_CountsTheRequiredQuestionsAnswered()
    {
        await using var window = await browser.OpenAsync(province.App, Device.Phone, runsScript: false);
        var page = window.Page;
        await page.GotoAsync("/s/demo");

        Assert.Contains("Đã trả lời 0/16", await DrawnTextAsync(window), StringComparison.Ordinal);
        await page.Choice("c24", "5").CheckAsync();
        await page.Choice("c24", "4").CheckAsync();
        await page.Choice("c39", "1").CheckAsync();
        await page.Locator("fieldset:not(.counted) input").First.CheckAsync();

        Assert.Contains("Đã trả lời 2/16", await DrawnTextAsync(window), StringComparison.Ordinal);
    }

    [FactInBrowser]
    public async Task Citizen_WhoGoesBackAndSendsSomethingElse_ReadsThatTheFirstIsKept()
    {
        await using var window = await browser.OpenAsync(province.App, Device.Phone);

        await window.Page.GoAsync("conflict");

        await Assertions.Expect(window.Page.Locator("h1")).ToHaveTextAsync("Phiếu này đã được gửi trước đó");
        await Assertions.Expect(window.Page.Locator("main")).ToContainTextAsync("Lần gửi trước được giữ nguyên");
    }

    [FactInBrowser]
    public async Task SwitchingTheLanguage_KeepsWhatWasChosenAndTyped()
    {
        await using var window = await browser.OpenAsync(province.App, Device.Phone, runsScript: false);
        var page = window.Page;
        await page.GotoAsync("/s/demo");
        await page.Choice("c26", "3").CheckAsync();
        await page.SelectOptionAsync("#unit", "so-noi-vu");
        await page.Locator("textarea").First.FillAsync("Chờ “lâu” & <mỏi>");

        await page.GetByRole(AriaRole.Button, new() { Name = "English" }).ClickAsync();

        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await Assertions.Expect(page.Choice("c26", "3")).ToBeCheckedAsync();
        await Assertions.Expect(page.Locator("#unit")).ToHaveValueAsync("so-noi-vu");
        await Assertions.Expect(page.Locator("textarea").First).ToHaveValueAsync("Chờ “lâu” & <mỏi>");
        Assert.Equal(0, await page.Locator("#errors").CountAsync());
    }

    private static async Task TabToAsync(IPage page, string name)
    {
        for (var presses = 0; presses < 20 && await FocusedAsync(page) != name; presses++)
            await page.Keyboard.PressAsync("Tab");
    }

    private static Task<string> FocusedAsync(IPage page) => page.EvaluateAsync<string>("document.activeElement.name || document.activeElement.id");

    /// <summary>All text as drawn: what a style sheet's counter shows stands nowhere in the document.</summary>
    private static async Task<string> DrawnTextAsync(Window window)
    {
        var protocol = await window.Context.NewCDPSessionAsync(window.Page);
        var snapshot = (await protocol.SendAsync("DOMSnapshot.captureSnapshot", new() { ["computedStyles"] = Array.Empty<string>() }))!.Value;
        var strings = snapshot.GetProperty("strings").EnumerateArray().Select(text => text.GetString()).ToList();
        var drawn = snapshot.GetProperty("documents")[0].GetProperty("layout").GetProperty("text").EnumerateArray().Select(index => index.GetInt32());
        return string.Concat(drawn.Where(index => index >= 0).Select(index => strings[index]));
    }
}
