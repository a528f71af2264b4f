using System.CommandLine;

namespace SurveyHub.Load;

/// <summary><c>reports [--provider mysql|sqlite] [--rows 1000000] [--units 3600] [--runs 20]</c>: how long a leader waits for each page of a report.</summary>
internal static class ReportsVerb
{
    private const double FirstView = 300, DrillDown = 500;
    private const int WarmUp = 20; // until the runtime has compiled what is used often

    private static readonly (string Address, double Goal)[] _pages =
    [
        ("/reports", FirstView),
        .. ((string[])
        [
            "targets", "units", "units?scope=II.A&order=lowest", "units?level=commune", "fields", "factors", "channels", "groups", "trend", "trend?period=week",
            "compare?unit=xa-1&with-unit=xa-2", "compare?from=2026-01-01&to=2026-03-31&against-from=2025-10-01&against-to=2025-12-31", "drivers", "quality", "words",
            "units?channel=kiosk", "factors?group=gender:female", "units?from=2026-01-01&to=2026-06-30", "drivers?unit=xa-1",
        ]).Select(page => ($"/reports/demo/{page}", DrillDown)),
        ("/reports/demo?unit=xa-1", DrillDown), ("/reports/demo?field=dat-dai&channel=web", DrillDown),
    ];

    public static Command Create()
    {
        var options = new StageOptions();
        var rows = new Option<int>("--rows") { Description = "responses stored before", DefaultValueFactory = _ => 1_000_000 };
        var units = new Option<int>("--units") { Description = "that are rated", DefaultValueFactory = _ => 3600 };
        var runs = new Option<int>("--runs") { Description = "of each page once it is warm", DefaultValueFactory = _ => 20 };
        var command = new Command("reports", "A leader reads the dashboard and each page behind it.") { rows, units, runs };
        options.AddStoreTo(command);
        command.SetAction(async (words, ct) =>
        {
            var settings = options.Read(words) with { Filled = words.GetValue(rows), Units = words.GetValue(units) };
            await using var stage = await Stage.StartAsync("database", settings, ct);
            using var leader = await Leader.SignInAsync(stage, ct);
            Report.Line($"\n{stage.Run.Store}, {settings.Units:N0} units\n{"ms",-100}{"first",9}{"p50",9}{"p95",9}{"goal",7}");
            foreach (var (address, goal) in _pages)
                await MeasureAsync(leader, address, goal, words.GetValue(runs), ct);
        });
        return command;
    }

    private static async Task MeasureAsync(Leader leader, string address, double goal, int runs, CancellationToken ct)
    {
        var (first, times) = (await leader.ReadAsync(address, ct), new Histogram());
        for (var run = -WarmUp; run < runs; run++)
        {
            var taken = await leader.ReadAsync(address, ct);
            if (run >= 0)
                times.Record((long)(taken.TotalSeconds * System.Diagnostics.Stopwatch.Frequency));
        }

        Report.Line($"{address,-100}{first.TotalMilliseconds,9:F0}{times.Milliseconds(0.5),9:F0}{times.Milliseconds(0.95),9:F0}{goal,7:F0}{Report.Mark(times.Milliseconds(0.95) < goal)}");
    }
}
