using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SurveyHub.Engine;

namespace SurveyHub.Load;

/// <summary>The product as it is, but that a response handed in is called stored at once: what is left is the cost of everything else.</summary>
internal sealed class ServeNothing : WebApplicationFactory<Program>
{
    private readonly string _database = Path.Combine(Path.GetTempPath(), $"surveyhub-nothing-{Environment.ProcessId}.db");

    /// <summary>Until it is asked to end.</summary>
    public static async Task RunAsync(Uri address, CancellationToken ct)
    {
        await using var site = new ServeNothing();
        site.UseKestrel(address.Port);
        site.StartServer();
        await Task.Delay(Timeout.Infinite, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        foreach (var suffix in (string[])["", "-wal", "-shm"])
            File.Delete(_database + suffix);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.ConfigureAppConfiguration(settings => settings.AddInMemoryCollection(new Dictionary<string, string?>(Site.Settings)
        {
            ["Database:Provider"] = "sqlite",
            ["Database:ConnectionString"] = $"Data Source={_database}",
        }));
        builder.ConfigureTestServices(ReplaceStore);
    }

    private static void ReplaceStore(IServiceCollection services) =>
        services.AddSingleton(new GroupCommit((batch, _) => Task.FromResult<IReadOnlyList<Intake>>([.. batch.Select(_ => Intake.Stored)])));
}
