using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;

namespace SurveyHub.Analytics;

/// <summary>The columns of one questionnaire version as a file lists them.</summary>
/// <param name="Values">Of each dimension, from the number 1 on.</param>
internal sealed record SavedVersion(string Questionnaire, int Version, IReadOnlyList<IReadOnlyList<string>> Values, IReadOnlyList<Segment> Segments);

/// <summary>Columns on disk: a file a segment, named by its digest, and a list of them that says how far the ledger was read.</summary>
/// <remarks>
/// It can always be made anew from the store. So whatever is missing, damaged or of another format is no error: there is then nothing
/// here. The list is replaced whole or not at all, and segments never change, so that an end at any moment leaves a state that was.
/// </remarks>
/// <param name="folder">Of this process and this store alone.</param>
public sealed class SnapshotFiles(string folder)
{
    /// <summary>Of list, segments and <see cref="ColumnLayout"/> together: another number when one of them changes.</summary>
    private const int Format = 1;

    private const string Extension = ".segment";

    private readonly ConditionalWeakTable<Segment, string> _names = []; // the digests of those that have a file

    private string ListFile => Path.Combine(folder, "columns.json");

    internal void Save(Watermark mark, IReadOnlyList<SavedVersion> versions)
    {
        Directory.CreateDirectory(folder);
        var list = new ListShape(Format, mark.Nodes, [.. versions.Select(version => new VersionShape(version.Questionnaire, version.Version, version.Values, [.. version.Segments.Select(NameOf)]))]);
        var json = JsonSerializer.SerializeToUtf8Bytes(list);
        File.WriteAllBytes(ListFile + ".new", [.. SHA256.HashData(json), .. json]);
        File.Move(ListFile + ".new", ListFile, overwrite: true);
        var listed = list.Versions.SelectMany(version => version.Segments).Select(FileOf).ToHashSet();
        foreach (var file in Directory.EnumerateFiles(folder, "*" + Extension).Where(file => !listed.Contains(file)))
            File.Delete(file);
    }

    /// <returns>What was saved last; null when nothing whole is there.</returns>
    internal (Watermark Mark, IReadOnlyList<SavedVersion> Versions)? Load()
    {
        try
        {
            if (!File.Exists(ListFile))
                return null;
            var bytes = File.ReadAllBytes(ListFile);
            if (!SHA256.HashData(bytes.AsSpan(SHA256.HashSizeInBytes)).AsSpan().SequenceEqual(bytes.AsSpan(0, SHA256.HashSizeInBytes)))
                return null;
            var list = JsonSerializer.Deserialize<ListShape>(bytes.AsSpan(SHA256.HashSizeInBytes))!;
            if (list.Format != Format)
                return null;
            var segments = list.Versions.SelectMany(version => version.Segments).AsParallel().ToDictionary(name => name, Read);
            return (new(list.Nodes), [.. list.Versions.Select(version => new SavedVersion(version.Questionnaire, version.Version, version.Values, [.. version.Segments.Select(name => segments[name])]))]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or ArgumentException or AggregateException)
        {
            return null;
        }
    }

    private string NameOf(Segment segment)
    {
        if (_names.TryGetValue(segment, out var known))
            return known;
        var part = Path.Combine(folder, "segment.new");
        string name;
        using (var stream = File.Create(part))
            name = SegmentFile.Write(stream, segment);
        File.Move(part, FileOf(name), overwrite: true);
        _names.Add(segment, name);
        return name;
    }

    private Segment Read(string name)
    {
        var segment = SegmentFile.Read(File.ReadAllBytes(FileOf(name)), name);
        _names.AddOrUpdate(segment, name);
        return segment;
    }

    private string FileOf(string name) => Path.Combine(folder, name + Extension);

    private sealed record ListShape(int Format, IReadOnlyDictionary<string, LedgerMark> Nodes, IReadOnlyList<VersionShape> Versions);

    private sealed record VersionShape(string Questionnaire, int Version, IReadOnlyList<IReadOnlyList<string>> Values, IReadOnlyList<string> Segments);
}
