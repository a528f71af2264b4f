using System.Net;

namespace SurveyHub.Tests;

public sealed class RespondTests
{
    [Theory, EachDatabase]
    public async Task Post_AllCriteria_RedirectsToAReceiptThatIsThere(string provider)
    {
        await using var app = await SurveyHubApp.StartAsync(provider);

        using var response = await app.SubmitAsync("/s/demo", Enumerable.Range(24, 16).Select(i => ($"c{i}", "4")));

        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        Assert.Equal("Cảm ơn ông/bà!", (await app.OpenAsync(response.Headers.Location!.ToString())).QuerySelector("h1")?.TextContent);
    }
}
