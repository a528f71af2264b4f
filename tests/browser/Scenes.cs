using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using SurveyHub.Web;

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
        ["accounts"] = Administering(""),
        ["accounts-none"] = Administering("", page => page.GotoAsync("/admin/accounts?q=x-x-x")),
        ["account"] = Administering("/ID"),
        ["account-invite"] = Administering("/invite"),
        ["account-invite-with-errors"] = Administering("/invite", page => page.PressAsync()),
        ["account-invited"] = Administering("/invite", async page =>
        {
            await page.FillAsync("[name='Input.FullName']", "Trần Thị Bích Ngọc");
            await page.FillAsync("[name='Input.Email']", $"{Guid.NewGuid():N}@tinh.example");
            await page.SelectOptionAsync("[name='Input.Role']", "leader");
            await page.PressAsync();
        }),
        ["account-edit"] = Administering("/ID/edit"),
        ["account-grant"] = Administering("/ID/roles"),
        ["account-revoke"] = Administering("/ID", page => page.ClickAsync("a[href*='/roles/']")),
        ["account-disable"] = Administering("/ID/disable"),
        ["account-link"] = Administering("/ID/send-link"),
        ["account-second-factor-without-reason"] = Administering("/ID/reset-second-factor", page => page.PressAsync()),
        ["invitation"] = async (page, language) => await page.GotoAsync(await LinkAsync(password: null) + $"&lang={language}"),
        ["reset-with-errors"] = async (page, language) =>
        {
            await page.GotoAsync(await LinkAsync("một câu dễ nhớ") + $"&lang={language}");
            await page.PressAsync();
        },
        ["link-used"] = (page, language) => page.GotoAsync($"/account/reset?token=x&lang={language}"),
        ["forgot-without-mail"] = (page, language) => page.GotoAsync($"/account/forgot?lang={language}"),
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

    /// <summary>An administrator opens a page about an account of somebody else, a leader.</summary>
    /// <param name="address">Of the page, behind <c>/admin/accounts</c>, with the account's id as <c>ID</c>.</param>
    private static Func<IPage, string, Task> Administering(string address, Func<IPage, Task>? then = null) => async (page, language) =>
    {
        var leader = await Province.Running.AddStaffAsync(Role.Leader, "so-y-te");
        await page.SignInAsAsync(Province.Running, Role.Administrator);
        await page.GotoAsync($"/admin/accounts{address.Replace("ID", leader.Id.ToString("D"), StringComparison.Ordinal)}?lang={language}");
        if (then is not null)
            await then(page);
    };

    /// <summary>For <c>[MemberData]</c>.</summary>
    public static TheoryData<string> Names => [.. _all.Keys];

    public static Task GoAsync(this IPage page, string scene, string language = "vi") => _all[scene](page, language);

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

    /// <summary>Presses the button of the page's own form, and waits for the page that follows.</summary>
    private static async Task PressAsync(this IPage page)
    {
        await page.RunAndWaitForResponseAsync(() => page.Locator("main form .actions button").ClickAsync(), response => response.Request.IsNavigationRequest && response.Status != 303);
        await page.WaitForLoadStateAsync();
    }

    /// <summary>A link by which somebody chooses a password: the first one, or another.</summary>
    private static async Task<string> LinkAsync(string? password)
    {
        var account = await Province.Running.AddStaffAsync($"{Guid.NewGuid():N}@tinh.example", password);
        using var scope = Province.Running.Services.CreateScope();
        return await scope.ServiceProvider.GetRequiredService<AccountLinks>().MakeAsync(account);
    }

    /// <summary>From now on pages come from the site that waits for its store.</summary>
    public static Task LoseTheStoreAsync(this IPage page) => page.RouteAsync(
        url => url.Contains("/s/", StringComparison.Ordinal) || url.Contains("/results/", StringComparison.Ordinal),
        async route => await route.FulfillAsync(new() { Response = await route.FetchAsync(new() { Url = new Uri(Province.Away.Address, new Uri(route.Request.Url).PathAndQuery).ToString() }) }));

    public static Task ResizeAsync(this IPage page, Device device) => page.SetViewportSizeAsync(device.Width, device.Height);
}
