using System.Collections.Concurrent;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace SurveyHub.Tests;

[Collection(BrowserTests.Name)]
public sealed class TrafficTests(Browser browser, Province province, ITestOutputHelper output)
{
    [TheoryInBrowser, MemberData(nameof(Scenes.Names), MemberType = typeof(Scenes))]
    public async Task Page_AsksNobodyElseAndTheBrowserComplainsOfNothing(string scene) => Assert.Empty((await SceneVisit.OfAsync(browser, province, scene)).Complaints);

    [FactInBrowser]
    public async Task Form_WithAllItLoads_IsUnder40Kilobytes()
    {
        await using var window = await browser.OpenAsync(province.App, Device.Phone);
        var loaded = new ConcurrentBag<IRequest>();
        window.Page.RequestFinished += (_, request) => loaded.Add(request);

        await window.Page.GotoAsync("/s/demo", new() { WaitUntil = WaitUntilState.NetworkIdle });

        var bytes = 0;
        foreach (var request in loaded)
        {
            var sizes = await request.SizesAsync();
            output.WriteLine($"{request.Url}: {sizes.ResponseHeadersSize} + {sizes.ResponseBodySize}");
            bytes += sizes.ResponseHeadersSize + sizes.ResponseBodySize;
        }

        Assert.Contains(loaded, request => request.ResourceType == "stylesheet");
        Assert.InRange(bytes, 1, 40_000);
    }
}
