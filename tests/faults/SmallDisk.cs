using System.Diagnostics;

namespace SurveyHub.Tests;

/// <summary>A file system of so many megabytes, which a test can fill to its last byte and empty again.</summary>
public sealed class SmallDisk : IDisposable
{
    public SmallDisk(int megabytes) =>
        Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "surveyhub-test", Folder);

    public string Folder { get; } = Directory.CreateTempSubdirectory("surveyhub-disk-").FullName;

    private string Ballast => Path.Combine(Folder, "ballast");

    /// <summary>Until nothing more can be written.</summary>
    public void Fill()
    {
        using var ballast = new FileStream(Ballast, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
        foreach (var size in (int[])[1 << 20, 1 << 12, 1])
            WriteUntilFull(ballast, new byte[size]);
    }

    public void Free() => File.Delete(Ballast);

    public void Dispose()
    {
        Run("umount", "--lazy", Folder);
        Directory.Delete(Folder);
    }

    private static void WriteUntilFull(FileStream ballast, byte[] bytes)
    {
        try
        {
            while (true)
                ballast.Write(bytes);
        }
        catch (IOException)
        {
            // full
        }
    }

    private static void Run(string program, params string[] words)
    {
        using var process = Process.Start(new ProcessStartInfo(program, words) { UseShellExecute = false, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program}: {errors}");
    }
}
