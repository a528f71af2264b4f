using System.Numerics.Tensors;

namespace SurveyHub.Analytics;

/// <summary>How often each level was chosen in each group.</summary>
public sealed class Table
{
    private readonly IndexStructure _structure;
    private readonly Plan _plan;
    private readonly int[] _counts;

    internal Table(IndexStructure structure, Plan plan, int[] counts)
    {
        (_structure, _plan, _counts) = (structure, plan, counts);
        Groups = [.. Enumerable.Range(0, plan.Groups).Where(group => counts[group * plan.Width] != 0).Select(group => new TableGroup(this, group))];
    }

    /// <summary>Those that have responses, in the order of their keys; the key of the last grouping changes first.</summary>
    public IReadOnlyList<TableGroup> Groups { get; }

    /// <summary>Of all groups.</summary>
    public long Responses => Groups.Sum(group => group.Responses);

    /// <summary>The counts of all groups together.</summary>
    public Tally Sum() => Sum([.. _plan.Grouped.Keys.Select(_ => (Func<string?, bool>)(_ => true))]);

    /// <summary>The counts of the groups whose keys are all wanted.</summary>
    /// <param name="isWanted">One a grouping.</param>
    /// <exception cref="InvalidOperationException">The query asks for certain items only.</exception>
    public Tally Sum(params IReadOnlyList<Func<string?, bool>> isWanted)
    {
        var sum = new int[_plan.Width];
        foreach (var group in _plan.Grouped.Where(isWanted, Groups.Select(group => group.Number)))
            TensorPrimitives.Add(sum, CountsOf(group), sum);
        return TallyOf(sum);
    }

    /// <summary>How many responses they have.</summary>
    /// <param name="isWanted">One a grouping.</param>
    public long Count(params IReadOnlyList<Func<string?, bool>> isWanted) => _plan.Grouped.Where(isWanted, Groups.Select(group => group.Number)).Sum(group => (long)CountsOf(group)[0]);

    internal string?[] KeysOf(int group) => _plan.Grouped.KeysOf(group);

    internal ReadOnlySpan<int> CountsOf(int group) => _counts.AsSpan(group * _plan.Width, _plan.Width);

    internal Tally TallyOf(ReadOnlySpan<int> counts)
    {
        if (!_plan.IsOfCriteria)
            throw new InvalidOperationException("The query asks for certain items only.");
        return new(_structure, counts[0], _plan.ReadTally(counts));
    }

    internal long[] CountsOf(int group, AnswerColumn column) => _plan.Columns.Contains(column)
        ? _plan.Read(column, CountsOf(group))
        : throw new InvalidOperationException("The query does not ask for that column.");
}

/// <summary>The responses that have the same keys.</summary>
public readonly struct TableGroup
{
    private readonly Table _table;

    internal TableGroup(Table table, int number) => (_table, Number) = (table, number);

    internal int Number { get; }

    /// <summary>One a grouping.</summary>
    public IReadOnlyList<string?> Keys => _table.KeysOf(Number);

    public long Responses => _table.CountsOf(Number)[0];

    /// <exception cref="InvalidOperationException">The query asks for certain items only.</exception>
    public Tally Tally => _table.TallyOf(_table.CountsOf(Number));

    /// <summary>How often each value of a column was given; at 0, by how many responses none.</summary>
    /// <exception cref="InvalidOperationException">The query does not ask for it.</exception>
    public IReadOnlyList<long> Counts(AnswerColumn column) => _table.CountsOf(Number, column);
}
