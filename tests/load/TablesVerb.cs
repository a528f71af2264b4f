using System.CommandLine;

namespace SurveyHub.Load;

/// <summary><c>tables</c>: how long tables of millions of responses take, beside a plain pass over their answers and beside MariaDB.</summary>
internal static class TablesVerb
{
    private const int MariaDbRuns = 3;
    private const string BufferPool = "2G"; // holds twenty million rows

    public static Command Create()
    {
        var rows = StageOptions.Numbers("--rows", "responses, measured one after another", 1_000_000, 2_000_000, 5_000_000, 10_000_000);
        var runs = new Option<int>("--runs") { Description = "of each table once it is warm, of which the best counts", DefaultValueFactory = _ => 15 };
        var mysqlRows = new Option<int>("--mysql-rows") { Description = "responses for the comparison with MariaDB; 0 for none", DefaultValueFactory = _ => 1_000_000 };
        var seed = new Option<int>("--seed") { Description = "of the responses", DefaultValueFactory = _ => 7 };
        var command = new Command("tables", "Tables of ten years in memory, beside a plain pass over the answers and MariaDB's GROUP BY.") { rows, runs, mysqlRows, seed };
        command.SetAction(async (words, ct) =>
        {
            var (decade, best, times, isExact) = (new Decade(words.GetValue(seed)), words.GetValue(runs), new List<TableTimes>(), true);
            foreach (var count in words.GetValue(rows)!)
                isExact &= Measure(decade, count, best, times, ct);
            TableReport.PrintGrowth(times);
            if (words.GetValue(mysqlRows) is var compared and > 0)
                isExact &= await CompareAsync(decade, compared, best, ct);
            return isExact ? 0 : 1;
        });
        return command;
    }

    /// <returns>Whether the counts are exact.</returns>
    private static bool Measure(Decade decade, int count, int runs, List<TableTimes> times, CancellationToken ct)
    {
        var responses = new DecadeInMemory(decade, count);
        TableReport.Print(responses);
        var before = Usage.Read(server: null, database: null);
        times.Add(TableTimes.Measure(responses, runs, ct));
        TableReport.Print(times[^1], Usage.Read(server: null, database: null).Since(before));
        return TableCheck.Run(responses);
    }

    /// <returns>Whether MariaDB counts the same.</returns>
    private static async Task<bool> CompareAsync(Decade decade, int count, int runs, CancellationToken ct)
    {
        var responses = new DecadeInMemory(decade, count);
        var ours = TableTimes.Measure(responses, runs, ct);
        using var folder = new Folder(kept: null);
        await using var server = await MariaDb.StartAsync(folder, [$"--innodb-buffer-pool-size={BufferPool}"], ct);
        await using var table = await WideTable.FillAsync(server, decade, count, ct);
        var (isSame, theirs) = (new List<bool>(), new List<double>());
        foreach (var question in TableQuestion.All)
            isSame.Add(await table.AgreesAsync(question, responses.Columns.Count(question.Query), ct)); // also warms MariaDB
        var pagesBefore = await table.PagesReadAsync();
        foreach (var question in TableQuestion.All)
            theirs.Add(await BestAsync(table, question, ct));
        Report.Line($"\nMariaDB {await table.VersionAsync()}, {count:N0} rows of {await table.BytesAsync() / 1e6:F0} MB, buffer pool {BufferPool}; pages not found there: {await table.PagesReadAsync() - pagesBefore:N0}");
        TableReport.Compare(ours, theirs, isSame);
        return isSame.TrueForAll(same => same);
    }

    private static async Task<double> BestAsync(WideTable table, TableQuestion question, CancellationToken ct)
    {
        var best = double.PositiveInfinity;
        for (var i = 0; i < MariaDbRuns; i++)
            best = Math.Min(best, await table.MeasureAsync(question, ct));
        return best;
    }
}
