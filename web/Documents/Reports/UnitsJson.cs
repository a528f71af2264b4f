using SurveyHub.Analytics;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>The ranking in a report.</summary>
internal static class UnitsJson
{
    public static object Shape(CampaignReport report)
    {
        var (ranking, level) = (report.Units.Ranking, report.Level);
        return new
        {
            level = level is { } kind ? Words.Write(kind) : null,
            of = ranking.Count,
            fewestRespondents = Ranking.FewestRespondents,
            report.Units.Unplaced,
            shrinkage = ranking.Shrinkage is { } shrinkage
                ? new { shrinkage.Mean, precision = double.IsFinite(shrinkage.Precision) ? shrinkage.Precision : (double?)null } // JSON has no infinity
                : null,
            units = ranking.Units.Select(unit => new
            {
                unit = unit.Key,
                unit.Name,
                unit.Estimate.Respondents,
                unit.Estimate.Counts.Valid,
                unit.Estimate.Counts.Satisfied,
                unit.Estimate.Counts.Rate,
                unit.Estimate.Interval?.Lower,
                unit.Estimate.Interval?.Upper,
                unit.Estimate.Method,
                unit.Rank,
                ranks = unit.Ranks is { } ranks ? new { ranks.First, ranks.Last } : null,
                unit.TieGroup,
                simultaneous = ReportJson.Shape(unit.Interval),
                unit.Shrunken,
            }),
        };
    }
}
