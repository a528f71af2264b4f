using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>What every verb prints: problems to the error stream, one a line, and progress where a person watches.</summary>
public static class Terminal
{
    /// <summary>The exit code of a verb that refused.</summary>
    public const int Refused = 1;

    /// <returns><see cref="Refused"/>.</returns>
    public static int Refuse(IEnumerable<Problem> problems)
    {
        foreach (var problem in problems)
            Print(problem);
        return Refused;
    }

    public static int Refuse(Problem problem) => Refuse([problem]);

    /// <summary>Line, column, rule and what to do about it.</summary>
    public static void Print(Problem problem)
    {
        var t = Texts.Current;
        var line = problem.Line is { } number ? t["cli.line", number] + ", " : "";
        var place = problem.Place is not { } name ? "" : name.StartsWith('$') ? name + ", " : t["cli.column", name] + ", "; // a JSON path says by itself what it is
        Console.Error.WriteLine($"{line}{place}{problem.Rule}: {t.Of(problem)}{(problem.Value is { } value ? $" [{value}]" : "")}");
    }

    /// <summary>As a log says it: sortable, by the clock in Viet Nam.</summary>
    public static string Time(DateTimeOffset instant) =>
        TimeZoneInfo.ConvertTime(instant, VietnamClock.VietnamTime).ToString("yyyy-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A file to write; refused where that is impossible, or would destroy what is being read.</summary>
    /// <param name="source">The file that is read meanwhile; null where none is.</param>
    public static Outcome<FileStream> Create(string path, string? source = null)
    {
        try
        {
            return source is not null && Path.GetFullPath(path) == Path.GetFullPath(source) ? Problem.FileUnwritable(path) : File.Create(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return Problem.FileUnwritable(path);
        }
    }

    /// <summary>A line that counts up; silent where the output goes to a file.</summary>
    /// <param name="sentence">The key of a sentence with one blank.</param>
    public static IProgress<long> Progress(string sentence) => new CountingLine(sentence);

    private sealed class CountingLine(string sentence) : IProgress<long>
    {
        public void Report(long value)
        {
            if (!Console.IsErrorRedirected)
                Console.Error.Write($"\r{Texts.Current[sentence, value]} ");
        }
    }
}
