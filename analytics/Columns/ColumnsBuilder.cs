namespace SurveyHub.Analytics;

/// <summary>Takes in responses to one questionnaire version, and gives them as columns.</summary>
/// <remarks>
/// For one thread. Each time it gives columns, the rows since then are a new segment; small segments are merged as they come to be many of a
/// size, so that there are never more than a few dozen, and a row is moved only as often as that takes.
/// </remarks>
public sealed class ColumnsBuilder
{
    /// <summary>A segment of so many rows is left as it is.</summary>
    public const int LargeSegment = 1 << 20;

    /// <summary>So many segments of about one size become one.</summary>
    private const int Many = 8;

    private static readonly Dimension[] _dimensions = Enum.GetValues<Dimension>();

    private readonly IndexStructure _structure;
    private readonly Codebook[] _codebooks;
    private readonly TableCache? _cache;
    private readonly Dictionary<SegmentKind, SegmentBuilder> _new = [];
    private readonly int[] _numbers = new int[_dimensions.Length];
    private List<Segment> _segments;

    public ColumnsBuilder(IndexStructure structure)
        : this(structure, [], [.. _dimensions.Select(_ => new Codebook([]))], cache: null)
    {
    }

    /// <param name="cache">Of whatever is counted in the columns it gives; null where nothing is asked for twice.</param>
    internal ColumnsBuilder(IndexStructure structure, IEnumerable<Segment> segments, Codebook[] codebooks, TableCache? cache) =>
        (_structure, _segments, _codebooks, _cache) = (structure, [.. segments], codebooks, cache);

    internal static ColumnsBuilder WithCache(IndexStructure structure) => new(structure, [], [.. _dimensions.Select(_ => new Codebook([]))], new());

    internal IReadOnlyList<Segment> Segments => _segments;

    internal IReadOnlyList<Codebook> Codebooks => _codebooks;

    /// <param name="answers">A byte a column, see <see cref="AnswerReader"/>.</param>
    public void Add(ReadOnlySpan<byte> answers, in ResponseFacts facts) => Add(SegmentKind.Received, answers, facts);

    internal void Add(SegmentKind kind, ReadOnlySpan<byte> answers, in ResponseFacts facts)
    {
        foreach (var dimension in _dimensions)
            _numbers[(int)dimension] = _codebooks[(int)dimension].NumberOf(facts[dimension]);
        if (!_new.TryGetValue(kind, out var rows))
            _new.Add(kind, rows = new(_structure.Columns));
        rows.Add(answers, _numbers);
        if (rows.Rows >= LargeSegment)
            Seal(kind);
    }

    /// <summary>All that was added so far.</summary>
    public ResponseColumns Build()
    {
        foreach (var kind in _new.Keys)
            Seal(kind);
        return new(_structure, [.. _segments], [.. _codebooks.Select(codebook => codebook.Values)], _cache);
    }

    /// <summary>Merges small segments; what was built before is not touched.</summary>
    public void Tidy()
    {
        while (_segments.Where(segment => segment.Rows < LargeSegment / 2).GroupBy(SizeOf).FirstOrDefault(group => group.Count() >= Many) is { } many)
            _segments = [.. _segments.Except(many), Segment.Merge([.. many])];
    }

    private static (SegmentKind Kind, int Size) SizeOf(Segment segment) => (segment.Kind, (int)Math.Log(segment.Rows, Many));

    private void Seal(SegmentKind kind)
    {
        if (_new.Remove(kind, out var rows))
            _segments.Add(rows.Build(kind));
    }
}
