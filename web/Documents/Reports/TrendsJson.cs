using SurveyHub.Analytics;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>What became of the figures, since a campaign before and through time, in a report.</summary>
internal static class TrendsJson
{
    public static object Shape(CampaignChange change, UnitTree units, Texts t) => new
    {
        against = change.Against.Code.Value,
        from = ReportJson.Day(change.Days?.First),
        to = ReportJson.Day(change.Days?.Last),
        version = $"{change.Against.Version.Code}/{change.Against.Version.Number}",
        rate = change.Rate is { } rate ? Shape(rate, units, t) : null,
        scopes = change.Scopes.Select(scope => new
        {
            kind = Words.Write(scope.Scope.Kind),
            scope.Scope.Code,
            name = scope.Scope.Name.In(t.Language),
            before = scope.Before is { } before ? Figures(before) : null,
            after = Figures(scope.After),
            difference = ReportJson.Shape(scope.Difference),
            breaks = scope.Breaks.Select(Shape),
        }),
    };

    public static object Shape(CampaignTrends trends, Texts t) => new
    {
        period = Words.Write(trends.Period),
        series = trends.Series.Select(series => new
        {
            kind = Words.Write(series.Scope.Kind),
            series.Scope.Code,
            name = series.Scope.Name.In(t.Language),
            line = Shape(series.Trend.Line),
            proForma = series.Trend.ProForma is { } proForma ? Shape(proForma) : null,
            acrossMerger = ReportJson.Shape(series.Trend.AcrossMerger),
            predecessors = series.Trend.Predecessors.Select(Shape),
        }),
        published = trends.Published.Select(reference => new
        {
            reference.Indicator,
            line = Shape(reference.Trend.Line),
            predecessors = reference.Trend.Predecessors.Select(Shape),
        }),
    };

    private static object Shape(RateChange change, UnitTree units, Texts t) => new
    {
        total = ReportJson.Shape(change.Total),
        within = ReportJson.Shape(change.Within),
        mix = ReportJson.Shape(change.Mix),
        sentence = t.Of(change),
        units = change.Units.Select(unit => new
        {
            unit = unit.Unit?.Value,
            name = ReportJson.Name(units, unit.Unit),
            before = new { unit.Before.Valid, unit.Before.Satisfied, unit.Before.Rate },
            after = new { unit.After.Valid, unit.After.Satisfied, unit.After.Rate },
            within = ReportJson.Shape(unit.Within),
            mix = ReportJson.Shape(unit.Mix),
        }),
    };

    private static object Shape(TrendLine line) => new
    {
        unit = line.Unit?.Value,
        proForma = line.IsProForma,
        segments = line.Segments.Select(segment => new
        {
            breaks = segment.Breaks.Select(Shape),
            points = segment.Points.Select(point => new
            {
                period = point.Period.ToString(),
                point.Version,
                unit = point.Unit?.Value,
                point.Estimate.Respondents,
                point.Estimate.Counts.Valid,
                point.Estimate.Counts.Satisfied,
                point.Estimate.Counts.Rate,
                point.Estimate.Interval?.Lower,
                point.Estimate.Interval?.Upper,
                point.Estimate.Method,
                change = ReportJson.Shape(point.Change),
            }),
        }),
        renames = line.Renames.Select(Shape),
        end = line.End is { } end ? Shape(end) : null,
    };

    private static object Shape(PublishedLine line) => new
    {
        place = line.Scope,
        segments = line.Segments.Select(segment => new
        {
            breaks = segment.Breaks.Select(Shape),
            points = segment.Points.Select(point => new { point.Value.Year, point.Value.Percent, point.Change, point.Value.Note, instrument = point.Instrument?.Decision }),
        }),
    };

    private static object Shape(BreakLine line) => new
    {
        kind = Words.Write(line.Kind),
        line.Place,
        line.Reason,
        @event = line.Event is { } happened ? Shape(happened) : null,
    };

    private static object Shape(LineageEvent happened) => new
    {
        kind = Words.Write(happened.Kind),
        happened.Day,
        predecessors = happened.Predecessors.Select(unit => unit.Value),
        successors = happened.Successors.Select(unit => unit.Value),
        happened.Note,
    };

    private static object Figures(Estimate estimate) => new
    {
        estimate.Respondents,
        estimate.Counts.Valid,
        estimate.Counts.Satisfied,
        estimate.Counts.Rate,
        estimate.Interval?.Lower,
        estimate.Interval?.Upper,
        estimate.Method,
    };
}
