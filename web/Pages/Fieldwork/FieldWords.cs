using System.Globalization;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>How fieldwork is said.</summary>
public static class FieldWords
{
    public static string Of(this Texts t, ContactOutcome outcome) => t["field.outcome." + Words.Write(outcome)];

    public static string Of(this Texts t, Disposition disposition) => t["field.disposition." + Words.Write(disposition)];

    /// <summary>67,5 %; a dash where there is nothing to be a share of.</summary>
    /// <param name="rate">0 to 1.</param>
    public static string Rate(this Texts t, double? rate) => rate is { } share ? t.Share(share) : "–";

    /// <summary>Where somebody is found, line by line: the only place that says it to staff.</summary>
    public static IReadOnlyList<(string Label, string Value)> Whereabouts(this Texts t, FrameElement element) =>
    [
        (t["field.code"], element.Code),
        (t["field.psu"], element.Psu.Value),
        .. element.Ssu is { } ssu ? [(t["field.ssu"], ssu.Value)] : Array.Empty<(string, string)>(),
    ];

    /// <summary>Nguyễn Văn An (an@vnpost.example)</summary>
    public static string NameOf(Account account) => $"{account.FullName} ({account.SignInName})";

    /// <summary>When it will be done, in a sentence.</summary>
    public static string Of(this Texts t, Pace pace, DateOnly today) =>
        pace.Missing == 0 ? t["progress.done"]
        : pace.PerDay is null ? t["progress.not-begun"]
        : pace.IsInTime ? t["progress.in-time", t.Day(pace.FinishesOn(today)!.Value), t.PerDay(pace)]
        : pace.NeededPerDay is { } needed ? t["progress.late", t.PerDay(pace), t.Count(needed)]
        : t["progress.over", t.Count(pace.Missing)];

    /// <summary>4,3</summary>
    public static string PerDay(this Texts t, Pace pace) => pace.PerDay?.ToString("0.#", t.Culture) ?? "–";

    /// <summary>A day as browsers send it, whatever they show; null when it is none.</summary>
    public static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>The same the other way round.</summary>
    public static string Sent(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
