namespace SurveyHub.Tests;

/// <summary>Pictures for people to look at, in <c>tests/output</c>, or in the folder that <c>SURVEYHUB_TEST_PICTURES</c> names.</summary>
[Collection(BrowserTests.Name)]
[Trait("Category", "Pictures")]
public sealed class PictureTests(Browser browser, Province province)
{
    private static readonly string _folder = Directory.CreateDirectory(
        Environment.GetEnvironmentVariable("SURVEYHUB_TEST_PICTURES") is { Length: > 0 } folder ? folder : Path.Combine(Root(AppContext.BaseDirectory), "tests", "output")).FullName;

    [TheoryInBrowser, MemberData(nameof(Scenes.Names), MemberType = typeof(Scenes))]
    public async Task EveryPage_OnEveryDevice_IsPictured(string scene)
    {
        await TakeAsync(scene, "phone", Device.Phone);
        await TakeAsync(scene, "phone-dark", Device.Phone, isDark: true);
        await TakeAsync(scene, "phone-narrow", Device.NarrowPhone);
        await TakeAsync(scene, "kiosk", Device.Kiosk);
        await TakeAsync(scene, "desktop", Device.Desktop);
        await TakeAsync(scene, "desktop-dark", Device.Desktop, isDark: true);
        await TakeAsync(scene, "enlarged", Device.Enlarged);
    }

    [TheoryInBrowser]
    [InlineData("results-demo")]
    [InlineData("results-sipas")]
    [InlineData("thanks")]
    public async Task PageWorthKeeping_IsPrinted(string scene)
    {
        await using var window = await browser.OpenAsync(province.App, Device.Desktop);
        await window.Page.GoAsync(scene);

        var pdf = await window.Page.PdfAsync(new() { Path = Path.Combine(_folder, scene + ".pdf"), Format = "A4", Margin = new() { Top = "15mm", Bottom = "15mm", Left = "15mm", Right = "15mm" } });

        Assert.NotEmpty(pdf);
    }

    /// <summary>The two of the README: <c>SURVEYHUB_TEST_PICTURES=$PWD/docs/images tests/run --filter ReadmePictures</c> makes them anew.</summary>
    [FactInBrowser]
    public async Task ReadmePictures_AreSmall()
    {
        await using var app = await SurveyHubApp.ListenAsync();
        await Province.AnswerAsync(app, "demo", 20_000, seed: 7);
        await using var phone = await browser.OpenAsync(app, Device.Phone with { Scale = 1 });
        await phone.Page.GotoAsync("/s/demo?unit=trung-tam-hcc-xa-dong-lua&field=dat-dai");
        await using var desktop = await browser.OpenAsync(app, Device.Desktop);
        await desktop.Page.GotoAsync("/results/demo");

        Assert.InRange((await phone.Page.ScreenshotAsync(new() { Path = Path.Combine(_folder, "dang-phieu.png") })).Length, 1, 100_000);
        Assert.InRange((await desktop.Page.ScreenshotAsync(new() { Path = Path.Combine(_folder, "ket-qua.png") })).Length, 1, 200_000);
    }

    private async Task TakeAsync(string scene, string name, Device device, bool isDark = false)
    {
        await using var window = await browser.OpenAsync(province.App, device, isDark);
        await window.Page.GoAsync(scene);
        Assert.NotEmpty(await window.Page.ScreenshotAsync(new() { Path = Path.Combine(_folder, $"{scene}-{name}.png"), FullPage = true }));
    }

    private static string Root(string folder) => File.Exists(Path.Combine(folder, "SurveyHub.sln")) ? folder : Root(Path.GetDirectoryName(folder)!);
}
