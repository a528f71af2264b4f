using SurveyHub.Engine;

namespace SurveyHub.Analytics;

/// <param name="Instrument">By which it was measured; null where that is not known.</param>
/// <param name="Value">As published: a rate without counts, so with no interval.</param>
public sealed record PublishedPoint(PublishedValue Value, Instrument? Instrument)
{
    /// <summary>In points of per cent, from the year before in the same segment; null for the first, and after a year without a value.</summary>
    public decimal? Change { get; init; }
}

/// <param name="Breaks">See <see cref="TrendSegment"/>.</param>
public sealed record PublishedSegment(IReadOnlyList<BreakLine> Breaks, IReadOnlyList<PublishedPoint> Points);

/// <summary>A reference series: what was published of a place, never pooled or averaged with anything.</summary>
/// <param name="Province">Null for the country and other places that are none.</param>
public sealed record PublishedLine(string Scope, Province? Province, IReadOnlyList<PublishedSegment> Segments);

/// <param name="Line">Of the place as it is on the day asked for.</param>
/// <param name="Predecessors">Of the provinces it was merged from; one of them may have its name.</param>
public sealed record PublishedTrend(PublishedLine Line, IReadOnlyList<PublishedLine> Predecessors)
{
    /// <param name="values">In any order.</param>
    /// <param name="scope">As people call it on that day.</param>
    public static PublishedTrend Of(IReadOnlyList<PublishedValue> values, string indicator, string scope, DateOnly day)
    {
        List<PublishedValue> wanted = [.. values.Where(value => value.Indicator == indicator).OrderBy(value => value.Year)];
        var province = Province.Find(scope, day);
        return new(LineOf(wanted, scope, province), [.. (province?.Predecessors ?? []).Select(old => LineOf(wanted, old.Name, old))]);
    }

    private static PublishedLine LineOf(List<PublishedValue> values, string scope, Province? province)
    {
        var segments = new List<(IReadOnlyList<BreakLine> Breaks, List<PublishedPoint> Points)>();
        foreach (var value in values.Where(value => value.Scope == scope && (province is null || province.ExistsOn(value.Day))))
        {
            var point = new PublishedPoint(value, Instrument.Of(value.Year));
            if (segments.Count == 0)
                segments.Add(([], [point]));
            else if (segments[^1].Points[^1] is var last && last.Instrument is not null && last.Instrument == point.Instrument)
                segments[^1].Points.Add(point with { Change = last.Value.Year == value.Year - 1 ? value.Percent - last.Value.Percent : null });
            else
                segments.Add(([new(BreakKind.Instrument, point.Instrument?.Decision, value.Note.Length > 0 ? value.Note : null)], [point]));
        }

        return new(scope, province, segments.ConvertAll(segment => new PublishedSegment(segment.Breaks, segment.Points)));
    }
}
