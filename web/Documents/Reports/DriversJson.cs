using SurveyHub.Analytics;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>What to mend first and where each gap comes from, in a report.</summary>
internal static class DriversJson
{
    public static object Shape(DriverReport report, Texts t) => new
    {
        overall = Words.Write(report.Drivers.Overall),
        report.Drivers.RSquared,
        mended = report.Drivers.IsMended,
        about = t.About(report.Drivers, report.Criteria),
        criteria = Shape(report.Criteria, t),
        factors = Shape(report.Factors, t),
        mendFirst = report.Criteria.Order.Where(priority => priority.Quadrant == Quadrant.MendFirst).Select(priority => new
        {
            priority.Driver.Scope.Code,
            name = priority.Driver.Scope.Name.In(t.Language),
            sentence = t.Of(priority, report.Criteria),
        }),
    };

    public static object Shape(IReadOnlyList<TargetGap> gaps, UnitTree units, Texts t) => gaps.Select(gap => new
    {
        gap.Target.Source,
        gap.Target.Article,
        gap.Target.Scope,
        index = gap.Target.Index.Value,
        gap.Target.Demand!.Percent,
        total = ReportJson.Shape(gap.Gap.Total),
        sentence = t.Of(gap.Gap),
        units = gap.Gap.Units.OrderBy(part => part.Points.Percent).Select(part => Shape(part, part.Of?.Value, ReportJson.Name(units, part.Of), gap.Respondents(part.Of), t)),
        factors = Shape(gap.Gap.Factors, gap, t),
        criteria = Shape(gap.Gap.Criteria, gap, t),
    });

    private static object Shape(Priorities priorities, Texts t) => new
    {
        performanceCut = priorities.Performance,
        importanceCut = priorities.Importance,
        order = priorities.Order.Select(priority => new
        {
            priority.Driver.Scope.Code,
            name = priority.Driver.Scope.Name.In(t.Language),
            priority.Driver.Weight,
            priority.Driver.Importance,
            constant = priority.Driver.IsConstant,
            priority.Driver.Counts.Valid,
            priority.Driver.Counts.Satisfied,
            priority.Driver.Counts.Rate,
            quadrant = priority.Quadrant is { } quadrant ? Words.Write(quadrant) : null,
            sentence = t.Of(priority, priorities),
        }),
    };

    private static IEnumerable<object> Shape(IEnumerable<Contribution<Scope>> parts, TargetGap gap, Texts t) => parts
        .OrderBy(part => part.Points.Percent)
        .Select(part => Shape(part, part.Of.Code, part.Of.Name.In(t.Language), gap.Respondents(part.Of), t));

    private static object Shape<T>(Contribution<T> part, string? code, string? name, long respondents, Texts t) => new
    {
        code,
        name,
        respondents,
        part.Counts.Valid,
        part.Counts.Satisfied,
        part.Counts.Rate,
        points = part.Points.Percent,
        exact = part.Points.ToString(),
        sentence = t.Of(part),
    };
}
