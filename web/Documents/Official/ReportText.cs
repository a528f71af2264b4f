using SurveyHub.Analytics;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>What the figures of a report say, in the sentences of an official one.</summary>
public static class ReportText
{
    /// <summary>More names than anybody reads in a sentence; the others are counted.</summary>
    private const int MostNames = 10;

    /// <returns>A paragraph each; empty where the chapter has nothing to say.</returns>
    public static IReadOnlyList<string> Of(ReportChapter chapter, CampaignReport report, Texts t) => chapter switch
    {
        ReportChapter.Survey => SurveySentences.Of(t, report),
        ReportChapter.Overall => [.. OverallSentences.Of(t, report.Results), .. OverallSentences.OfPublished(t, report.Trends)],
        ReportChapter.Change => report.Change is { } change ? ChangeSentences.Of(t, change, report.Floors.Figures, report.Results.DemandsOn(report.Structure.Overall)) : [],
        ReportChapter.Targets => TargetSentences.Of(t, report.Results.Targets, report.Floors.Figures),
        ReportChapter.Criteria => ScopeSentences.Of(t, report.Results, report.Floors.Figures),
        ReportChapter.Units => UnitSentences.Of(t, report.Units, report.Floors.Figures),
        ReportChapter.Integrity => PerceptionSentences.OfIntegrity(t, report.Perceptions, report.Floors.Figures),
        ReportChapter.Priorities => PerceptionSentences.OfPriorities(t, report.Perceptions, report.Floors.Figures),
        ReportChapter.MendFirst => report.Drivers is { } drivers ? OverallSentences.OfMendFirst(t, drivers) : [],
        ReportChapter.MethodAnnex => MethodSentences.Of(t, report),
        ReportChapter.UnitAnnex or ReportChapter.CriteriaAnnex => [],
    };

    /// <summary>82,50 % with its interval where there is one.</summary>
    internal static string WithInterval(this Texts t, decimal? percent, Interval? interval, params IReadOnlyList<Demand?> demands) =>
        interval is null ? t.Rate(percent, demands) : t["official.rate", t.Rate(percent, demands), t.Range(interval)];

    /// <summary>Days of which the first, or the last, may be left open.</summary>
    internal static string Between(this Texts t, DayRange days) =>
        days.Last == DateOnly.MaxValue ? t["official.days-from", t.Day(days.First)] : days.First == DateOnly.MinValue ? t["official.days-to", t.Day(days.Last)] : t["official.days", t.Day(days.First), t.Day(days.Last)];

    /// <summary>A, B và C.</summary>
    public static string Join(this Texts t, IReadOnlyList<string> names) => names.Count switch
    {
        0 => "",
        1 => names[0],
        <= MostNames => t["official.and", string.Join(", ", names.SkipLast(1)), names[^1]],
        _ => t["official.and-others", string.Join(", ", names.Take(MostNames)), t.Count(names.Count - MostNames)],
    };
}
