using System.Buffers;
using System.Text;

namespace SurveyHub.Web;

/// <summary>A file of digests, one a line in their order, searched by halves without being read.</summary>
public sealed class SortedDigests
{
    private const int DigestLength = 40;
    private const int LongestLine = 64;

    private static readonly SearchValues<char> _hexadecimal = SearchValues.Create("0123456789ABCDEFabcdef");

    private readonly Stream _file;

    private SortedDigests(Stream file) => _file = file;

    /// <returns>Null where the file holds something else; it stands at its beginning then.</returns>
    public static SortedDigests? Open(Stream file)
    {
        var digests = new SortedDigests(file);
        var isOne = digests.LineAfter(0) is { Length: >= DigestLength } first && !first.AsSpan(0, DigestLength).ContainsAnyExcept(_hexadecimal) && (first.Length == DigestLength || first[DigestLength] == ':');
        file.Position = 0;
        return isOne ? digests : null;
    }

    public bool Contains(string digest)
    {
        var (from, to) = (0L, _file.Length); // the line, if it is there, begins in between
        while (from < to)
        {
            var middle = from + ((to - from) / 2);
            var line = LineAfter(middle);
            var order = line is null ? 1 : string.Compare(line, 0, digest, 0, DigestLength, StringComparison.OrdinalIgnoreCase);
            if (order == 0)
                return true;
            (from, to) = order < 0 ? (middle + 1, to) : (from, middle);
        }

        return false;
    }

    /// <summary>The first line that begins at the place or after it; null where none does.</summary>
    private string? LineAfter(long place)
    {
        Span<byte> bytes = stackalloc byte[2 * LongestLine];
        _file.Position = Math.Max(0, place - 1); // a line begins at the place itself if another ends just before it
        var read = bytes[.._file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
        if (place > 0)
        {
            var end = read.IndexOf((byte)'\n');
            read = end < 0 ? [] : read[(end + 1)..];
        }

        var length = read.IndexOfAny((byte)'\r', (byte)'\n');
        return read.Length == 0 ? null : Encoding.ASCII.GetString(length < 0 ? read : read[..length]);
    }
}
