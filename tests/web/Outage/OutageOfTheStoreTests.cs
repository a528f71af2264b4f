using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using SurveyHub.Web;

namespace SurveyHub.Tests;

/// <summary>The program beside a MariaDB that comes late, dies, stands still or is busy.</summary>
[Collection(FaultTests.Name)]
public sealed class OutageOfTheStoreTests : IDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);

    private readonly SurveyHubProgram _program = new();

    [FactOnItsOwnMariaDb]
    public async Task Serve_DatabaseThatComesLater_WaitsSaysSoOnceAndServesThen()
    {
        await using var maria = await MariaDbServer.CreateAsync();
        await maria.StopAsync();

        using var site = await ServeAsync(maria);
        using var health = await site.Client.GetAsync("/healthz");
        using var ready = await site.Client.GetAsync("/readyz");
        using var page = await site.Client.GetAsync("/s/demo");
        await maria.StartAsync();
        await UntilOkAsync(site, "/readyz");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable, HttpStatusCode.ServiceUnavailable), (health.StatusCode, ready.StatusCode, page.StatusCode));
        Assert.Single(site.Before.Split("Waiting for the database").Skip(1));
        Assert.DoesNotContain("Password", site.Before, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("/s/demo", await site.Client.GetStringAsync("/"), StringComparison.Ordinal);
    }

    [FactOnItsOwnMariaDb]
    public async Task Post_DatabaseKilledMeanwhile_KeepsTheAnswersAndStoresThemOnceWhenItIsBack()
    {
        await using var maria = await MariaDbServer.CreateAsync();
        using var site = await ServeAsync(maria);
        maria.Kill();

        using var refused = await site.Client.PostAsync("/s/demo", Form(DemoForm.Filled(("response_id", "019c9f10-8d80-7abc-8def-0123456789ab"))));
        using var ready = await site.Client.GetAsync("/readyz");
        using var program = await HandInAsync(site);
        var kept = (await SurveyHubApp.PageAsync(refused)).QuerySelectorAll<IHtmlInputElement>("#again input").Select(field => (field.Name!, field.Value)).ToList();
        await maria.StartAsync();
        await UntilOkAsync(site, "/readyz");
        using var thanked = await site.Client.PostAsync("/s/demo", Form(kept)); // follows to the receipt

        Assert.Equal((HttpStatusCode.ServiceUnavailable, HttpStatusCode.ServiceUnavailable), (refused.StatusCode, ready.StatusCode));
        Assert.Equal((HttpStatusCode.ServiceUnavailable, TimeSpan.FromSeconds(5)), (program.StatusCode, program.Headers.RetryAfter?.Delta));
        Assert.Contains("\"store-away\"", await program.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(17, kept.Count);
        Assert.Equal("/thanks/019c9f108d807abc8def0123456789ab", thanked.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Equal(1, await maria.Open().FindAsync<long>("select count(*) from response", null, default));
    }

    [FactOnItsOwnMariaDb]
    public async Task Send_DatabaseThatStandsStill_IsAnsweredInTimeForEveryone()
    {
        await using var maria = await MariaDbServer.CreateAsync();
        using var site = await ServeAsync(maria);
        site.Client.Timeout = TimeSpan.FromSeconds(30); // without a limit of the site's own nobody would ever be answered
        await maria.FreezeAsync();

        Func<Task<HttpResponseMessage>>[] everyone = [() => site.Client.GetAsync("/results/demo.json"), () => site.Client.PostAsync("/s/demo", Form(DemoForm.Filled())), () => HandInAsync(site)];
        var answers = await Task.WhenAll(Enumerable.Range(0, 150).Select(i => everyone[i % everyone.Length]()));
        await maria.ThawAsync();
        await UntilOkAsync(site, "/readyz");

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode));
        Assert.All(answers, answer => Assert.NotNull(answer.Headers.RetryAfter));
        Assert.All(answers.Where((_, i) => i % everyone.Length == 2), answer => Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType));
        Assert.Equal(HttpStatusCode.OK, (await site.Client.GetAsync("/results/demo")).StatusCode);
    }

    [FactOnItsOwnMariaDb]
    public async Task Get_MoreReportsThanTheBulkheadTakes_AreRefusedAndCitizensAreServed()
    {
        await using var maria = await MariaDbServer.CreateAsync();
        using var site = await ServeAsync(maria);
        await using var lockOfTables = await Dialect.MySql.Factory.CreateDataSource(Dialect.MySql.Complete(maria.ConnectionString)).OpenConnectionAsync();
        await ExecuteAsync(lockOfTables, "lock tables target write"); // each report reads it; the citizen's form does not

        var reports = Enumerable.Range(0, Bulkhead.AtOnce + Bulkhead.Waiting + 3).Select(_ => site.Client.GetAsync("/results/demo.json")).ToList();
        var refused = new List<HttpResponseMessage>();
        while (refused.Count < 3)
            refused.Add(await await Task.WhenAny(reports.Where(report => !refused.Any(one => report.IsCompleted && one == report.Result))).WaitAsync(_patience));
        using var page = await site.Client.GetAsync("/s/demo");
        using var thanked = await site.Client.PostAsync("/s/demo", Form(DemoForm.Filled()));
        await ExecuteAsync(lockOfTables, "unlock tables");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (page.StatusCode, thanked.StatusCode));
        Assert.All(refused, answer => Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode));
        Assert.All(refused, answer => Assert.NotNull(answer.Headers.RetryAfter));
        Assert.Contains("\"reports-busy\"", await refused[0].Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await Task.WhenAll(reports).WaitAsync(_patience);
    }

    public void Dispose() => _program.Dispose();

    private static FormUrlEncodedContent Form(IEnumerable<(string Name, string Value)> fields) => new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));

    private static Task<HttpResponseMessage> HandInAsync(Serving site) =>
        site.Client.PostAsync(ResponsesApp.Address, new StringContent(ResponsesApp.Response().ToJsonString(), new System.Net.Http.Headers.MediaTypeHeaderValue("application/json")));

    private static async Task ExecuteAsync(System.Data.Common.DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private static async Task UntilOkAsync(Serving site, string address)
    {
        using var patience = new CancellationTokenSource(_patience);
        while (!(await site.Client.GetAsync(address, patience.Token)).IsSuccessStatusCode)
            await Task.Delay(50, patience.Token);
    }

    private Task<Serving> ServeAsync(MariaDbServer maria) =>
        _program.ServeAsync("serve", "--urls", "http://127.0.0.1:0", "--Database:Provider=mysql", $"--Database:ConnectionString={maria.ConnectionString}");
}
