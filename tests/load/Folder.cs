namespace SurveyHub.Load;

/// <summary>Where a run keeps its store and logs: a temporary folder that goes with it, or one that was named and stays.</summary>
internal sealed class Folder : IDisposable
{
    private readonly bool _isKept;

    public Folder(string? kept)
    {
        _isKept = kept is not null;
        Path = kept is null ? Directory.CreateTempSubdirectory("surveyhub-load.").FullName : Directory.CreateDirectory(kept).FullName;
        File.SetUnixFileMode(Path, (UnixFileMode)0b111_001_001); // the database's user passes through to its own folder
    }

    public string Path { get; }

    public string this[string name] => System.IO.Path.Combine(Path, name);

    public void Dispose()
    {
        if (!_isKept)
            Directory.Delete(Path, recursive: true);
    }
}
