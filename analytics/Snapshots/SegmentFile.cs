using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace SurveyHub.Analytics;

/// <summary>A segment as bytes: its kind and number of rows, then its stripes, columns that lie alone and dimensions, each after its length.</summary>
/// <remarks>All numbers of four bytes, the lowest first, as are the numbers in dimensions.</remarks>
internal static class SegmentFile
{
    /// <returns>The SHA-256 of what was written, 64 lower-case hex digits.</returns>
    public static string Write(Stream stream, Segment segment)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        WriteNumbers((int)segment.Kind, segment.Rows, segment.Stripes.Count, segment.Alone.Count);
        foreach (var part in segment.Stripes.Concat(segment.Alone))
            WritePart(part);
        foreach (var dimension in segment.Dimensions)
            WritePart(dimension.Bytes);
        return Convert.ToHexStringLower(sha.GetHashAndReset());

        void WritePart(ReadOnlySpan<byte> bytes)
        {
            WriteNumbers(bytes.Length);
            Write(bytes);
        }

        void WriteNumbers(params ReadOnlySpan<int> numbers) => Write(MemoryMarshal.AsBytes(numbers));

        void Write(ReadOnlySpan<byte> bytes)
        {
            sha.AppendData(bytes);
            stream.Write(bytes);
        }
    }

    /// <exception cref="InvalidDataException">It does not have that digest.</exception>
    public static Segment Read(byte[] file, string sha256)
    {
        if (Convert.ToHexStringLower(SHA256.HashData(file)) != sha256)
            throw new InvalidDataException($"The segment {sha256} is damaged.");
        var at = 0;
        var (kind, rows, stripes, alone) = ((SegmentKind)ReadNumber(), ReadNumber(), ReadNumber(), ReadNumber());
        return new(
            [.. Enumerable.Range(0, stripes).Select(_ => ReadPart().ToArray())], [.. Enumerable.Range(0, alone).Select(_ => ReadPart().ToArray())],
            [.. Enum.GetValues<Dimension>().Select(_ => DimensionColumn.Read(ReadPart().Span, rows))], rows, kind);

        ReadOnlyMemory<byte> ReadPart()
        {
            var length = ReadNumber();
            at += length;
            return file.AsMemory(at - length, length);
        }

        int ReadNumber()
        {
            at += sizeof(int);
            return BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(at - sizeof(int)));
        }
    }
}
