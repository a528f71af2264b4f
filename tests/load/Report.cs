using System.Globalization;

namespace SurveyHub.Load;

/// <summary>What one number of clients came to.</summary>
internal sealed record Result(string Store, int Clients, double Seconds, Measurement Measured, Usage Used)
{
    /// <summary>Whether there is anything to report: not where every round went wrong.</summary>
    public bool HasRounds => Measured.Rounds.Count > 0;

    public double RoundsPerSecond => Measured.Rounds.Count / Seconds;
}

/// <summary>The figures as a person reads them.</summary>
internal static class Report
{
    public static void Print(Result result)
    {
        var (seen, used) = (result.Measured, result.Used);
        Line($"\n{result.Store}, {result.Clients} clients, {result.Seconds:F1} s: {result.RoundsPerSecond:N0} rounds/s, {seen.Requests / result.Seconds:N0} requests/s");
        Line($"{"ms",-10}{"count",10}{"p50",9}{"p95",9}{"p99",9}{"p99.9",9}{"max",9}");
        foreach (var step in Enum.GetValues<Step>())
            Print(step.ToString().ToLowerInvariant(), seen.Of(step));
        Print("any", seen.AllSteps());
        Print("round", seen.Rounds);
        PrintComplaints(seen);
        Line($"CPU seconds: server {used.Server:F1}, database {used.Database:F1}, clients {used.Clients:F1} ({Each(used.Clients, seen.Requests)} a request), others {used.Others:F1}, of {Environment.ProcessorCount * result.Seconds:F1}");
        Line($"             server and database {Each(used.Server + used.Database, seen.Rounds.Count)} a round");
        Line($"memory of the server: {used.Memory / 1e6:F0} MB, at most {used.PeakMemory / 1e6:F0} MB");
    }

    public static void PrintComplaints(Measurement seen)
    {
        foreach (var ((step, complaint), count) in seen.Complaints)
            Line($"  went wrong: {step.ToString().ToLowerInvariant()} {complaint}: {count:N0}");
    }

    /// <param name="yardstick">What another program was measured at.</param>
    public static void Compare(IReadOnlyList<Result> results, IEnumerable<string> yardstick)
    {
        Line($"\n{"",-44}{"clients",8}{"rounds/s",10}{"p99 ms",9}{"errors",8}{"CPU each",12}");
        foreach (var result in results)
            Line($"SurveyHub, {result.Store,-33}{result.Clients,8}{result.RoundsPerSecond,10:N0}{result.Measured.AllSteps().Milliseconds(0.99),9:F1}{result.Measured.Complaints.Values.Sum(),8:N0}{Each(result.Used.Ours, result.Measured.Rounds.Count),12}");
        foreach (var line in yardstick)
            Line($"{line}");
        foreach (var bare in results.Where(result => result.Store == Stage.NoStore))
        {
            foreach (var full in results.Where(result => result.Clients == bare.Clients && result.Store != bare.Store))
                Line($"{full.Store}: {full.RoundsPerSecond / bare.RoundsPerSecond:F2} of what the same server answers without a store, {bare.Clients} clients (goal at 128: 0.50)");
        }
    }

    /// <summary>Behind a figure that has a goal.</summary>
    public static string Mark(bool isReached) => isReached ? "" : "  <- misses the goal";

    public static void Line(FormattableString line) => Console.Out.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private static string Each(double seconds, long count) => count == 0 ? "-" : string.Create(CultureInfo.InvariantCulture, $"{1e6 * seconds / count:F1} µs");

    private static void Print(string name, Histogram times)
    {
        if (times.Count > 0)
            Line($"{name,-10}{times.Count,10:N0}{times.Milliseconds(0.5),9:F2}{times.Milliseconds(0.95),9:F2}{times.Milliseconds(0.99),9:F2}{times.Milliseconds(0.999),9:F2}{times.Milliseconds(1),9:F2}");
    }
}
