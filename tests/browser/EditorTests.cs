using Microsoft.Playwright;

namespace SurveyHub.Tests;

/// <summary>An official writes a questionnaire, as a person does.</summary>
[Collection(BrowserTests.Name)]
public sealed class EditorTests(Browser browser)
{
    [FactInBrowser]
    public async Task AnItemWithACondition_MadeByKeyboardAlone_IsThereAfterReload()
    {
        await using var app = await StartAsync();
        await using var window = await OpenAsync(app);
        var page = window.Page;

        await page.Locator(".outline-item[aria-current]").FocusAsync();
        foreach (var _ in Enumerable.Range(0, 2))
            await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowDown"); // the head of the second section lies between
        await page.Keyboard.PressAsync("Enter"); // gender
        await page.Keyboard.PressAsync("Control+Enter");
        await page.Keyboard.TypeAsync("Ông/bà đã chờ bao lâu?");
        await TabToAsync(page, "kind");
        await page.Keyboard.TypeAsync("Số");
        await TabToAsync(page, "conditions");
        await page.Keyboard.PressAsync("Enter");
        await TabToAsync(page, "visibleIf-add");
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal("gender = 'male'", await page.Locator("[data-focus=visibleIf]").InputValueAsync());
        await page.Locator(".saving[data-state=saved]").WaitForAsync();
        await page.ReloadAsync();

        Assert.Equal("⎇c1", await page.Locator(".outline-item", new() { HasText = "chờ bao lâu" }).Locator(".outline-marks").InnerTextAsync());
        var item = (await StoredAsync(app)).Version.Value!.Find(Code.Of("c1"))!;
        Assert.Equal((ItemKind.Number, "gender = 'male'"), (item.Kind, item.VisibleIf!.ToString()));
    }

    [FactInBrowser]
    public async Task AListOutOfWord_BecomesOptions_AndIsTakenBack()
    {
        await using var app = await StartAsync();
        await using var window = await OpenAsync(app);
        var page = window.Page;

        await page.Locator(".outline-item", new() { HasText = "Giới tính" }).ClickAsync();
        await page.Locator("[data-focus=option-paste]").ClickAsync();
        await page.Locator("dialog textarea").FillAsync("1. Nam\n• Nữ\n\n3)\tKhác\nkhong-noi\tKhông muốn nói\tPrefer not to say");
        await page.Locator("dialog .button:not(.quiet)").ClickAsync();

        Assert.Equal(["Nam", "Nữ", "Khác", "Không muốn nói"], await LabelsAsync(page));
        Assert.Equal("male", await page.Locator(".options-list .code-entry").First.InputValueAsync()); // the same words keep their code
        await page.Keyboard.PressAsync("Control+z");
        Assert.Equal(["Nam", "Nữ"], await LabelsAsync(page));
    }

    [FactInBrowser]
    public async Task CellsOutOfExcel_ArePastedOverMany_AsOneChange()
    {
        await using var app = await StartAsync();
        await using var window = await OpenAsync(app);
        var page = window.Page;

        await page.Keyboard.PressAsync("Alt+2");
        await page.Keyboard.PressAsync("ArrowRight");
        await page.EvaluateAsync(
            """
            () => {
              const clipboardData = new DataTransfer();
              clipboardData.setData('text/plain', 'Câu một\tThang đo mức độ\tCó\r\nCâu hai\tThang đo mức độ\tCó\r\n');
              document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
            }
            """);

        Assert.Equal(["c24", "Câu một", "c39", "Câu hai"], await page.Locator("[role=gridcell]:nth-child(-n + 2)").AllInnerTextsAsync() is var cells ? cells.Take(4) : []);
        await page.Locator(".saving[data-state=saved]").WaitForAsync();
        Assert.True((await StoredAsync(app)).Version.Value!.Find(Code.Of("c39"))!.Required);
        await page.Keyboard.PressAsync("Control+z");
        Assert.Equal("Nơi tiếp nhận dễ tìm", await page.Locator("[role=gridcell]").Nth(1).InnerTextAsync());
    }

    [FactInBrowser]
    public async Task ALostConnection_LosesNothing()
    {
        await using var app = await StartAsync();
        await using var window = await OpenAsync(app);
        var page = window.Page;

        await window.Context.SetOfflineAsync(true);
        await page.Locator("[data-focus=question]").FillAsync("Viết khi mất mạng");
        await page.Locator(".saving[data-state=failed]", new() { HasText = "Chưa lưu: mất mạng" }).WaitForAsync();
        await window.Context.SetOfflineAsync(false);
        await page.Locator(".saving[data-state=saved]").WaitForAsync();

        Assert.Contains("Viết khi mất mạng", (await StoredAsync(app)).Manuscript.Document, StringComparison.Ordinal);
    }

    [FactInBrowser]
    public async Task ASessionThatIsOver_LosesNothing_EvenWhenThePageIsClosed()
    {
        await using var app = await StartAsync();
        await using var window = await OpenAsync(app);
        var page = window.Page;

        await window.Context.ClearCookiesAsync();
        await page.Locator("[data-focus=question]").FillAsync("Viết khi hết phiên");
        await page.Locator(".saving[data-state=failed]", new() { HasText = "Chưa lưu: phiên đã hết" }).WaitForAsync();
        var next = await window.Context.NewPageAsync();
        await page.CloseAsync(); // without asking
        await window.Context.SignInAsAsync(app, Role.Designer);
        await next.GotoAsync("/design/sample");

        Assert.Contains("Đã khôi phục những gì chưa lưu", await next.Locator(".editor-note").InnerTextAsync(), StringComparison.Ordinal);
        await next.Locator(".saving[data-state=saved]").WaitForAsync();
        Assert.Contains("Viết khi hết phiên", (await StoredAsync(app)).Manuscript.Document, StringComparison.Ordinal);
    }

    [FactInBrowser]
    public async Task ARuleThatIsWrong_IsSaidWhileItIsTyped()
    {
        await using var app = await StartAsync();
        await using var window = await OpenAsync(app);
        var page = window.Page;

        await page.Locator(".outline-item", new() { HasText = "Phản ánh" }).ClickAsync();
        await page.Locator("summary[data-focus=conditions]").ClickAsync();
        await page.Locator("[data-focus=visibleIf]").FillAsync("c24 <= ");
        await page.Locator("#said-visibleIf", new() { HasText = "Ký tự 8" }).WaitForAsync();
        await page.Locator("[data-focus=visibleIf]").FillAsync("c24 <= 2");
        await page.Locator(".term").WaitForAsync(); // the drop-downs have understood it

        Assert.Equal("", await page.Locator("#said-visibleIf").InnerTextAsync());
        Assert.Equal("2", await page.Locator("[data-focus=visibleIf-value-0]").InputValueAsync());
    }

    [FactInBrowser]
    public async Task SomebodyElseSaves_WhileOneWrites_NothingIsOverwrittenSilently()
    {
        await using var app = await StartAsync();
        await using var window = await OpenAsync(app);
        var page = window.Page;
        var theirs = Sample.Document(document => document["sections"]![0]!["items"]![1]!["question"]!["vi"] = "Của chị Bình");
        Sample.Must(await app.Service<Drafts>().SaveAsync(Sample.Must(Manuscript.Read(Code.Of("sample"), theirs)), 1, new("binh@tinh.example", Sample.Noon), default));

        await page.Locator("[data-focus=question]").FillAsync("Của tôi");
        await page.Locator(".editor-note, dialog[open]").First.WaitForAsync();

        Assert.Contains("Của chị Bình", (await StoredAsync(app)).Manuscript.Document, StringComparison.Ordinal);
        Assert.Equal("Của tôi", await page.Locator("[data-focus=question]").InputValueAsync());
    }

    private static async Task<SurveyHubApp> StartAsync()
    {
        var app = await SurveyHubApp.ListenAsync();
        Sample.Must(await app.Service<Drafts>().SaveAsync(Sample.Must(Manuscript.Read(Code.Of("sample"), Sample.Document())), 0, Sample.Signed(), default));
        return app;
    }

    private async Task<Window> OpenAsync(SurveyHubApp app)
    {
        var window = await browser.OpenAsync(app, new Device(1366, 768));
        await window.SignInAsAsync(app, Role.Designer);
        await window.Page.GotoAsync("/design/sample");
        await window.Page.Locator("[data-focus=question]").WaitForAsync();
        return window;
    }

    private static async Task<Draft> StoredAsync(SurveyHubApp app) => (await app.Service<Drafts>().FindAsync(Code.Of("sample"), default))!;

    private static async Task TabToAsync(IPage page, string name)
    {
        for (var i = 0; i < 40 && await page.EvaluateAsync<string?>("document.activeElement.dataset.focus ?? null") != name; i++)
            await page.Keyboard.PressAsync("Tab");
        Assert.Equal(name, await page.EvaluateAsync<string?>("document.activeElement.dataset.focus ?? null"));
    }

    private static Task<string[]> LabelsAsync(IPage page) =>
        page.EvaluateAsync<string[]>("[...document.querySelectorAll('.options-list input[type=text]:not(.code-entry)')].map(input => input.value)");
}
