using System.Buffers.Binary;
using Microsoft.Playwright;

namespace SurveyHub.Tests;

/// <summary>What the script adds to charts, on pages as they are served: with their policy, which could forbid it.</summary>
[Collection(BrowserTests.Name)]
public sealed class ChartTests(Browser browser, Province province)
{
    [FactInBrowser]
    public async Task ArrowKeys_OnAChart_ReadOutOneFigureAfterTheOther()
    {
        await using var window = await browser.OpenAsync(province.App, Device.Desktop);
        await window.Page.GoAsync("progress");
        var tip = window.Page.Locator(".chart-tip[role=status]");

        await window.Page.Locator(".chart-svg").FocusAsync();
        await window.Page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(tip).ToContainTextAsync("30");
        await window.Page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(tip).ToContainTextAsync("của bước đầu");
        await window.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(tip).ToHaveTextAsync("");
    }

    [FactInBrowser]
    public async Task Mouse_OverAPoint_ShowsItsFigure()
    {
        await using var window = await browser.OpenAsync(province.App, Device.Desktop);
        await window.Page.GoAsync("report-drivers");
        var chart = window.Page.Locator(".chart-place").First;

        await chart.Locator(".point path").First.HoverAsync(new() { Force = true }); // a mark may lie under another

        await Assertions.Expect(chart.Locator(".chart-tip")).ToContainTextAsync("mức độ quan trọng");
    }

    [FactInBrowser]
    public async Task Copy_WhereTheClipboardIsRefused_SavesAPictureOfTwiceTheSize()
    {
        await using var window = await browser.OpenAsync(province.App, Device.Desktop);
        await window.Page.GoAsync("progress");
        await window.Page.EvaluateAsync("navigator.clipboard.write = () => Promise.reject(new Error('refused'))");
        var chart = window.Page.Locator(".chart");

        var download = await window.Page.RunAndWaitForDownloadAsync(() => chart.Locator(".chart-copy").ClickAsync());

        var file = await File.ReadAllBytesAsync(await download.PathAsync());
        var (width, shown) = (BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(16, 4)), (await chart.Locator(".chart-svg").BoundingBoxAsync())!.Width);
        Assert.InRange(width, 2 * shown, (2 * shown) + 70);
        await Assertions.Expect(chart.Locator(".chart-copy")).ToHaveTextAsync("Đã lưu tệp ảnh");
    }
}
