using System.Net;

namespace SurveyHub.Tests;

public sealed class HistoryPageTests
{
    [Fact]
    public async Task List_OfQuestionnaires_ShowsTheOneBeingWrittenFirst()
    {
        await using var app = await SurveyHubApp.StartAsync();
        using var designer = await Designer.OpenAsync(app);
        await designer.SaveAsync(app, Sample.Version());

        var first = (await designer.ReadAsync("/design")).QuerySelector("tbody tr")!.TextContent;

        Assert.Contains("Phiếu mẫu", first, StringComparison.Ordinal);
        Assert.Contains(designer.Name, first, StringComparison.Ordinal);
    }

    [Fact]
    public async Task History_BeginADraftFromAVersion_LeadsToTheEditor()
    {
        await using var app = await SurveyHubApp.StartAsync();
        using var designer = await WithTwoVersionsAsync(app);

        var begun = await designer.SubmitAsync("/design/sample/history", null, ("version", "1"));

        Assert.Equal((HttpStatusCode.SeeOther, "/design/sample"), (begun.StatusCode, begun.Headers.Location!.OriginalString));
        Assert.Equal(Sample.Version().Sha256, (await app.Service<Drafts>().FindAsync(Code.Of("sample"), default))!.Manuscript.Sha256);
    }

    [Fact]
    public async Task History_BeginASecondDraft_IsRefusedAndTheFirstStays()
    {
        await using var app = await SurveyHubApp.StartAsync();
        using var designer = await WithTwoVersionsAsync(app);
        var token = await designer.ReadAsync("/design/sample/history");
        await designer.SaveAsync(app, Sample.VersionWith("/title/vi", "\"Đang viết\""));

        using var body = new FormUrlEncodedContent([new("version", "1"), new("__RequestVerificationToken", token.QuerySelector("main [name=__RequestVerificationToken]")!.GetAttribute("value"))]);
        var page = await SurveyHubApp.PageAsync(await designer.PostAsync("/design/sample/history", body));

        Assert.Single(Designer.ErrorsOf(page));
        Assert.Equal("Đang viết", (await app.Service<Drafts>().FindAsync(Code.Of("sample"), default))!.Manuscript.Title());
    }

    [Fact]
    public async Task Retire_Confirmed_IsShownAndOfferedNoMore()
    {
        await using var app = await SurveyHubApp.StartAsync();
        using var designer = await WithTwoVersionsAsync(app);

        var page = await designer.FollowAsync(await designer.SubmitAsync("/design/sample/retire/1", null));

        Assert.NotNull(page.QuerySelector("#v-1 .state-disabled"));
        Assert.Null(page.QuerySelector("a[href='/design/sample/retire/1']"));
        Assert.NotNull(page.QuerySelector("a[href='/design/sample/retire/2']"));
    }

    [Fact]
    public async Task Discard_Confirmed_LeavesTheVersionsAlone()
    {
        await using var app = await SurveyHubApp.StartAsync();
        using var designer = await WithTwoVersionsAsync(app);
        await designer.SaveAsync(app, Sample.VersionWith("/title/vi", "\"Đang viết\""));

        await designer.FollowAsync(await designer.SubmitAsync("/design/sample/discard", null));

        Assert.Null(await app.Service<Drafts>().FindAsync(Code.Of("sample"), default));
        Assert.Equal(2, (await app.Service<Questionnaires>().FindLatestAsync(Code.Of("sample"), default))!.Number);
    }

    [Fact]
    public async Task Compare_TwoVersions_MarksTheWordsThatWereChanged()
    {
        await using var app = await SurveyHubApp.StartAsync();
        using var designer = await WithTwoVersionsAsync(app);

        var page = await designer.ReadAsync("/design/sample/compare?from=1&to=2");

        Assert.Equal(["Kênh"], page.QuerySelectorAll(".compared del").Select(word => word.TextContent)); // "Kênh thông tin" became "Nguồn thông tin"
        Assert.Equal(["Nguồn"], page.QuerySelectorAll(".compared ins").Select(word => word.TextContent));
        Assert.Contains("So sánh được", page.QuerySelector(".compared caption")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?from=1&to=7")]
    [InlineData("?from=draft&to=1")]
    [InlineData("?from=x&to=1")]
    public async Task Compare_WithWhatIsNotThere_IsNotFound(string query)
    {
        await using var app = await SurveyHubApp.StartAsync();
        using var designer = await WithTwoVersionsAsync(app);

        Assert.Equal(HttpStatusCode.NotFound, (await designer.GetAsync("/design/sample/compare" + query)).StatusCode);
    }

    [Theory]
    [InlineData("/design/nothing/history")]
    [InlineData("/design/sample/review")]
    [InlineData("/design/sample/publish")]
    [InlineData("/design/sample/discard")]
    [InlineData("/design/sample/retire/7")]
    [InlineData("/design/sample/export?format=docx")]
    [InlineData("/design/sample/export?version=draft")]
    public async Task Page_OfWhatIsNotThere_IsNotFound(string address)
    {
        await using var app = await SurveyHubApp.StartAsync();
        using var designer = await WithTwoVersionsAsync(app);

        Assert.Equal(HttpStatusCode.NotFound, (await designer.GetAsync(address)).StatusCode);
    }

    [Theory]
    [InlineData("json", "sample-2.json")]
    [InlineData("xlsx", "sample-2.xlsx")]
    [InlineData("surveyjs", "sample-2.surveyjs.json")]
    public async Task Export_OfAVersion_CanBeReadBack(string format, string name)
    {
        await using var app = await SurveyHubApp.StartAsync();
        using var designer = await WithTwoVersionsAsync(app);

        var response = await designer.GetAsync($"/design/sample/export?format={format}&version=2");

        Assert.Equal(name, response.Content.Headers.ContentDisposition!.FileName);
        await using var file = await response.Content.ReadAsStreamAsync();
        Assert.Equal(Sample.Version().Items.Count, Sample.Must(QuestionnaireFile.Read(file, name)).Version.Items.Count);
    }

    [Fact]
    public async Task Export_OfAnUnfinishedDraft_IsItsDocumentInTheOwnFormatOnly()
    {
        await using var app = await SurveyHubApp.StartAsync();
        using var designer = await Designer.OpenAsync(app);
        await app.Service<Drafts>().SaveAsync(Sample.Must(Manuscript.Read(Code.Of("moi"), """{"code":"moi"}""")), 0, Sample.Signed(), default);

        Assert.Equal("""{"code":"moi"}""", await (await designer.GetAsync("/design/moi/export")).Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.BadRequest, (await designer.GetAsync("/design/moi/export?format=xlsx")).StatusCode);
    }

    private static async Task<Designer> WithTwoVersionsAsync(SurveyHubApp app)
    {
        var questionnaires = app.Service<Questionnaires>();
        Sample.Must(await questionnaires.AddAsync(Sample.Version(), Sample.Noon, default));
        Sample.Must(await questionnaires.AddAsync(
            Sample.VersionWith("/sections/1/items/1/question/vi", "\"Nguồn thông tin\""), [new("channels", ChangeClass.Comparable, "Cùng một điều")], Sample.Signed(), default));
        return await Designer.OpenAsync(app);
    }
}
