using System.CommandLine;

namespace SurveyHub.Load;

/// <summary><c>readers [--provider mysql|sqlite] [--readers 100] [--rate 2000] [--seconds 30] [--rows 1000000] [--pause 1000,0]</c></summary>
internal static class ReadersVerb
{
    private const double MostMilliseconds = 300;
    private const int Senders = 4;

    private static readonly Step[] _read = [Step.Results, Step.Part, Step.Figures];

    public static Command Create()
    {
        var options = new StageOptions();
        var readers = new Option<int>("--readers") { Description = "people who read results at once", DefaultValueFactory = _ => 100 };
        var rate = new Option<int>("--rate") { Description = "responses that arrive a second", DefaultValueFactory = _ => 2000 };
        var size = new Option<int>("--size") { Description = "responses in a request", DefaultValueFactory = _ => 50 };
        var rows = new Option<int>("--rows") { Description = "responses stored before", DefaultValueFactory = _ => 1_000_000 };
        var pauses = StageOptions.Numbers("--pause", "ms that a reader looks at a page before the next, one run each", 1000, 0);
        var (warmUp, seconds) = (StageOptions.Seconds("--warm-up", "seconds before each measurement", 5), StageOptions.Seconds("--seconds", "of each measurement", 30));
        var command = new Command("readers", "People read results while responses arrive; every table is checked.") { readers, rate, size, rows, pauses, warmUp, seconds };
        options.AddStoreTo(command);
        command.SetAction(async (words, ct) =>
        {
            var settings = options.Read(words) with { Filled = words.GetValue(rows) };
            await using var stage = await Stage.StartAsync("database", settings, ct);
            using var audience = await Audience.GatherAsync(stage, words.GetValue(readers), settings.Seed, ct);
            var arrivals = new Arrivals(words.GetValue(rate), words.GetValue(size));
            var (windows, isAny) = ((TimeSpan.FromSeconds(words.GetValue(warmUp)), TimeSpan.FromSeconds(words.GetValue(seconds))), true);
            foreach (var pause in words.GetValue(pauses)!)
                isAny &= await MeasureAsync(stage, audience, arrivals, TimeSpan.FromMilliseconds(pause), windows, ct);
            return await audience.CheckAsync(ct) & await stage.CheckAsync(audience.Promises, ct) & isAny ? 0 : 1;
        });
        return command;
    }

    /// <returns>Whether anybody was answered.</returns>
    private static async Task<bool> MeasureAsync(
        Stage stage, Audience audience, Arrivals arrivals, TimeSpan pause, (TimeSpan WarmUp, TimeSpan Measured) windows, CancellationToken ct)
    {
        var isAny = false;
        IConversation[] everyone = [.. audience.Readers(pause), .. audience.Senders(arrivals, Senders)];
        await foreach (var result in stage.Run.MeasureAsync(everyone, windows.WarmUp, [windows.Measured], ct))
        {
            Report.Print(result);
            var read = new Histogram();
            foreach (var step in _read)
                read.Add(result.Measured.Of(step));
            var errors = result.Measured.Complaints.Where(complaint => _read.Contains(complaint.Key.Step)).Sum(complaint => complaint.Value);
            Report.Line($"\n{audience.Count} readers who pause {pause.TotalMilliseconds:N0} ms: {read.Count / result.Seconds:N0} answers/s, p50 {read.Milliseconds(0.5):F1} ms, p99 {read.Milliseconds(0.99):F1} ms (goal {MostMilliseconds}){Report.Mark(read.Milliseconds(0.99) < MostMilliseconds)}, {errors:N0} errors");
            Report.Line($"{result.Measured.Of(Step.Batch).Count * arrivals.Size / result.Seconds:N0} responses/s arrived (goal {arrivals.PerSecond:N0}), {arrivals.Size} a request");
            isAny |= read.Count > 0;
        }

        return isAny;
    }
}
