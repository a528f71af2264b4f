using System.Runtime.InteropServices;

namespace SurveyHub.Analytics;

/// <summary>Collects rows of one questionnaire version into a segment.</summary>
/// <param name="columns">How many the version's layout has.</param>
internal sealed class SegmentBuilder(int columns)
{
    private readonly List<byte>[] _answers = [.. Enumerable.Range(0, columns).Select(_ => new List<byte>())];
    private readonly List<int>[] _dimensions = [.. Enum.GetValues<Dimension>().Select(_ => new List<int>())];

    public int Rows => _dimensions[0].Count;

    /// <param name="answers">One byte a column.</param>
    /// <param name="numbers">One a dimension, of its codebook.</param>
    public void Add(ReadOnlySpan<byte> answers, ReadOnlySpan<int> numbers)
    {
        for (var i = 0; i < _answers.Length; i++)
            _answers[i].Add(answers[i]);
        for (var i = 0; i < _dimensions.Length; i++)
            _dimensions[i].Add(numbers[i]);
    }

    public void Add(Segment segment)
    {
        for (var i = 0; i < _answers.Length; i++)
            _answers[i].AddRange(segment.Answers[i]);
        for (var i = 0; i < _dimensions.Length; i++)
        {
            var before = _dimensions[i].Count;
            CollectionsMarshal.SetCount(_dimensions[i], before + segment.Rows);
            segment.Dimensions[i].CopyTo(CollectionsMarshal.AsSpan(_dimensions[i])[before..]);
        }
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
            [.. _answers.Select(column => InOrder<byte>(CollectionsMarshal.AsSpan(column), order))],
            [.. _dimensions.Select(column => DimensionColumn.Of(InOrder<int>(CollectionsMarshal.AsSpan(column), order)))],
            Rows, kind);
    }

    private static T[] InOrder<T>(ReadOnlySpan<T> values, int[] order)
    {
        var sorted = new T[order.Length];
        for (var i = 0; i < sorted.Length; i++)
            sorted[i] = values[order[i]];
        return sorted;
    }
}
