using SurveyHub.Analytics;

namespace SurveyHub.Web;

/// <summary>The files that go with a report by mail: the one place that says which.</summary>
public static class ReportAttachments
{
    /// <param name="name">Of the files, without what says of which kind they are.</param>
    public static IReadOnlyList<Enclosure> Of(CampaignReport report, string name, Texts t) =>
    [
        new($"{name}.json", "application/json", System.Text.Encoding.UTF8.GetBytes(ReportJson.Text(report, t))),
        new($"{name}.csv", "text/csv", EstimatesCsv.Write(report.Results, t.Language)),
    ];
}
