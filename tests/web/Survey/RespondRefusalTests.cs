using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace SurveyHub.Tests;

/// <summary>A form with mistakes comes back with each one named, everything typed still there, and nothing stored.</summary>
public sealed class RespondRefusalTests
{
    [Theory, EachDatabase]
    public async Task Post_OneCriterionSkipped_ShowsTheErrorThereAndInTheSummaryAndKeepsTheRest(string provider)
    {
        await using var app = await SurveyHubApp.StartAsync(provider);

        var page = await RefusedAsync(app, ("c30", null), ("c24", "5"), ("gender", "male"), ("unit", "so-noi-vu"), ("comment", "Chờ <b>lâu</b>\nquá"));

        Assert.Equal("Hãy chọn hoặc ghi một câu trả lời.", page.QuerySelector("fieldset#q-c30 > .error")?.TextContent);
        Assert.Equal("Câu 7: Hãy chọn hoặc ghi một câu trả lời.", page.QuerySelector("[role=alert] a[href='#q-c30']")?.TextContent);
        Assert.Equal(["5", "male"], Checked(page).Except(["4"]));
        Assert.Equal(16, Checked(page).Count);
        Assert.Equal("so-noi-vu", page.QuerySelector("select#unit option[selected]")?.GetAttribute("value"));
        Assert.Equal("Chờ <b>lâu</b>\nquá", page.QuerySelector("textarea")?.TextContent);
        Assert.StartsWith("Cần xem lại:", page.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_OneCriterionSkipped_TheErrorIsReadWithTheQuestion()
    {
        await using var app = await SurveyHubApp.StartAsync();

        var question = (await RefusedAsync(app, ("c30", null))).QuerySelector("fieldset#q-c30")!;
        var error = question.QuerySelector(".error")!;

        Assert.Equal(error.Id, question.GetAttribute("aria-describedby"));
        Assert.True(error.CompareDocumentPosition(question.QuerySelector("input")!).HasFlag(DocumentPositions.Following));
    }

    [Fact]
    public async Task Post_NothingAnswered_NamesAllSixteenInTheOrderTheyAreAsked()
    {
        await using var app = await SurveyHubApp.StartAsync();

        using var response = await app.SubmitAsync(DemoForm.Address);
        var page = await SurveyHubApp.PageAsync(response);

        Assert.Equal("Còn 16 chỗ cần xem lại trước khi gửi", page.QuerySelector(".error-summary h2")?.TextContent);
        Assert.Equal(DemoForm.Criteria.Select(code => $"#q-{code}"), page.QuerySelectorAll(".error-summary a").Select(link => link.GetAttribute("href")));
    }

    [Theory]
    [InlineData("c24", "6", "Hãy chọn một trong các câu trả lời có sẵn.")]
    [InlineData("c24", "rất tốt", "Hãy chọn một trong các câu trả lời có sẵn.")]
    [InlineData("gender", "nam", "Hãy chọn một trong các câu trả lời có sẵn.")]
    public async Task Post_AnswerThatIsNotOffered_IsAnErrorAtThatQuestion(string item, string answer, string error)
    {
        await using var app = await SurveyHubApp.StartAsync();

        var page = await RefusedAsync(app, (item, answer));

        Assert.Equal(error, page.QuerySelector($"#q-{item} .error")?.TextContent);
    }

    [Fact]
    public async Task Post_TwoLevelsForOneCriterion_AsksForOne()
    {
        await using var app = await SurveyHubApp.StartAsync();

        var page = await RefusedAsync(app, ("c24", "4"), ("c24", "5"));

        Assert.Equal("Hãy chỉ chọn một câu trả lời.", page.QuerySelector("#q-c24 .error")?.TextContent);
    }

    [Fact]
    public async Task Post_CommentOneCharacterTooLong_NamesTheLimitAndKeepsTheText()
    {
        await using var app = await SurveyHubApp.StartAsync();

        var page = await RefusedAsync(app, ("comment", new string('ế', 1001)));

        Assert.Equal("Hãy viết ngắn lại, tối đa 1000 ký tự.", page.QuerySelector("#q-comment .error")?.TextContent);
        Assert.Equal(1001, page.QuerySelector("textarea")!.TextContent.Length);
    }

    [Fact]
    public async Task Post_HtmlInAComment_IsShownAgainAsTextOnly()
    {
        await using var app = await SurveyHubApp.StartAsync();

        using var response = await app.SubmitAsync(DemoForm.Address, DemoForm.Filled(("c24", null), ("comment", "</textarea><script>alert(1)</script>")));
        var html = await response.Content.ReadAsStringAsync();

        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("</textarea><script>alert(1)</script>", (await SurveyHubApp.PageAsync(response)).QuerySelector("textarea")?.TextContent);
    }

    [Theory]
    [InlineData("c99", "4")]
    [InlineData("<img src=x>", "4")]
    [InlineData("campaign", "sipas")] // also the name of a part of the address
    [InlineData("handler", "x")]
    public async Task Post_FieldThatTheQuestionnaireDoesNotAsk_IsRefusedByName(string name, string value)
    {
        await using var app = await SurveyHubApp.StartAsync();

        var page = await RefusedAsync(app, (name, value));

        Assert.Equal("Hài lòng tại bộ phận một cửa (minh họa)", page.QuerySelector("h1")?.TextContent);
        Assert.Contains($"“{name}”", Assert.Single(page.QuerySelectorAll(".error-summary li")).TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("unit", "so-bay", "Không có cơ quan, đơn vị nào mang mã “so-bay”. Hãy chọn trong danh sách hoặc quét lại mã QR.")]
    [InlineData("field", "Bay Lượn", "Không có lĩnh vực nào mang mã “Bay Lượn”. Hãy chọn trong danh sách hoặc quét lại mã QR.")]
    public async Task Post_UnknownPlaceOnTheForm_IsAnErrorAtThatChoice(string name, string value, string error)
    {
        await using var app = await SurveyHubApp.StartAsync();

        var page = await RefusedAsync(app, (name, value));

        Assert.Equal(error, page.QuerySelector($".error-summary a[href='#q-{name}']")?.TextContent);
        Assert.Equal(error, page.QuerySelector($"#q-{name} .error")?.TextContent);
    }

    [Fact]
    public async Task Post_ManyMistakes_EachLinkOfTheSummaryLeadsToAPlaceOnThePage()
    {
        await using var app = await SurveyHubApp.StartAsync();

        var page = await RefusedAsync(app, ("c24", null), ("c25", "9"), ("unit", "so-bay"), ("khong-co", "x"), ("comment", new string('x', 2000)));
        var links = page.QuerySelectorAll<IHtmlAnchorElement>(".error-summary a").Select(link => link.GetAttribute("href")![1..]).ToList();

        Assert.Equal(5, links.Count);
        Assert.All(links, id => Assert.NotNull(page.GetElementById(id)));
    }

    [Theory]
    [InlineData("x")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    [InlineData("019c9f10-8d80-7abc-8def-0123456789ab'--")]
    public async Task Post_MalformedResponseId_IsRefusedAndStoresNothing(string id)
    {
        await using var app = await SurveyHubApp.StartAsync();

        using var response = await app.SubmitAsync(DemoForm.Address, DemoForm.Filled(("response_id", id)));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("Mã phiếu không đúng", (await SurveyHubApp.PageAsync(response)).QuerySelector("h1")?.TextContent);
        Assert.Equal(0, await app.Database.CountAsync("response"));
    }

    [Theory]
    [InlineData("/s/khong-co")]
    [InlineData("/s/demo?unit=so-bay")]
    public async Task Post_UnknownNameInTheAddress_IsNotFoundAndStoresNothing(string address)
    {
        await using var app = await SurveyHubApp.StartAsync();

        using var response = await app.SubmitAsync(address, DemoForm.Filled());

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal(0, await app.Database.CountAsync("response"));
    }

    private static async Task<IHtmlDocument> RefusedAsync(SurveyHubApp app, params (string Name, string? Value)[] changes)
    {
        using var response = await app.SubmitAsync(DemoForm.Address, DemoForm.Filled(changes));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Equal(0, await app.Database.CountAsync("response"));
        return await SurveyHubApp.PageAsync(response);
    }

    private static List<string?> Checked(IHtmlDocument page) => [.. page.QuerySelectorAll("input[checked]").Select(input => input.GetAttribute("value")).OrderBy(value => value!.Length)];
}
