using Microsoft.Playwright;

namespace SurveyHub.Tests;

/// <summary>Pictures for people to look at: of every page in the folder that <c>SURVEYHUB_TEST_PICTURES</c> names; where it names none, of a few in <c>tests/output</c>, because all take minutes.</summary>
[Collection(BrowserTests.Name)]
[Trait("Category", "Pictures")]
public sealed class PictureTests(Browser browser, Province province)
{
    private static readonly string? _asked = Environment.GetEnvironmentVariable("SURVEYHUB_TEST_PICTURES") is { Length: > 0 } folder ? folder : null;

    private static readonly string _folder = Directory.CreateDirectory(_asked ?? Path.Combine(Root(AppContext.BaseDirectory), "tests", "output")).FullName;

    public static TheoryData<string> Pictured => _asked is null ? ["form", "results-demo", "report", "sign-in"] : Scenes.Names;

    [TheoryInBrowser, MemberData(nameof(Pictured))]
    public async Task Page_OnEveryDevice_IsPictured(string scene)
    {
        await using var window = await browser.OpenAsync(province.App, Device.Phone with { Scale = 1 });
        await window.Page.GoAsync(scene);

        await TakeAsync("phone", Device.Phone);
        await TakeAsync("kiosk", Device.Kiosk);
        await TakeAsync("enlarged", Device.Enlarged);
        await TakeAsync("desktop", Device.Desktop);
        await window.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await TakeAsync("desktop-dark", Device.Desktop);
        await TakeAsync("phone-dark", Device.Phone);
        await window.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        var sight = await window.Context.NewCDPSessionAsync(window.Page);
        foreach (var deficiency in (string[])["deuteranopia", "achromatopsia"])
        {
            await sight.SendAsync("Emulation.setEmulatedVisionDeficiency", new() { ["type"] = deficiency });
            await TakeAsync(deficiency, Device.Desktop);
        }

        await sight.DetachAsync();
        await window.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await TakeAsync("print", Device.Paper);

        async Task TakeAsync(string name, Device device)
        {
            await window.Page.ResizeAsync(device);
            Assert.NotEmpty(await window.Page.ScreenshotAsync(new() { Path = Path.Combine(_folder, $"{scene}-{name}.png"), FullPage = true }));
        }
    }

    /// <summary>Those of the README: <c>SURVEYHUB_TEST_PICTURES=$PWD/docs/images tests/run --filter ReadmePictures</c> makes them anew.</summary>
    [FactInBrowser]
    public async Task ReadmePictures_AreSmall()
    {
        await using var app = await SurveyHubApp.ListenAsync();
        await Province.AnswerAsync(app, "demo", 20_000, seed: 7);
        await using var phone = await browser.OpenAsync(app, Device.Phone with { Scale = 1 });
        await phone.Page.GotoAsync("/s/demo?unit=trung-tam-hcc-xa-dong-lua&field=dat-dai");
        await phone.Page.Choice("c24", "5").CheckAsync();
        await phone.Page.EvaluateAsync("document.querySelector('#q-c24').scrollIntoView()");
        await using var desktop = await browser.OpenAsync(app, Device.Desktop with { Height = 960 });
        await desktop.Context.SignInAsAsync(app, Role.CampaignManager);
        await desktop.Page.GotoAsync("/reports/demo");

        Assert.InRange((await phone.Page.ScreenshotAsync(new() { Path = Path.Combine(_folder, "dang-phieu.png") })).Length, 1, 100_000);
        Assert.InRange((await desktop.Page.ScreenshotAsync(new() { Path = Path.Combine(_folder, "tong-quan.png") })).Length, 1, 300_000);
    }

    internal static string Root(string folder) => File.Exists(Path.Combine(folder, "SurveyHub.sln")) ? folder : Root(Path.GetDirectoryName(folder)!);
}
