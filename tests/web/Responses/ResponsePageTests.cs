using System.Net;

namespace SurveyHub.Tests;

public sealed class ResponsePageTests
{
    [Fact]
    public async Task Get_Response_SaysHowItCameAboutAndNoAnswer()
    {
        await using var app = await SurveyHubApp.StartAsync();
        var id = await AnswerAsync(app);
        await app.SignInAsAsync(Role.CampaignManager);

        var page = await app.OpenAsync($"/responses/{id}");

        Assert.Equal(["Hài lòng tại bộ phận một cửa (minh họa)", "Sở Y tế", "Đất đai", "Biểu mẫu trên mạng", "–", "–", "12:00:00, 02/03/2026", "12:00:00, 02/03/2026", "Chọn thẳng một cột"], page.QuerySelectorAll(".facts dd").Select(fact => fact.TextContent));
        Assert.DoesNotContain("Rất hài lòng", page.QuerySelector("main")!.TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("c24", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_ExcludeAndRestore_AreSignedByWhoeverDecides()
    {
        await using var app = await SurveyHubApp.StartAsync();
        var id = await AnswerAsync(app);
        var account = await app.SignInAsAsync(Role.CampaignManager);

        var excluded = await app.FillAsync($"/responses/{id}", ("reason", "Gửi thử"), ("confirmed", "true"));
        var page = await app.OpenAsync($"/responses/{id}");
        await app.FillAsync($"/responses/{id}", ("reason", "Không phải gửi thử"), ("confirmed", "true"));

        Assert.Equal((HttpStatusCode.SeeOther, $"/responses/{id:D}"), (excluded.StatusCode, excluded.Headers.Location!.ToString()));
        Assert.Equal("Đã loại khỏi kết quả", page.QuerySelector(".visit")!.TextContent);
        var decisions = await app.Service<ResponseDecisions>().ListAsync(id, default);
        Assert.Equal([(DecisionKind.Exclude, "Gửi thử"), (DecisionKind.Restore, "Không phải gửi thử")], decisions.Select(decision => (decision.Kind, decision.Reason)));
        Assert.All(decisions, decision => Assert.Contains(account.SignInName, decision.Decided.By, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "true", "#reason", "Hãy ghi lý do")]
    [InlineData("Gửi thử", "", "#confirmed", "xác nhận")]
    public async Task Post_WithoutReasonOrConfirmation_DecidesNothingAndKeepsWhatWasTyped(string reason, string confirmed, string place, string expected)
    {
        await using var app = await SurveyHubApp.StartAsync();
        var id = await AnswerAsync(app);
        await app.SignInAsAsync(Role.CampaignManager);

        var page = await SurveyHubApp.PageAsync(await app.FillAsync($"/responses/{id}", [("reason", reason), .. confirmed.Length > 0 ? new[] { ("confirmed", confirmed) } : []]));

        Assert.Contains(expected, page.QuerySelector($".error-summary a[href='{place}']")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(reason, page.QuerySelector("#reason")!.TextContent);
        Assert.Empty(await app.Service<ResponseDecisions>().ListAsync(id, default));
    }

    [Fact]
    public async Task Post_WithoutTheTokenOfThePage_DecidesNothing()
    {
        await using var app = await SurveyHubApp.StartAsync();
        var id = await AnswerAsync(app);
        await app.SignInAsAsync(Role.CampaignManager);

        var refused = await app.SubmitAsync($"/responses/{id}?handler=exclude", ("reason", "Gửi thử"), ("confirmed", "true"));

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Empty(await app.Service<ResponseDecisions>().ListAsync(id, default));
    }

    [Fact]
    public async Task Index_CodeOfAResponse_LeadsToItAndAnythingElseIsNamed()
    {
        await using var app = await SurveyHubApp.StartAsync();
        var id = await AnswerAsync(app);
        await app.SignInAsAsync(Role.CampaignManager);

        var found = await app.Client.GetAsync($"/responses?response=%20{id:N}");
        var missing = await app.OpenAsync("/responses?response=abc");

        Assert.Equal($"/responses/{id:D}", found.Headers.Location?.ToString());
        Assert.Equal("abc", missing.QuerySelector("#response")!.GetAttribute("value"));
        Assert.NotNull(missing.QuerySelector(".error-summary a[href='#response']"));
        Assert.Equal(HttpStatusCode.NotFound, (await app.Client.GetAsync("/responses/abc")).StatusCode);
    }

    /// <summary>Neither the rated unit nor those who only look.</summary>
    [Theory]
    [InlineData(Role.Leader, null)]
    [InlineData(Role.Leader, "so-y-te")]
    [InlineData(Role.CampaignManager, "so-y-te")]
    [InlineData(Role.Auditor, null)]
    [InlineData(Role.Supervisor, null)]
    [InlineData(Role.CounterClerk, "so-y-te")]
    [InlineData(Role.Administrator, null)]
    public async Task Get_WhoeverMayNotDecide_IsRefused(Role role, string? unit)
    {
        await using var app = await SurveyHubApp.StartAsync();
        var id = await AnswerAsync(app);
        await app.SignInAsAsync(role, unit);

        Assert.Equal(HttpStatusCode.Forbidden, (await app.Client.GetAsync($"/responses/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await app.SubmitAsync($"/responses/{id}?handler=exclude", ("reason", "x"), ("confirmed", "true"))).StatusCode);
    }

    private static async Task<Guid> AnswerAsync(SurveyHubApp app)
    {
        await DemoForm.AnswerAsync(app, "so-y-te", "dat-dai", Enumerable.Repeat("4", 16));
        return new((await app.Database.Database.FindAsync<byte[]>("select id from response", null, default))!, bigEndian: true);
    }
}
