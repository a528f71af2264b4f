using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.StaticAssets;
using SurveyHub.Web;

namespace SurveyHub.Tests;

/// <summary>One of the ways into the site, taken from the site itself: so that what is added later is tested, too.</summary>
/// <param name="Address">With something in place of each blank.</param>
public sealed record Door(RouteEndpoint Endpoint, string Address)
{
    public bool IsPage => Endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null;

    public bool IsFile => Endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null;

    public bool IsPublic => Endpoint.Metadata.GetMetadata<PublicAttribute>() is not null;

    /// <summary>Those it names; what names none may take any, but for the health checks, which change nothing.</summary>
    public IReadOnlyList<string> Methods =>
        Endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods is { Count: > 0 } named ? named
        : !IsPage && Endpoint.Metadata.GetMetadata<NeedsNoStoreAttribute>() is not null ? ["GET"]
        : ["GET", "POST"];

    public static IReadOnlyList<Door> All(SurveyHubApp app) =>
        [.. app.Service<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Select(endpoint => new Door(endpoint, AddressOf(endpoint.RoutePattern)))];

    public async Task<HttpResponseMessage> KnockAsync(HttpClient client, string method, string query = "", HttpContent? content = null)
    {
        using var request = new HttpRequestMessage(new(method), Address + query) { Content = content };
        return await client.SendAsync(request);
    }

    private static string AddressOf(RoutePattern pattern) => "/" + string.Join('/', pattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
    {
        RoutePatternLiteralPart literal => literal.Content,
        RoutePatternSeparatorPart separator => separator.Content,
        RoutePatternParameterPart blank => Fill(blank),
        _ => "",
    }))));

    private static string Fill(RoutePatternParameterPart blank) => blank.Name switch
    {
        "campaign" => "demo",
        "unit" => "so-noi-vu",
        _ when blank.ParameterPolicies.Any(policy => policy.Content == "int") => "404",
        _ when blank.ParameterPolicies.Any(policy => policy.Content == "guid") => "01980000-0000-7000-8000-000000000001",
        _ => "x",
    };
}
