using System.CommandLine;
using System.Diagnostics;
using SurveyHub.Engine;

namespace SurveyHub.Load;

/// <summary><c>exports [--provider mysql|sqlite] [--rows 1000000] [--wide-rows 250000] [--columns 100]</c>: files of responses, made by a server while its progress is looked at.</summary>
internal static class ExportsVerb
{
    private const double MostSeconds = 20; // a million to CSV
    private const double MostMemory = 300e6; // of the server, above what it had taken before

    public static Command Create()
    {
        var options = new StageOptions();
        var rows = new Option<int>("--rows") { Description = "responses of the demonstration's questionnaire, to CSV", DefaultValueFactory = _ => 1_000_000 };
        var wideRows = new Option<int>("--wide-rows") { Description = "responses to many criteria, to CSV and XLSX", DefaultValueFactory = _ => 250_000 };
        var columns = new Option<int>("--columns") { Description = "how many criteria", DefaultValueFactory = _ => 100 };
        var command = new Command("exports", "Responses one by one, to files: seconds, peak memory of the server, progress.") { rows, wideRows, columns };
        options.AddStoreTo(command);
        command.SetAction(async (words, ct) =>
        {
            var (settings, isRight) = (options.Read(words), true);
            if (words.GetValue(rows) is var many and > 0)
            {
                using var folder = new Folder(settings.Data is { } data ? Path.Combine(data, "many") : null);
                await using var store = await Store.StartAsync(settings.Provider, folder, ct);
                await Filling.RunAsync(store, many, settings.Seed, many: 0, ct);
                isRight &= await MeasureAsync(folder, store, DemoCampaign.Code, ExportFormat.Csv, $"{many:N0} responses", many / 1e6 * MostSeconds, ct);
            }

            if (words.GetValue(wideRows) is var wide and > 0)
            {
                using var folder = new Folder(settings.Data is { } data ? Path.Combine(data, "wide") : null);
                await using var store = await Store.StartAsync(settings.Provider, folder, ct);
                await Filling.PrepareAsync(store, ct);
                var campaign = await WideCampaign.AddAsync(store, words.GetValue(columns), ct);
                await Filling.RunAsync(store, campaign, wide, settings.Seed, units: [], ct);
                foreach (var format in Enum.GetValues<ExportFormat>())
                    isRight &= await MeasureAsync(folder, store, campaign.Code, format, $"{wide:N0} responses x {words.GetValue(columns)} criteria", null, ct);
            }

            return isRight ? 0 : 1;
        });
        return command;
    }

    /// <summary>On a server of its own, so that its peak is that of this file.</summary>
    /// <returns>Whether it was made, and its progress seen.</returns>
    private static async Task<bool> MeasureAsync(Folder folder, Store store, Code campaign, ExportFormat format, string what, double? goal, CancellationToken ct)
    {
        await using var site = await Site.StartAsync(folder, store, ct);
        var exports = new Exports(store.Database, store.Audit, new VietnamClock());
        var columnsRead = await WaitForColumnsAsync(site, campaign, ct);
        var before = Usage.Read(site.Id, store.Id);
        var export = (await exports.AddAsync(campaign, format, "vi", new("load", new VietnamClock().GetUtcNow()), ct)).Value!;
        var (asked, seen) = (Stopwatch.GetTimestamp(), new HashSet<long>());
        double? begun = null;
        while (!export.IsOver)
        {
            await Task.Delay(50, ct);
            export = (await exports.FindAsync(export.Id, export.Asked.By, ct))!;
            if (export.State == ExportState.Running)
                begun ??= Stopwatch.GetElapsedTime(asked).TotalSeconds;
            if (export.RowsRead > 0)
                seen.Add(export.RowsRead);
        }

        var (seconds, used) = (Stopwatch.GetElapsedTime(asked).TotalSeconds, Usage.Read(site.Id, store.Id));
        var since = used.Since(before);
        Report.Line($"\n{what} to {Words.Write(format)}: {export.State} in {seconds:F1} s{(goal is { } most ? $" (goal {most:F0} s){Report.Mark(seconds <= most)}" : "")}, begun after {begun ?? seconds:F1} s, {(export.File?.Bytes ?? 0) / 1e6:F1} MB; progress seen {seen.Count} times");
        Report.Line($"  memory of the server: at most {used.PeakMemory / 1e6:F0} MB, {before.PeakMemory / 1e6:F0} MB before (goal {MostMemory / 1e6:F0} more){Report.Mark(used.PeakMemory - before.PeakMemory <= MostMemory)}; CPU seconds: server {since.Server:F1}, database {since.Database:F1}, others {since.Others:F1}; columns were read in {columnsRead:F1} s");
        return export.State == ExportState.Done && seen.Count > 1;
    }

    /// <summary>As on a server that has been up for a while.</summary>
    private static async Task<double> WaitForColumnsAsync(Site site, Code campaign, CancellationToken ct)
    {
        var begun = Stopwatch.GetTimestamp();
        using var http = new HttpClient { BaseAddress = new Uri($"http://{site.Address}"), Timeout = TimeSpan.FromMinutes(5) };
        while (true)
        {
            using var answer = await http.GetAsync($"/results/{campaign}.json", ct);
            if (answer.IsSuccessStatusCode)
                return Stopwatch.GetElapsedTime(begun).TotalSeconds;
            await Task.Delay(200, ct);
        }
    }
}
