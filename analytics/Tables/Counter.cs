using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SurveyHub.Analytics;

/// <summary>One worker's counts.</summary>
/// <remarks>
/// A row of a stripe is compared with a value in all its columns at once, and where it is equal one is added to the byte of that column,
/// value and group. The bytes are emptied into the counts before they could overflow.
/// </remarks>
internal sealed class Counter(Plan plan, int block)
{
    private const int MostInAByte = byte.MaxValue;

    /// <summary>From so many neighbours of one group on, on the average of a block's first rows, it pays to look for where they end.</summary>
    private const int LongRun = 8, Sample = 256;

    private static readonly Vector256<byte>[] _values = [.. Enumerable.Range(0, byte.MaxValue + 1).Select(value => Vector256.Create((byte)value))];

    private readonly int[] _counts = new int[plan.Groups * plan.Width];
    private readonly int[] _groups = new int[block];
    private readonly Vector256<byte>[][] _bytes = [.. plan.Stripes.Select(stripe => new Vector256<byte>[plan.Groups * stripe.Values])];
    private readonly int[] _more = new int[plan.Width];
    private readonly byte[][] _rows = [.. plan.Stripes.Select(_ => new byte[plan.Groups])]; // that are in the bytes of each group

    /// <param name="rows">At most a block.</param>
    public void Add(Segment segment, int from, int rows)
    {
        var groups = _groups.AsSpan(0, rows); // all 0 where nothing tells them apart
        if (plan.Grouped.Parts.Count > 0)
            Number(groups, segment, from);
        var sample = groups[..Math.Min(Sample, rows)];
        var hasLongRuns = plan.Grouped.Parts.Count == 0 || (Changes(sample) + 1) * LongRun <= sample.Length;
        CountResponses(groups, hasLongRuns);
        for (var i = 0; i < plan.Stripes.Count; i++)
        {
            var stripe = MemoryMarshal.Cast<byte, Vector256<byte>>(segment.Stripes[plan.Stripes[i].Stripe]).Slice(from, rows);
            if (hasLongRuns)
                AddRuns(i, groups, stripe);
            else
                AddRows(i, groups, stripe);
        }

        foreach (var column in plan.Alone)
            AddColumn(column, groups, segment.Alone[column.Alone].AsSpan(from, rows));
    }

    public int[] Finish()
    {
        for (var stripe = 0; stripe < _bytes.Length; stripe++)
        {
            for (var group = 0; group < plan.Groups; group++)
                Empty(stripe, group);
        }

        return _counts;
    }

    /// <summary>Below 0 for a row that is not wanted.</summary>
    private void Number(Span<int> groups, Segment segment, int from)
    {
        groups.Clear();
        foreach (var part in plan.Grouped.Parts)
        {
            if (part.Dimension is { } dimension)
                segment.Dimensions[(int)dimension].AddTo(groups, from, part.Adds);
            else
                AddAnswers(groups, segment, from, part);
        }
    }

    private void AddAnswers(Span<int> groups, Segment segment, int from, GroupPart part)
    {
        var (bytes, width) = plan.AnswersOf(segment, part.Column);
        for (var (i, at) = (0, from * width); i < groups.Length; i++, at += width)
            groups[i] += part.Adds[bytes[at]];
    }

    private static int Changes(ReadOnlySpan<int> groups)
    {
        var changes = 0;
        for (var i = 1; i < groups.Length; i++)
            changes += groups[i] != groups[i - 1] ? 1 : 0;
        return changes;
    }

    private void CountResponses(ReadOnlySpan<int> groups, bool hasLongRuns)
    {
        for (var (start, length) = (0, 1); start < groups.Length; start += length)
        {
            if (hasLongRuns)
                length = RunFrom(groups[start..]);
            if (groups[start] >= 0)
                _counts[groups[start] * plan.Width] += length;
        }
    }

    private static int RunFrom(ReadOnlySpan<int> groups) => groups.IndexOfAnyExcept(groups[0]) is var length and > 0 ? length : groups.Length;

    private void AddRuns(int stripe, ReadOnlySpan<int> groups, ReadOnlySpan<Vector256<byte>> rows)
    {
        for (var (start, length) = (0, 0); start < groups.Length; start += length)
        {
            length = Math.Min(RunFrom(groups[start..]), MostInAByte);
            if (groups[start] >= 0)
                AddRun(stripe, groups[start], rows.Slice(start, length));
        }
    }

    /// <param name="rows">No more than a byte can count.</param>
    private void AddRun(int stripe, int group, ReadOnlySpan<Vector256<byte>> rows)
    {
        if (_rows[stripe][group] + rows.Length > MostInAByte)
            Empty(stripe, group);
        _rows[stripe][group] += (byte)rows.Length;
        var values = plan.Stripes[stripe].Values;
        var cells = _bytes[stripe].AsSpan(group * values, values);
        for (var value = 0; value < cells.Length; value += 3)
            AddThree(rows, value + 1, cells[value..]);
    }

    /// <summary>As many values at a time as the processor keeps beside it while it goes along the rows.</summary>
    private static void AddThree(ReadOnlySpan<Vector256<byte>> rows, int value, Span<Vector256<byte>> cells)
    {
        var (first, second, third) = (_values[value], _values[value + 1], _values[value + 2]);
        var (firsts, seconds, thirds) = (Vector256<byte>.Zero, Vector256<byte>.Zero, Vector256<byte>.Zero);
        foreach (var row in rows)
        {
            firsts -= Vector256.Equals(row, first); // equal is 255, which is -1
            seconds -= Vector256.Equals(row, second);
            thirds -= Vector256.Equals(row, third);
        }

        cells[0] += firsts;
        if (cells.Length > 1)
            cells[1] += seconds;
        if (cells.Length > 2)
            cells[2] += thirds;
    }

    private void AddRows(int stripe, ReadOnlySpan<int> groups, ReadOnlySpan<Vector256<byte>> rows)
    {
        var (values, bytes, inBytes) = (plan.Stripes[stripe].Values, _bytes[stripe], _rows[stripe]);
        var wanted = _values.AsSpan(1, values);
        for (var i = 0; i < groups.Length; i++)
        {
            var group = groups[i];
            if (group < 0)
                continue;
            var row = rows[i];
            var cells = bytes.AsSpan(group * values, wanted.Length);
            for (var value = 0; value < wanted.Length; value++)
                cells[value] -= Vector256.Equals(row, wanted[value]);
            if (++inBytes[group] == MostInAByte)
                Empty(stripe, group);
        }
    }

    private void AddColumn(PlanColumn column, ReadOnlySpan<int> groups, ReadOnlySpan<byte> rows)
    {
        for (var i = 0; i < groups.Length; i++)
        {
            if (groups[i] >= 0)
                _counts[(groups[i] * plan.Width) + column.Offset + rows[i]]++;
        }
    }

    private void Empty(int stripe, int group)
    {
        if (_rows[stripe][group] == 0)
            return;
        _rows[stripe][group] = 0;
        var (values, offset) = (plan.Stripes[stripe].Values, plan.Stripes[stripe].Offset);
        var bytes = MemoryMarshal.AsBytes(_bytes[stripe].AsSpan(group * values, values));
        var counts = _counts.AsSpan((group * plan.Width) + offset, bytes.Length);
        var more = _more.AsSpan(0, bytes.Length);
        TensorPrimitives.ConvertTruncating<byte, int>(bytes, more);
        TensorPrimitives.Add(counts, more, counts);
        bytes.Clear();
    }
}
