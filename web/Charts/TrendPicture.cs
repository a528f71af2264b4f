using SurveyHub.Analytics;
using SurveyHub.Engine;

namespace SurveyHub.Web.Charts;

/// <param name="X">0 to 1 across the chart.</param>
/// <param name="Rate">0 to 1.</param>
/// <param name="Interval">Null where none is known.</param>
/// <param name="Printed">The figure alone.</param>
/// <param name="Said">All that is known of it, in words.</param>
internal sealed record TrendPlace(double X, double Rate, Interval? Interval, string Printed, string Said);

/// <param name="Shade">A class of the style sheet.</param>
/// <param name="Runs">Places that are joined: nothing is drawn from one run to the next.</param>
internal sealed record TrendStroke(string Name, string Shade, MarkShape Mark, IReadOnlyList<IReadOnlyList<TrendPlace>> Runs)
{
    public bool HasBand { get; init; }

    public IEnumerable<TrendPlace> Places => Runs.SelectMany(run => run);
}

/// <param name="X">0 to 1 across the chart, between the places on its two sides.</param>
internal sealed record TrendBreak(double X, string Words);

/// <summary>Where the points of a trend stand: periods side by side, those without answers too, each as wide as the others.</summary>
internal sealed class TrendPicture
{
    private readonly List<Period> _periods;
    private readonly Texts _t;
    private readonly Func<Code, string>? _nameOf;
    private readonly ILookup<Period, int> _versions;

    private TrendPicture(Trend? trend, IReadOnlyList<Reference> published, Texts t, Func<Code, string>? nameOf)
    {
        (_t, _nameOf) = (t, nameOf);
        List<TrendLine> own = trend is null ? [] : [trend.Line, .. trend.ProForma is { } proForma ? [proForma] : Array.Empty<TrendLine>(), .. trend.Predecessors];
        var points = own.SelectMany(line => line.Points).ToList();
        var references = points.TrueForAll(point => point.Period.Kind == PeriodKind.Year) ? published.SelectMany(reference => reference.Trend.Predecessors.Prepend(reference.Trend.Line)).ToList() : [];
        var years = references.SelectMany(line => line.Segments).SelectMany(segment => segment.Points).Select(YearOf);
        _periods = Fill([.. points.Select(point => point.Period).Concat(years).Distinct().Order()]);
        _versions = points.Select(point => (point.Period, point.Version)).Distinct().OrderBy(place => place.Version).ToLookup(place => place.Period, place => place.Version);

        Strokes = [.. own.Select(line => StrokeOf(line, trend!)), .. references.Select(StrokeOf)];
        Strokes = Strokes.FindAll(stroke => stroke.Runs.Count > 0);
        Breaks = [.. own.Take(trend?.ProForma is null ? 1 : 2).SelectMany(line => BreaksOf(line, points)).Concat(references.SelectMany(BreaksOf)).Distinct().OrderBy(line => line.X)];
    }

    /// <summary>The unit's own first; none without any figure.</summary>
    public List<TrendStroke> Strokes { get; }

    public IReadOnlyList<TrendBreak> Breaks { get; }

    /// <summary>As many periods as a phone's width has room for.</summary>
    public IEnumerable<(double X, string Name)> Labels(int most)
    {
        var step = (_periods.Count + most - 1) / most;
        for (var i = (_periods.Count - 1) % Math.Max(1, step); i < _periods.Count; i += step) // the last one is always named
            yield return ((i + 0.5) / _periods.Count, _t.Of(_periods[i]));
    }

    public static TrendPicture Of(Trend? trend, IReadOnlyList<Reference> published, Texts t, Func<Code, string>? nameOf) => new(trend, published, t, nameOf);

    private static List<Period> Fill(List<Period> known)
    {
        const int Most = 1000; // a date that was mistyped must not draw thousands of empty periods
        if (known.Count == 0)
            return known;
        var all = new List<Period> { known[0] };
        while (all[^1] < known[^1] && all.Count < Most)
            all.Add(all[^1].Next);
        return all.Count < Most ? all : known;
    }

    private TrendStroke StrokeOf(TrendLine line, Trend trend)
    {
        var (name, shade, mark) = line.IsProForma ? (_t["chart.line-pro-forma"], "chart-line-pro-forma", MarkShape.ProForma)
            : ReferenceEquals(line, trend.Line) ? (_t["chart.line-own"], "chart-line", MarkShape.Plain)
            : (_t["chart.line-former", NameOf(line.Unit)], "chart-line-former", MarkShape.Former);
        return new(name, shade, mark, [.. line.Segments.SelectMany(segment => Runs(segment.Points.Select(point => PlaceOf(point, name))))]) { HasBand = mark != MarkShape.Former };
    }

    private TrendStroke StrokeOf(PublishedLine line)
    {
        var name = _t["chart.line-published", line.Scope];
        var runs = line.Segments.Select(segment => (IReadOnlyList<TrendPlace>)[.. segment.Points.Select(point =>
            new TrendPlace(X(YearOf(point), null), (double)point.Value.Percent / 100, null, _t.Rate(point.Value.Percent), $"{point.Value.Year}, {name}: {_t.Rate(point.Value.Percent)}"))]);
        return new(name, line.Scope == PublishedValue.Country ? "chart-line-country" : "chart-line-published", MarkShape.Published, [.. runs]);
    }

    private TrendPlace? PlaceOf(TrendPoint point, string name) => point.Estimate is not { Rate: { } rate } estimate ? null : new(
        X(point.Period, point.Version), rate, estimate.Interval, _t.Rate(estimate.Percent), $"{_t.Of(point.Period)}, {name}: {_t.Said(estimate, estimate.Interval, demand: null)}");

    /// <summary>A period in which nobody answered parts a line, as it says nothing of what was between.</summary>
    private static IEnumerable<IReadOnlyList<TrendPlace>> Runs(IEnumerable<TrendPlace?> places)
    {
        var run = new List<TrendPlace>();
        foreach (var place in places.Append(null))
        {
            if (place is not null)
            {
                run.Add(place);
            }
            else if (run.Count > 0)
            {
                yield return run;
                run = [];
            }
        }
    }

    private IEnumerable<TrendBreak> BreaksOf(TrendLine line, List<TrendPoint> all)
    {
        for (var i = 0; i < line.Segments.Count; i++)
        {
            var first = line.Segments[i].Points[0];
            var last = i > 0 ? line.Segments[i - 1].Points[^1] : all.Where(point => point.Period < first.Period).MaxBy(point => point.Period);
            var x = Between(last is null ? null : X(last.Period, last.Version), X(first.Period, first.Version));
            foreach (var reason in line.Segments[i].Breaks)
                yield return new(x, _t.Of(reason, _nameOf));
        }
    }

    private IEnumerable<TrendBreak> BreaksOf(PublishedLine line) => line.Segments.Zip(line.Segments.Skip(1)).SelectMany(pair =>
        pair.Second.Breaks.Select(reason => new TrendBreak(Between(X(YearOf(pair.First.Points[^1]), null), X(YearOf(pair.Second.Points[0]), null)), _t.Of(reason, _nameOf))));

    private double Between(double? last, double first) => last is { } before ? (before + first) / 2 : Math.Max(0, first - (0.5 / _periods.Count));

    /// <param name="version">In a period in which several were answered each has a place of its own.</param>
    private double X(Period period, int? version)
    {
        var versions = _versions[period].ToList();
        var within = version is { } number && versions.Count > 1 ? (versions.IndexOf(number) + 1.0) / (versions.Count + 1) : 0.5;
        return (_periods.IndexOf(period) + within) / _periods.Count;
    }

    private string NameOf(Code? unit) => unit is null ? "" : _nameOf?.Invoke(unit) ?? unit.Value;

    private static Period YearOf(PublishedPoint point) => Period.Of(new(point.Value.Year, 1, 1), PeriodKind.Year);
}
