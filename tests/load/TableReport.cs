using System.Globalization;

namespace SurveyHub.Load;

/// <summary>The figures of tables as a person reads them; what misses its goal is marked.</summary>
internal static class TableReport
{
    private const double MostBytes = 60;
    private const double LeastTimesFaster = 200;

    public static void Print(DecadeInMemory responses)
    {
        var count = responses.Columns.Responses;
        var bytes = (double)responses.HeapBytes / count;
        Report.Line($"\n{count:N0} responses: built in {responses.BuildingTime.TotalSeconds:F1} s, {bytes:F1} bytes each (goal {MostBytes}){Report.Mark(bytes <= MostBytes)}, of which columns {(double)responses.Columns.Bytes / count:F1}");
    }

    /// <param name="used">While it was measured.</param>
    public static void Print(TableTimes times, Usage used)
    {
        Report.Line($"{"",-48}{"ms",10}{"x pass",9}{"goal ms",10}");
        Report.Line($"{"plain pass over the answers, one core",-48}{times.PlainPass,10:F2}{1,9:F1}");
        foreach (var (i, question) in TableQuestion.All.Index())
        {
            var (ms, goal) = (times.Tables[i], question.Goal(times.PlainPass));
            Report.Line($"{question.Name,-48}{ms,10:F2}{ms / times.PlainPass,9:F1}{goal,10:F1}{Report.Mark(ms <= goal)}");
        }

        Report.Line($"CPU seconds: tables {used.Clients:F1}, others {used.Others:F1}");
    }

    /// <summary>One line a table: where its cost is linear, a response costs the same in every column.</summary>
    public static void PrintGrowth(IReadOnlyList<TableTimes> sizes)
    {
        Report.Line($"\n{"ms (ns a response)",-48}{string.Concat(sizes.Select(size => Words($"{size.Responses,18:N0}")))}");
        Report.Line($"{"plain pass over the answers, one core",-48}{string.Concat(sizes.Select(size => Growth(size.PlainPass, size.Responses)))}");
        foreach (var (i, question) in TableQuestion.All.Index())
            Report.Line($"{question.Name,-48}{string.Concat(sizes.Select(size => Growth(size.Tables[i], size.Responses)))}");
    }

    /// <param name="theirs">Of MariaDB, in ms, one a question.</param>
    /// <param name="isSame">Whether both counted the same, one a question.</param>
    public static void Compare(TableTimes ours, IReadOnlyList<double> theirs, IReadOnlyList<bool> isSame)
    {
        Report.Line($"{"",-48}{"MariaDB",10}{"ours ms",10}{"faster",10}  (goal {LeastTimesFaster} times)");
        foreach (var (i, question) in TableQuestion.All.Index())
        {
            var faster = theirs[i] / ours.Tables[i];
            Report.Line($"{question.Name,-48}{theirs[i],10:N0}{ours.Tables[i],10:F2}{faster,10:N0}  counts {(isSame[i] ? "equal" : "WRONG")}{Report.Mark(faster >= LeastTimesFaster)}");
        }
    }

    private static string Growth(double ms, int responses) => Words($"{Words($"{ms:F2} ({1e6 * ms / responses:F2})"),18}");

    private static string Words(FormattableString words) => words.ToString(CultureInfo.InvariantCulture);
}
