using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace SurveyHub.Analytics;

/// <summary>The value of one dimension in each row of a segment, by its number in the codebook.</summary>
internal abstract class DimensionColumn
{
    /// <summary>The numbers that occur.</summary>
    public abstract IReadOnlyList<int> Present { get; }

    public abstract ReadOnlySpan<byte> Bytes { get; }

    public abstract int this[int row] { get; }

    public abstract void CopyTo(Span<int> numbers);

    /// <summary>Adds to the group of each row what its value adds.</summary>
    /// <param name="from">The row of the first group.</param>
    /// <param name="adds">By the value's number.</param>
    public abstract void AddTo(Span<int> groups, int from, ReadOnlySpan<int> adds);

    public static DimensionColumn Of(ReadOnlySpan<int> numbers) => (numbers.IsEmpty ? 0 : TensorPrimitives.Max(numbers)) switch
    {
        <= byte.MaxValue => new DimensionColumn<byte>(Narrow<byte>(numbers)),
        <= ushort.MaxValue => new DimensionColumn<ushort>(Narrow<ushort>(numbers)),
        _ => new DimensionColumn<int>(numbers.ToArray()),
    };

    private static T[] Narrow<T>(ReadOnlySpan<int> numbers) where T : unmanaged, IBinaryInteger<T>
    {
        var narrow = new T[numbers.Length];
        for (var i = 0; i < narrow.Length; i++)
            narrow[i] = T.CreateTruncating(numbers[i]);
        return narrow;
    }

    public static DimensionColumn Read(ReadOnlySpan<byte> bytes, int rows) => (bytes.Length / Math.Max(rows, 1)) switch
    {
        sizeof(byte) or 0 => new DimensionColumn<byte>(bytes.ToArray()),
        sizeof(ushort) => new DimensionColumn<ushort>(MemoryMarshal.Cast<byte, ushort>(bytes).ToArray()),
        _ => new DimensionColumn<int>(MemoryMarshal.Cast<byte, int>(bytes).ToArray()),
    };
}

/// <typeparam name="T">As few bytes as name every number.</typeparam>
internal sealed class DimensionColumn<T> : DimensionColumn where T : unmanaged, IBinaryInteger<T>
{
    private readonly T[] _numbers;

    public DimensionColumn(T[] numbers)
    {
        _numbers = numbers;
        var isPresent = new bool[numbers.Length == 0 ? 0 : int.CreateChecked(numbers.Max()) + 1];
        foreach (var number in numbers)
            isPresent[int.CreateTruncating(number)] = true;
        Present = [.. Enumerable.Range(0, isPresent.Length).Where(number => isPresent[number])];
    }

    public override IReadOnlyList<int> Present { get; }

    public override ReadOnlySpan<byte> Bytes => MemoryMarshal.AsBytes<T>(_numbers);

    public override int this[int row] => int.CreateTruncating(_numbers[row]);

    public override void CopyTo(Span<int> numbers)
    {
        for (var i = 0; i < _numbers.Length; i++)
            numbers[i] = int.CreateTruncating(_numbers[i]);
    }

    public override void AddTo(Span<int> groups, int from, ReadOnlySpan<int> adds)
    {
        var numbers = _numbers.AsSpan(from, groups.Length);
        for (var i = 0; i < groups.Length; i++)
            groups[i] += adds[int.CreateTruncating(numbers[i])];
    }
}
