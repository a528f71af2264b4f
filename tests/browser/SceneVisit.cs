using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace SurveyHub.Tests;

/// <summary>What a machine sees of a page in one visit. To come to a page takes longer than to look at it, so the tests that ask share the visit.</summary>
/// <param name="Complaints">Of the browser, and whoever else was asked for something.</param>
/// <param name="Violations">That axe finds.</param>
/// <param name="Unreadable">What axe finds of contrast on a dark desktop.</param>
/// <param name="TooWide">What makes the page scroll sideways on a narrow phone or at 200 %.</param>
public sealed partial record SceneVisit(IReadOnlyList<string> Complaints, IReadOnlyList<string> Violations, IReadOnlyList<string> Unreadable, IReadOnlyList<string> TooWide)
{
    private static readonly AxeRunOptions _everyRule = new()
    {
        RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
    };

    private static readonly AxeRunOptions _contrast = new() { RunOnly = new() { Type = "rule", Values = ["color-contrast"] } };

    private static readonly ConcurrentDictionary<string, Lazy<Task<SceneVisit>>> _visits = new();

    public static Task<SceneVisit> OfAsync(Browser browser, Province province, string scene) => _visits.GetOrAdd(scene, _ => new(() => GoAsync(browser, province, scene))).Value;

    private static async Task<SceneVisit> GoAsync(Browser browser, Province province, string scene)
    {
        await using var window = await browser.OpenAsync(province.App, Device.Phone);
        var page = window.Page;
        var complaints = Listen(page, province.App.Address);
        await page.GoAsync(scene);
        IReadOnlyList<string> heard = [.. complaints];
        var violations = await FindAsync(page, _everyRule);

        await page.ResizeAsync(Device.NarrowPhone);
        var tooWide = await TooWideAsync(page);
        await page.ResizeAsync(Device.Enlarged);
        tooWide = [.. tooWide, .. await TooWideAsync(page)];

        await page.ResizeAsync(Device.Desktop);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        return new(heard, violations, await FindAsync(page, _contrast), tooWide);
    }

    private static async Task<IReadOnlyList<string>> FindAsync(IPage page, AxeRunOptions rules) =>
        [.. (await page.RunAxe(rules)).Violations.Select(rule => $"{rule.Id}: {string.Join(" ", rule.Nodes.Select(node => node.Html).Take(3))}")];

    private static ConcurrentQueue<string> Listen(IPage page, Uri site)
    {
        var complaints = new ConcurrentQueue<string>();
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(site.ToString(), StringComparison.Ordinal))
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
        return complaints;
    }

    private static Task<string[]> TooWideAsync(IPage page) => page.EvaluateAsync<string[]>(
        """
        () => document.documentElement.scrollWidth <= document.documentElement.clientWidth ? [] : ['the page', ...[...document.querySelectorAll('body *')]
          .filter(part => part.getBoundingClientRect().right > innerWidth && !part.closest('.wide'))
          .map(part => part.outerHTML.slice(0, 120))]
        """);

    [GeneratedRegex("^Failed to load resource: the server responded with a status of (?:4..|503)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RefusedStatus();
}
