using System.Security.Cryptography;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>Where files of data wait for whoever asked for them, and for how long. With several nodes it is one folder that all of them reach.</summary>
/// <param name="days">After which a file is erased.</param>
public sealed class ExportFolder(string path, int days)
{
    public const int UsualDays = 7;

    public int Days { get; } = Math.Max(1, days);

    /// <summary>From <c>Exports:Folder</c>, which is <c>data/exports</c> unless said otherwise, and <c>Exports:Days</c>.</summary>
    public static ExportFolder Of(IConfiguration settings) => new(settings["Exports:Folder"] is { Length: > 0 } folder ? folder : "data/exports", settings.GetValue("Exports:Days", UsualDays));

    public string PathOf(Export export) => Path.Combine(Make(), export.Id.ToString("N"));

    /// <summary>Writes to a name of its own first, so that nobody takes half a file for a whole one.</summary>
    public async Task<ExportedFile> WriteAsync(Export export, Func<Stream, string, Task> write, CancellationToken ct)
    {
        var unfinished = Path.Combine(Make(), Path.GetRandomFileName());
        try
        {
            await using (var file = new FileStream(unfinished, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16))
            {
                await write(file, Make());
                await file.FlushAsync(ct);
            }

            await using (var file = File.OpenRead(unfinished))
            {
                var made = new ExportedFile(file.Length, Convert.ToHexStringLower(await SHA256.HashDataAsync(file, ct)));
                File.Move(unfinished, PathOf(export), overwrite: true);
                return made;
            }
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }
    }

    public void Erase(Export export) => File.Delete(PathOf(export));

    /// <summary>For nobody but the program's own account: there are people's answers in it.</summary>
    private string Make()
    {
        if (!OperatingSystem.IsWindows())
            return Directory.CreateDirectory(Path.GetFullPath(path), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute).FullName;
        return Directory.CreateDirectory(Path.GetFullPath(path)).FullName;
    }
}
