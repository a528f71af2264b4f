using System.Text;

namespace SurveyHub.Tests;

/// <summary>A file of one test's own, gone when the test is over.</summary>
public sealed class TempFile : IDisposable
{
    public TempFile(string text) : this(Encoding.UTF8.GetBytes(text))
    {
    }

    public TempFile(byte[] bytes) => File.WriteAllBytes(Path, bytes);

    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"surveyhub-{Guid.NewGuid():N}.csv");

    /// <summary>One that can be run.</summary>
    public static TempFile Program(string script)
    {
        var file = new TempFile(script);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return file;
    }

    public void Dispose() => File.Delete(Path);
}

/// <summary>A folder of one test's own, gone with all that is in it when the test is over.</summary>
public sealed class TempFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("surveyhub-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

/// <summary>The files under <c>tests/fixtures</c>.</summary>
public static class Fixtures
{
    public static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, "fixtures", name);
}
