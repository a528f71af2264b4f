using System.Net;
using AngleSharp.Html.Dom;

namespace SurveyHub.Tests;

public sealed class PreviewTests
{
    [Theory]
    [InlineData("phone")]
    [InlineData("kiosk")]
    public async Task Post_ForAScreen_ShowsTheQuestionsAsCitizensSeeThem(string form)
    {
        var page = await PreviewAsync(form, "vi", Sample.Document());

        Assert.Equal(["1", "2", "3", "4", "5"], page.QuerySelectorAll("#q-c24 input[type=radio]").Select(input => input.GetAttribute("value")));
        Assert.Equal("1. Nơi tiếp nhận dễ tìm", Words(page.QuerySelector("#q-c24 legend")!.TextContent));
    }

    [Fact]
    public async Task Post_ForPaper_ShowsBoxesWithTheCodesThatAreTypedIn()
    {
        var page = await PreviewAsync("paper", "vi", Sample.Document());

        Assert.Equal("c24", page.QuerySelector("#q-c24 .paper-question code")!.TextContent);
        Assert.Equal(["male", "female"], page.QuerySelectorAll("#q-gender .boxes code").Select(code => code.TextContent));
        Assert.Empty(page.QuerySelectorAll("input, select, textarea"));
    }

    [Fact]
    public async Task Post_InALanguageThatTheProgramDoesNotSpeak_ShowsItsWordsWhereThereAreAny()
    {
        var page = await PreviewAsync("phone", "km", Sample.Document(document => document["sections"]![0]!["items"]![0]!["question"]!["km"] = "ពាក្យ"));

        Assert.Equal("1. ពាក្យ", Words(page.QuerySelector("#q-c24 legend")!.TextContent));
        Assert.Equal("2. Phản ánh được xử lý (không bắt buộc)", Words(page.QuerySelector("#q-c39 legend")!.TextContent));
    }

    [Fact]
    public async Task Post_InEnglish_DoesNotMakeTheReadersPagesEnglish()
    {
        await using var app = await SurveyHubApp.StartAsync();

        using var response = await (await EditorPages.OpenAsync(app, "one-stop-counter")).SendAsync(HttpMethod.Post, "/design/sample/preview?form=phone&in=en", Sample.Document());

        Assert.Equal("en", (await SurveyHubApp.PageAsync(response)).DocumentElement.GetAttribute("lang"));
        Assert.DoesNotContain(response.Headers, header => header.Key == "Set-Cookie");
    }

    [Fact]
    public async Task Post_WithAnItemThatIsNotFinished_ShowsAllOthers()
    {
        var page = await PreviewAsync("phone", "vi", Sample.Document(document => document["sections"]![0]!["items"]![0]!["question"]!["vi"] = ""));

        Assert.Null(page.QuerySelector("#q-c24"));
        Assert.NotNull(page.QuerySelector("#q-c39"));
        Assert.Equal("1", page.Body!.GetAttribute("data-left-out"));
    }

    [Fact]
    public async Task Post_OfWhatCannotBeReadAtAll_IsRefused()
    {
        await using var app = await SurveyHubApp.StartAsync();

        using var response = await (await EditorPages.OpenAsync(app, "one-stop-counter")).SendAsync(HttpMethod.Post, "/design/sample/preview?form=phone", """{ "code": "sample" }""");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
    }

    private static async Task<IHtmlDocument> PreviewAsync(string form, string language, string document)
    {
        await using var app = await SurveyHubApp.StartAsync();
        using var response = await (await EditorPages.OpenAsync(app, "one-stop-counter")).SendAsync(HttpMethod.Post, $"/design/sample/preview?form={form}&in={language}", document);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await SurveyHubApp.PageAsync(response);
    }

    private static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
