using System.Runtime.InteropServices;

namespace SurveyHub.Analytics;

/// <summary>Collects rows of one questionnaire version into a segment.</summary>
internal sealed class SegmentBuilder(int stripes, int alone)
{
    private readonly List<byte>[] _stripes = [.. Enumerable.Range(0, stripes).Select(_ => new List<byte>())];
    private readonly List<byte>[] _alone = [.. Enumerable.Range(0, alone).Select(_ => new List<byte>())];
    private readonly List<int>[] _dimensions = [.. Enum.GetValues<Dimension>().Select(_ => new List<int>())];

    public SegmentBuilder(ColumnLayout layout)
        : this(layout.Stripes, layout.All.Count - layout.Striped)
    {
    }

    public int Rows => _dimensions[0].Count;

    /// <param name="answers">One byte a column.</param>
    /// <param name="numbers">One a dimension, of its codebook.</param>
    public void Add(ReadOnlySpan<byte> answers, ReadOnlySpan<int> numbers)
    {
        var striped = answers[..^_alone.Length];
        foreach (var stripe in _stripes)
        {
            var part = striped[..Math.Min(ColumnLayout.Stripe, striped.Length)];
            var room = Room(stripe, ColumnLayout.Stripe);
            part.CopyTo(room);
            room[part.Length..].Clear();
            striped = striped[part.Length..];
        }

        for (var i = 0; i < _alone.Length; i++)
            _alone[i].Add(answers[^(_alone.Length - i)]);
        for (var i = 0; i < _dimensions.Length; i++)
            _dimensions[i].Add(numbers[i]);
    }

    public void Add(Segment segment)
    {
        for (var i = 0; i < _stripes.Length; i++)
            _stripes[i].AddRange(segment.Stripes[i]);
        for (var i = 0; i < _alone.Length; i++)
            _alone[i].AddRange(segment.Alone[i]);
        for (var i = 0; i < _dimensions.Length; i++)
            segment.Dimensions[i].CopyTo(Room(_dimensions[i], segment.Rows));
    }

    public Segment Build(SegmentKind kind)
    {
        var (units, days) = (_dimensions[(int)Dimension.Unit], _dimensions[(int)Dimension.Day]);
        var keys = new long[Rows];
        for (var i = 0; i < keys.Length; i++)
            keys[i] = ((long)units[i] << 32) | (uint)days[i];
        int[] order = [.. Enumerable.Range(0, Rows)];
        Array.Sort(keys, order);
        return new(
            [.. _stripes.Select(stripe => InOrder(stripe, order, ColumnLayout.Stripe))], [.. _alone.Select(column => InOrder(column, order, 1))],
            [.. _dimensions.Select(column => DimensionColumn.Of(InOrder(column, order, 1)))], Rows, kind);
    }

    private static Span<T> Room<T>(List<T> list, int more)
    {
        CollectionsMarshal.SetCount(list, list.Count + more);
        return CollectionsMarshal.AsSpan(list)[^more..];
    }

    /// <param name="width">How many values a row has.</param>
    private static T[] InOrder<T>(List<T> list, int[] order, int width)
    {
        var values = CollectionsMarshal.AsSpan(list);
        var sorted = new T[list.Count];
        for (var i = 0; i < order.Length; i++)
            values.Slice(order[i] * width, width).CopyTo(sorted.AsSpan(i * width));
        return sorted;
    }
}
