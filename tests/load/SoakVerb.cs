using System.CommandLine;

namespace SurveyHub.Load;

/// <summary><c>soak --minutes 10</c>: whether anything grows or slows.</summary>
internal static class SoakVerb
{
    private static readonly TimeSpan _window = TimeSpan.FromSeconds(10);

    public static Command Create()
    {
        var (options, clients) = (new StageOptions(), StageOptions.Clients(128));
        var minutes = new Option<int>("--minutes") { Description = "at least 2", DefaultValueFactory = _ => 10 };
        var command = new Command("soak", "Journeys for long, with the server's memory each 10 s.") { clients, minutes };
        options.AddTo(command);
        command.SetAction((words, ct) => RunAsync(options.Read(words), words.GetValue(clients)![0], Math.Max(2, words.GetValue(minutes)), ct));
        return command;
    }

    private static async Task<int> RunAsync(StageSettings settings, int clients, int minutes, CancellationToken ct)
    {
        await using var stage = await Stage.StartAsync("database", settings, ct);
        var (promises, results) = (new Promises(), new List<Result>());
        Report.Line($"{"s",6}{"journeys/s",12}{"p99 ms",9}{"errors",8}{"memory MB",11}");
        await foreach (var result in stage.Run.MeasureAsync(JourneysVerb.Citizens(clients, settings.Seed, promises), _window, Enumerable.Repeat(_window, minutes * 6), ct))
        {
            results.Add(result);
            Print($"{results.Count * 10}", [result]);
        }

        Print("first", [.. results.Take(6)]);
        Print("last", [.. results.TakeLast(6)]);
        return await stage.CheckAsync(promises, ct) ? 0 : 1;
    }

    private static void Print(string name, IReadOnlyList<Result> results)
    {
        var measured = new Measurement();
        foreach (var result in results)
            measured.Add(result.Measured);
        var rate = measured.Rounds.Count / results.Sum(result => result.Seconds);
        Report.Line($"{name,6}{rate,12:N0}{measured.AllSteps().Milliseconds(0.99),9:F1}{measured.Complaints.Values.Sum(),8:N0}{results.Max(result => result.Used.Memory) / 1e6,11:F0}");
    }
}
