using System.Buffers.Text;
using System.IO.Compression;
using System.Text;

namespace SurveyHub.Load;

/// <summary>One HTTP/1.1 answer as it comes in; the same buffer serves all answers of a connection.</summary>
internal sealed class Reply
{
    private byte[] _bytes = new byte[32 * 1024];
    private int _end;      // of what has come
    private int _body;     // where it begins; 0 while the head is incomplete
    private int _bodyEnd;  // of the body without the frames of its chunks
    private int _chunk;    // where the next chunk's size stands
    private int _length;   // -1 where the body comes in chunks
    private Range _location;

    public int Status { get; private set; }

    public bool IsZipped { get; private set; }

    /// <summary>Whether any of it has come.</summary>
    public bool HasBegun => _end > 0;

    public ReadOnlySpan<byte> Location => _bytes.AsSpan(_location);

    public ReadOnlySpan<byte> Body => _bytes.AsSpan(_body.._bodyEnd);

    /// <summary>Where the next bytes belong.</summary>
    public Span<byte> Free
    {
        get
        {
            if (_end == _bytes.Length)
                Array.Resize(ref _bytes, 2 * _bytes.Length);
            return _bytes.AsSpan(_end);
        }
    }

    public void Clear()
    {
        (_end, _body, _bodyEnd, Status, IsZipped) = (0, 0, 0, 0, false);
        _location = default;
    }

    /// <summary>Takes so many bytes written to <see cref="Free"/>; true when the answer is complete.</summary>
    /// <exception cref="InvalidDataException">It is no HTTP.</exception>
    public bool Add(int count)
    {
        _end += count;
        if (_body == 0 && !ReadHead())
            return false;
        if (_length < 0)
            return ReadChunks();
        _bodyEnd = _body + _length;
        return _end >= _bodyEnd;
    }

    /// <summary>The body as text, unzipped where it came zipped.</summary>
    public string Text()
    {
        if (!IsZipped)
            return Encoding.UTF8.GetString(Body);
        using var zipped = new GZipStream(new MemoryStream(Body.ToArray()), CompressionMode.Decompress);
        using var reader = new StreamReader(zipped);
        return reader.ReadToEnd();
    }

    private bool ReadHead()
    {
        var length = _bytes.AsSpan(0, _end).IndexOf("\r\n\r\n"u8);
        if (length < 0)
            return false;

        Status = Number(_bytes.AsSpan(9, 3), 'D');
        (_body, _length) = (length + 4, 0);
        var at = _bytes.AsSpan(0, length).IndexOf("\r\n"u8) + 2;
        while (at < _body - 2)
        {
            var line = _bytes.AsSpan(at.._body);
            line = line[..line.IndexOf("\r\n"u8)];
            ReadField(line, at);
            at += line.Length + 2;
        }

        (_bodyEnd, _chunk) = (_body, _body);
        return true;
    }

    private void ReadField(ReadOnlySpan<byte> line, int at)
    {
        if (Is(line, "Content-Length: "u8))
            _length = Number(line[16..], 'D');
        else if (Is(line, "Transfer-Encoding: chunked"u8))
            _length = -1;
        else if (Is(line, "Content-Encoding: gzip"u8))
            IsZipped = true;
        else if (Is(line, "Location: "u8))
            _location = (at + 10)..(at + line.Length);
    }

    /// <summary>Moves each chunk that is complete behind the one before it.</summary>
    private bool ReadChunks()
    {
        while (_bytes.AsSpan(_chunk.._end).IndexOf("\r\n"u8) is >= 0 and var digits)
        {
            var (from, length) = (_chunk + digits + 2, Number(_bytes.AsSpan(_chunk, digits), 'X'));
            if (_end < from + length + 2)
                return false;
            _bytes.AsSpan(from, length).CopyTo(_bytes.AsSpan(_bodyEnd));
            _bodyEnd += length;
            _chunk = from + length + 2;
            if (length == 0)
                return true;
        }

        return false;
    }

    private static bool Is(ReadOnlySpan<byte> line, ReadOnlySpan<byte> start) => line.Length >= start.Length && Ascii.EqualsIgnoreCase(line[..start.Length], start);

    private static int Number(ReadOnlySpan<byte> digits, char format) =>
        Utf8Parser.TryParse(digits, out int number, out _, format) ? number : throw new InvalidDataException("The server's answer is no HTTP/1.1.");
}
