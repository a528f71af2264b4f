using System.Net;
using System.Text;

namespace SurveyHub.Tests;

public sealed class NewDesignTests
{
    [Fact]
    public async Task New_FromATemplate_IsADraftUnderItsOwnCode()
    {
        await using var app = await SurveyHubApp.StartAsync();
        using var designer = await Designer.OpenAsync(app);

        var begun = await designer.SubmitAsync("/design/new", null, ("Code", "Mot-Cua-2026 "), ("Origin", Latest("one-stop-counter")));

        Assert.Equal((HttpStatusCode.SeeOther, "/design/mot-cua-2026"), (begun.StatusCode, begun.Headers.Location!.OriginalString));
        var draft = await app.Service<Drafts>().FindAsync(Code.Of("mot-cua-2026"), default);
        Assert.Equal((1, designer.Name, Templates.Find("one-stop-counter")!.Items.Count), (draft!.Revision, draft.Saved.By, draft.Version.Value!.Items.Count));
    }

    [Fact]
    public async Task New_WithACodeThatIsTaken_IsRefusedAndKeepsWhatWasTyped()
    {
        await using var app = await SurveyHubApp.StartAsync();
        using var designer = await Designer.OpenAsync(app);

        var page = await SurveyHubApp.PageAsync(await designer.SubmitAsync("/design/new", null, ("Code", "one-stop-counter"), ("Origin", Latest("one-stop-counter"))));

        Assert.StartsWith("Mã “one-stop-counter” đã có", Assert.Single(Designer.ErrorsOf(page)), StringComparison.Ordinal);
        Assert.Equal(Latest("one-stop-counter"), page.QuerySelector("#origin option[selected]")!.GetAttribute("value"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("mã mới")]
    [InlineData("new")]
    public async Task New_WithWhatIsNoCode_IsRefusedAtTheField(string code)
    {
        await using var app = await SurveyHubApp.StartAsync();
        using var designer = await Designer.OpenAsync(app);

        var page = await SurveyHubApp.PageAsync(await designer.SubmitAsync("/design/new", null, ("Code", code), ("Origin", Latest("blank"))));

        Assert.NotNull(page.QuerySelector("#e-code"));
        Assert.Empty(await app.Service<Drafts>().ListAsync(default));
    }

    [Fact]
    public async Task New_FromNothing_AsksForAnOriginOrAFile()
    {
        await using var app = await SurveyHubApp.StartAsync();
        using var designer = await Designer.OpenAsync(app);

        var page = await SurveyHubApp.PageAsync(await designer.SubmitAsync("/design/new", null, ("Code", "moi")));

        Assert.NotNull(page.QuerySelector("#e-origin"));
    }

    [Fact]
    public async Task New_FromAFileOfAnotherProgram_TellsEachLossAsACommentOfTheDraft()
    {
        await using var app = await SurveyHubApp.StartAsync();
        using var designer = await Designer.OpenAsync(app);
        var file = """{ "title": "Phiếu cũ", "pages": [ { "name": "trang1", "elements": [ { "type": "text", "name": "q1", "title": "Ý kiến?" }, { "type": "signaturepad", "name": "q2", "title": "Ký tên" } ] } ] }""";

        var page = await designer.FollowAsync(await designer.UploadAsync("/design/new", "cu.json", Encoding.UTF8.GetBytes(file), ("Code", "phieu-cu")));

        Assert.Contains("không giữ được", page.QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(page.QuerySelectorAll(".remark .said"), said => said.TextContent.Contains("signaturepad", StringComparison.Ordinal));
        Assert.NotNull(await app.Service<Drafts>().FindAsync(Code.Of("phieu-cu"), default));
    }

    [Fact]
    public async Task New_FromAFileThatIsNone_SaysWhyAndStoresNothing()
    {
        await using var app = await SurveyHubApp.StartAsync();
        using var designer = await Designer.OpenAsync(app);

        var page = await SurveyHubApp.PageAsync(await designer.UploadAsync("/design/new", "phieu.docx", [1, 2, 3], ("Code", "moi")));

        Assert.NotEmpty(Designer.ErrorsOf(page));
        Assert.Empty(await app.Service<Drafts>().ListAsync(default));
    }

    private static string Latest(string template) => $"{template}/{Templates.Find(template)!.Number}";
}
