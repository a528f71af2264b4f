using System.Numerics.Tensors;

namespace SurveyHub.Analytics;

/// <summary>Counts the rows of segments by a plan: the one place where responses become numbers.</summary>
internal static class Counting
{
    /// <summary>So many rows at a time that their groups, and their bytes of one column, stay in the nearest cache.</summary>
    private const int Block = 1 << 13;

    /// <summary>Fewer blocks are not worth another thread.</summary>
    private const int BlocksPerWorker = 4;

    /// <summary>From this many neighbours of one group on it is faster to count each value along them than to go row by row.</summary>
    private const int LongRun = 20;

    /// <summary>A column of more values is always counted row by row.</summary>
    private const int FewValues = 12;

    /// <param name="signOf">How often a segment's rows count; 0 leaves them out.</param>
    /// <returns>For each group, in the order of its number, <see cref="Plan.Width"/> counts.</returns>
    public static int[] Count(IReadOnlyList<Segment> segments, Plan plan, Func<Segment, int> signOf)
    {
        List<(Segment Segment, int From)> blocks = [.. segments.Where(segment => signOf(segment) != 0 && !plan.Skips(segment)).SelectMany(BlocksOf)];
        var next = -1;
        var counts = new int[Math.Clamp(blocks.Count / BlocksPerWorker, 1, Environment.ProcessorCount)][];
        Parallel.For(0, counts.Length, worker =>
        {
            counts[worker] = new int[plan.Groups * plan.Width];
            var groups = new int[Block];
            while (Interlocked.Increment(ref next) is var i && i < blocks.Count)
                Count(blocks[i].Segment, blocks[i].From, groups, plan, counts[worker], signOf(blocks[i].Segment));
        });
        foreach (var more in counts.Skip(1))
            TensorPrimitives.Add(counts[0], more, counts[0]);
        return counts[0];
    }

    private static IEnumerable<(Segment Segment, int From)> BlocksOf(Segment segment)
    {
        for (var from = 0; from < segment.Rows; from += Block)
            yield return (segment, from);
    }

    private static void Count(Segment segment, int from, int[] scratch, Plan plan, int[] counts, int sign)
    {
        var groups = scratch.AsSpan(0, Math.Min(Block, segment.Rows - from));
        groups.Clear();
        foreach (var part in plan.Parts)
        {
            if (part.Dimension is { } dimension)
                segment.Dimensions[(int)dimension].AddTo(groups, from, part.Adds);
            else
                DimensionColumn.AddTo<byte>(segment.Answers[part.Column].AsSpan(from, groups.Length), groups, part.Adds);
        }

        if (Runs(groups) * LongRun <= groups.Length)
            CountRuns(segment, from, groups, plan, counts, sign);
        else
            CountRows(segment, from, groups, plan, counts, sign);
    }

    private static int Runs(ReadOnlySpan<int> groups)
    {
        var runs = 1;
        for (var i = 1; i < groups.Length; i++)
            runs += groups[i] != groups[i - 1] ? 1 : 0;
        return runs;
    }

    private static void CountRuns(Segment segment, int from, ReadOnlySpan<int> groups, Plan plan, int[] counts, int sign)
    {
        for (var (start, end) = (0, 0); start < groups.Length; start = end)
        {
            var length = groups[start..].IndexOfAnyExcept(groups[start]);
            end = length < 0 ? groups.Length : start + length;
            if (groups[start] < 0)
                continue;
            var cells = counts.AsSpan(groups[start] * plan.Width, plan.Width);
            cells[0] += sign * (end - start);
            for (var column = 0; column < plan.Columns.Length; column++)
                CountRun(segment.Answers[plan.Columns[column].Place].AsSpan(from + start, end - start), cells[plan.Offset(column)..], plan.Columns[column].Values, sign);
        }
    }

    private static void CountRun(ReadOnlySpan<byte> values, Span<int> cells, int most, int sign)
    {
        if (most > FewValues)
        {
            foreach (var value in values)
                cells[value] += sign;
            return;
        }

        for (var value = 1; value <= most; value++)
            cells[value] += sign * values.Count((byte)value);
    }

    /// <summary>Column by column, because a row's neighbours in memory are other rows of the same column.</summary>
    /// <param name="groups">Is overwritten.</param>
    private static void CountRows(Segment segment, int from, Span<int> groups, Plan plan, int[] counts, int sign)
    {
        Span<short> rows = stackalloc short[groups.Length]; // the wanted ones
        var wanted = 0;
        for (var i = 0; i < groups.Length; i++)
        {
            var group = groups[i];
            (rows[wanted], groups[wanted]) = ((short)i, group * plan.Width);
            wanted += group >= 0 ? 1 : 0;
        }

        var cells = groups[..wanted];
        foreach (var cell in cells)
            counts[cell] += sign;
        for (var column = 0; column < plan.Columns.Length; column++)
        {
            var values = segment.Answers[plan.Columns[column].Place].AsSpan(from, groups.Length);
            if (wanted == groups.Length)
                CountColumn(values, cells, counts.AsSpan(plan.Offset(column)), sign);
            else
                CountColumn(values, rows[..wanted], cells, counts.AsSpan(plan.Offset(column)), sign);
        }
    }

    private static void CountColumn(ReadOnlySpan<byte> values, ReadOnlySpan<int> cells, Span<int> counts, int sign)
    {
        for (var i = 0; i < cells.Length; i++)
            counts[cells[i] + values[i]] += sign;
    }

    private static void CountColumn(ReadOnlySpan<byte> values, ReadOnlySpan<short> rows, ReadOnlySpan<int> cells, Span<int> counts, int sign)
    {
        for (var i = 0; i < cells.Length; i++)
            counts[cells[i] + values[rows[i]]] += sign;
    }
}
