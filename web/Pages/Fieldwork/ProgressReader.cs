using SurveyHub.Analytics;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>What is looked at, as the address says it; blank for all.</summary>
public sealed record ProgressFilter(string? Unit, string? Stratum, string? Interviewer)
{
    public static ProgressFilter Of(HttpRequest request) => new(request.Query["unit"], request.Query["stratum"], request.Query["interviewer"]);

    /// <summary>Of those whom the reader may see.</summary>
    public bool Takes(FieldElement element) =>
        (string.IsNullOrEmpty(Unit) || element.Element.Unit?.Value == Unit)
        && (string.IsNullOrEmpty(Stratum) || element.Element.Stratum == Stratum)
        && (string.IsNullOrEmpty(Interviewer) || element.Interviewer?.ToString("D") == Interviewer);
}

/// <summary>How collection of a campaign goes, as far as its reader may see it.</summary>
/// <param name="All">Those whom the reader may see, before anything was chosen: what can be chosen.</param>
/// <param name="Margins">By stratum; not of those whose pace is not known yet.</param>
/// <param name="Invitations">Made and used; null for readers of a part of the province.</param>
public sealed record ProgressReport(
    SignedCampaign Signed, ProgressFilter Filter, FieldProgress Progress, IReadOnlyDictionary<string, MarginOutlook> Margins, IReadOnlyList<FieldElement> All,
    (long All, long Spent)? Invitations, DateOnly Today);

/// <summary>Reads it, for the page and the file alike.</summary>
public sealed class ProgressReader(FieldDesk desk, Fieldwork fieldwork, ResponseArrivals arrivals, Invitations invitations)
{
    public async Task<Outcome<ProgressReport>> ReadAsync(HttpContext http, string campaign, CancellationToken ct)
    {
        var found = await desk.OpenAsync(campaign, ct);
        if (found.Value is not { } signed)
            return found.Problems[0];
        var (scope, filter) = (http.Access().ScopeOf(Permission.ReadLists), ProgressFilter.Of(http.Request));
        var all = (await fieldwork.ListAsync(signed.Draw, ct)).Where(element => scope.Contains(element.Element.Unit)).ToList();
        var elements = all.FindAll(filter.Takes);
        var came = (await arrivals.ListAsync(signed.Campaign.Code, ct)).Where(arrival => scope.Contains(arrival.Unit) && (string.IsNullOrEmpty(filter.Unit) || arrival.Unit?.Value == filter.Unit));
        var progress = FieldProgress.Of(elements, [.. came], (signed.Campaign.Opens, signed.Campaign.Closes), desk.Today);
        var drawn = elements.Where(element => !element.IsSubstitute).ToLookup(element => element.Element.Stratum, element => element.Drawn);
        var margins = progress.Strata.Where(stratum => stratum.Pace.IsKnown && drawn[stratum.Line.Key].Any()).ToDictionary(stratum => stratum.Line.Key, stratum => MarginOutlook.Of([.. drawn[stratum.Line.Key]], stratum.Pace.Expected));
        return new ProgressReport(signed, filter, progress, margins, all, scope.IsProvince ? await invitations.CountAsync(signed.Campaign.Code, ct) : null, desk.Today);
    }
}
