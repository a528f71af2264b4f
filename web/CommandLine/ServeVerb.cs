using System.CommandLine;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary><c>serve</c>, which is also what the program does when no verb is given.</summary>
public static class ServeVerb
{
    public static Command Create(WebApplication app)
    {
        var command = new Command("serve", Texts.Current["cli.serve"]);
        command.SetAction((_, ct) => RunAsync(app, ct));
        return command;
    }

    public static async Task RunAsync(WebApplication app, CancellationToken ct)
    {
        await PrepareAsync(app, ct);
        await app.RunAsync(ct);
    }

    /// <summary>Brings the store up to date; every verb that touches it begins with this.</summary>
    public static async Task PrepareAsync(WebApplication app, CancellationToken ct)
    {
        var (database, clock) = (app.Services.GetRequiredService<Database>(), app.Services.GetRequiredService<TimeProvider>());
        foreach (var script in await Schema.UpgradeAsync(database, clock, ct))
            app.Logger.LogInformation("Applied {Script} to {Provider}", script, database.Dialect.Name);
        if (await app.Services.GetRequiredService<Ledger>().AdoptAsync(database, ct) is > 0 and var adopted)
            app.Logger.LogInformation("Entered {Rows} rows that were stored before there was a ledger", adopted);
        if (await Demonstration.LoadAsync(database, clock.GetUtcNow(), ct))
            app.Logger.LogInformation("Loaded the demonstration province into the empty store");
    }
}
