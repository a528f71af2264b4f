using System.Net;
using System.Text.Json;

namespace SurveyHub.Tests;

/// <summary>A filled form becomes one stored response, however often it is sent.</summary>
public sealed class RespondPostTests
{
    private const string Id = "019c9f10-8d80-7abc-8def-0123456789ab";

    [Theory, EachDatabase]
    public async Task Post_AllCriteria_RedirectsToAReceiptThatIsThere(string provider)
    {
        await using var app = await SurveyHubApp.StartAsync(provider);

        using var response = await app.SubmitAsync(DemoForm.Address, DemoForm.Filled());

        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        Assert.Equal("Cảm ơn ông/bà!", (await app.OpenAsync(response.Headers.Location!.ToString())).QuerySelector("h1")?.TextContent);
        Assert.Equal(1, await app.Database.CountAsync("response"));
    }

    [Theory]
    [InlineData("/S/demo")]
    [InlineData("/s/demo/")]
    [InlineData("/s/DEMO")]
    public async Task Post_AddressSpeltOtherwise_IsTakenLikeTheUsual(string address)
    {
        await using var app = await SurveyHubApp.StartAsync();

        using var response = await app.SubmitAsync(address, DemoForm.Filled(("response_id", Id)));

        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        Assert.Equal("/thanks/019c9f108d807abc8def0123456789ab", response.Headers.Location!.ToString());
    }

    [Theory, EachDatabase]
    public async Task Post_SameFormAgain_GivesTheSameReceiptAndIsStoredOnce(string provider)
    {
        await using var app = await SurveyHubApp.StartAsync(provider);
        var form = DemoForm.Filled(("response_id", Id), ("comment", "Tốt lắm")).ToList();

        using var first = await app.SubmitAsync(DemoForm.Address, form);
        app.Clock.Now += TimeSpan.FromMinutes(5);
        using var again = await app.SubmitAsync(DemoForm.Address, form);

        Assert.Equal(HttpStatusCode.SeeOther, again.StatusCode);
        Assert.Equal("/thanks/019c9f108d807abc8def0123456789ab", first.Headers.Location!.ToString());
        Assert.Equal(first.Headers.Location, again.Headers.Location);
        Assert.Equal(1, await app.Database.CountAsync("response"));
    }

    [Theory, EachDatabase]
    public async Task Post_SameFormWithOneAnswerChanged_IsAConflictAndTheFirstAnswersStay(string provider)
    {
        await using var app = await SurveyHubApp.StartAsync(provider);
        (await app.SubmitAsync(DemoForm.Address, DemoForm.Filled(("response_id", Id)))).Dispose();

        using var response = await app.SubmitAsync(DemoForm.Address, DemoForm.Filled(("response_id", Id), ("c24", "1")));
        var page = await SurveyHubApp.PageAsync(response);

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Equal("Phiếu này đã được gửi trước đó", page.QuerySelector("h1")?.TextContent);
        Assert.Contains("Lần gửi trước được giữ nguyên", page.QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("\"c24\":\"4\"", await StoredAsync(app, "answers"), StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Post_HundredTimesAtOnce_StoresOneAndAnswersAllAlike(string provider)
    {
        await using var app = await SurveyHubApp.StartAsync(provider);
        var form = DemoForm.Filled(("response_id", Id)).ToList();

        var responses = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => app.SubmitAsync(DemoForm.Address, form)));

        Assert.All(responses, response => Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode));
        Assert.Single(responses.Select(response => response.Headers.Location).Distinct());
        Assert.Equal(1, await app.Database.CountAsync("response"));
    }

    [Theory, EachDatabase]
    public async Task Post_PlaceInTheAddress_IsStoredWithIt(string provider)
    {
        await using var app = await SurveyHubApp.StartAsync(provider);

        using var response = await app.SubmitAsync("/s/demo?unit=so-noi-vu&field=dat-dai&point=Quay-1", DemoForm.Filled());

        Assert.Equal("so-noi-vu", await StoredAsync(app, "unit"));
        Assert.Equal("dat-dai", await StoredAsync(app, "field"));
        Assert.Equal("quay-1", await StoredAsync(app, "point"));
    }

    [Theory, EachDatabase]
    public async Task Post_PlaceChosenOnTheForm_IsStoredWithIt(string provider)
    {
        await using var app = await SurveyHubApp.StartAsync(provider);

        using var response = await app.SubmitAsync(DemoForm.Address, DemoForm.Filled(("unit", "xa-dong-lua"), ("field", "y-te")));

        Assert.Equal("xa-dong-lua", await StoredAsync(app, "unit"));
        Assert.Equal("y-te", await StoredAsync(app, "field"));
    }

    [Theory, EachDatabase]
    public async Task Post_FormOpenedByACitizen_IsStoredWithLanguageAndTimes(string provider)
    {
        await using var app = await SurveyHubApp.StartAsync(provider);
        var id = (await app.OpenAsync("/s/demo?lang=en")).QuerySelector("input[name=response_id]")!.GetAttribute("value")!;
        app.Clock.Now += TimeSpan.FromMinutes(3);

        using var response = await app.SubmitAsync("/s/demo?lang=en", DemoForm.Filled(("response_id", id)));

        Assert.Equal("en", await StoredAsync(app, "language"));
        Assert.Equal("web", await StoredAsync(app, "channel"));
        Assert.Equal("2026-03-02T05:00:00.000Z", await StoredAsync(app, "started_at"));
        Assert.Equal("2026-03-02T05:03:00.000Z", await StoredAsync(app, "received_at"));
        Assert.Equal("2026-03-02", await StoredAsync(app, "received_on"));
    }

    [Theory, EachDatabase]
    public async Task Post_CommentTypedInDecomposedLettersWithEmoji_IsStoredComposed(string provider)
    {
        await using var app = await SurveyHubApp.StartAsync(provider);

        using var response = await app.SubmitAsync(DemoForm.Address, DemoForm.Filled(("comment", " Ca\u0301n bo\u0323\u0302 nhie\u0302\u0323t ti\u0300nh 😀👍🏽\r\nCảm ơn ")));

        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        Assert.Equal("Cán bộ nhiệt tình 😀👍🏽\nCảm ơn", await CommentAsync(app));
    }

    [Theory, EachDatabase]
    public async Task Post_HtmlInAComment_IsStoredAsTyped(string provider)
    {
        await using var app = await SurveyHubApp.StartAsync(provider);

        using var response = await app.SubmitAsync(DemoForm.Address, DemoForm.Filled(("comment", "<script>alert('1')</script> & \"'; drop table response; --")));

        Assert.Equal("<script>alert('1')</script> & \"'; drop table response; --", await CommentAsync(app));
    }

    [Theory, EachDatabase]
    public async Task Post_LongestComment_IsStoredWhole(string provider)
    {
        await using var app = await SurveyHubApp.StartAsync(provider);

        using var response = await app.SubmitAsync(DemoForm.Address, DemoForm.Filled(("comment", new string('ế', 1000))));

        Assert.Equal(new string('ế', 1000), await CommentAsync(app));
    }

    [Theory, EachDatabase]
    public async Task Post_LanguageSwitch_KeepsWhatWasTypedAndStoresNothing(string provider)
    {
        await using var app = await SurveyHubApp.StartAsync(provider);

        using var response = await app.SubmitAsync(
            "/s/demo?unit=so-noi-vu&lang=en", ("response_id", Id), ("switch_language", "en"), ("c24", "2"), ("gender", "female"), ("field", "y-te"), ("comment", "Dở dang"));
        var page = await SurveyHubApp.PageAsync(response);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal(Id, page.QuerySelector("input[name=response_id]")!.GetAttribute("value"));
        Assert.Equal(["2", "female"], page.QuerySelectorAll("input[checked]").Select(input => input.GetAttribute("value")));
        Assert.Equal("y-te", page.QuerySelector("select#field option[selected]")?.GetAttribute("value"));
        Assert.Equal("Dở dang", page.QuerySelector("textarea")?.TextContent);
        Assert.Empty(page.QuerySelectorAll(".error, .error-summary"));
        Assert.Equal(0, await app.Database.CountAsync("response"));
    }

    [Theory, EachDatabase]
    public async Task GetAndPost_FirstAndLastMinuteInVietNam_AreTakenAndThoseBeyondRefused(string provider)
    {
        await using var app = await SurveyHubApp.StartAsync(provider);
        var outcomes = new List<(HttpStatusCode Get, HttpStatusCode Post, string? Heading)>();

        foreach (var minute in (string[])["2025-06-30T23:59:59+07:00", "2025-07-01T00:00:00+07:00", "2030-12-31T23:59:59+07:00", "2031-01-01T00:00:00+07:00"])
        {
            app.Clock.Now = DateTimeOffset.Parse(minute, System.Globalization.CultureInfo.InvariantCulture);
            using var get = await app.Client.GetAsync(DemoForm.Address);
            using var post = await app.SubmitAsync(DemoForm.Address, DemoForm.Filled());
            outcomes.Add((get.StatusCode, post.StatusCode, (await SurveyHubApp.PageAsync(post)).QuerySelector("h1")?.TextContent));
        }

        Assert.Equal(
            [
                (HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, "Cuộc khảo sát chưa bắt đầu"),
                (HttpStatusCode.OK, HttpStatusCode.SeeOther, null),
                (HttpStatusCode.OK, HttpStatusCode.SeeOther, null),
                (HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, "Cuộc khảo sát đã kết thúc"),
            ],
            outcomes);
        Assert.Equal(2, await app.Database.CountAsync("response"));
    }

    private static Task<string?> StoredAsync(SurveyHubApp app, string column) =>
        app.Database.Database.FindAsync<string>($"select {column} from response", null, default);

    private static async Task<string?> CommentAsync(SurveyHubApp app)
    {
        using var comments = JsonDocument.Parse((await StoredAsync(app, "comments"))!);
        return comments.RootElement.GetProperty("comment").GetString();
    }
}
