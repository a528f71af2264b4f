using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace SurveyHub.Web;

/// <summary>
/// LibreOffice and Chromium as far as they are on this machine: where <c>Documents:Office</c> and <c>Documents:Browser</c> say, or in the path. A setting of one dash says that there is none.
/// </summary>
public sealed class MachinePrograms(IConfiguration settings, ILogger<MachinePrograms> log) : IDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _one = new(1); // each takes a processor for seconds

    public bool HasOffice => Office is not null;

    public bool HasBrowser => Browser is not null;

    private string? Office => Find("Documents:Office", "soffice");

    private string? Browser => Find("Documents:Browser", "chromium-headless-shell", "chromium", "google-chrome");

    /// <summary>A .docx file as PDF, by LibreOffice.</summary>
    /// <remarks>In a profile of its own: another office that runs on the machine would take the work over, and print it who knows when.</remarks>
    /// <returns>Null where it was not made.</returns>
    public Task<byte[]?> PrintWordAsync(byte[] document, CancellationToken ct) => RunAsync(
        Office!, "document.docx", document, (folder, file) => [$"-env:UserInstallation={new Uri(Path.Combine(folder, "profile"))}", "--headless", "--norestore", "--convert-to", "pdf", "--outdir", folder, file], "document.pdf", ct);

    /// <summary>A page as PDF, by Chromium.</summary>
    /// <returns>Null where it was not made.</returns>
    public Task<byte[]?> PrintPageAsync(string page, CancellationToken ct) => RunAsync(
        Browser!, "document.html", Encoding.UTF8.GetBytes(page), (folder, file) => [.. Headless(folder), "--no-pdf-header-footer", $"--print-to-pdf={Path.Combine(folder, "document.pdf")}", new Uri(file).ToString()], "document.pdf", ct);

    /// <summary>A page as its script left it once everything was loaded, by Chromium.</summary>
    /// <returns>Null where it was not read.</returns>
    public async Task<string?> ReadPageAsync(string page, CancellationToken ct) => await RunAsync(
        Browser!, "document.html", Encoding.UTF8.GetBytes(page), (folder, file) => [.. Headless(folder), "--dump-dom", new Uri(file).ToString()], made: null, ct) is { } read ? Encoding.UTF8.GetString(read) : null;

    public void Dispose() => _one.Dispose();

    /// <remarks>Pages are our own and of nobody else's words unescaped, so that they may be shown where a sandbox cannot be had, as in most containers.</remarks>
    private static string[] Headless(string folder) => ["--headless", "--no-sandbox", "--disable-gpu", $"--user-data-dir={Path.Combine(folder, "profile")}"];

    /// <param name="made">The file that it leaves; null for what it says.</param>
    private async Task<byte[]?> RunAsync(string program, string name, byte[] bytes, Func<string, string, string[]> words, string? made, CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        var folder = Directory.CreateTempSubdirectory("surveyhub-print-").FullName;
        try
        {
            var file = Path.Combine(folder, name);
            await File.WriteAllBytesAsync(file, bytes, ct);
            var said = await RunAsync(program, folder, words(folder, file), ct);
            if (made is null)
                return said;
            var result = Path.Combine(folder, made);
            return File.Exists(result) ? await File.ReadAllBytesAsync(result, ct) : null;
        }
        catch (Exception e) when (e is Win32Exception or TimeoutException)
        {
            log.LogError(e, "A program that makes documents did not");
            return null;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
            _one.Release();
        }
    }

    private static async Task<byte[]> RunAsync(string program, string folder, string[] words, CancellationToken ct)
    {
        using var process = Process.Start(new ProcessStartInfo(program, words) { UseShellExecute = false, WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        try
        {
            using var said = new MemoryStream();
            await Task.WhenAll(process.StandardOutput.BaseStream.CopyToAsync(said, ct), process.StandardError.ReadToEndAsync(ct), process.WaitForExitAsync(ct)).WaitAsync(_patience, ct);
            return said.ToArray();
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    private string? Find(string setting, params string[] names) => settings[setting] switch
    {
        "-" => null,
        { Length: > 0 } said => said,
        _ => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists),
    };
}
