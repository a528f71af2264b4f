using System.CommandLine;
using SurveyHub.Engine;

namespace SurveyHub.Load;

/// <summary><c>batches [--provider mysql|sqlite] [--size 100] [--connections 8] [--seconds 20]</c></summary>
internal static class BatchesVerb
{
    public static Command Create()
    {
        var options = new StageOptions();
        var (warmUp, seconds) = (StageOptions.Seconds("--warm-up", "seconds before the measurement", 5), StageOptions.Seconds("--seconds", "of the measurement", 20));
        var size = new Option<int>("--size") { Description = "responses in a request", DefaultValueFactory = _ => 100 };
        var connections = new Option<int>("--connections") { Description = "how many at once", DefaultValueFactory = _ => 8 };
        var command = new Command("batches", "POST /api/v1/responses; each acknowledged response is looked for in the store.") { size, connections, seconds, warmUp };
        options.AddTo(command);
        command.SetAction((words, ct) => RunAsync(
            options.Read(words), words.GetValue(size), words.GetValue(connections),
            TimeSpan.FromSeconds(words.GetValue(warmUp)), TimeSpan.FromSeconds(words.GetValue(seconds)), ct));
        return command;
    }

    private static async Task<int> RunAsync(StageSettings settings, int size, int connections, TimeSpan warmUp, TimeSpan measured, CancellationToken ct)
    {
        await using var stage = await Stage.StartAsync("database", settings, ct);
        var (promises, clock) = (new Promises(), new VietnamClock());
        IConversation[] kiosks = [.. Enumerable.Range(0, connections).Select(number => new Batch(size, HashCode.Combine(settings.Seed, number), clock, promises))];
        var isAny = false;
        await foreach (var result in stage.Run.MeasureAsync(kiosks, warmUp, [measured], ct))
        {
            Report.Print(result);
            isAny |= result.HasRounds;
            Report.Line($"\n{result.RoundsPerSecond * size:N0} responses/s stored through the API, {size} a request");
        }

        foreach (var line in Yardstick.Batches)
            Report.Line($"{line}");
        return await stage.CheckAsync(promises, ct) && isAny ? 0 : 1;
    }
}
