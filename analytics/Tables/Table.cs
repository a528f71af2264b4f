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
    public Tally Sum()
    {
        var sum = new Tally(_structure);
        foreach (var group in Groups)
            sum.Add(group.Tally);
        return sum;
    }

    internal string?[] KeysOf(int group) => _plan.Grouped.KeysOf(group);

    internal int ResponsesOf(int group) => _counts[group * _plan.Width];

    internal Tally TallyOf(int group) => _plan.IsOfCriteria
        ? new(_structure, ResponsesOf(group), [.. _plan.Columns.Select(column => CountsOf(group, column))])
        : throw new InvalidOperationException("The query asks for certain items only.");

    internal long[] CountsOf(int group, AnswerColumn column) => _plan.Columns.Contains(column)
        ? _plan.Read(column, _counts.AsSpan(group * _plan.Width, _plan.Width))
        : throw new InvalidOperationException("The query does not ask for that column.");
}

/// <summary>The responses that have the same keys.</summary>
public readonly struct TableGroup
{
    private readonly Table _table;
    private readonly int _number;

    internal TableGroup(Table table, int number) => (_table, _number) = (table, number);

    /// <summary>One a grouping.</summary>
    public IReadOnlyList<string?> Keys => _table.KeysOf(_number);

    public long Responses => _table.ResponsesOf(_number);

    /// <exception cref="InvalidOperationException">The query asks for certain items only.</exception>
    public Tally Tally => _table.TallyOf(_number);

    /// <summary>How often each value of a column was given; at 0, by how many responses none.</summary>
    /// <exception cref="InvalidOperationException">The query does not ask for it.</exception>
    public IReadOnlyList<long> Counts(AnswerColumn column) => _table.CountsOf(_number, column);
}
