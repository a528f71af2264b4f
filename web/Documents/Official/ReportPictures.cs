using Microsoft.AspNetCore.Components;
using SurveyHub.Analytics;
using SurveyHub.Engine;
using SurveyHub.Web.Charts;

namespace SurveyHub.Web;

/// <summary>The charts of an official report; as its tables, without what is of so few that somebody could be known by it.</summary>
public static class ReportPictures
{
    /// <summary>Units that a page has room for; of more, the first and the last.</summary>
    private const int MostUnits = 20;

    /// <summary>What is between the margins, in millimetres; and as much of a page as leaves room for the heading before and the caption behind.</summary>
    private const double Widest = 164, Highest = 215;

    /// <returns>In the order of the chapters; none of a chapter that has nothing to draw.</returns>
    public static async Task<IReadOnlyList<ReportPicture>> DrawAsync(CampaignReport report, IEnumerable<ReportChapter> chapters, Texts t)
    {
        var pictures = new List<ReportPicture>();
        foreach (var chapter in chapters)
        {
            if (await DrawAsync(chapter, report, t) is { } picture)
                pictures.Add(picture);
        }

        return pictures;
    }

    private static Task<ReportPicture?> DrawAsync(ReportChapter chapter, CampaignReport report, Texts t) => chapter switch
    {
        ReportChapter.Overall => TrendAsync(report, t),
        ReportChapter.Criteria => LevelsAsync(report, t),
        ReportChapter.Units => UnitsAsync(report, t),
        ReportChapter.MendFirst => DriversAsync(report, t),
        ReportChapter.Survey or ReportChapter.Change or ReportChapter.Targets or ReportChapter.Integrity or ReportChapter.Priorities or ReportChapter.UnitAnnex or ReportChapter.CriteriaAnnex or ReportChapter.MethodAnnex =>
            Task.FromResult<ReportPicture?>(null),
    };

    private static async Task<ReportPicture?> TrendAsync(CampaignReport report, Texts t)
    {
        if (report.Trends.Series is not [var whole, ..] || whole.Trend.Without(report.Floors.Figures) is not { } trend || !trend.Line.Points.Skip(1).Any())
            return null;
        IReadOnlyList<Demand> demands = report.Results.DemandOf(report.Structure.Overall) is { } demand ? [demand] : [];
        return await DrawAsync<TrendChart>(ReportChapter.Overall, t["official.picture-trend"], t["official.note-trend"], new() { ["Trend"] = trend, ["Demands"] = demands, ["T"] = t });
    }

    /// <summary>Of the factors; where there is one at most, of the criteria.</summary>
    private static async Task<ReportPicture?> LevelsAsync(CampaignReport report, Texts t)
    {
        var (results, withheld) = (report.Results, report.Results.Withheld(report.Floors.Figures));
        var estimates = (results.Factors.Count > 1 ? results.Factors : results.Items).Where(estimate => estimate.Levels.Count > 0 && estimate.Rate is not null && !withheld.Contains(estimate.Scope)).ToList();
        return estimates.Count == 0 ? null : await DrawAsync<LikertBars>(ReportChapter.Criteria, t["official.picture-levels"], t["official.note-levels"], new() { ["Estimates"] = estimates, ["T"] = t });
    }

    private static async Task<ReportPicture?> UnitsAsync(CampaignReport report, Texts t)
    {
        var withheld = report.Units.Withheld(report.Floors.Figures);
        var ranked = report.Units.Ranking.Units.Where(unit => unit.Rank is not null && !withheld.Contains(unit.Key)).ToList();
        if (ranked.Count < 2)
            return null;
        var (isAll, half) = (ranked.Count <= MostUnits, MostUnits / 2);
        IReadOnlyList<RankedUnit> shown = isAll ? ranked : [.. ranked.Take(half), .. ranked.TakeLast(half)];
        var axis = RankedDots.AxisOf(shown);
        var note = t["official.note-units"] + (axis.IsCut ? $" {t["chart.cut", t.Tick(axis.From)]}." : "");
        return await DrawAsync<RankedDots>(
            ReportChapter.Units, isAll ? t["official.picture-units"] : t["official.picture-units-ends", half, t.Count(ranked.Count)], note,
            new() { ["Units"] = shown, ["Of"] = report.Units.Ranking.Count, ["Axis"] = axis, ["T"] = t });
    }

    private static async Task<ReportPicture?> DriversAsync(CampaignReport report, Texts t)
    {
        var withheld = report.Results.Withheld(report.Floors.Figures);
        return report.Drivers?.Criteria is not { } criteria ? null : await DrawAsync<DriverQuadrant>(
            ReportChapter.MendFirst, t["official.picture-drivers"], t["official.note-drivers"],
            new() { ["Priorities"] = criteria with { Order = [.. criteria.Order.Where(priority => !withheld.Contains(priority.Driver.Scope))] }, ["T"] = t });
    }

    private static async Task<ReportPicture?> DrawAsync<TChart>(ReportChapter chapter, string title, string note, Dictionary<string, object?> parameters) where TChart : IComponent
    {
        if (await ChartSvg.DrawAsync<TChart>(parameters) is not { } chart)
            return null;
        var scale = Math.Min(Widest / chart.Width, Highest / chart.Height);
        return new(chapter, title, chart.Summary, chart.Svg, scale * chart.Width, scale * chart.Height) { Note = note };
    }

    /// <summary>Without the periods of fewer people than the floor.</summary>
    private static Trend Without(this Trend trend, int floor) =>
        new(trend.Line.Without(floor), trend.ProForma?.Without(floor), [.. trend.Predecessors.Select(line => line.Without(floor))]);

    private static TrendLine Without(this TrendLine line, int floor) => line with
    {
        Segments = [.. line.Segments.Select(segment => segment with { Points = [.. segment.Points.Where(point => point.Estimate.Respondents >= floor)] }).Where(segment => segment.Points.Count > 0)],
    };
}
