using System.Globalization;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>What an interviewer was given in one campaign, or one of it.</summary>
public sealed record FieldVisit(Campaign Campaign, SampleDraw Draw, FieldElement Element)
{
    public string Address => string.Create(CultureInfo.InvariantCulture, $"/field/{Campaign.Code}/{Element.Number}");
}

/// <summary>Finds what those who work in the field ask for: only what is theirs.</summary>
public sealed class FieldDesk(Campaigns campaigns, Catalogue catalogue, Draws draws, Fieldwork fieldwork, TimeProvider clock)
{
    public DateOnly Today => clock.GetUtcNow().DayInVietnam();

    /// <summary>The campaign and the draw by which it collects; null where the address names no campaign, or it has no signed draw.</summary>
    public async Task<Outcome<SignedCampaign>> OpenAsync(string campaign, CancellationToken ct)
    {
        if (await catalogue.FindCampaignAsync(Code.Parse(campaign), ct) is not { } found)
            return Problem.CampaignUnknown(campaign);
        return await draws.FindSignedAsync(found.Code, ct) is { } draw ? new SignedCampaign(found, draw) : Problem.SampleUnsigned(found.Code);
    }

    /// <summary>Null where it is not to be visited by whoever asks.</summary>
    public async Task<FieldVisit?> FindAsync(HttpContext http, string campaign, string number, CancellationToken ct)
    {
        if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) || (await OpenAsync(campaign, ct)).Value is not { } signed)
            return null;
        return await fieldwork.FindAsync(signed.Draw, parsed, ct) is { } element && IsTheirs(http, element) ? new(signed.Campaign, signed.Draw, element) : null;
    }

    /// <summary>Of all campaigns, the newest first: what whoever asks has to visit or has visited.</summary>
    public async Task<IReadOnlyList<(Campaign Campaign, IReadOnlyList<FieldElement> Elements)>> ListAsync(HttpContext http, CancellationToken ct)
    {
        var theirs = new List<(Campaign, IReadOnlyList<FieldElement>)>();
        foreach (var campaign in await campaigns.ListAsync(ct))
        {
            if (await draws.FindSignedAsync(campaign.Code, ct) is { } draw
                && (await fieldwork.ListAsync(draw, http.Visitor()!.SignedIn!.Account.Id, ct)).Where(element => IsTheirs(http, element)).ToList() is { Count: > 0 } elements)
                theirs.Add((campaign, elements));
        }

        return theirs;
    }

    public Task<IReadOnlyList<FieldElement>> ListAsync(SampleDraw draw, Code psu, CancellationToken ct) => fieldwork.ListAsync(draw, psu, ct);

    /// <summary>Whether the unit is there today, so that a response can be about it.</summary>
    public async Task<bool> IsOpenAsync(Code? unit, CancellationToken ct) => unit is not null && (await catalogue.FindUnitAsync(unit, ct))?.ExistsOn(Today) == true;

    private static bool IsTheirs(HttpContext http, FieldElement element) =>
        http.Visitor()?.SignedIn is { } signedIn && element.Interviewer == signedIn.Account.Id
        && (element.Element.Unit is null || http.Access().ScopeOf(Permission.Interview).Contains(element.Element.Unit));
}

/// <summary>A campaign with the draw by which it collects.</summary>
public sealed record SignedCampaign(Campaign Campaign, SampleDraw Draw);
