using SurveyHub.Engine;

namespace SurveyHub.Analytics;

/// <summary>Draws the trends of one scope.</summary>
/// <param name="counts">In any order; those of one period, version and unit are pooled.</param>
public sealed class TrendDrawing(ScopeHistory history, Lineage lineage, IEnumerable<TrendCounts> counts)
{
    private readonly ILookup<Code?, TrendCounts> _counts = counts.Where(part => history.In(part.Structure.Version.Number) is not null).ToLookup(part => part.Unit);

    /// <summary>Of answers that are of no unit in particular.</summary>
    public Trend Whole() => new(LineOf(null), ProForma: null, []);

    public Trend Of(Code unit)
    {
        var line = LineOf(unit);
        var proForma = Origin(unit) is { Kind: LineageKind.Merge } merger ? ProFormaOf(unit, merger) : null;
        return new(line, proForma, [.. Ancestors(unit)]) { AcrossMerger = proForma is null ? null : Across(proForma, line) };
    }

    private TrendLine LineOf(Code? unit)
    {
        var origin = unit is null ? null : Origin(unit);
        return new(unit, IsProForma: false, Segment(Own(unit), origin is null ? [] : [BreakLine.Of(origin)]))
        {
            Renames = unit is null ? [] : [.. Renames(unit)],
            End = unit is null ? null : lineage.EndOf(unit),
        };
    }

    private TrendLine? ProFormaOf(Code unit, LineageEvent merger)
    {
        var pooled = Pooled(merger);
        return pooled.Count > 0 ? new(unit, IsProForma: true, Segment(pooled, [])) : null;
    }

    /// <summary>The counts of all predecessors together, where each of them has some: a part of them would be of another place.</summary>
    private SortedDictionary<(Period Period, int Version), TrendCounts> Pooled(LineageEvent merger)
    {
        var parts = merger.Predecessors.Select(WithProForma).ToList();
        var places = parts[0].Keys.Where(place => parts.TrueForAll(part => part.TryGetValue(place, out var own) && own.Tally.Responses > 0));
        return new(places.ToDictionary(place => place, place => TrendCounts.Pool(parts.Select(part => part[place])) with { Unit = merger.Successors[0] }));
    }

    /// <summary>A unit's own counts and, of the time before them, those pooled from its predecessors.</summary>
    private SortedDictionary<(Period Period, int Version), TrendCounts> WithProForma(Code unit)
    {
        var all = Own(unit);
        if (Origin(unit) is not { Kind: LineageKind.Merge } merger)
            return all;
        foreach (var (place, pooled) in Pooled(merger))
            all[place] = all.TryGetValue(place, out var own) ? TrendCounts.Pool([own, pooled]) : pooled;
        return all;
    }

    private SortedDictionary<(Period Period, int Version), TrendCounts> Own(Code? unit)
    {
        var codes = unit is null ? [null] : Renames(unit).Select(renamed => (Code?)renamed.Predecessors[0]).Prepend(unit);
        return new(codes.SelectMany(code => _counts[code])
            .GroupBy(part => (part.Period, part.Structure.Version.Number))
            .ToDictionary(group => group.Key, TrendCounts.Pool));
    }

    private List<TrendSegment> Segment(SortedDictionary<(Period Period, int Version), TrendCounts> places, IReadOnlyList<BreakLine> origin)
    {
        var segments = new List<(IReadOnlyList<BreakLine> Breaks, List<TrendPoint> Points)>();
        foreach (var (place, part) in places)
        {
            var point = new TrendPoint(place.Period, place.Version, part.Unit, Estimate(part));
            var breaks = segments.Count == 0 ? origin : history.Between(segments[^1].Points[^1].Version, place.Version);
            if (segments.Count == 0 || breaks.Count > 0)
                segments.Add((breaks, [point]));
            else
                segments[^1].Points.Add(point with { Change = Difference.Between(point.Estimate, segments[^1].Points[^1].Estimate) });
        }

        return segments.ConvertAll(segment => new TrendSegment(segment.Breaks, segment.Points));
    }

    private Estimate Estimate(TrendCounts part)
    {
        var scope = history.In(part.Structure.Version.Number)!;
        return part.Sample is { } sample
            ? Analytics.Estimate.Of(part.Tally, scope, sample(scope), IntervalMethod.Logit)
            : Analytics.Estimate.Of(part.Tally, scope);
    }

    private Difference? Across(TrendLine proForma, TrendLine line) =>
        line.Points.FirstOrDefault() is { } first && proForma.Points.Last() is var last && history.Between(last.Version, first.Version).Count == 0
            ? Difference.Between(first.Estimate, last.Estimate)
            : null;

    /// <summary>The merger or split that the unit came out of, under whatever name; null when it came out of none.</summary>
    private LineageEvent? Origin(Code unit)
    {
        var first = Renames(unit).LastOrDefault()?.Predecessors[0] ?? unit;
        return lineage.BeginningOf(first);
    }

    private IEnumerable<LineageEvent> Renames(Code unit)
    {
        while (lineage.BeginningOf(unit) is { Kind: LineageKind.Rename } renamed)
        {
            yield return renamed;
            unit = renamed.Predecessors[0];
        }
    }

    private IEnumerable<TrendLine> Ancestors(Code unit)
    {
        var seen = new HashSet<Code>();
        for (List<Code> generation = [unit]; generation.Count > 0;)
        {
            generation = [.. generation.SelectMany(code => Origin(code)?.Predecessors ?? []).Where(seen.Add)];
            foreach (var code in generation)
                yield return LineOf(code);
        }
    }
}
