using SurveyHub.Analytics;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>A report in a few sentences, for a message.</summary>
public static class ReportDigest
{
    /// <summary>So many are named of what to mend first.</summary>
    private const int Most = 3;

    public static IEnumerable<string> Of(CampaignReport report, Texts t)
    {
        var overall = report.Results.Overall;
        yield return overall.Counts.Valid == 0
            ? t["digest.nobody"]
            : t["digest.overall", t.Rate(overall.Percent, report.Results.DemandsOn(overall.Scope)), t.Range(overall.Interval), t.Count(overall.Respondents)];
        if (report.Change is { } change && change.Scopes[0] is { Difference: { } difference })
            yield return t[difference.IsSignificant == true ? difference.Value > 0 ? "digest.rose" : "digest.fell" : "digest.same", t.Points(difference)];
        foreach (var target in report.Results.Targets.Where(target => target.Verdict is not null))
            yield return t["digest.target", target.Target.Scope, t.Of(target.Target.Demand), t.Rate(target.Estimate.Percent, target.Target.Demand), t["verdict." + Words.Write(target.Verdict!.Value)]];
        var first = report.Drivers?.Criteria.Order.Where(priority => priority.Quadrant == Quadrant.MendFirst).Take(Most).Select(priority => priority.Driver.Scope.Name.In(t.Language)).ToList() ?? [];
        if (first.Count > 0)
            yield return t["digest.mend-first", string.Join("; ", first)];
    }
}
