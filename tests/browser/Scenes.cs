using Microsoft.Playwright;

namespace SurveyHub.Tests;

/// <summary>Every page there is, in every state worth looking at, and how a person comes there.</summary>
public static class Scenes
{
    private static readonly Dictionary<string, Func<IPage, string, Task>> _all = new()
    {
        ["home"] = (page, language) => page.GotoAsync($"/?lang={language}"),
        ["form"] = (page, language) => page.GotoAsync($"/s/demo?lang={language}"),
        ["form-at-a-counter"] = (page, language) => page.GotoAsync($"/s/demo?unit=trung-tam-hcc-xa-dong-lua&field=dat-dai&lang={language}"),
        ["form-with-errors"] = async (page, language) =>
        {
            await page.GotoAsync($"/s/demo?lang={language}");
            await page.ChooseAllAsync("3", except: "c27");
            await page.SendAsync();
        },
        ["sipas"] = (page, language) => page.GotoAsync($"/s/sipas?lang={language}"),
        ["thanks"] = async (page, language) =>
        {
            await page.GotoAsync($"/s/demo?lang={language}");
            await page.ChooseAllAsync("4");
            await page.SendAsync();
        },
        ["results"] = (page, language) => page.GotoAsync($"/results?lang={language}"),
        ["results-demo"] = (page, language) => page.GotoAsync($"/results/demo?lang={language}"),
        ["results-sipas"] = (page, language) => page.GotoAsync($"/results/sipas?lang={language}"),
        ["results-empty"] = (page, language) => page.GotoAsync($"/results/quiet?lang={language}"),
        ["closed"] = (page, language) => page.GotoAsync($"/s/quiet?lang={language}"),
        ["audit"] = (page, language) => page.GoAsAsync(Role.Auditor, $"/admin/audit?lang={language}"),
        ["audit-none"] = (page, language) => page.GoAsAsync(Role.Auditor, $"/admin/audit?by=x&lang={language}"),
        ["audit-wrong"] = (page, language) => page.GoAsAsync(Role.Auditor, $"/admin/audit?from=x&to=y&lang={language}"),
        ["not-found"] = (page, language) => page.GotoAsync($"/nowhere?lang={language}"),
        ["store-away"] = async (page, language) =>
        {
            await page.GotoAsync($"/s/demo?lang={language}");
            await page.ChooseAllAsync("4");
            await page.LoseTheStoreAsync();
            await page.SendAsync();
        },
        ["store-away-results"] = async (page, language) =>
        {
            await page.GotoAsync($"/?lang={language}");
            await page.LoseTheStoreAsync();
            await page.GotoAsync("/results/demo");
        },
        ["conflict"] = async (page, language) =>
        {
            await page.GotoAsync($"/s/demo?lang={language}");
            await page.ChooseAllAsync("4");
            // As from a browser that kept the page: the driver switches off the cache that "back" takes it from.
            var thanks = await page.Context.RunAndWaitForPageAsync(() => page.Locator(".send button").ClickAsync(new() { Modifiers = [KeyboardModifier.Control] }));
            await thanks.Locator(".receipt").WaitForAsync();
            await thanks.CloseAsync();
            await page.ChooseAllAsync("1");
            await page.SendAsync();
        },
    };

    /// <summary>For <c>[MemberData]</c>.</summary>
    public static TheoryData<string> Names => [.. _all.Keys];

    public static Task GoAsync(this IPage page, string scene, string language = "vi") => _all[scene](page, language);

    private static async Task GoAsAsync(this IPage page, Role role, string url)
    {
        await page.SignInAsAsync(Province.Site, role);
        await page.GotoAsync(url);
    }

    /// <summary>The same level for all sixteen criteria of the demonstration, but one.</summary>
    public static async Task ChooseAllAsync(this IPage page, string level, string? except = null)
    {
        foreach (var item in Enumerable.Range(24, 16).Select(number => $"c{number}").Where(item => item != except))
            await page.Choice(item, level).CheckAsync();
    }

    public static ILocator Choice(this IPage page, string item, string level) => page.Locator($"[name={item}][value='{level}']");

    /// <summary>Sends the form and waits for the page that follows, also behind a redirect.</summary>
    public static async Task SendAsync(this IPage page)
    {
        await page.RunAndWaitForResponseAsync(() => page.Locator(".send button").ClickAsync(), response => response.Request.IsNavigationRequest && response.Status != 303);
        await page.WaitForLoadStateAsync();
    }

    /// <summary>From now on pages come from the site that waits for its store.</summary>
    public static Task LoseTheStoreAsync(this IPage page) => page.RouteAsync(
        url => url.Contains("/s/", StringComparison.Ordinal) || url.Contains("/results/", StringComparison.Ordinal),
        async route => await route.FulfillAsync(new() { Response = await route.FetchAsync(new() { Url = new Uri(Province.Away.Address, new Uri(route.Request.Url).PathAndQuery).ToString() }) }));

    public static Task ResizeAsync(this IPage page, Device device) => page.SetViewportSizeAsync(device.Width, device.Height);
}
