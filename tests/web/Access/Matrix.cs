using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;

namespace SurveyHub.Tests;

/// <summary>Who may use an address, as was decided by people: nothing here is read from the program.</summary>
/// <param name="Pattern">As the program's own list of endpoints says it.</param>
/// <param name="Methods">GET, POST … parted by blanks.</param>
/// <param name="Roles">One letter each: Administrator, Designer, campaign Manager, Leader, counter Clerk, Supervisor, aUditor; or <see cref="Everybody"/>, <see cref="WhoeverIsSignedIn"/>.</param>
/// <param name="IsForUnits">Whether the role over a part of the province is enough.</param>
public sealed record Admission(string Pattern, string Methods, string Roles, bool IsForUnits = false)
{
    public const string Everybody = "everybody";
    public const string WhoeverIsSignedIn = "signed in";

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
    };

    /// <param name="role">Null for an account without any.</param>
    /// <param name="isForUnit">Whether it is held over a part of the province only.</param>
    /// <param name="named">The unit that the address names: null for none, else whether it is theirs.</param>
    public bool Allows(Role? role, bool isForUnit, bool? named) =>
        Roles is Everybody or WhoeverIsSignedIn
        || (role is { } held && Roles.Contains(Letters[held], StringComparison.Ordinal) && (!isForUnit || (IsForUnits && named is not false)));

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
        new("/s/{campaign}", "GET POST", Admission.Everybody),
        new("/thanks/{receipt}", "GET", Admission.Everybody),
        new("/results", "GET", Admission.Everybody),
        new("/results/{campaign}", "GET", Admission.Everybody),
        new("/results/{campaign}.json", "GET", Admission.Everybody),
        new("/results/{campaign}.csv", "GET", Admission.Everybody),
        new("/api/v1/responses", "POST", Admission.Everybody),
        new("/healthz", "", Admission.Everybody),
        new("/readyz", "", Admission.Everybody),
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
