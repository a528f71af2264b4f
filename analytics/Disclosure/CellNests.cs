namespace SurveyHub.Analytics;

/// <summary>Which cell is inside which, without the groups that nobody is in.</summary>
internal sealed class CellNests
{
    /// <summary>The vertex of all that no cell shown contains.</summary>
    public const int Outside = 0;

    private readonly IReadOnlyList<PublishedCell> _cells;
    private readonly int[] _parents; // -1 for none
    private readonly int[] _sameAs; // the first cell of the nest with the same people
    private readonly int[][] _innermost; // by nest and group

    public CellNests(IReadOnlyList<long> groups, IReadOnlyList<PublishedCell> cells)
    {
        (Groups, _cells) = (groups, cells);
        Members = [.. cells.Select(cell => cell.Groups.Where(group => groups[group] > 0).ToArray())];
        Respondents = [.. Members.Select(members => members.Sum(group => groups[group]))];
        Count = cells.Count == 0 ? 0 : cells.Max(cell => cell.Nest) + 1;
        _parents = new int[cells.Count];
        _sameAs = [.. Enumerable.Range(0, cells.Count)];
        _innermost = [.. Enumerable.Range(0, Count).Select(_ => Enumerable.Repeat(-1, groups.Count).ToArray())];
        foreach (var cell in _sameAs.Where(cell => Members[cell].Length > 0).OrderByDescending(cell => Members[cell].Length).ToList())
            Place(cell, _innermost[cells[cell].Nest]);
        Distinct = [.. Enumerable.Range(0, cells.Count).Where(cell => Members[cell].Length > 0 && _sameAs[cell] == cell)];
    }

    public int Count { get; }

    /// <summary>People by group.</summary>
    public IReadOnlyList<long> Groups { get; }

    /// <summary>Of each cell, its groups that are not empty.</summary>
    public IReadOnlyList<int[]> Members { get; }

    /// <summary>People by cell.</summary>
    public IReadOnlyList<long> Respondents { get; }

    /// <summary>The cells that are not empty, and of those with the same people in one nest the first.</summary>
    public IReadOnlyList<int> Distinct { get; }

    public int Nest(int cell) => _cells[cell].Nest;

    public static int Vertex(int cell) => cell + 1;

    /// <summary>The vertex of the cell around a cell.</summary>
    public int Around(int cell) => Vertex(_parents[cell]);

    /// <summary>The vertex of the smallest cell of a nest that a group is in.</summary>
    public int Innermost(int nest, int group) => nest < Count ? Vertex(_innermost[nest][group]) : Outside;

    /// <summary>What was decided of the distinct cells, for all.</summary>
    public IReadOnlyList<Withheld?> Spread(IReadOnlyList<Withheld?> decided) => [.. _sameAs.Select(cell => decided[cell])];

    /// <remarks>Larger cells were placed before, so that those around this one are around all of its groups.</remarks>
    private void Place(int cell, int[] innermost)
    {
        var members = Members[cell];
        var parent = innermost[members[0]];
        if (Array.Exists(members, group => innermost[group] != parent))
            throw new ArgumentException($"Cell {cell} overlaps another of its nest.", nameof(cell));

        if (parent >= 0 && Members[parent].Length == members.Length)
        {
            _sameAs[cell] = parent;
            return;
        }

        _parents[cell] = parent;
        foreach (var group in members)
            innermost[group] = cell;
    }
}
