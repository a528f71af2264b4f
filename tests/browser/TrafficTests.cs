using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace SurveyHub.Tests;

[Collection(BrowserTests.Name)]
public sealed partial class TrafficTests(Browser browser, Province province, ITestOutputHelper output)
{
    [TheoryInBrowser, MemberData(nameof(Scenes.Pages), MemberType = typeof(Scenes))]
    public async Task Page_AsksNobodyElseAndTheBrowserComplainsOfNothing(string scene)
    {
        await using var window = await browser.OpenAsync(province.App, Device.Desktop);
        var page = window.Page;
        var complaints = new ConcurrentQueue<string>();
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(province.App.Address.ToString(), StringComparison.Ordinal))
                complaints.Enqueue("asked elsewhere: " + request.Url);
        };
        page.RequestFailed += (_, request) => complaints.Enqueue($"failed: {request.Url}");
        page.PageError += (_, error) => complaints.Enqueue(error);
        page.Console += (_, message) =>
        {
            // That a refusal has a refusal's status is said in the console, and meant.
            if (message.Type is "error" or "warning" && !RefusedStatus().IsMatch(message.Text))
                complaints.Enqueue(message.Text);
        };
        page.Response += (_, response) =>
        {
            if (response.Status >= 400 && !response.Request.IsNavigationRequest)
                complaints.Enqueue($"{response.Status}: {response.Url}");
        };

        await page.GoAsync(scene);

        Assert.Empty(complaints);
    }

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

    [GeneratedRegex("^Failed to load resource: the server responded with a status of (?:4..|503)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RefusedStatus();
}
