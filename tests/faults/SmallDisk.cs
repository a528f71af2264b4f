using System.Diagnostics;

namespace SurveyHub.Tests;

/// <summary>A small file system, which a test can fill to its last byte and empty again.</summary>
/// <remarks>One of its own where this process may mount one, else the small one that a container has for shared memory.</remarks>
public sealed class SmallDisk : IDisposable
{
    private const string SharedMemory = "/dev/shm";
    private const int AdministersTheSystem = 21; // the bit of CAP_SYS_ADMIN

    private readonly bool _isMounted = CanMount();

    /// <param name="megabytes">Where it is mounted; a container's own is as large as it is, which is mostly 64.</param>
    public SmallDisk(int megabytes)
    {
        var parent = _isMounted ? Path.GetTempPath() : SharedMemory;
        Folder = Directory.CreateDirectory(Path.Combine(parent, $"surveyhub-disk-{Guid.NewGuid():N}")).FullName;
        if (_isMounted)
            Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "surveyhub-test", Folder);
    }

    public static bool IsPossible => CanMount() || new DriveInfo(SharedMemory).TotalSize <= 256L << 20;

    public string Folder { get; }

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
        if (_isMounted)
            Run("umount", "--lazy", Folder);
        Directory.Delete(Folder, recursive: true);
    }

    private static bool CanMount() => File.ReadLines("/proc/self/status")
        .Where(line => line.StartsWith("CapEff:", StringComparison.Ordinal))
        .Any(line => (Convert.ToUInt64(line[7..].Trim(), 16) >> AdministersTheSystem & 1) == 1);

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

/// <summary>A test that fills a disk; visibly skipped where there is none that may be filled, or a database is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FactOnASmallDiskAttribute : FactAttribute
{
    public FactOnASmallDiskAttribute(bool needsMariaDb = false)
    {
        if (!SmallDisk.IsPossible)
            Skip = "This user may not mount a file system, and there is no small one.";
        else if (needsMariaDb && !MariaDbServer.IsInstalled)
            Skip = "There is no mariadbd.";
    }
}
