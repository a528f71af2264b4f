using System.CommandLine;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary><c>serve</c>, which is also what the program does when no verb is given.</summary>
public static class ServeVerb
{
    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(1);

    public static Command Create(WebApplication app)
    {
        var command = new Command("serve", Texts.Current["cli.serve"]);
        command.SetAction((_, ct) => RunAsync(app, ct));
        return command;
    }

    public static async Task RunAsync(WebApplication app, CancellationToken ct)
    {
        var isPrepared = await TryPrepareAsync(app, isFirst: true, ct);
        await app.StartAsync(ct);
        if (!isPrepared)
            await PrepareWhenThereAsync(app);
        await app.WaitForShutdownAsync(ct);
    }

    /// <summary>Brings the store up to date; every verb that touches it begins with this.</summary>
    public static async Task PrepareAsync(WebApplication app, CancellationToken ct)
    {
        var (database, clock) = (app.Services.GetRequiredService<Database>(), app.Services.GetRequiredService<TimeProvider>());
        await database.FindAsync<long>("select 1", null, ct); // with a limit on the time it takes, which the upgrade has not
        foreach (var script in await Schema.UpgradeAsync(database, clock, ct))
            app.Logger.LogInformation("Applied {Script} to {Provider}", script, database.Dialect.Name);
        if (await app.Services.GetRequiredService<Ledger>().AdoptAsync(database, ct) is > 0 and var adopted)
            app.Logger.LogInformation("Entered {Rows} rows that were stored before there was a ledger", adopted);
        if (await Demonstration.LoadAsync(database, clock.GetUtcNow(), ct))
            app.Logger.LogInformation("Loaded the demonstration province into the empty store");
    }

    private static async Task PrepareWhenThereAsync(WebApplication app)
    {
        var stopping = app.Lifetime.ApplicationStopping;
        try
        {
            do
                await Task.Delay(_pause, stopping);
            while (!await TryPrepareAsync(app, isFirst: false, stopping));
            app.Logger.LogInformation("The database is there");
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // stopped while it waited
        }
    }

    /// <returns>False where the store is away; also where it refuses the login, which an operator mends meanwhile.</returns>
    private static async Task<bool> TryPrepareAsync(WebApplication app, bool isFirst, CancellationToken ct)
    {
        var database = app.Services.GetRequiredService<Database>();
        try
        {
            await PrepareAsync(app, ct);
            foreach (var lost in await app.FindLostKeysAsync(ct)) // said, not refused: citizens' pages need no key
                app.Logger.LogError("{Sentence}", Texts.Current.Of(lost));
            await FirstAdministrator.AddAsync(app, ct);
            app.Services.GetRequiredService<Readiness>().Prepared(); // last: nobody is let in to a program that still sets itself up
            return true;
        }
        catch (Exception e) when (e is StoreAwayException || database.Dialect.IsAway(e))
        {
            if (isFirst)
                app.Logger.LogWarning("Waiting for the database: {Reason}", e.Message);
            return false;
        }
    }
}
