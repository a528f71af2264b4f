using System.ComponentModel;
using System.Diagnostics;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>
/// Makes PDF of official documents by what is on this machine: LibreOffice, which prints the Word file itself, where <c>Documents:Office</c> says or in the path; else
/// Chromium, which prints the same parts as a page, where <c>Documents:Browser</c> says or in the path.
/// </summary>
public sealed class PdfPrinter(IConfiguration settings, ILogger<PdfPrinter> log) : IDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _one = new(1); // it takes a processor for seconds

    /// <summary>Whether there is anything to print with.</summary>
    public bool IsThere => Office is not null || Browser is not null;

    private string? Office => Find("Documents:Office", "soffice");

    private string? Browser => Find("Documents:Browser", "chromium", "google-chrome");

    /// <returns>The file; or <c>printer-missing</c>, <c>printing-failed</c>.</returns>
    public async Task<Outcome<byte[]>> PrintAsync(OfficialDocument document, Texts t, CancellationToken ct)
    {
        if (!IsThere)
            return Problem.PrinterMissing();
        await _one.WaitAsync(ct);
        var folder = Directory.CreateTempSubdirectory("surveyhub-print-").FullName;
        try
        {
            await (Office is { } office ? PrintAsync(office, folder, WordDocument.Write(document, t), ct) : PrintAsync(Browser!, folder, PrintedDocument.Write(document, t), ct));
            var printed = Path.Combine(folder, "document.pdf");
            return File.Exists(printed) ? await File.ReadAllBytesAsync(printed, ct) : Problem.PrintingFailed();
        }
        catch (Exception e) when (e is Win32Exception or TimeoutException)
        {
            log.LogError(e, "A document could not be printed");
            return Problem.PrintingFailed();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    /// <remarks>In a profile of its own: another office that runs on the machine would take the work over, and print it who knows when.</remarks>
    private static async Task PrintAsync(string office, string folder, byte[] document, CancellationToken ct)
    {
        var file = Path.Combine(folder, "document.docx");
        await File.WriteAllBytesAsync(file, document, ct);
        await RunAsync(office, folder, [$"-env:UserInstallation={new Uri(Path.Combine(folder, "profile"))}", "--headless", "--norestore", "--convert-to", "pdf", "--outdir", folder, file], ct);
    }

    /// <remarks>The page is our own and holds no script, so that it may be printed where a sandbox cannot be had, as in most containers.</remarks>
    private static async Task PrintAsync(string browser, string folder, string page, CancellationToken ct)
    {
        var file = Path.Combine(folder, "document.html");
        await File.WriteAllTextAsync(file, page, ct);
        await RunAsync(
            browser, folder,
            ["--headless", "--no-sandbox", "--disable-gpu", $"--user-data-dir={Path.Combine(folder, "profile")}", "--no-pdf-header-footer", $"--print-to-pdf={Path.Combine(folder, "document.pdf")}", new Uri(file).ToString()], ct);
    }

    private static async Task RunAsync(string program, string folder, string[] words, CancellationToken ct)
    {
        using var process = Process.Start(new ProcessStartInfo(program, words) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        try
        {
            await Task.WhenAll(process.StandardOutput.ReadToEndAsync(ct), process.StandardError.ReadToEndAsync(ct), process.WaitForExitAsync(ct)).WaitAsync(_patience, ct);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    /// <summary>What the setting says, else the first of the names in the path. A setting of one dash says that there is none.</summary>
    private string? Find(string setting, params string[] names) => settings[setting] switch
    {
        "-" => null,
        { Length: > 0 } said => said,
        _ => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists),
    };
}
