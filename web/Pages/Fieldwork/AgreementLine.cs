using SurveyHub.Analytics;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>What re-visits found of one interviewer, or of all.</summary>
/// <param name="Name">Null for all.</param>
/// <param name="Drawn">How many were drawn.</param>
/// <param name="Done">To how many of them somebody was.</param>
/// <param name="Visited">How many of those say that the interviewer was there.</param>
public sealed record AgreementLine(string? Name, long Drawn, long Done, long Visited, Agreement Answers)
{
    /// <summary>0 to 1; null when nobody was there.</summary>
    public double? Confirmed => Done == 0 ? null : (double)Visited / Done;

    public Interval? ConfirmedInterval => Confirmed is { } share ? Wilson.Interval95(share, Done) : null;

    /// <summary>All together, then each interviewer by name.</summary>
    public static IReadOnlyList<AgreementLine> Of(IReadOnlyCollection<Revisit> revisits, Func<Guid, string> name) =>
        [Of(null, revisits), .. revisits.GroupBy(revisit => revisit.Interviewer).Select(own => Of(name(own.Key), [.. own])).OrderBy(line => line.Name!, Vietnamese.Order)];

    private static AgreementLine Of(string? name, IReadOnlyCollection<Revisit> revisits)
    {
        var found = revisits.Select(revisit => revisit.Result).OfType<RevisitResult>().ToList();
        return new(name, revisits.Count, found.Count, found.Count(result => result.WasVisited), Agreement.Of(found.SelectMany(result => result.Answers)));
    }
}
