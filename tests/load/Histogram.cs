using System.Diagnostics;
using System.Numerics;

namespace SurveyHub.Load;

/// <summary>Durations, each kept to within 1 in 64: a fixed 32 KB, whatever is recorded.</summary>
/// <remarks>Written by one thread.</remarks>
internal sealed class Histogram
{
    private const int Bits = 6;
    private const int Steps = 1 << Bits;

    private readonly long[] _counts = new long[(65 - Bits) * Steps];
    private long _longest;

    public long Count { get; private set; }

    /// <param name="ticks">Of <see cref="Stopwatch"/>.</param>
    public void Record(long ticks)
    {
        _counts[BucketOf(ticks)]++;
        Count++;
        _longest = Math.Max(_longest, ticks);
    }

    /// <summary>The milliseconds within which that share of all was done, at most 1 in 64 too long; null when there was nothing.</summary>
    public double? Milliseconds(double share)
    {
        var rank = (long)Math.Ceiling(share * Count);
        for (var (bucket, seen) = (0, 0L); bucket < _counts.Length && Count > 0; bucket++)
        {
            seen += _counts[bucket];
            if (seen >= rank)
                return InMilliseconds(Math.Min(LongestIn(bucket), _longest));
        }

        return null;
    }

    public void Add(Histogram other)
    {
        for (var i = 0; i < _counts.Length; i++)
            _counts[i] += other._counts[i];
        Count += other.Count;
        _longest = Math.Max(_longest, other._longest);
    }

    // Below 64 ticks a bucket each; above, the leading bit names the row and the six after it the bucket.
    private static int BucketOf(long ticks)
    {
        var row = Math.Max(0, 63 - BitOperations.LeadingZeroCount((ulong)ticks) - Bits);
        return (row << Bits) + (int)(ticks >> row);
    }

    private static long LongestIn(int bucket)
    {
        var row = Math.Max(0, (bucket >> Bits) - 1);
        return ((long)(bucket - (row << Bits) + 1) << row) - 1;
    }

    private static double InMilliseconds(long ticks) => ticks * 1000.0 / Stopwatch.Frequency;
}
