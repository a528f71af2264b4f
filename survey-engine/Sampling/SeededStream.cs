using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace SurveyHub.Engine;

/// <summary>Chance that anyone can repeat: the same seed gives the same numbers on every machine and in every year.</summary>
/// <remarks>
/// HMAC-SHA256 with the UTF-8 of the seed as key; the messages are 0, 1, 2, ... as eight bytes, the highest first. A digest holds
/// four numbers of 64 bits, the highest byte first. It may never change: who drew a sample with it could no longer show that.
/// </remarks>
public sealed class SeededStream(string seed)
{
    private readonly byte[] _key = Encoding.UTF8.GetBytes(seed);
    private readonly byte[] _digest = new byte[HMACSHA256.HashSizeInBytes];
    private int _used = HMACSHA256.HashSizeInBytes;
    private ulong _counter;

    public ulong Next()
    {
        if (_used == _digest.Length)
            Refill();
        var word = BinaryPrimitives.ReadUInt64BigEndian(_digest.AsSpan(_used));
        _used += sizeof(ulong);
        return word;
    }

    /// <summary>One of 0 to <paramref name="n"/> - 1, each as likely as the other.</summary>
    /// <remarks>A remainder alone would favour the small ones: words of the last, incomplete round of n are thrown away.</remarks>
    public int Below(int n)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(n);
        var incomplete = (ulong.MaxValue % (ulong)n + 1) % (ulong)n;
        while (true)
        {
            var word = Next();
            if (word <= ulong.MaxValue - incomplete)
                return (int)(word % (ulong)n);
        }
    }

    /// <summary>Every order is as likely as the other (Fisher and Yates, from the end).</summary>
    public void Shuffle<T>(T[] items)
    {
        ArgumentNullException.ThrowIfNull(items);
        for (var last = items.Length - 1; last > 0; last--)
        {
            var chosen = Below(last + 1);
            (items[last], items[chosen]) = (items[chosen], items[last]);
        }
    }

    private void Refill()
    {
        Span<byte> message = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64BigEndian(message, _counter++);
        HMACSHA256.HashData(_key, message, _digest);
        _used = 0;
    }
}
