using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace SurveyHub.Engine;

/// <summary>A row as the ledger remembers it.</summary>
/// <param name="Digest">SHA-256 of the row, 32 bytes.</param>
public readonly record struct LedgerLine(Guid Id, byte[] Digest);

/// <summary>One commit of one node: what was written, in which order, and what the node had committed before.</summary>
public sealed record LedgerEntry
{
    private const int IdLength = 16;
    internal const int LineLength = IdLength + SHA256.HashSizeInBytes;

    public required string Node { get; init; }

    /// <summary>From 1, without gaps in the chain of a node.</summary>
    public required long Sequence { get; init; }

    /// <summary>The digest of the node's entry before; 64 zeros for its first.</summary>
    public required string Previous { get; init; }

    /// <summary>SHA-256 over all the rest, 64 lower-case hex digits; see <see cref="ComputeDigest"/>.</summary>
    public required string Digest { get; init; }

    public required DateTimeOffset CommittedAt { get; init; }

    /// <summary>Of each row in its order, 16 bytes of id and 32 bytes of digest.</summary>
    public required byte[] RowDigests { get; init; }

    public static string NoPrevious { get; } = new('0', 64);

    public int Count => RowDigests.Length / LineLength;

    /// <summary>The entry that follows another, or begins a node's chain.</summary>
    public static LedgerEntry After(LedgerEntry? previous, string node, IReadOnlyList<LedgerLine> lines, DateTimeOffset now)
    {
        var entry = new LedgerEntry
        {
            Node = node,
            Sequence = (previous?.Sequence ?? 0) + 1,
            Previous = previous?.Digest ?? NoPrevious,
            Digest = "",
            CommittedAt = DateTimeOffset.FromUnixTimeMilliseconds(now.ToUnixTimeMilliseconds()), // as the store keeps it
            RowDigests = Join(lines),
        };
        return entry with { Digest = entry.ComputeDigest() };
    }

    /// <summary>
    /// SHA-256 of, one after another: the previous digest (32 bytes), the node's name in UTF-8 and a zero byte, sequence (8 bytes) and
    /// count (4 bytes) with the highest byte first, the time as <c>2026-03-02T05:00:00.000Z</c>, and the row digests.
    /// </summary>
    public string ComputeDigest()
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sha.AppendData(Convert.FromHexString(Previous));
        sha.AppendData(Encoding.UTF8.GetBytes(Node + '\0'));
        Span<byte> numbers = stackalloc byte[12];
        BinaryPrimitives.WriteInt64BigEndian(numbers, Sequence);
        BinaryPrimitives.WriteInt32BigEndian(numbers[8..], Count);
        sha.AppendData(numbers);
        sha.AppendData(Encoding.UTF8.GetBytes(ColumnTypes.Write(CommittedAt)));
        sha.AppendData(RowDigests);
        return Convert.ToHexStringLower(sha.GetHashAndReset());
    }

    public IEnumerable<LedgerLine> Lines()
    {
        for (var at = 0; at + LineLength <= RowDigests.Length; at += LineLength)
            yield return new(new(RowDigests.AsSpan(at, IdLength), bigEndian: true), RowDigests[(at + IdLength)..(at + LineLength)]);
    }

    private static byte[] Join(IReadOnlyList<LedgerLine> lines)
    {
        var joined = new byte[lines.Count * LineLength];
        for (var i = 0; i < lines.Count; i++)
        {
            lines[i].Id.TryWriteBytes(joined.AsSpan(i * LineLength), bigEndian: true, out _);
            lines[i].Digest.CopyTo(joined, (i * LineLength) + IdLength);
        }

        return joined;
    }
}
