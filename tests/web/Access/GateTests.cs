using System.Net;
using Microsoft.AspNetCore.Routing;
using SurveyHub.Web;

namespace SurveyHub.Tests;

public sealed class GateTests
{
    [Fact]
    public async Task EveryEndpoint_StatesWhoMayUseIt()
    {
        await using var app = await SurveyHubApp.StartAsync();

        Assert.DoesNotContain(app.Service<EndpointDataSource>().Endpoints, endpoint =>
            endpoint.Metadata.GetMetadata<AllowsAttribute>() is null && endpoint.Metadata.GetMetadata<SignedInOnlyAttribute>() is null && endpoint.Metadata.GetMetadata<PublicAttribute>() is null);
    }

    [Fact]
    public async Task AnAddressWithNothingBehindIt_IsNotFound_WhoeverAsks()
    {
        await using var app = await SurveyHubApp.StartAsync();

        Assert.Equal(HttpStatusCode.NotFound, (await app.Client.GetAsync("/nowhere")).StatusCode);
    }
}
