using SurveyHub.Engine;

namespace SurveyHub.Analytics;

public sealed record ScopeTrend(Scope Scope, Trend Trend);

/// <param name="Indicator">As the source names it.</param>
public sealed record Reference(string Indicator, PublishedTrend Trend);

/// <summary>The whole and each index through time, from the answers to every version of the questionnaire in all its campaigns, up to the day the report is of.</summary>
/// <param name="Published">What was published of the country and of the province, of what the campaign measures too.</param>
public sealed record CampaignTrends(PeriodKind Period, IReadOnlyList<ScopeTrend> Series, IReadOnlyList<Reference> Published)
{
    private const string WholeIndicator = "SIPAS";

    /// <summary>The contents of the instrument whose whole is <see cref="WholeIndicator"/>.</summary>
    private static readonly string[] _wholeContents = ["I", "II"];

    internal static CampaignTrends Of(ReportSource source, PeriodKind period)
    {
        if (source.Cells is not null)
            return new(period, [], [.. References(source)]); // the public sees no period by itself, so nothing says which of them could be worked out
        List<Code?> units = source.Filter.Unit is { } unit ? [.. WithAncestors(source.Lineage, unit)] : [null];
        var parts = source.PartsOf(source.Filter with { Days = null }); // a line through time ends where the report does, but begins before it
        Scope[] scopes = [source.Structure.Overall, .. source.Structure.Indices.Values.Select(index => index.Scope)];
        return new(period, [.. scopes.Select(Draw)], [.. References(source)]);

        ScopeTrend Draw(Scope scope)
        {
            var counts = units.SelectMany(unit => source.ByVersion.Where(columns => source.Filter.Fits(columns.Structure)).SelectMany(columns => Count(columns, unit, scope)));
            var drawing = new TrendDrawing(source.History.Trace(scope.Kind, scope.Code)!, source.Lineage, counts);
            return new(scope, source.Filter.Unit is { } of ? drawing.Of(of) : drawing.Whole());
        }

        IEnumerable<TrendCounts> Count(ResponseColumns columns, Code? unit, Scope scope)
        {
            var part = source.PartOf(unit is null ? parts : parts.In(unit), scope);
            return columns.Count(new(part.Filters, [Grouping.By(period)])).Groups
                .Select(group => new TrendCounts(Analytics.Period.Parse(group.Keys[0])!.Value, columns.Structure, unit, group.Tally))
                .Where(count => count.Period.First <= source.Day);
        }
    }

    private static HashSet<Code> WithAncestors(Lineage lineage, Code unit)
    {
        var known = new HashSet<Code>();
        for (List<Code> generation = [unit]; generation.Count > 0;)
            generation = [.. generation.Where(known.Add).SelectMany(code => lineage.BeginningOf(code)?.Predecessors ?? [])];
        return known;
    }

    private static IEnumerable<Reference> References(ReportSource source) => References(source.Structure, source.Units, source.Published, source.Day);

    /// <param name="day">By whose provinces they are looked for.</param>
    internal static IEnumerable<Reference> References(IndexStructure structure, IReadOnlyList<Unit> units, IReadOnlyList<PublishedValue> published, DateOnly day)
    {
        var contents = structure.Contents.Select(content => content.Code).ToList();
        string[] indicators = [.. _wholeContents.Except(contents).Any() ? [] : (string[])[WholeIndicator], .. contents, .. structure.Factors.Select(factor => factor.Code)];
        return from indicator in indicators
               from place in ((string?[])[PublishedValue.Country, ProvinceOf(units, day)]).OfType<string>()
               let trend = PublishedTrend.Of(published, indicator, place, day)
               where trend.Predecessors.Append(trend.Line).Any(line => line.Segments.Count > 0)
               select new Reference(indicator, trend);
    }

    /// <summary>As published figures name it: Huế, where the unit is Thành phố Huế.</summary>
    private static string? ProvinceOf(IReadOnlyList<Unit> units, DateOnly day) => units
        .Where(unit => unit.Kind == UnitKind.Province && unit.ExistsOn(day))
        .SelectMany(unit => ((string[])["", "Tỉnh ", "Thành phố "]).Where(kind => unit.Name.StartsWith(kind, StringComparison.OrdinalIgnoreCase)).Select(kind => unit.Name[kind.Length..]))
        .FirstOrDefault(name => Province.Find(name, day) is not null);
}
