using System.Net;
using System.Net.Http.Headers;
using SurveyHub.Web;

namespace SurveyHub.Tests;

/// <summary>How much anybody may send, on a real server: the in-memory one has no limits.</summary>
public sealed class RequestLimitsTests
{
    [Theory]
    [InlineData("/s/demo", "application/x-www-form-urlencoded")]
    [InlineData("/s/demo", "multipart/form-data; boundary=x")]
    [InlineData("/api/v1/responses", "application/json")]
    public async Task Post_MoreThanAnybodyMay_IsTooLarge(string address, string type)
    {
        await using var app = await SurveyHubApp.ListenAsync();
        using var content = new ByteArrayContent(new byte[RequestLimits.LargestBody + 1]) { Headers = { ContentType = MediaTypeHeaderValue.Parse(type) } };
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
        request.Headers.ExpectContinue = true; // else the server hangs up while the client still sends

        using var response = await app.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task Get_Anything_DoesNotSayWhichServerThisIs()
    {
        await using var app = await SurveyHubApp.ListenAsync();

        using var response = await app.Client.GetAsync("/");

        Assert.Empty(response.Headers.Server);
        Assert.False(response.Headers.Contains("X-Powered-By"));
    }
}
