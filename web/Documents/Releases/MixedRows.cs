using System.Security.Cryptography;

namespace SurveyHub.Web;

/// <summary>Rows that come out in another order than they went in, which nobody can tell: the order of arrival would say when somebody was there. In constant memory.</summary>
/// <remarks>Each row goes by lot into one of some files; then file after file is mixed in memory.</remarks>
public sealed class MixedRows : IDisposable
{
    private const int RowsOfAFile = 25_000;
    private const char Between = '\u001f'; // in no code

    private readonly List<(FileStream File, BinaryWriter Rows)> _files;

    /// <param name="folder">For files that are gone with this.</param>
    /// <param name="about">How many rows there will be.</param>
    public MixedRows(string folder, long about) => _files = [.. Enumerable.Range(0, (int)Math.Clamp(about / RowsOfAFile, 1, 500)).Select(_ =>
    {
        var file = new FileStream(Path.Combine(folder, Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
        return (file, new BinaryWriter(file));
    })];

    public long Count { get; private set; }

    public void Add(string?[] cells)
    {
        _files[_files.Count == 1 ? 0 : RandomNumberGenerator.GetInt32(_files.Count)].Rows.Write(string.Join(Between, cells));
        Count++;
    }

    /// <summary>Once, when all are in; an empty text where a cell was null.</summary>
    public IEnumerable<string[]> Read()
    {
        foreach (var (file, rows) in _files)
        {
            rows.Flush();
            file.Position = 0;
            var mixed = new List<string>();
            using var reader = new BinaryReader(file, System.Text.Encoding.UTF8, leaveOpen: true);
            while (file.Position < file.Length)
                mixed.Add(reader.ReadString());
            RandomNumberGenerator.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(mixed));
            foreach (var row in mixed)
                yield return row.Split(Between);
        }
    }

    public void Dispose()
    {
        foreach (var (file, rows) in _files)
        {
            rows.Dispose();
            file.Dispose();
        }
    }
}
