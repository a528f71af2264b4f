using SurveyHub.Engine;

namespace SurveyHub.Analytics;

/// <summary>What of a response may have to give way, as numbers: the unit, the field, what was asked of the person, then month, channel and language.</summary>
/// <remarks>Those of the rows in the columns, and the same of a row of the store; 0 is a value that was not given.</remarks>
internal sealed class ReleaseKeys
{
    public const int GivenWay = -1;

    /// <summary>In the store, and not in the columns yet: nobody is known to be like it.</summary>
    private const int Unknown = -2;

    private readonly IReadOnlyList<Segment> _segments;
    private readonly int _campaign;
    private readonly Codebook _units;
    private readonly List<int> _above = [GivenWay];
    private readonly int[] _monthOfDay;
    private readonly List<KeyPart> _parts = [];
    private readonly int _stripedColumns;

    public ReleaseKeys(ResponseColumns columns, Campaign campaign, UnitTree tree, IReadOnlyList<ReleaseColumn> layout)
    {
        (_segments, _stripedColumns) = (columns.Segments, columns.Structure.Columns.Striped);
        _campaign = Math.Max(0, columns.ValuesOf(Dimension.Campaign).ToList().IndexOf(campaign.Code.Value));
        _units = new(columns.ValuesOf(Dimension.Unit).Skip(1)!);
        for (var unit = 1; unit < _units.Values.Count; unit++) // grows: those above are added at its end
            _above.Add(tree.Known(Code.Parse(_units.Values[unit]))?.Parent is { } parent ? _units.NumberOf(parent.Value) : GivenWay);
        var months = new Codebook([]);
        _monthOfDay = [.. columns.ValuesOf(Dimension.Day).Select(day => months.NumberOf(day?[..7]))];

        Add("unit", _units);
        Add("field", new(columns.ValuesOf(Dimension.Field).Skip(1)!), Dimension.Field);
        foreach (var column in layout.Where(column => column is { IsCoarsened: true, Item: not null }))
            _parts.Add(new(At(column.Name), new(column.Item!.Options.Select(option => ReleaseCodes.Of(column, option))), null, columns.Structure.Columns.Of(column.Item.Code).Single()));
        Add("month", months, Dimension.Day);
        Add("channel", new(columns.ValuesOf(Dimension.Channel).Skip(1)!), Dimension.Channel);
        Add("language", new(columns.ValuesOf(Dimension.Language).Skip(1)!), Dimension.Language);

        void Add(string name, Codebook values, Dimension dimension = Dimension.Unit) => _parts.Add(new(At(name), values, dimension, null));

        int At(string name) => layout.ToList().FindIndex(column => column.Name == name);
    }

    public int Width => _parts.Count;

    /// <summary>How often a unit can be replaced by the one above before none is left.</summary>
    public int Levels => Enumerable.Range(1, _above.Count - 1).Select(LevelsOf).DefaultIfEmpty(1).Max();

    public IReadOnlyList<Segment> Segments => _segments;

    /// <returns>False where the row is of another campaign.</returns>
    public bool Read(int segment, int row, Span<int> values)
    {
        var rows = _segments[segment];
        if (rows.Dimensions[(int)Dimension.Campaign][row] != _campaign)
            return false;
        for (var i = 0; i < values.Length; i++)
        {
            var (_, _, dimension, column) = _parts[i];
            values[i] = column is not null ? Answer(rows, column.Place, row)
                : dimension == Dimension.Day ? _monthOfDay[rows.Dimensions[(int)Dimension.Day][row]]
                : rows.Dimensions[(int)dimension!.Value][row];
        }

        return true;
    }

    /// <summary>The same of a row that has these cells.</summary>
    public void Read(ReadOnlySpan<string?> cells, Span<int> values)
    {
        for (var i = 0; i < values.Length; i++)
            values[i] = _parts[i].Values.Find(cells[_parts[i].At]) ?? Unknown;
    }

    /// <summary>Puts into the cells what has given way.</summary>
    public void Write(ReadOnlySpan<int> values, Span<string?> cells)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] == GivenWay)
                cells[_parts[i].At] = ReleaseColumn.GivenWay;
        }

        if (values[0] > 0)
            cells[_parts[0].At] = _units.Values[values[0]];
    }

    /// <summary>The number of the unit above; <see cref="GivenWay"/> where there is none.</summary>
    public int Above(int unit) => _above[unit];

    public Code? UnitOf(int number) => number > 0 ? Code.Parse(_units.Values[number]) : null;

    public Code? FieldOf(int number) => number > 0 ? Code.Parse(_parts[1].Values.Values[number]) : null;

    private int Answer(Segment rows, int place, int row) => place < _stripedColumns
        ? rows.Stripes[place / ColumnLayout.Stripe][(row * ColumnLayout.Stripe) + (place % ColumnLayout.Stripe)]
        : rows.Alone[place - _stripedColumns][row];

    private int LevelsOf(int unit)
    {
        var levels = 1;
        for (var at = _above[unit]; at > 0; at = _above[at])
            levels++;
        return levels;
    }

    /// <param name="At">Of its column in the file.</param>
    /// <param name="Values">At their numbers.</param>
    /// <param name="Dimension">Null of an item.</param>
    private sealed record KeyPart(int At, Codebook Values, Dimension? Dimension, AnswerColumn? Column);
}
