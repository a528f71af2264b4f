using System.ComponentModel;
using System.Diagnostics;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>Makes PDF of Word documents, by the LibreOffice of this machine: <c>Documents:Office</c> says where it is, else it is looked for.</summary>
public sealed class PdfPrinter(IConfiguration settings, ILogger<PdfPrinter> log) : IDisposable
{
    private const string Name = "soffice";

    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _one = new(1); // it takes a processor for seconds

    /// <summary>Whether there is anything to print with.</summary>
    public bool IsThere => Find() is not null;

    /// <returns>The file; or <c>printer-missing</c>, <c>printing-failed</c>.</returns>
    public async Task<Outcome<byte[]>> PrintAsync(byte[] document, CancellationToken ct)
    {
        if (Find() is not { } office)
            return Problem.PrinterMissing();
        await _one.WaitAsync(ct);
        var folder = Directory.CreateTempSubdirectory("surveyhub-print-").FullName;
        try
        {
            var (from, to) = (Path.Combine(folder, "document.docx"), Path.Combine(folder, "document.pdf"));
            await File.WriteAllBytesAsync(from, document, ct);
            await RunAsync(office, folder, from, ct);
            return File.Exists(to) ? await File.ReadAllBytesAsync(to, ct) : Problem.PrintingFailed();
        }
        catch (Exception e) when (e is Win32Exception or TimeoutException)
        {
            log.LogError(e, "A document could not be printed by {Office}", office);
            return Problem.PrintingFailed();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private string? Find() => settings["Documents:Office"] is { Length: > 0 } said
        ? said
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Select(folder => Path.Combine(folder, Name)).FirstOrDefault(File.Exists);

    /// <remarks>In a profile of its own: another office that runs on the machine would take the work over, and print it who knows when.</remarks>
    private static async Task RunAsync(string office, string folder, string from, CancellationToken ct)
    {
        string[] words = [$"-env:UserInstallation={new Uri(Path.Combine(folder, "profile"))}", "--headless", "--norestore", "--convert-to", "pdf", "--outdir", folder, from];
        using var process = Process.Start(new ProcessStartInfo(office, words) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
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
}
