using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;

namespace SurveyHub.Tests;

/// <summary>Who may use an address, as was decided by people: nothing here is read from the program.</summary>
/// <param name="Pattern">As the program's own list of endpoints says it.</param>
/// <param name="Methods">GET, POST … parted by blanks.</param>
/// <param name="Roles">One letter each: Administrator, Designer, campaign Manager, Leader, counter Clerk, Supervisor, aUditor, Interviewer; or <see cref="Everybody"/>, <see cref="WhoeverIsSignedIn"/>.</param>
/// <param name="IsForUnits">Whether the role, or the key, for a part of the province is enough.</param>
/// <param name="Key">What a program's key must be good for; null where no key opens it.</param>
public sealed record Admission(string Pattern, string Methods, string Roles, bool IsForUnits = false, Permission? Key = null)
{
    public const string Everybody = "everybody";
    public const string WhoeverIsSignedIn = "signed in";
    public const string NoRole = "";

    /// <summary>Of the letters in <see cref="Roles"/>.</summary>
    public static IReadOnlyDictionary<Role, char> Letters { get; } = new Dictionary<Role, char>
    {
        [Role.Administrator] = 'A',
        [Role.Designer] = 'D',
        [Role.CampaignManager] = 'M',
        [Role.Leader] = 'L',
        [Role.CounterClerk] = 'C',
        [Role.Supervisor] = 'S',
        [Role.Auditor] = 'U',
        [Role.Interviewer] = 'I',
    };

    /// <param name="role">Null for an account without any.</param>
    /// <param name="isForUnit">Whether it is held over a part of the province only.</param>
    /// <param name="named">The unit that the address names: null for none, else whether it is theirs.</param>
    public bool Allows(Role? role, bool isForUnit, bool? named) =>
        Roles is Everybody or WhoeverIsSignedIn
        || (role is { } held && Roles.Contains(Letters[held], StringComparison.Ordinal) && (!isForUnit || (IsForUnits && named is not false)));

    /// <param name="permission">What the key is good for.</param>
    /// <param name="isForUnit">Whether in a part of the province only.</param>
    /// <param name="named">As above.</param>
    /// <remarks>A system's key is nobody's on a page, and no device's where responses are handed in.</remarks>
    public bool AllowsKey(Permission permission, bool isForUnit, bool? named) =>
        Pattern.StartsWith("/api/", StringComparison.Ordinal) ? Key == permission && (!isForUnit || (IsForUnits && named is not false)) : Roles == Everybody;

    public override string ToString() => $"{Methods} {Pattern}";
}

/// <summary>The table, and what the program really answers to.</summary>
public static class Matrix
{
    /// <summary>One line an address; an address that has none fails the tests.</summary>
    public static IReadOnlyList<Admission> Admissions { get; } =
    [
        new("/", "GET", Admission.Everybody),
        new("/error/{status:int}", "", Admission.Everybody),
        new("/healthz", "", Admission.Everybody),
        new("/readyz", "", Admission.Everybody),
        new("/privacy", "GET", Admission.Everybody),

        // Citizens
        new("/s/{campaign}", "GET POST", Admission.Everybody),
        new("/thanks/{receipt}", "GET", Admission.Everybody),
        new("/results", "GET", Admission.Everybody),
        new("/results/{campaign}", "GET", Admission.Everybody),
        new("/results/{campaign}.json", "GET", Admission.Everybody),
        new("/results/{campaign}.csv", "GET", Admission.Everybody),
        new("/results/{campaign}/embed", "GET", Admission.Everybody),
        new("/results/open-data", "GET", Admission.Everybody),
        new("/results/index.json", "GET", Admission.Everybody),
        new("/results/schema.json", "GET", Admission.Everybody),

        // One's own account
        new("/account/sign-in", "GET POST", Admission.Everybody),
        new("/account/sign-in/code", "GET POST", Admission.Everybody),
        new("/account/sign-in/recovery-code", "GET POST", Admission.Everybody),
        new("/account/sso", "GET POST", Admission.Everybody),
        new("/account/forgot", "GET POST", Admission.Everybody),
        new("/account/invitation", "GET POST", Admission.Everybody),
        new("/account/reset", "GET POST", Admission.Everybody),
        new("/account", "GET", Admission.WhoeverIsSignedIn),
        new("/account/password", "GET POST", Admission.WhoeverIsSignedIn),
        new("/account/sign-ins", "GET POST", Admission.WhoeverIsSignedIn),
        new("/account/sign-out", "POST", Admission.WhoeverIsSignedIn),
        new("/account/two-factor", "GET POST", Admission.WhoeverIsSignedIn),
        new("/account/two-factor/set-up", "GET POST", Admission.WhoeverIsSignedIn),
        new("/account/two-factor/recovery-codes", "GET POST", Admission.WhoeverIsSignedIn),

        // Administration
        new("/admin/accounts", "GET", "A"),
        new("/admin/accounts/invite", "GET POST", "A"),
        new("/admin/accounts/{id:guid}", "GET", "A"),
        new("/admin/accounts/{id:guid}/edit", "GET POST", "A"),
        new("/admin/accounts/{id:guid}/roles", "GET POST", "A"),
        new("/admin/accounts/{id:guid}/roles/{grant:guid}", "GET POST", "A"),
        new("/admin/accounts/{id:guid}/{act}", "GET POST", "A"),
        new("/admin/keys", "GET", "A"),
        new("/admin/keys/add", "GET POST", "A"),
        new("/admin/keys/token", "GET", "A"),
        new("/admin/keys/{kind}/{code}/revoke", "GET POST", "A"),
        new("/admin/keys/{kind}/{code}/rotate", "GET POST", "A"),
        new("/admin/privacy", "GET POST", "A"),
        new("/admin/privacy/record", "GET", "A"),
        new("/admin/privacy/record.csv", "GET", "A"),
        new("/admin/privacy/record.json", "GET", "A"),
        new("/admin/audit", "GET", "AU"),
        new("/admin/audit.csv", "GET", "AU"),
        new("/admin/audit.json", "GET", "AU"),

        // Questionnaires: drafts, reviews, versions
        new("/design", "GET", "D"),
        new("/design/new", "GET POST", "D"),
        new("/design/{code}/review", "GET POST", "D"),
        new("/design/{code}/publish", "GET POST", "D"),
        new("/design/{code}/history", "GET POST", "D"),
        new("/design/{code}/retire/{number}", "GET POST", "D"),
        new("/design/{code}/compare", "GET", "D"),
        new("/design/{code}/discard", "GET POST", "D"),
        new("/design/{code}/export", "GET", "D"),
        new("/design/{code}/merge", "POST", "D"),
        new("/design/{code}/comments", "GET", "D"),
        new("/design/{code}/comments", "POST", "D"),
        new("/design/{code}/comments/{id:guid}/resolve", "POST", "D"),
        // Campaigns
        new("/campaigns", "GET", "MSU", IsForUnits: true),
        new("/campaigns/new", "GET POST", "M"),
        new("/campaigns/{campaign}", "GET", "MSU", IsForUnits: true),
        new("/campaigns/{campaign}/edit", "GET POST", "M"),
        new("/campaigns/{campaign}/revise", "GET POST", "M"),
        new("/campaigns/{campaign}/errata", "GET", "M"),
        new("/campaigns/{campaign}/errata/new", "GET POST", "M"),
        new("/campaigns/{campaign}/{act}", "GET POST", "M"),
        // The organisation: units, fields, targets
        new("/admin/units", "GET", "AD"),
        new("/admin/units.xlsx", "GET", "AD"),
        new("/admin/units.csv", "GET", "AD"),
        new("/admin/units/add", "GET POST", "AD"),
        new("/admin/units/import", "GET POST", "AD"),
        new("/admin/units/merge", "GET POST", "AD"),
        new("/admin/units/split", "GET POST", "AD"),
        new("/admin/units/rename", "GET POST", "AD"),
        new("/admin/units/dissolve", "GET POST", "AD"),
        new("/admin/units/provinces", "GET POST", "AD"),
        new("/admin/units/{code}", "GET", "AD"),
        new("/admin/units/{code}/edit", "GET POST", "AD"),
        new("/admin/fields", "GET", "AD"),
        new("/admin/fields/add", "GET POST", "AD"),
        new("/admin/fields/{code}/edit", "GET POST", "AD"),
        new("/admin/fields/procedures", "GET POST", "AD"),
        new("/admin/targets", "GET POST", "AD"),
        new("/admin/targets/add", "GET POST", "AD"),
        new("/admin/targets/{number}/edit", "GET POST", "AD"),
        new("/admin/targets/{number}/remove", "GET POST", "AD"),
        new("/campaigns/{campaign}/targets", "GET POST", "M"),

        // What the public reads
        new("/campaigns/{campaign}/publication", "GET POST", "M"),
        new("/campaigns/{campaign}/notes", "GET POST", "M"),
        new("/campaigns/{campaign}/notes/{note}", "GET POST", "M"),
        new("/campaigns/{campaign}/poster", "GET", "M"),

        // Reports, and what touches single responses
        new("/reports/{campaign?}", "GET", "DMLU", IsForUnits: true),
        new("/reports/{campaign}/targets", "GET", "DMLU", IsForUnits: true),
        new("/reports/{campaign}/units", "GET", "DMLU", IsForUnits: true),
        new("/reports/{campaign}/fields", "GET", "DMLU", IsForUnits: true),
        new("/reports/{campaign}/factors", "GET", "DMLU", IsForUnits: true),
        new("/reports/{campaign}/channels", "GET", "DMLU", IsForUnits: true),
        new("/reports/{campaign}/groups", "GET", "DMLU", IsForUnits: true),
        new("/reports/{campaign}/trend", "GET", "DMLU", IsForUnits: true),
        new("/reports/{campaign}/compare", "GET", "DMLU", IsForUnits: true),
        new("/reports/{campaign}/drivers", "GET", "DMLU", IsForUnits: true),
        new("/reports/{campaign}/quality", "GET", "DMLU", IsForUnits: true),
        new("/reports/{campaign}/words", "GET", "DMLU", IsForUnits: true),
        new("/reports/{campaign}.json", "GET", "DMLU", IsForUnits: true),
        new("/reports/{campaign}.xlsx", "GET", "DMLU", IsForUnits: true),
        new("/reports/{campaign}/{table}.csv", "GET", "DMLU", IsForUnits: true),
        new("/reports/{campaign}/data", "GET POST", "DMLU"),
        new("/exports", "GET POST", "DMLU"),
        new("/exports/{id:guid}/erase", "GET POST", "DMLU"),
        new("/exports/{id:guid}/file", "GET", "DMLU"),
        new("/reports/{campaign}/report.docx", "GET", "DMLU", IsForUnits: true),
        new("/reports/{campaign}/report.pdf", "GET", "DMLU", IsForUnits: true),
        new("/reports/{campaign}/decision.docx", "GET", "DMLU", IsForUnits: true),
        new("/admin/report-template", "GET POST", "M"),
        new("/reports/{campaign}/comments", "GET", "ML"),
        new("/reports/{campaign}/comments/{response}", "GET POST", "A"),
        new("/raw-comments", "GET", "A"),
        new("/responses", "GET", "M"),
        new("/responses/{id}", "GET POST", "M"),
        new("/ledger", "GET", "AMSU"),

        // The questionnaire editor
        new("/design/{code}", "GET", "D"),
        new("/design/{code}/draft", "PUT", "D"),
        new("/design/{code}/check", "POST", "D"),
        new("/design/{code}/preview", "POST", "D"),
        // Samples
        new("/campaigns/{campaign}/sample", "GET", "MSU", IsForUnits: true),
        new("/campaigns/{campaign}/sample/frame", "GET POST", "M"),
        new("/campaigns/{campaign}/sample/design", "GET POST", "M"),
        new("/campaigns/{campaign}/sample/draw", "GET POST", "M"),
        new("/campaigns/{campaign}/sample/draws/{id:guid}", "GET", "MSU", IsForUnits: true),
        new("/campaigns/{campaign}/sample/draws/{id:guid}/{list}.csv", "GET", "MSU", IsForUnits: true),
        new("/campaigns/{campaign}/sample/draws/{id:guid}/{list}.xlsx", "GET", "MSU", IsForUnits: true),
        new("/campaigns/{campaign}/sample/draws/{id:guid}/paper", "GET", "MSU", IsForUnits: true),
        new("/campaigns/{campaign}/sample/draws/{id:guid}/sign", "GET POST", "S"),
        new("/campaigns/{campaign}/sample/draws/{id:guid}/substitute", "GET POST", "M"),
        // Fieldwork
        new("/field", "GET", "I", IsForUnits: true),
        new("/field/{campaign}/{number}", "GET POST", "I", IsForUnits: true),
        new("/field/{campaign}/{number}/interview", "GET POST", "I", IsForUnits: true),
        new("/campaigns/{campaign}/assignments", "GET POST", "M"),
        new("/campaigns/{campaign}/progress", "GET", "MSU", IsForUnits: true),
        new("/campaigns/{campaign}/progress.csv", "GET", "MSU", IsForUnits: true),
        new("/campaigns/{campaign}/revisits", "GET", "MSU", IsForUnits: true),
        new("/campaigns/{campaign}/revisits/draw", "GET POST", "M"),
        new("/campaigns/{campaign}/revisits/{number}", "GET POST", "M"),
        // Filing, alerts, mail
        new("/filing", "GET", "DMLU"),
        new("/filing/new", "GET POST", "M"),
        new("/filing/{id:guid}", "GET", "DMLU"),
        new("/filing/{id:guid}/editions/{number}.json", "GET", "DMLU"),
        new("/filing/{id:guid}/{act}", "GET POST", "M"),
        new("/filing/alerts", "GET", "M"),
        new("/filing/alerts/edit/{id:guid?}", "GET POST", "M"),
        new("/filing/alerts/{id:guid}/remove", "GET POST", "M"),
        new("/filing/mail", "GET", "M"),
        new("/filing/mail/edit/{id:guid?}", "GET POST", "M"),
        new("/filing/mail/{id:guid}/remove", "GET POST", "M"),

        // Programs: a cookie is nothing there
        new("/api/v1/responses", "POST", Admission.Everybody),
        new("/api/v1/reports/{campaign}", "GET", Admission.NoRole, IsForUnits: true, Permission.ReadReports),
        new("/api/v1/ledger/{day}", "GET", Admission.NoRole, Key: Permission.ReadLedger),
    ];

    /// <summary>All endpoints of the running program but its own files, which anybody may read.</summary>
    public static async Task<IReadOnlyList<(string Pattern, string Methods)>> ReadAsync(SurveyHubApp app)
    {
        var found = new List<(string, string)>();
        foreach (var endpoint in app.Service<EndpointDataSource>().Endpoints.Cast<RouteEndpoint>().Where(endpoint => !IsFile(endpoint)))
            found.Add(("/" + endpoint.RoutePattern.RawText!.TrimStart('/'), string.Join(' ', (await MethodsAsync(app, endpoint)).Order(StringComparer.Ordinal))));
        return [.. found.Distinct()];
    }

    private static bool IsFile(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.StaticAssets.StaticAssetDescriptor>() is not null;

    private static async Task<IEnumerable<string>> MethodsAsync(SurveyHubApp app, RouteEndpoint endpoint)
    {
        if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not { } page)
            return endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [];
        var compiled = await app.Service<PageLoader>().LoadAsync(page, endpoint.Metadata);
        return compiled.HandlerMethods.Select(handler => handler.HttpMethod.ToUpperInvariant()).Distinct();
    }
}
