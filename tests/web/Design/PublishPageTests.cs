using System.Net;

namespace SurveyHub.Tests;

public sealed class PublishPageTests
{
    private const string Publish = "/design/sample/publish";

    [Fact]
    public async Task Publish_FirstVersionApproved_IsPublishedAndInTheHistory()
    {
        await using var app = await SurveyHubApp.StartAsync();
        using var writer = await Designer.OpenAsync(app);
        await writer.SaveAsync(app, Sample.Version());
        using var reader = await ApproveAsync(app);

        var page = await writer.FollowAsync(await writer.SubmitAsync(Publish, null));

        Assert.Contains("Phiên bản 1", page.QuerySelector("#v-1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(reader.Name, page.QuerySelector("details .remark")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Publish_NotApproved_HasNoButtonAndIsRefusedIfSentAnyway()
    {
        await using var app = await SurveyHubApp.StartAsync();
        using var writer = await Designer.OpenAsync(app);
        await writer.SaveAsync(app, Sample.Version());

        Assert.Null((await writer.ReadAsync(Publish)).QuerySelector("main form .button:not(.quiet)"));
        var page = await SurveyHubApp.PageAsync(await writer.SubmitAsync(Publish, null));

        Assert.Contains("chưa được duyệt", Assert.Single(Designer.ErrorsOf(page)), StringComparison.Ordinal);
        Assert.Null(await app.Service<Questionnaires>().FindLatestAsync(Code.Of("sample"), default));
    }

    [Fact]
    public async Task Publish_ByWhoeverApproved_IsRefused()
    {
        await using var app = await SurveyHubApp.StartAsync();
        using var writer = await Designer.OpenAsync(app);
        await writer.SaveAsync(app, Sample.Version());
        using var reader = await ApproveAsync(app);

        Assert.Equal(HttpStatusCode.OK, (await reader.SubmitAsync(Publish, null)).StatusCode);
        Assert.Null(await app.Service<Questionnaires>().FindLatestAsync(Code.Of("sample"), default));
    }

    [Fact]
    public async Task Publish_ABreakWithoutAReason_IsRefusedAtTheChangeAndKeepsTheOtherReason()
    {
        await using var app = await SurveyHubApp.StartAsync();
        using var writer = await WithTwoChangesAsync(app);
        using var reader = await ApproveAsync(app);

        var page = await SurveyHubApp.PageAsync(await writer.SubmitAsync(Publish, null, ("Decisions[0].Reason", "Không còn hỏi mạng"), ("Decisions[1].Reason", "")));

        Assert.Equal("Không còn hỏi mạng", page.QuerySelector("#channels-reason")!.GetAttribute("value"));
        Assert.NotNull(page.QuerySelector("#gender.wrong"));
    }

    [Fact]
    public async Task Publish_AllDecided_KeepsTheReasonsInTheHistory()
    {
        await using var app = await SurveyHubApp.StartAsync();
        using var writer = await WithTwoChangesAsync(app);
        using var reader = await ApproveAsync(app);

        var page = await writer.FollowAsync(await writer.SubmitAsync(Publish, null, ("Decisions[0].Reason", "Không còn hỏi mạng"), ("Decisions[1].Reason", "Cho đỡ sót")));

        Assert.Contains("Không còn hỏi mạng", page.QuerySelector("details")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(
            [("channels", ChangeClass.Break, "Không còn hỏi mạng"), ("gender", ChangeClass.Comparable, "Cho đỡ sót")],
            (await app.Service<ItemMappings>().ListAsync(Code.Of("sample"), default)).Select(mapping => (mapping.To, mapping.Class, mapping.Reason)).Order());
    }

    [Fact]
    public async Task Publish_AnItemUnderANewCode_MayContinueTheOneThatIsGone()
    {
        await using var app = await SurveyHubApp.StartAsync();
        using var writer = await Designer.OpenAsync(app);
        Sample.Must(await app.Service<Questionnaires>().AddAsync(Sample.Version(), Sample.Noon, default));
        await writer.SaveAsync(app, Sample.VersionWith("/sections/1/items/0/code", "\"sex\""));
        using var reader = await ApproveAsync(app);

        await writer.FollowAsync(await writer.SubmitAsync(
            Publish, null, ("Decisions[0].Continues", "gender"), ("Decisions[0].Class", "comparable"), ("Decisions[0].Reason", "Đổi mã cho thống nhất")));

        Assert.Equal(("gender", "sex"), Assert.Single(await app.Service<ItemMappings>().ListAsync(Code.Of("sample"), default)) is var mapping ? (mapping.From, mapping.To) : default);
    }

    [Fact]
    public async Task Publish_ContinuingWithoutSayingWhatItMeans_IsRefused()
    {
        await using var app = await SurveyHubApp.StartAsync();
        using var writer = await Designer.OpenAsync(app);
        Sample.Must(await app.Service<Questionnaires>().AddAsync(Sample.Version(), Sample.Noon, default));
        await writer.SaveAsync(app, Sample.VersionWith("/sections/1/items/0/code", "\"sex\""));
        using var reader = await ApproveAsync(app);

        var page = await SurveyHubApp.PageAsync(await writer.SubmitAsync(Publish, null, ("Decisions[0].Continues", "gender")));

        Assert.NotNull(page.QuerySelector("#sex.wrong"));
        Assert.Equal(1, (await app.Service<Questionnaires>().FindLatestAsync(Code.Of("sample"), default))!.Number);
    }

    /// <summary>Version 1 is published; in the draft an option is gone (a break) and an answer required (comparable).</summary>
    private static async Task<Designer> WithTwoChangesAsync(SurveyHubApp app)
    {
        Sample.Must(await app.Service<Questionnaires>().AddAsync(Sample.Version(), Sample.Noon, default));
        var writer = await Designer.OpenAsync(app);
        await writer.SaveAsync(app, Sample.Version(document =>
        {
            document["version"] = 2;
            Sample.Set(document, "/sections/1/items/1/options/2", "null");
            Sample.Set(document, "/sections/1/items/0/required", "true");
        }));
        return writer;
    }

    private static async Task<Designer> ApproveAsync(SurveyHubApp app)
    {
        var reader = await Designer.OpenAsync(app);
        await reader.FollowAsync(await reader.SubmitAsync("/design/sample/review", null, ("Verdict", "approved")));
        return reader;
    }
}
