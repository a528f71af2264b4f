using System.CommandLine;

namespace SurveyHub.Load;

/// <summary><c>snapshot [--provider mysql|sqlite] [--rows 1000000] [--restart-rows 10000000]</c>: how long until the columns are there, and how old they get.</summary>
internal static class SnapshotVerb
{
    private const double MostSecondsToRead = 10; // a million
    private const double MostSecondsToRestart = 3; // with ten million
    private const double MostSecondsToSee = 2;

    public static Command Create()
    {
        var options = new StageOptions();
        var rows = new Option<int>("--rows") { Description = "responses in the store when it is read for the first time", DefaultValueFactory = _ => 1_000_000 };
        var restartRows = new Option<int>("--restart-rows") { Description = "responses that are on disk at a restart; the store is filled up to them first", DefaultValueFactory = _ => 10_000_000 };
        var samples = new Option<int>("--samples") { Description = "commits of which each is waited for", DefaultValueFactory = _ => 200 };
        var command = new Command("snapshot", "Columns read from the store, read from disk after a restart, and seen after a commit.") { rows, restartRows, samples };
        options.AddStoreTo(command);
        command.SetAction(async (words, ct) =>
        {
            var settings = options.Read(words);
            using var folder = new Folder(settings.Data);
            await using var store = await Store.StartAsync(settings.Provider, folder, ct);
            await Filling.RunAsync(store, words.GetValue(rows), settings.Seed, many: 0, ct);
            var isExact = await MeasureReadingAsync(store, ct);
            await Filling.RunAsync(store, words.GetValue(restartRows), settings.Seed, many: 0, ct);
            isExact &= await MeasureRestartAsync(store, folder["columns"], ct);
            await MeasureCommitsAsync(store, words.GetValue(samples), settings.Seed, ct);
            return isExact ? 0 : 1;
        });
        return command;
    }

    /// <returns>Whether every response is there, once.</returns>
    private static async Task<bool> MeasureReadingAsync(Store store, CancellationToken ct)
    {
        var before = Usage.Read(server: null, store.Id);
        using var snapshots = FirstReading.Prepare(store, files: null);
        var first = await FirstReading.MeasureAsync(snapshots, ct);
        Print("read from the store", first, first.Responses / 1e6 * MostSecondsToRead, before, store);
        Report.Line($"  {(double)first.Bytes / first.Responses:F1} bytes a response in memory");
        return await IsExactAsync(first, store, ct);
    }

    /// <returns>The same.</returns>
    private static async Task<bool> MeasureRestartAsync(Store store, string files, CancellationToken ct)
    {
        using (var snapshots = FirstReading.Prepare(store, files))
        {
            await FirstReading.MeasureAsync(snapshots, ct);
            await snapshots.SaveAsync(ct);
        }

        var bytes = new DirectoryInfo(files).EnumerateFiles().Sum(file => file.Length);
        var before = Usage.Read(server: null, store.Id);
        using var again = FirstReading.Prepare(store, files);
        var first = await FirstReading.MeasureAsync(again, ct);
        Print("read from disk after a restart", first, first.Responses / 10e6 * MostSecondsToRestart, before, store);
        Report.Line($"  {bytes / 1e6:F0} MB in files, {(double)bytes / first.Responses:F1} bytes a response, {bytes / 1e6 / first.Seconds:F0} MB/s");
        return await IsExactAsync(first, store, ct);
    }

    private static async Task MeasureCommitsAsync(Store store, int samples, int seed, CancellationToken ct)
    {
        var seen = await Sightings.MeasureAsync(store, samples, seed, ct);
        Report.Line($"\nfrom a commit by another connection until its response is in the results, {seen.Count:N0} times: p50 {seen.Milliseconds(0.5):F0} ms, p99 {seen.Milliseconds(0.99):F0} ms, at most {seen.Milliseconds(1):F0} ms{Report.Mark(seen.Milliseconds(1) <= 1000 * MostSecondsToSee)} (goal {1000 * MostSecondsToSee:N0} ms)");
    }

    private static void Print(string what, FirstReading first, double goal, Usage before, Store store)
    {
        var used = Usage.Read(server: null, store.Id).Since(before);
        Report.Line($"\n{what}: {first.Responses:N0} responses in {first.Seconds:F2} s (goal {goal:F2} s){Report.Mark(first.Seconds <= goal)}");
        Report.Line($"  CPU seconds: this program {used.Clients:F1}, database {used.Database:F1}, others {used.Others:F1}");
    }

    private static async Task<bool> IsExactAsync(FirstReading first, Store store, CancellationToken ct)
    {
        var stored = await store.CountAsync(ct);
        Report.Line($"  {stored:N0} in the store: {(first.Responses == stored ? "exact" : "WRONG")}");
        return first.Responses == stored;
    }
}
