namespace SurveyHub.Tests;

[Collection(BrowserTests.Name)]
public sealed class PrintedFormTests(Browser browser, Province province)
{
    [FactInBrowser]
    public async Task Form_FromMemory_IsUnpackedByTheBrowserAndHasAnIdOfItsOwn()
    {
        await using var window = await browser.OpenAsync(province.App, Device.Phone);
        await window.Page.GotoAsync("/s/demo?unit=so-noi-vu"); // rendered
        var ids = new HashSet<string?>();

        for (var i = 0; i < 3; i++)
        {
            var response = await window.Page.GotoAsync("/s/demo?unit=so-noi-vu");
            Assert.Equal("gzip", await response!.HeaderValueAsync("content-encoding"));
            Assert.Equal(DemoForm.Criteria.Count * 5, await window.Page.Locator("input[type=radio][name^=c]").CountAsync());
            Assert.Equal("</html>", (await response.TextAsync()).TrimEnd()[^7..]);
            ids.Add(await window.Page.Locator("input[name=response_id]").GetAttributeAsync("value"));
        }

        Assert.Equal(3, ids.Count);
    }
}
