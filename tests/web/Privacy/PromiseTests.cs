using System.Collections.Concurrent;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SurveyHub.Web;

namespace SurveyHub.Tests;

/// <summary>What citizens are told on <c>/privacy</c> holds: of the tables, and of the log even at its most talkative.</summary>
public sealed class PromiseTests
{
    private const string Comment = "Bí mật của bà Be";
    private const string Elsewhere = "203.0.113.77";

    [Theory, EachDatabase]
    public async Task Tables_OfResponses_HaveNoColumnForWhoAnswered(string provider)
    {
        await using var store = await TestDatabase.CreateAsync(provider);

        Assert.Equal(
            ["answers", "campaign", "channel", "comments", "field", "id", "language", "point", "questionnaire", "received_at", "received_on", "sha256", "started_at", "submitted_at", "unit", "version"],
            await ColumnsAsync(store, "response"));
        Assert.Equal(["flag", "response"], await ColumnsAsync(store, "response_flag"));
        Assert.Equal(["body", "device", "id", "reason", "received_at", "settled_at", "sha256"], await ColumnsAsync(store, "quarantined_response"));
    }

    [Theory, EachDatabase]
    public async Task Tables_OfContacts_HaveNoColumnThatAResponseHas(string provider)
    {
        await using var store = await TestDatabase.CreateAsync(provider);

        Assert.Equal(["added_at", "campaign", "email_mac", "id", "invitation", "phone_mac", "sealed"], await ColumnsAsync(store, "contact"));
        Assert.Equal(["campaign", "spent", "token_sha256"], await ColumnsAsync(store, "invitation"));
    }

    [Fact]
    public async Task Log_OfEverythingACitizenDoes_HoldsNothingOfThem()
    {
        var heard = new Listener();
        await using var app = await SurveyHubApp.StartAsync("sqlite", [.. ((string[])["Default", "Microsoft.AspNetCore", "Microsoft.AspNetCore.DataProtection", "Microsoft.Extensions.Diagnostics.HealthChecks"]).Select(category => ($"Logging:LogLevel:{category}", "Trace"))]);
        await using var site = app.WithWebHostBuilder(host => host.ConfigureTestServices(services => services.AddSingleton<ILoggerProvider>(heard)));
        using var client = site.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        client.DefaultRequestHeaders.Add("X-Forwarded-For", Elsewhere);
        var (demo, seal) = ((await app.Service<Campaigns>().FindAsync(Code.Of("demo"), default))!, site.Services.GetRequiredService<ContactSeal>());

        await seal.AddAsync(demo, [.. InvitedPeople.Addresses.Select((address, place) => (place + 2L, Contact.Parse(address)!))], Sample.Signed(), default);
        var token = (await site.Services.GetRequiredService<Invitations>().AddAsync(demo, 1, Sample.Signed(), default))[0].Value;
        await client.GetAsync("/s/demo?lang=vi");
        using var form = new FormUrlEncodedContent(DemoForm.Filled(("comment", Comment)).Select(field => KeyValuePair.Create(field.Name, field.Value)));
        var sent = await client.PostAsync("/s/demo", form);
        await client.GetAsync(sent.Headers.Location);
        using var refused = new FormUrlEncodedContent(DemoForm.Filled(("c24", null), ("comment", Comment), ("c25", Comment)).Select(field => KeyValuePair.Create(field.Name, field.Value)));
        await client.PostAsync("/s/demo", refused);
        foreach (var answer in (string[])["4", Comment])
        {
            var body = ResponsesApp.Response(response => (response["invitation"], response["answers"]!["comment"], response["answers"]!["c24"]) = (token, Comment, answer));
            using var json = new StringContent(body.ToJsonString(), System.Text.Encoding.UTF8, "application/json");
            await client.PostAsync(ResponsesApp.Address, json);
        }

        await seal.EraseAsync(demo, Contact.Parse(InvitedPeople.Addresses[0])!, Sample.Signed(), default);
        await site.Services.GetRequiredService<Retention>().RunAsync(Sample.Signed(), default);

        Assert.Equal(2, await app.Database.CountAsync("response"));
        Assert.Contains(heard.Lines, line => line.Contains("Application started", StringComparison.Ordinal)); // it did listen
        Assert.All((string[])[Comment, token, Elsewhere, "127.0.0.1", "thu.example", "912345678"], secret => Assert.DoesNotContain(heard.Lines, line => line.Contains(secret, StringComparison.OrdinalIgnoreCase)));
    }

    private static async Task<IEnumerable<string>> ColumnsAsync(TestDatabase store, string table) =>
        (await store.Database.QueryAsync<string>(
            store.Provider == "sqlite" ? $"select name from pragma_table_info('{table}')" : $"select column_name from information_schema.columns where table_schema = database() and table_name = '{table}'", null, default))
        .Order(StringComparer.Ordinal);

    /// <summary>Hears every line of every category, with all its values.</summary>
    private sealed class Listener : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<string> _lines = new();

        public IEnumerable<string> Lines => _lines;

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull
        {
            _lines.Enqueue($"{state}");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            _lines.Enqueue($"{formatter(state, exception)} {exception} {(state is IEnumerable<KeyValuePair<string, object?>> values ? string.Join(" ", values.Select(value => value.Value)) : "")}");

        public void Dispose()
        {
            // holds nothing; the interface asks for it
        }
    }
}
