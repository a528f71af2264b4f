using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Logging;

namespace SurveyHub.Tests;

/// <summary>No log holds what only an address, a cookie, a header or a form held.</summary>
public sealed class QuietLogsTests
{
    private const string Secret = "geheim-0123456789abcdef";

    // As loud as an operator can ask for, also by the longest name and for one kind of log only.
    private static readonly (string, string)[] _loud =
    [
        ("Logging:LogLevel:Default", "Trace"), ("Logging:LogLevel:Microsoft", "Trace"), ("Logging:LogLevel:Microsoft.AspNetCore", "Trace"),
        ("Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics", "Trace"), ("Logging:LogLevel:Microsoft.AspNetCore.Routing.EndpointMiddleware", "Trace"),
        ("Logging:Console:LogLevel:Default", "Trace"), ("Logging:Console:LogLevel:Microsoft.AspNetCore.Mvc", "Trace"), ("Logging:Console:IncludeScopes", "true"),
    ];

    [Fact]
    public async Task Log_HoweverLoud_HoldsNothingOfAnAddressACookieAHeaderOrAForm()
    {
        await using var app = await SurveyHubApp.ListenAsync(settings: _loud);
        using var log = new Log();
        app.Service<ILoggerFactory>().AddProvider(log);
        app.Client.DefaultRequestHeaders.Add("Cookie", $"__Host-surveyhub={Secret}; other={Secret}");
        app.Client.DefaultRequestHeaders.Referrer = new($"http://localhost/i/{Secret}");

        foreach (var address in new[] { $"/i/{Secret}", $"/account/reset?token={Secret}", $"/s/demo?point={Secret}", $"/s/{Secret}", $"/results/demo?unit={Secret}", $"/thanks/{Secret}", $"/{Secret}.css", $"/?lang={Secret}" })
            (await app.Client.GetAsync(address)).Dispose();
        (await app.SubmitAsync($"/s/demo?unit={Secret}", ("c24", Secret), ("comment", Secret))).Dispose();
        (await app.SubmitAsync("/results", ("__RequestVerificationToken", Secret))).Dispose();
        app.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Secret);
        using (var sent = new StringContent($$"""{ "id": "{{Secret}}" }""", Encoding.UTF8, "application/json"))
            (await app.Client.PostAsync("/api/v1/responses", sent)).Dispose();
        await SendNonsenseAsync(app.Address);
        await app.Database.ExecuteAsync("drop table target");
        (await app.Client.GetAsync($"/results/demo?field=dat-dai&{Secret}")).Dispose(); // which fails

        Assert.Contains(log.Entries, entry => entry.Contains("UnhandledException", StringComparison.OrdinalIgnoreCase) || entry.Contains("unhandled exception", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(log.Entries, entry => entry.Contains(Secret, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Log_OfTheProductItself_FollowsTheSettings()
    {
        await using var app = await SurveyHubApp.StartAsync("sqlite", _loud);
        using var log = new Log();
        app.Service<ILoggerFactory>().AddProvider(log);

        app.Service<ILogger<QuietLogsTests>>().LogDebug("Heard");

        Assert.Contains(log.Entries, entry => entry.Contains("Heard", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Serve_StoreThatIsAwayOrMisspelt_NeverSaysThePassword()
    {
        using var program = new SurveyHubProgram();
        string[] loud = ["--Logging:LogLevel:Default=Trace", "--Logging:LogLevel:Microsoft=Trace"];

        using var away = await program.ServeAsync(["--urls", "http://127.0.0.1:0", "--Database:Provider=mysql", $"--Database:ConnectionString=Server=127.0.0.1;Port=1;User ID=an;Password={Secret}", .. loud]);
        var misspelt = await program.RunAsync(["verify", "--Database:Provider=mysql", $"--Database:ConnectionString=Server=127.0.0.1;Pasword={Secret}", .. loud]);

        Assert.Contains("127.0.0.1", away.Before, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, away.Before, StringComparison.OrdinalIgnoreCase);
        Assert.NotEqual(0, misspelt.ExitCode);
        Assert.DoesNotContain(Secret, misspelt.Output + misspelt.Errors, StringComparison.OrdinalIgnoreCase);
    }

    [FactOnMariaDb]
    public async Task Find_LoginRefused_NeverSaysThePassword()
    {
        var connection = new System.Data.Common.DbConnectionStringBuilder { ConnectionString = TestDatabase.MySqlServer, ["Password"] = Secret }.ConnectionString!;

        var refused = await Assert.ThrowsAsync<StoreAwayException>(() => new Database(Dialect.MySql, connection).FindAsync<long>("select 1", null, default));

        Assert.DoesNotContain(Secret, refused.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>What is no request at all: the server itself complains of it.</summary>
    private static async Task SendNonsenseAsync(Uri address)
    {
        using var connection = new TcpClient();
        await connection.ConnectAsync(address.Host, address.Port);
        await connection.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"GET /i/{Secret} {Secret} HTTP/1.1\r\n\r\n"));
        await connection.GetStream().CopyToAsync(Stream.Null);
    }

    private sealed class Log : ILoggerProvider, ISupportExternalScope
    {
        private IExternalScopeProvider? _scopes;

        public ConcurrentQueue<string> Entries { get; } = new();

        public ILogger CreateLogger(string categoryName) => new Category(this, categoryName);

        public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

        public void Dispose()
        {
            // holds nothing
        }

        private sealed class Category(Log log, string name) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state) where TState : notnull => log._scopes?.Push(state);

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            {
                var entry = new StringBuilder($"{logLevel} {name} {eventId.Name}: {formatter(state, exception)} {exception}");
                if (state is IEnumerable<KeyValuePair<string, object?>> values)
                    entry.AppendJoin(' ', values.Select(value => $"{value.Key}={value.Value}"));
                log._scopes?.ForEachScope((scope, text) => text.Append(' ').Append(scope), entry);
                log.Entries.Enqueue(entry.ToString());
            }
        }
    }
}
