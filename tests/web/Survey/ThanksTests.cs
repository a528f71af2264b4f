using System.Net;

namespace SurveyHub.Tests;

public sealed class ThanksTests
{
    [Theory, EachDatabase]
    public async Task Get_StoredResponse_ShowsTheReceiptAndWhenItWasReceivedAndNoAnswer(string provider)
    {
        await using var app = await SurveyHubApp.StartAsync(provider);
        using var post = await app.SubmitAsync("/s/demo?unit=so-noi-vu", DemoForm.Filled(("response_id", "019c9f10-8d80-7abc-8def-0123456789ab"), ("comment", "Bí mật")));

        var page = await app.OpenAsync(post.Headers.Location!.ToString());

        Assert.Equal("019c 9f10 8d80 7abc 8def 0123 4567 89ab", page.QuerySelector(".receipt code")?.TextContent);
        Assert.Equal("12:00, 02/03/2026", page.QuerySelectorAll(".receipt dd")[1].TextContent);
        Assert.DoesNotContain("Bí mật", page.DocumentElement.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Sở Nội vụ", page.DocumentElement.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("019c9f108d807abc8def0123456789ac")]
    [InlineData("019c")]
    [InlineData("00000000000000000000000000000000")]
    [InlineData("kh%C3%B4ng")]
    public async Task Get_ReceiptOfNoResponse_IsNotFoundAndSaysSo(string receipt)
    {
        await using var app = await SurveyHubApp.StartAsync();

        using var response = await app.Client.GetAsync("/thanks/" + receipt);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("Không tìm thấy mã biên nhận", (await SurveyHubApp.PageAsync(response)).QuerySelector("h1")?.TextContent);
    }
}
