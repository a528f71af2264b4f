using System.Globalization;

namespace SurveyHub.Load;

/// <summary>Who has used the processors since the machine or the process started, in CPU seconds; and the server's memory in bytes.</summary>
internal sealed record Usage(double Server, double Database, double Clients, double Machine, long Memory, long PeakMemory)
{
    private const double TicksPerSecond = 100; // USER_HZ, which Linux promises to programs

    /// <summary>What neither server, database nor clients used: other programs, and the kernel's work that it charges to nobody.</summary>
    public double Others => Machine - Ours;

    /// <summary>Server, database and clients: says more than a rate where others are busy.</summary>
    public double Ours => Server + Database + Clients;

    /// <param name="server">Its process; null where it was started by somebody else.</param>
    public static Usage Read(int? server, int? database) =>
        new(CpuOf(server), CpuOf(database), CpuOf(Environment.ProcessId), CpuOfMachine(), MemoryOf(server, "VmRSS:"), MemoryOf(server, "VmHWM:"));

    /// <summary>What was used since then; memory is not a difference but what it is now.</summary>
    public Usage Since(Usage earlier) => new(
        Server - earlier.Server, Database - earlier.Database, Clients - earlier.Clients, Machine - earlier.Machine, Memory, PeakMemory);

    // /proc/PID/stat: after the name in parentheses, utime and stime are the 12th and 13th word.
    private static double CpuOf(int? process) =>
        process is { } id && File.ReadAllText($"/proc/{id}/stat") is var text && text[(text.LastIndexOf(')') + 2)..].Split(' ') is var words
            ? (Number(words[11]) + Number(words[12])) / TicksPerSecond : 0;

    // /proc/stat: cpu user nice system idle iowait irq softirq steal
    private static double CpuOfMachine()
    {
        var words = File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new[] { 1, 2, 3, 6, 7 }.Sum(at => Number(words[at])) / TicksPerSecond;
    }

    private static long MemoryOf(int? process, string name) =>
        process is { } id ? 1024 * Number(File.ReadLines($"/proc/{id}/status").First(line => line.StartsWith(name, StringComparison.Ordinal))[name.Length..].Replace("kB", "", StringComparison.Ordinal)) : 0;

    private static long Number(string word) => long.Parse(word.Trim(), CultureInfo.InvariantCulture);
}
