using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace SurveyHub.Tests;

/// <summary>The whole site on a database of its own and at a time the test chooses, driven through its front door.</summary>
public sealed class SurveyHubApp : WebApplicationFactory<Program>
{
    private readonly (string Name, string Value)[] _settings;
    private bool _isAnotherNode;

    private SurveyHubApp(TestDatabase database, TestClock clock, params (string Name, string Value)[] settings) => (Database, Clock, _settings) = (database, clock, settings);

    /// <summary>For what no page shows: that nothing was stored, or how.</summary>
    public TestDatabase Database { get; }

    public TestClock Clock { get; }

    /// <summary>Follows no redirect and keeps no cookie, so that a test sees what the site itself says.</summary>
    public HttpClient Client { get; private set; } = null!;

    /// <summary>The address of the real server; only after <see cref="ListenAsync"/>.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>In memory, with the demonstration province loaded.</summary>
    public static async Task<SurveyHubApp> StartAsync(string provider = "sqlite", params (string Name, string Value)[] settings)
    {
        return Start(new SurveyHubApp(await TestDatabase.CreateWithoutTablesAsync(provider), Sample.Clock(), settings));
    }

    /// <summary>A second node on the database of the first, which must be there longer.</summary>
    public SurveyHubApp StartAnotherNode(params (string Name, string Value)[] settings) => Start(new SurveyHubApp(Database, Clock, settings) { _isAnotherNode = true });

    /// <summary>On a real port, waiting for a database that never comes.</summary>
    public static SurveyHubApp ListenAway() => Listen(TestDatabase.Away);

    /// <summary>On a real port of this machine, for a browser or where the server's own limits matter.</summary>
    public static async Task<SurveyHubApp> ListenAsync(string provider = "sqlite", params (string Name, string Value)[] settings) =>
        Listen(await TestDatabase.CreateWithoutTablesAsync(provider), settings);

    public T Service<T>() where T : notnull => Services.GetRequiredService<T>();

    public async Task<IHtmlDocument> OpenAsync(string url) => await PageAsync(await Client.GetAsync(url));

    /// <summary>Sends a form as a browser would.</summary>
    public async Task<HttpResponseMessage> SubmitAsync(string url, params IEnumerable<(string Name, string Value)> fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await Client.PostAsync(url, form);
    }

    public static async Task<IHtmlDocument> PageAsync(HttpResponseMessage response) =>
        await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync());

    public override async ValueTask DisposeAsync()
    {
        Client?.Dispose();
        await base.DisposeAsync();
        if (!_isAnotherNode)
            await Database.DisposeAsync();
    }

    private static SurveyHubApp Start(SurveyHubApp app)
    {
        app.Client = app.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false });
        return app;
    }

    private static SurveyHubApp Listen(TestDatabase database, params (string Name, string Value)[] settings)
    {
        var app = new SurveyHubApp(database, Sample.Clock(), settings);
        app.UseKestrel(0);
        app.StartServer();
        app.Address = app.ClientOptions.BaseAddress;
        app.Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, Expect100ContinueTimeout = TimeSpan.FromMinutes(1) }) { BaseAddress = app.Address };
        return app;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production"); // as a province runs it: a test host calls itself a developer's machine
        builder.UseSetting("Keys:Certificate", TestKeys.Path); // read before the settings below are there
        foreach (var (name, value) in _settings.Where(setting => setting.Name.StartsWith("Keys:", StringComparison.Ordinal)))
            builder.UseSetting(name, value);
        builder.ConfigureAppConfiguration(settings => settings.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Database:Provider"] = Database.Provider,
            ["Database:ConnectionString"] = Database.ConnectionString,
            ["Columns:Folder"] = "",
            ["Exports:Folder"] = Path.Combine(Path.GetTempPath(), "surveyhub-test-exports"),
            ["Results:Seconds"] = "0",
            ["Documents:Office"] = "-", // what the machine has is for the tests that ask for it
            ["Documents:Browser"] = "-",
        }).AddInMemoryCollection(_settings.Select(setting => KeyValuePair.Create(setting.Name, (string?)setting.Value))));
        builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(Clock));
    }
}
