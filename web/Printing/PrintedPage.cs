using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Microsoft.Net.Http.Headers;

namespace SurveyHub.Web;

/// <summary>A page that was rendered once, with blanks that are filled in for each reader, as text or as gzip, without rendering or compressing it again.</summary>
/// <remarks>
/// As gzip, what stands before a blank ends at a whole byte (a flush), and what is filled in is a block that says it is not
/// compressed. So nothing a reader could bring to stand on the page is compressed together with what is filled in.
/// </remarks>
public sealed class PrintedPage
{
    private static readonly byte[] _gzipHeader = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF]; // deflate, no name, no time, an unknown system

    private readonly byte[][] _plain;
    private readonly byte[][] _deflated;
    private readonly uint _firstCrc;
    private readonly int _plainLength;

    private PrintedPage(byte[][] plain)
    {
        _plain = plain;
        _plainLength = plain.Sum(piece => piece.Length);
        _firstCrc = Crc32.Continue(0, plain[0]);
        _deflated = [.. plain.Select((piece, place) => Deflate(piece, isLast: place == plain.Length - 1))];
        _deflated[0] = [.. _gzipHeader, .. _deflated[0]];
    }

    /// <summary>In bytes, about.</summary>
    public int Size => _plainLength + _deflated.Sum(piece => piece.Length);

    /// <param name="blanks">What is to be left blank, in the order in which it stands on the page.</param>
    /// <returns>Null when one of them does not stand there exactly once.</returns>
    public static PrintedPage? Of(ReadOnlySpan<byte> html, IReadOnlyList<string> blanks)
    {
        var pieces = new List<byte[]>();
        foreach (var blank in blanks.Select(Encoding.UTF8.GetBytes))
        {
            var at = html.IndexOf(blank);
            if (at < 0 || html[(at + blank.Length)..].IndexOf(blank) >= 0)
                return null;
            pieces.Add(html[..at].ToArray());
            html = html[(at + blank.Length)..];
        }

        return new([.. pieces, html.ToArray()]);
    }

    /// <param name="filled">For each blank: at most 64 characters, ASCII, and nothing that means something in HTML.</param>
    public Task SendAsync(HttpContext http, params ReadOnlySpan<string> filled)
    {
        var isGzip = AcceptsGzip(http.Request);
        var headers = http.Response.Headers;
        headers.ContentType = "text/html; charset=utf-8";
        headers.CacheControl = "no-store";
        headers.Vary = "Accept-Encoding";
        if (isGzip)
            headers.ContentEncoding = "gzip";
        headers.ContentLength = Length(isGzip, filled);
        Write(http.Response.BodyWriter, isGzip, filled);
        return http.Response.BodyWriter.FlushAsync(http.RequestAborted).AsTask();
    }

    public void Write(IBufferWriter<byte> body, bool isGzip, params ReadOnlySpan<string> filled)
    {
        if (isGzip)
        {
            WriteGzip(body, filled);
            return;
        }

        body.Write(_plain[0]);
        for (var i = 0; i < filled.Length; i++)
        {
            Encoding.ASCII.GetBytes(filled[i], body);
            body.Write(_plain[i + 1]);
        }
    }

    private void WriteGzip(IBufferWriter<byte> body, ReadOnlySpan<string> filled)
    {
        var (crc, length) = (_firstCrc, _plainLength);
        Span<byte> bytes = stackalloc byte[64];
        body.Write(_deflated[0]);
        for (var i = 0; i < filled.Length; i++)
        {
            var text = bytes[..Encoding.ASCII.GetBytes(filled[i], bytes)];
            WriteStored(body, text);
            body.Write(_deflated[i + 1]);
            crc = Crc32.Continue(Crc32.Continue(crc, text), _plain[i + 1]);
            length += text.Length;
        }

        var trailer = bytes[..8];
        BinaryPrimitives.WriteUInt32LittleEndian(trailer, crc);
        BinaryPrimitives.WriteInt32LittleEndian(trailer[4..], length);
        body.Write(trailer);
    }

    /// <summary>A block of a deflate stream that is not compressed and not the last (RFC 1951, 3.2.4).</summary>
    private static void WriteStored(IBufferWriter<byte> body, ReadOnlySpan<byte> text)
    {
        Span<byte> header = [0, 0, 0, 0, 0];
        BinaryPrimitives.WriteUInt16LittleEndian(header[1..], (ushort)text.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(header[3..], (ushort)~text.Length);
        body.Write(header);
        body.Write(text);
    }

    private long Length(bool isGzip, ReadOnlySpan<string> filled)
    {
        var length = 0;
        foreach (var piece in isGzip ? _deflated : _plain)
            length += piece.Length;
        foreach (var text in filled)
            length += isGzip ? 5 + text.Length : text.Length;
        return isGzip ? length + 8 : length;
    }

    private static byte[] Deflate(byte[] piece, bool isLast)
    {
        using var deflated = new MemoryStream();
        using var deflate = new DeflateStream(deflated, CompressionLevel.SmallestSize, leaveOpen: true);
        deflate.Write(piece);
        deflate.Flush();
        if (isLast)
            deflate.Dispose();
        return deflated.ToArray();
    }

    private static bool AcceptsGzip(HttpRequest request)
    {
        var accepted = request.Headers.AcceptEncoding;
        if (accepted is [{ } one] && !one.Contains(';', StringComparison.Ordinal))
            return one.Contains("gzip", StringComparison.OrdinalIgnoreCase);
        return StringWithQualityHeaderValue.TryParseList(accepted, out var list) && list.Any(value => value.Value.Equals("gzip", StringComparison.OrdinalIgnoreCase) && value.Quality is not 0);
    }
}
