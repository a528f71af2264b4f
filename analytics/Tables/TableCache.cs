using System.Collections.Concurrent;
using System.Numerics.Tensors;

namespace SurveyHub.Analytics;

/// <summary>Remembers what was counted over large segments, which stay while small ones come and go: a table asked for again costs only what is new.</summary>
/// <remarks>What it gives is the same as counting anew. It forgets everything when it has grown too large.</remarks>
internal sealed class TableCache
{
    /// <summary>A segment of so many rows is not merged for a while.</summary>
    private const int Large = 1 << 15;

    /// <summary>64 MB.</summary>
    private const long MostCounts = 1 << 24;

    private readonly ConcurrentDictionary<string, Entry> _entries = new();
    private long _size;

    public int[] Count(string query, IReadOnlyList<Segment> segments, Plan plan)
    {
        List<Segment> large = [.. segments.Where(segment => segment.Rows >= Large)];
        if (large.Count == 0)
            return Counting.Count(segments, plan);
        var known = _entries.TryGetValue(query, out var entry) && entry.IsPartOf(large, plan) ? entry : null;
        var counts = known is null ? Counting.Count(large, plan) : known.Segments.Count == large.Count ? [.. known.Counts] : Sum(known.Counts, Counting.Count(large.Except(known.Segments), plan));
        if (known is null || known.Segments.Count < large.Count)
            Remember(query, new(large, plan.Grouped.Keys, [.. counts]));
        return segments.Count == large.Count ? counts : Sum(counts, Counting.Count(segments.Where(segment => segment.Rows < Large), plan));
    }

    private static int[] Sum(int[] counts, int[] more)
    {
        TensorPrimitives.Add(counts, more, more);
        return more;
    }

    private void Remember(string query, Entry entry)
    {
        if (Interlocked.Add(ref _size, entry.Counts.Length) > MostCounts)
        {
            _entries.Clear();
            Interlocked.Exchange(ref _size, entry.Counts.Length);
        }

        _entries[query] = entry;
    }

    private sealed record Entry(IReadOnlyList<Segment> Segments, IReadOnlyList<string?[]> Keys, int[] Counts)
    {
        public bool IsPartOf(List<Segment> segments, Plan plan) =>
            Segments.All(segments.Contains) && Keys.Count == plan.Grouped.Keys.Count && Keys.Zip(plan.Grouped.Keys).All(pair => pair.First.AsSpan().SequenceEqual(pair.Second));
    }
}
