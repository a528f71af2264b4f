using System.Net;
using System.Net.Sockets;

namespace SurveyHub.Tests;

public sealed class ServeVerbTests : IDisposable
{
    private readonly SurveyHubProgram _program = new();

    [Fact]
    public async Task Serve_FreshFolder_AnswersOnThePortItWasGivenAndKeepsItsStoreThere()
    {
        var port = FreePort();

        using var site = await _program.ServeAsync("serve", "--urls", $"http://127.0.0.1:{port}");
        using var response = await site.Client.GetAsync("/s/demo");

        Assert.Equal(port, site.Address.Port);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.True(File.Exists(Path.Combine(_program.Folder, "data", "surveyhub.db")));
    }

    [Theory]
    [InlineData("serve")]
    [InlineData()]
    public async Task Serve_CtrlC_EndsInGoodOrder(params string[] verb)
    {
        using var site = await _program.ServeAsync([.. verb, "--urls", "http://127.0.0.1:0"]);

        Assert.Equal(0, await site.InterruptAsync());
    }

    [Fact]
    public async Task Serve_AfterCtrlC_StillHasWhatWasAcknowledged()
    {
        Uri receipt;
        using (var site = await _program.ServeAsync("--urls", "http://127.0.0.1:0"))
        {
            using var form = new FormUrlEncodedContent(DemoForm.Filled().Select(field => KeyValuePair.Create(field.Name, field.Value)));
            using var response = await site.Client.PostAsync("/s/demo", form); // follows to the receipt
            receipt = response.RequestMessage!.RequestUri!;
            await site.InterruptAsync();
        }

        using var again = await _program.ServeAsync("--urls", "http://127.0.0.1:0");
        using var shown = await again.Client.GetAsync(receipt.AbsolutePath);

        Assert.StartsWith("/thanks/", receipt.AbsolutePath, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, shown.StatusCode);
    }

    [Theory, EachDatabase]
    public async Task Serve_TwoAtTheSameMomentOnAFreshDatabase_BothServeAndTheTablesAreMadeOnce(string provider)
    {
        await using var database = await TestDatabase.CreateWithoutTablesAsync(provider);
        string[] words = ["--urls", "http://127.0.0.1:0", $"--Database:Provider={provider}", $"--Database:ConnectionString={database.ConnectionString}"];

        var sites = await Task.WhenAll(_program.ServeAsync(words), _program.ServeAsync(words));
        using var first = sites[0];
        using var second = sites[1];

        Assert.Contains("/s/demo", await first.Client.GetStringAsync("/"), StringComparison.Ordinal);
        Assert.Contains("/s/demo", await second.Client.GetStringAsync("/"), StringComparison.Ordinal);
        Assert.Single(sites, site => site.Before.Contains("Applied Schema/001-first-light.sql", StringComparison.Ordinal));
        Assert.Single(sites, site => site.Before.Contains("Loaded the demonstration province", StringComparison.Ordinal));
        Assert.Equal(2, await database.CountAsync("campaign"));
    }

    [Fact]
    public async Task Serve_PortThatIsTaken_SaysSoAndEnds()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();

        var ended = await _program.RunAsync("--urls", $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}");

        Assert.NotEqual(0, ended.ExitCode);
        Assert.Contains("address already in use", ended.Output + ended.Errors, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("khong-co")]
    [InlineData("--khong-co")]
    [InlineData("import", "--khong-co")]
    [InlineData("analyze")]
    [InlineData("campaign")]
    public async Task Run_UnknownOrHalfCommand_ShowsTheHelpAndFails(params string[] words)
    {
        var ended = await _program.RunAsync(words);

        Assert.NotEqual(0, ended.ExitCode);
        Assert.NotEqual("", ended.Errors);
        Assert.Contains("Usage", ended.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_program.Folder, "data")));
    }

    [Fact]
    public async Task Run_Help_NamesEveryVerb()
    {
        var ended = await _program.RunAsync("--help");

        Assert.Equal(0, ended.ExitCode);
        Assert.All((string[])["serve", "import", "analyze", "seed", "questionnaire", "campaign"], verb => Assert.Matches($@"\n\s+{verb}\b", ended.Output));
    }

    [Fact]
    public async Task Serve_UnknownDatabaseProvider_IsNamedWithThoseThereAre()
    {
        var ended = await _program.RunAsync("--urls", "http://127.0.0.1:0", "--Database:Provider=oracle");

        Assert.NotEqual(0, ended.ExitCode);
        Assert.Contains("'oracle'; it can be 'sqlite' or 'mysql'", ended.Errors, StringComparison.Ordinal);
    }

    public void Dispose() => _program.Dispose();

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
