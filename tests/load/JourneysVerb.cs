using System.CommandLine;
using SurveyHub.Engine;

namespace SurveyHub.Load;

/// <summary><c>journeys [--provider mysql|sqlite] [--clients 8,32,128] [--seconds 20] [--store database,nothing]</c></summary>
internal static class JourneysVerb
{
    public static Command Create()
    {
        var (options, clients) = (new StageOptions(), StageOptions.Clients(8, 32, 128));
        var (warmUp, seconds) = (StageOptions.Seconds("--warm-up", "seconds before each measurement", 5), StageOptions.Seconds("--seconds", "of each measurement", 20));
        var stores = new Option<string>("--store") { Description = "database, nothing, constant, or several joined by commas", DefaultValueFactory = _ => "database" };
        var command = new Command("journeys", "Citizens: page, 16 answers, receipt; each acknowledged response is looked for in the store.") { clients, seconds, warmUp, stores };
        options.AddTo(command);
        command.SetAction(async (words, ct) =>
        {
            var windows = (TimeSpan.FromSeconds(words.GetValue(warmUp)), TimeSpan.FromSeconds(words.GetValue(seconds)));
            var (results, isExact) = (new List<Result>(), true);
            foreach (var kind in words.GetValue(stores)!.Split(','))
                isExact &= await MeasureAsync(kind, options.Read(words), words.GetValue(clients)!, windows, results, ct);
            Report.Compare(results, Yardstick.Journeys);
            return isExact && results.All(result => result.HasRounds) ? 0 : 1;
        });
        return command;
    }

    /// <summary>So many citizens, each with answers of its own.</summary>
    /// <param name="readPages">Whether some pages are looked at; constant ones need not be.</param>
    public static IReadOnlyList<IConversation> Citizens(int count, int seed, Promises promises, bool readPages = true)
    {
        var (clock, check) = (new VietnamClock(), readPages ? new PageCheck() : null);
        return [.. Enumerable.Range(0, count).Select(number => new Journey(HashCode.Combine(seed, number), clock, promises, check))];
    }

    private static async Task<bool> MeasureAsync(
        string kind, StageSettings settings, IReadOnlyList<int> clients, (TimeSpan WarmUp, TimeSpan Measured) windows, List<Result> results, CancellationToken ct)
    {
        await using var stage = await Stage.StartAsync(kind, settings, ct);
        var promises = new Promises();
        foreach (var count in clients)
        {
            await foreach (var result in stage.Run.MeasureAsync(Citizens(count, settings.Seed, promises, kind != "constant"), windows.WarmUp, [windows.Measured], ct))
            {
                Report.Print(result);
                results.Add(result);
            }
        }

        return await stage.CheckAsync(promises, ct);
    }
}
