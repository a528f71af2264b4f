using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace SurveyHub.Tests;

/// <summary>What charts do in a browser, and what they look like to those who see otherwise.</summary>
[Collection(BrowserTests.Name)]
public sealed class ChartTests(Browser browser, Province province)
{
    [FactInBrowser]
    public async Task Charts_OnANarrowPhone_NeverScrollSideways()
    {
        await using var window = await browser.OpenAsync(province.App, Device.NarrowPhone);
        await window.Page.GoToChartsAsync();

        Assert.True(await window.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
    }

    [TheoryInBrowser]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Axe_OnAllCharts_FindsNothing(bool isDark)
    {
        await using var window = await browser.OpenAsync(province.App, Device.Desktop, isDark);
        await window.Page.GoToChartsAsync();

        var found = await window.Page.RunAxe();

        Assert.Empty(found.Violations.Select(rule => $"{rule.Id}: {string.Join(" ", rule.Nodes.Select(node => node.Html).Take(3))}"));
    }

    [FactInBrowser]
    public async Task ArrowKeys_OnAChart_ReadOutOneFigureAfterTheOther()
    {
        await using var window = await browser.OpenAsync(province.App, Device.Desktop);
        await window.Page.GoToChartsAsync();
        var chart = window.Page.Locator(".chart-place", new() { Has = window.Page.Locator(".chart-step") });

        await chart.Locator(".chart-svg").FocusAsync();
        await window.Page.Keyboard.PressAsync("ArrowRight");
        await window.Page.Keyboard.PressAsync("ArrowRight");

        await Assertions.Expect(chart.Locator(".chart-tip[role=status]")).ToHaveTextAsync("Đã đến: 1.104, 94,4\u00A0% của bước đầu, 94,4\u00A0% của bước trước");
        await window.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(chart.Locator(".chart-tip[role=status]")).ToHaveTextAsync("");
    }

    [FactInBrowser]
    public async Task Mouse_OverAPoint_ShowsItsFigure()
    {
        await using var window = await browser.OpenAsync(province.App, Device.Desktop);
        await window.Page.GoToChartsAsync();
        var chart = window.Page.Locator(".chart-place", new() { Has = window.Page.Locator(".chart-mend-first") });

        await chart.Locator(".point .mark-missed path").First.HoverAsync();

        await Assertions.Expect(chart.Locator(".chart-tip")).ToContainTextAsync("Cải thiện trước");
    }

    [FactInBrowser]
    public async Task Copy_WhereTheClipboardIsRefused_SavesAPictureOfTwiceTheSize()
    {
        await using var window = await browser.OpenAsync(province.App, Device.Desktop);
        await window.Page.GoToChartsAsync();
        await window.Page.EvaluateAsync("navigator.clipboard.write = () => Promise.reject(new Error('refused'))");
        var chart = window.Page.Locator(".chart", new() { Has = window.Page.Locator(".chart-step") });

        var download = await window.Page.RunAndWaitForDownloadAsync(() => chart.Locator(".chart-copy").ClickAsync());

        var file = await File.ReadAllBytesAsync(await download.PathAsync());
        var width = System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(16, 4));
        var shown = (await chart.Locator(".chart-svg").BoundingBoxAsync())!.Width;
        Assert.InRange(width, 2 * shown, (2 * shown) + 70);
        await Assertions.Expect(chart.Locator(".chart-copy")).ToHaveTextAsync("Đã lưu tệp ảnh");
    }

    /// <summary>As people see them, and those who see otherwise; without <c>SURVEYHUB_TEST_PICTURES</c> the first alone.</summary>
    public static TheoryData<string, int, bool, bool, string> Views
    {
        get
        {
            var views = new TheoryData<string, int, bool, bool, string> { { "desktop", 1440, false, false, "none" } };
            if (PictureTests.Asked is null)
                return views;
            views.Add("phone", 390, false, false, "none");
            views.Add("dark", 1366, true, false, "none");
            views.Add("print", 680, false, true, "none");
            views.Add("grey", 680, false, true, "achromatopsia");
            views.Add("deuteranopia", 1366, false, false, "deuteranopia");
            views.Add("protanopia", 1366, false, false, "protanopia");
            return views;
        }
    }

    [TheoryInBrowser, MemberData(nameof(Views)), Trait("Category", "Pictures")]
    public async Task Charts_AsPeopleSeeThem_ArePictured(string name, int width, bool isDark, bool isPrint, string vision)
    {
        await using var window = await browser.OpenAsync(province.App, new(width, 900), isDark);
        await window.Page.GoToChartsAsync();
        await window.Page.EmulateMediaAsync(new() { Media = isPrint ? Media.Print : Media.Screen, ColorScheme = isDark ? ColorScheme.Dark : ColorScheme.Light });
        var session = await window.Context.NewCDPSessionAsync(window.Page);
        await session.SendAsync("Emulation.setEmulatedVisionDeficiency", new() { ["type"] = vision });

        Assert.NotEmpty(await window.Page.ScreenshotAsync(new() { Path = Path.Combine(PictureTests.Folder, $"charts-{name}.png"), FullPage = true }));
    }
}
