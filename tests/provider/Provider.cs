using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace SurveyHub.Tests;

/// <summary>A province's own sign-in: an OpenID Connect provider, a process of its own on a free port (<c>provider.py</c>).</summary>
public sealed class Provider : IAsyncDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(30);

    private readonly Process _process;

    private Provider(Process process, int port) =>
        (_process, Client) = (process, new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new($"http://127.0.0.1:{port}") });

    /// <summary>Null where there is none; <c>tests/run</c> brings it.</summary>
    public static string? Python { get; } =
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Select(folder => Path.Combine(folder, "python3")).FirstOrDefault(File.Exists);

    /// <summary>Follows no redirect, for the provider sends back to the site.</summary>
    public HttpClient Client { get; }

    public string Address => Client.BaseAddress!.ToString().TrimEnd('/');

    /// <summary>What the site is told of it; it maps <c>so-noi-vu</c> to a leader of that unit and <c>surveyhub-admin</c> to an administrator.</summary>
    public (string Name, string Value)[] Settings =>
    [
        ("Sso:Name", "Cổng cán bộ tỉnh"), ("Sso:ClientId", "surveyhub"), ("Sso:ClientSecret", "a secret of the tests"), ("Sso:Authority", Address),
        ("Sso:Roles:0:Value", "so-noi-vu"), ("Sso:Roles:0:Role", "leader"), ("Sso:Roles:0:Unit", "so-noi-vu"),
        ("Sso:Roles:1:Value", "surveyhub-admin"), ("Sso:Roles:1:Role", "administrator"),
        ("Sso:Roles:2:Value", "ghost"), ("Sso:Roles:2:Role", "leader"), ("Sso:Roles:2:Unit", "no-such-unit"),
        ("Sso:SecondFactorClaim", "amr"), ("Sso:SecondFactorValue", "mfa"),
    ];

    public static async Task<Provider> StartAsync()
    {
        var process = Process.Start(new ProcessStartInfo(Python!, [Path.Combine(AppContext.BaseDirectory, "provider", "provider.py")]) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true })!;
        using var patience = new CancellationTokenSource(_patience);
        var port = await process.StandardOutput.ReadLineAsync(patience.Token);
        return new(process, int.Parse(port ?? throw new InvalidOperationException("The provider did not start."), CultureInfo.InvariantCulture));
    }

    /// <summary>Somebody who can sign in there, with the password "password" and these claims.</summary>
    public Task AddPersonAsync(string name, JsonObject claims) => TellAsync(new() { ["people"] = new JsonObject { [name] = new JsonObject { ["password"] = "password", ["claims"] = claims } } });

    /// <summary>The address it may send people back to.</summary>
    public Task RegisterAsync(Uri site) => TellAsync(new() { ["redirect_uris"] = new JsonArray(new Uri(site, "/account/sso/back").ToString()) });

    /// <summary>How it misbehaves from now on, see <c>provider.py</c>; null for not at all.</summary>
    public Task MisbehaveAsync(string? fault, JsonNode? how = null) => TellAsync(new() { ["faults"] = fault is null ? [] : new JsonObject { [fault] = how ?? true } });

    /// <summary>What was asked of its endpoint, the latest last.</summary>
    public async Task<IReadOnlyList<Dictionary<string, string>>> AskedAsync(string path) =>
        [.. (await Client.GetFromJsonAsync<List<Dictionary<string, string>>>("/test/asked"))!.Where(asked => asked["path"] == path)];

    /// <summary>As when its machine is switched off.</summary>
    public void End()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.WaitForExit();
    }

    public ValueTask DisposeAsync()
    {
        End();
        _process.Dispose();
        Client.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task TellAsync(JsonObject told)
    {
        using var content = new StringContent(told.ToJsonString());
        (await Client.PostAsync("/test", content)).EnsureSuccessStatusCode();
    }
}

[AttributeUsage(AttributeTargets.Method)]
public sealed class FactWithProviderAttribute : FactAttribute
{
    public FactWithProviderAttribute()
    {
        if (Provider.Python is null)
            Skip = "There is no python3 on the PATH.";
    }
}
