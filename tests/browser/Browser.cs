using Microsoft.Playwright;

namespace SurveyHub.Tests;

/// <summary>The system's own Chromium, started once for all browser tests; nothing is downloaded.</summary>
public sealed class Browser : IAsyncLifetime
{
    internal static readonly string[] Flags =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private IPlaywright? _playwright;
    private IBrowser? _chromium;

    /// <summary>Null where <c>SURVEYHUB_TEST_CHROMIUM</c> names none: browser tests are then visibly skipped.</summary>
    public static string? Executable { get; } = Environment.GetEnvironmentVariable("SURVEYHUB_TEST_CHROMIUM") is { Length: > 0 } path ? path : null;

    public async Task InitializeAsync()
    {
        if (Executable is null)
            return;

        _playwright = await Playwright.CreateAsync();
        _chromium = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Executable, Args = Flags });
    }

    /// <summary>A window with no cookie and nothing cached.</summary>
    public async Task<Window> OpenAsync(SurveyHubApp app, Device device, bool isDark = false, bool runsScript = true)
    {
        var context = await _chromium!.NewContextAsync(new()
        {
            BaseURL = app.Address.ToString(),
            ViewportSize = new() { Width = device.Width, Height = device.Height },
            DeviceScaleFactor = device.Scale,
            ColorScheme = isDark ? ColorScheme.Dark : ColorScheme.Light,
            JavaScriptEnabled = runsScript,
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(20_000);
        return new(context, await context.NewPageAsync());
    }

    public async Task DisposeAsync()
    {
        if (_chromium is not null)
            await _chromium.DisposeAsync();
        _playwright?.Dispose();
    }
}

/// <param name="Width">In CSS pixels.</param>
/// <param name="Scale">Screen pixels a CSS pixel.</param>
public sealed record Device(int Width, int Height, float Scale = 1)
{
    public static Device Phone { get; } = new(390, 844, 2);

    /// <summary>The narrowest that WCAG asks for (1.4.10).</summary>
    public static Device NarrowPhone { get; } = new(320, 640);

    public static Device Kiosk { get; } = new(1080, 1920);

    public static Device Desktop { get; } = new(1440, 900);

    /// <summary>The desktop, enlarged to 200 %.</summary>
    public static Device Enlarged { get; } = new(720, 450, 2);

    /// <summary>A4 within margins of 15 mm.</summary>
    public static Device Paper { get; } = new(680, 1009);
}

/// <summary>A browser window that is closed, with its cookies, when the test is over.</summary>
public sealed record Window(IBrowserContext Context, IPage Page) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Context.DisposeAsync();
}

/// <summary>All that needs Chromium: one browser and one site with answers in it.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserTests : ICollectionFixture<Browser>, ICollectionFixture<Province>
{
    public const string Name = "browser";
}

[AttributeUsage(AttributeTargets.Method)]
public sealed class FactInBrowserAttribute : FactAttribute
{
    public FactInBrowserAttribute()
    {
        if (Browser.Executable is null)
            Skip = "SURVEYHUB_TEST_CHROMIUM names no browser.";
    }
}

/// <summary>With the LibreOffice that <c>SURVEYHUB_TEST_OFFICE</c> names.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FactInOfficeAttribute : FactAttribute
{
    public FactInOfficeAttribute()
    {
        if (Executable is null)
            Skip = "SURVEYHUB_TEST_OFFICE names no LibreOffice.";
    }

    public static string? Executable { get; } = Environment.GetEnvironmentVariable("SURVEYHUB_TEST_OFFICE") is { Length: > 0 } path ? path : null;
}

[AttributeUsage(AttributeTargets.Method)]
public sealed class TheoryInBrowserAttribute : TheoryAttribute
{
    public TheoryInBrowserAttribute()
    {
        if (Browser.Executable is null)
            Skip = "SURVEYHUB_TEST_CHROMIUM names no browser.";
    }
}
