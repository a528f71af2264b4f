using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>A form that takes answers: its campaign, and the place that the poster or link has named.</summary>
/// <param name="Unit">Null where the citizen may choose.</param>
/// <param name="Field">Null where the citizen may choose.</param>
/// <param name="Today">In Viet Nam; the campaign's last day where it is over.</param>
/// <param name="IsLate">Whether the campaign has closed: what is sent is then only looked for, because its first reply may have been lost.</param>
/// <param name="Channel">How the answers come in.</param>
public sealed record OpenForm(Campaign Campaign, Unit? Unit, ServiceField? Field, Code? Point, DateOnly Today, bool IsLate, Channel Channel);

/// <summary>How somebody comes to a form, and what place that names; null where it names none.</summary>
public sealed record Occasion(Channel Channel, string? Unit, string? Field, string? Point)
{
    /// <summary>By a poster or link.</summary>
    public static Occasion Of(HttpRequest request) => new(Channel.Web, Query(request, "unit"), Query(request, "field"), Query(request, "point"));

    private static string? Query(HttpRequest request, string name) => request.Query[name] is [{ Length: > 0 } value, ..] ? value : null;
}

/// <summary>A form that was sent.</summary>
/// <param name="Fields">The answers and the place, as they were sent.</param>
/// <param name="Problems">What is to be mended before it can be stored.</param>
/// <param name="IsStored">False also where only the language was switched.</param>
public sealed record SentForm(
    OpenForm Form, Guid ResponseId, IReadOnlyDictionary<string, IReadOnlyList<string>> Fields, IReadOnlyList<Problem> Problems, bool IsStored = false);

/// <summary>Opens forms and takes in what was sent: the only place that decides about it.</summary>
public sealed class Reception(Catalogue catalogue, GroupCommit responses, IntakeLimits limits, Receipts receipts, TimeProvider clock)
{
    private const string FormToken = "__RequestVerificationToken";

    private static readonly object _received = new();

    /// <returns>The form, or why the address names none that takes answers today.</returns>
    public async ValueTask<Outcome<OpenForm>> OpenAsync(Occasion occasion, string code, CancellationToken ct)
    {
        var found = await FindAsync(occasion, code, ct);
        return found.Value is { IsLate: true } ? Problem.CampaignClosed() : found;
    }

    /// <summary>Stores what was sent if nothing is wrong with it. Asked again in the same request, it gives the same answer and does nothing.</summary>
    /// <returns>What became of the form, or why there is not even a form to show.</returns>
    public async ValueTask<Outcome<SentForm>> ReceiveAsync(HttpContext http, Occasion occasion, string code, CancellationToken ct)
    {
        if (http.Items.TryGetValue(_received, out var known))
            return (Outcome<SentForm>)known!;
        var received = await TryReceiveAsync(http.Request, occasion, code, ct);
        http.Items[_received] = received;
        return received;
    }

    private async ValueTask<Outcome<OpenForm>> FindAsync(Occasion occasion, string code, CancellationToken ct)
    {
        if (await catalogue.FindCampaignAsync(Code.Parse(code), ct) is not { } campaign)
            return Problem.CampaignUnknown(code);
        var now = clock.GetUtcNow().DayInVietnam();
        var (today, isLate) = (now > campaign.Closes ? campaign.Closes : now, campaign.HasEndedOn(now));
        if (!isLate && campaign.RefusalOn(today) is { } refusal)
            return refusal;

        var (unit, field, point) = (occasion.Unit, occasion.Field, occasion.Point);
        var form = new OpenForm(campaign, await FindUnitAsync(unit, today, ct), await FindFieldAsync(field, ct), Code.Parse(point), today, isLate, occasion.Channel);
        if (unit is not null && form.Unit is null)
            return Problem.UnitUnknown(unit);
        if (field is not null && form.Field is null)
            return Problem.FieldUnknown(field);
        if (point is not null && form.Point is null)
            return Problem.PointMalformed(point);
        // Where the address names no unit, the form asks for it.
        var unplanned = campaign.Refusals(form.Unit?.Code, occasion.Channel, Texts.Current.Language, await catalogue.FindScopeAsync(campaign, ct));
        return unplanned.FirstOrDefault(problem => form.Unit is not null || problem.Place != "unit") is { } other ? other : form;
    }

    private async ValueTask<Outcome<SentForm>> TryReceiveAsync(HttpRequest request, Occasion occasion, string code, CancellationToken ct)
    {
        try
        {
            var found = await FindAsync(occasion, code, ct);
            return found.Value is { } form ? await ReceiveAsync(request, form, ct) : found.Problems[0];
        }
        catch (StoreAwayException)
        {
            return Problem.StoreAway();
        }
    }

    private async ValueTask<Outcome<SentForm>> ReceiveAsync(HttpRequest request, OpenForm form, CancellationToken ct)
    {
        var read = await request.FieldsAsync(ct);
        if (read.Value is not { } fields)
            return read.Problems[0];
        var isSwitch = Take(fields, "switch_language") is not null;
        var id = Take(fields, "response_id");
        Take(fields, FormToken); // of the form that an interviewer sends; it was looked at before
        if (id is not null && ResponseId.Parse(id) is null)
            return Problem.ResponseIdMalformed(id);
        if (form.IsLate && (id is null || isSwitch))
            return Problem.CampaignClosed();

        var sent = new SentForm(form, ResponseId.Parse(id) ?? ResponseId.New(clock.GetUtcNow()), fields, []);
        return isSwitch ? sent : await AcceptAsync(sent, ct);
    }

    private async ValueTask<Outcome<SentForm>> AcceptAsync(SentForm sent, CancellationToken ct)
    {
        var visit = await VisitAsync(sent, ct);
        var answers = Answers.Parse(sent.Form.Campaign.Version, sent.Fields.Where(field => field.Key is not ("unit" or "field")), sent.Form.Today);
        if (visit.Value is null || answers.Value is null)
            return sent.Form.IsLate ? Problem.CampaignClosed() : sent with { Problems = [.. visit.Problems, .. answers.Problems] };

        if (limits.Take(sent.Form.Campaign.Code, responses: 1) is { } tooMany)
            return sent with { Problems = [tooMany] };

        var now = clock.GetUtcNow();
        var submission = new Submission(sent.ResponseId, visit.Value, sent.Form.Channel, Texts.Current.Language, ResponseId.MadeAt(sent.ResponseId), now);
        var intake = await responses.AddAsync(new HandedIn(new Response(sent.Form.Campaign, submission, answers.Value, now), IsLate: sent.Form.IsLate), ct);
        if (intake is null)
            return Problem.StoreAway();
        if (intake == Intake.Conflict)
            return Problem.ResponseConflict();
        if (intake is Intake.CampaignClosed or Intake.CampaignFrozen)
            return Problem.CampaignClosed();
        if (intake == Intake.Stored)
            receipts.Remember(sent.ResponseId, now);
        return sent with { IsStored = true };
    }

    /// <summary>As the address says, or else the form.</summary>
    private async ValueTask<Outcome<Visit>> VisitAsync(SentForm sent, CancellationToken ct)
    {
        var problems = new List<Problem>();
        var (unit, field) = (sent.Form.Unit, sent.Form.Field);
        if (unit is null && Chosen(sent, "unit") is { } chosenUnit && (unit = await FindUnitAsync(chosenUnit, sent.Form.Today, ct)) is null)
            problems.Add(Problem.UnitUnknown(chosenUnit));
        if (field is null && Chosen(sent, "field") is { } chosenField && (field = await FindFieldAsync(chosenField, ct)) is null)
            problems.Add(Problem.FieldUnknown(chosenField));
        if (problems.Count == 0)
            problems.AddRange(sent.Form.Campaign.Refusals(unit?.Code, sent.Form.Channel, Texts.Current.Language, await catalogue.FindScopeAsync(sent.Form.Campaign, ct)));
        return problems.Count > 0 ? problems : new Visit(unit?.Code, field?.Code, sent.Form.Point);
    }

    private async ValueTask<Unit?> FindUnitAsync(string? code, DateOnly day, CancellationToken ct) =>
        await catalogue.FindUnitAsync(Code.Parse(code), ct) is { } unit && unit.ExistsOn(day) ? unit : null;

    private ValueTask<ServiceField?> FindFieldAsync(string? code, CancellationToken ct) => catalogue.FindFieldAsync(Code.Parse(code), ct);

    private static string? Chosen(SentForm sent, string name) => sent.Fields.GetValueOrDefault(name)?.FirstOrDefault(value => value.Length > 0);

    private static string? Take(Dictionary<string, IReadOnlyList<string>> fields, string name) => fields.Remove(name, out var values) && values is [var value, ..] ? value : null;
}
