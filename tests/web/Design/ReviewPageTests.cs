namespace SurveyHub.Tests;

public sealed class ReviewPageTests
{
    private const string Review = "/design/sample/review";

    [Fact]
    public async Task Review_OfAReadableDraft_ShowsEveryQuestionWithItsOptions()
    {
        await using var app = await SurveyHubApp.StartAsync();
        using var writer = await Designer.OpenAsync(app);
        await writer.SaveAsync(app, Sample.Version());

        var page = await writer.ReadAsync(Review);

        Assert.Equal(Sample.Version().Items.Count, page.QuerySelectorAll("article").Length);
        Assert.Contains("Ti vi", page.QuerySelector("#i-channels")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Review_DraftWithAMistake_ShowsItAtItsQuestion()
    {
        await using var app = await SurveyHubApp.StartAsync();
        using var writer = await Designer.OpenAsync(app);
        await writer.SaveAsync(app, Sample.VersionWith("/sections/1/items/0/options/1/label/vi", "\"Nam\"")); // both options say "Nam"

        var page = await writer.ReadAsync(Review);

        Assert.NotNull(page.QuerySelector("#i-gender .finding-refusal"));
        Assert.Null(page.QuerySelector("#i-channels .finding-refusal"));
    }

    [Fact]
    public async Task Review_UnfinishedDraft_SaysWhatIsMissingAndOffersNoApproval()
    {
        await using var app = await SurveyHubApp.StartAsync();
        using var reader = await Designer.OpenAsync(app);
        await app.Service<Drafts>().SaveAsync(Sample.Must(Manuscript.Read(Code.Of("sample"), """{"code":"sample"}""")), 0, Sample.Signed(), default);

        var page = await reader.ReadAsync(Review);

        Assert.NotEmpty(page.QuerySelectorAll("#problems + ul li"));
        Assert.Null(page.QuerySelector("button[value=approved]"));
    }

    [Fact]
    public async Task Approve_BySomebodyElse_IsShownToTheNextReader()
    {
        await using var app = await SurveyHubApp.StartAsync();
        using var writer = await Designer.OpenAsync(app);
        using var reader = await Designer.OpenAsync(app);
        await writer.SaveAsync(app, Sample.Version());

        var page = await reader.FollowAsync(await reader.SubmitAsync(Review, null, ("Verdict", "approved")));

        Assert.Contains(reader.Name, page.QuerySelector(".remark .state-active")!.ParentElement!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Review_ByWhoeverSavedLast_HasNoVerdictToGive()
    {
        await using var app = await SurveyHubApp.StartAsync();
        using var writer = await Designer.OpenAsync(app);
        await writer.SaveAsync(app, Sample.Version());

        Assert.Null((await writer.ReadAsync(Review)).QuerySelector("button[name=Verdict]"));
    }

    [Fact]
    public async Task Approve_PageOfAnOlderSave_IsRefused()
    {
        await using var app = await SurveyHubApp.StartAsync();
        using var writer = await Designer.OpenAsync(app);
        using var reader = await Designer.OpenAsync(app);
        await writer.SaveAsync(app, Sample.Version());

        var page = await SurveyHubApp.PageAsync(await reader.SubmitAsync(Review, null, ("Verdict", "approved"), ("Sha256", new string('0', 64))));

        Assert.StartsWith("Bản nháp", Assert.Single(Designer.ErrorsOf(page)), StringComparison.Ordinal);
        Assert.Empty(await app.Service<DraftReviews>().ListAsync(Code.Of("sample"), default));
    }

    [Fact]
    public async Task Return_WithoutARemark_IsRefusedAtTheField()
    {
        await using var app = await SurveyHubApp.StartAsync();
        using var writer = await Designer.OpenAsync(app);
        using var reader = await Designer.OpenAsync(app);
        await writer.SaveAsync(app, Sample.Version());

        var page = await SurveyHubApp.PageAsync(await reader.SubmitAsync(Review, null, ("Verdict", "returned"), ("remark", "")));

        Assert.NotNull(page.QuerySelector("#e-remark"));
    }

    [Fact]
    public async Task Comment_AtAnItem_StandsThereUntilItIsResolved()
    {
        await using var app = await SurveyHubApp.StartAsync();
        using var reader = await Designer.OpenAsync(app);
        await reader.SaveAsync(app, Sample.Version());

        var page = await reader.FollowAsync(await reader.SubmitAsync(Review, Review + "?handler=comment", ("Place", "gender"), ("text", "Thêm lựa chọn khác")));
        Assert.Equal("Thêm lựa chọn khác", page.QuerySelector("#i-gender .remark .said")!.TextContent);

        var resolved = await reader.FollowAsync(await reader.SubmitAsync(Review, Review + "?handler=resolve"));

        Assert.NotNull(resolved.QuerySelector("#i-gender .remark.resolved"));
        Assert.Null(resolved.QuerySelector("#i-gender .remark form"));
    }
}
