using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>The form a citizen fills.</summary>
/// <remarks>It has no antiforgery token: it acts for nobody who is signed in, and must work from a poster, a script and a cache.</remarks>
[IgnoreAntiforgeryToken]
[ReadsItsOwnForm]
[RequestSizeLimit(Http.LargestForm)]
public sealed class RespondModel(Campaigns campaigns, Units units, ServiceFields serviceFields, GroupCommit responses, IntakeLimits limits, TimeProvider clock, Texts texts) : PageModel
{
    private Dictionary<string, IReadOnlyList<string>> _posted = [];

    public Campaign Campaign { get; private set; } = null!; // set by FindOpenAsync before anything is shown

    public Guid ResponseId { get; private set; }

    /// <summary>Named by the address; null where the citizen may choose.</summary>
    public Unit? Unit { get; private set; }

    /// <summary>Named by the address; null where the citizen may choose.</summary>
    public ServiceField? Field { get; private set; }

    public IReadOnlyList<Unit> Units { get; private set; } = [];
    public IReadOnlyList<ServiceField> Fields { get; private set; } = [];
    public IReadOnlyList<Problem> Problems { get; private set; } = [];

    /// <summary>In Viet Nam.</summary>
    public DateOnly Today => clock.GetUtcNow().DayInVietnam();

    public async Task<IActionResult> OnGetAsync(string campaign, CancellationToken ct)
    {
        if (await FindOpenAsync(campaign, ct) is { } problem)
            return HttpContext.Refuse(problem);

        ResponseId = Engine.ResponseId.New(clock.GetUtcNow());
        return await ShowAsync([], ct);
    }

    public async Task<IActionResult> OnPostAsync(string campaign, CancellationToken ct)
    {
        if (await FindOpenAsync(campaign, ct) is { } problem)
            return HttpContext.Refuse(problem);
        var fields = await Request.FieldsAsync(ct);
        if (fields.Value is null)
            return HttpContext.Refuse(fields.Problems[0]);

        _posted = fields.Value;
        var isSwitch = Take("switch_language") is not null;
        var sent = Take("response_id");
        if (sent is not null && Engine.ResponseId.Parse(sent) is null)
            return HttpContext.Refuse(Problem.ResponseIdMalformed(sent));

        ResponseId = Engine.ResponseId.Parse(sent) ?? Engine.ResponseId.New(clock.GetUtcNow());
        if (isSwitch)
            return await ShowAsync([], ct);

        var visit = await VisitAsync(ct);
        var answers = Answers.Parse(Campaign.Version, _posted.Where(field => field.Key is not ("unit" or "field")), Today);
        if (visit.Value is null || answers.Value is null)
            return await ShowAsync([.. visit.Problems, .. answers.Problems], ct);

        if (limits.Take(Campaign.Code, responses: 1) is { } tooMany)
            return await WaitAsync(tooMany, ct);

        var now = clock.GetUtcNow();
        var submission = new Submission(ResponseId, visit.Value, Channel.Web, texts.Language, Engine.ResponseId.MadeAt(ResponseId), now);
        var intake = await responses.AddAsync(new HandedIn(new Response(Campaign, submission, answers.Value, now)), ct);
        return intake == Intake.Conflict ? HttpContext.Refuse(Problem.ResponseConflict()) : Response.SeeOther($"/thanks/{ResponseId:N}");
    }

    /// <summary>What was sent under that name; the form shows it again.</summary>
    public IReadOnlyList<string> Given(string name) => _posted.GetValueOrDefault(name) ?? [];

    public AskedItem Ask(Item item, Section section) => new(
        item, NumberOf(item), HasFaces: section.Content is not null && item.Kind == ItemKind.Scale,
        Given(item.Code.Value), Given(Answers.WordsField(item)) is [var words, ..] ? words : null, ProblemAt(item.Code.Value));

    /// <summary>What is wrong there; null when nothing is.</summary>
    public Problem? ProblemAt(string place) => Problems.FirstOrDefault(problem => problem.Place == place);

    /// <summary>Where on the page a problem can be mended: its question, or the form when there is no such question.</summary>
    public string AnchorOf(Problem problem) => problem.Place is "unit" or "field" || NumberOf(problem) is not null ? $"q-{problem.Place}" : "survey";

    /// <summary>The number of the question a problem is about; null when it is about none.</summary>
    public int? NumberOf(Problem problem) => Campaign.Version.Find(Code.Parse(problem.Place)) is { } item ? NumberOf(item) : null;

    private int NumberOf(Item item) => 1 + Campaign.Version.Items.TakeWhile(other => other != item).Count(other => other.Kind is not (ItemKind.Information or ItemKind.Computed));

    private async Task<Problem?> FindOpenAsync(string code, CancellationToken ct)
    {
        if (await campaigns.FindAsync(Code.Parse(code), ct) is not { } campaign)
            return Problem.CampaignUnknown(code);

        Campaign = campaign;
        return campaign.RefusalOn(Today) ?? await FindPlaceAsync(ct);
    }

    /// <summary>What the poster or link has said already.</summary>
    private async Task<Problem?> FindPlaceAsync(CancellationToken ct)
    {
        if (Query("unit") is { } unit && (Unit = await FindUnitAsync(unit, ct)) is null)
            return Problem.UnitUnknown(unit);
        if (Query("field") is { } field && (Field = await FindFieldAsync(field, ct)) is null)
            return Problem.FieldUnknown(field);
        return Query("point") is { } point && Code.Parse(point) is null ? Problem.PointMalformed(point) : null;
    }

    private async Task<Outcome<Visit>> VisitAsync(CancellationToken ct)
    {
        var problems = new List<Problem>();
        var unit = Unit;
        if (unit is null && Chosen("unit") is { } chosenUnit && (unit = await FindUnitAsync(chosenUnit, ct)) is null)
            problems.Add(Problem.UnitUnknown(chosenUnit));
        var field = Field;
        if (field is null && Chosen("field") is { } chosenField && (field = await FindFieldAsync(chosenField, ct)) is null)
            problems.Add(Problem.FieldUnknown(chosenField));
        return problems.Count > 0 ? problems : new Visit(unit?.Code, field?.Code, Code.Parse(Query("point")));
    }

    private async Task<IActionResult> ShowAsync(IReadOnlyList<Problem> problems, CancellationToken ct)
    {
        Problems = problems;
        if (Unit is null)
            Units = [.. (await units.ListAsync(ct)).Where(unit => unit.Kind != UnitKind.Province && unit.ExistsOn(Today)).OrderBy(unit => unit.Kind)];
        if (Field is null)
            Fields = await serviceFields.ListAsync(ct);
        Response.StatusCode = problems.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK;
        return Page();
    }

    /// <summary>The form as it was filled, to be sent again a little later.</summary>
    private async Task<IActionResult> WaitAsync(Problem problem, CancellationToken ct)
    {
        var page = await ShowAsync([problem], ct);
        Response.StatusCode = StatusCodes.Status429TooManyRequests;
        Response.SayWhatNext(problem);
        return page;
    }

    private async Task<Unit?> FindUnitAsync(string code, CancellationToken ct) =>
        Code.Parse(code) is { } parsed && await units.FindAsync(parsed, ct) is { } unit && unit.ExistsOn(Today) ? unit : null;

    private async Task<ServiceField?> FindFieldAsync(string code, CancellationToken ct) =>
        Code.Parse(code) is { } parsed ? await serviceFields.FindAsync(parsed, ct) : null;

    private string? Query(string name) => Request.Query[name] is [{ Length: > 0 } value, ..] ? value : null;

    private string? Chosen(string name) => Given(name).FirstOrDefault(value => value.Length > 0);

    private string? Take(string name) => _posted.Remove(name, out var values) && values is [var value, ..] ? value : null;
}
