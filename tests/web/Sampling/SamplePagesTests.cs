using System.Net;
using AngleSharp.Html.Dom;

namespace SurveyHub.Tests;

public class SamplePagesTests
{
    private const string Sample = "/campaigns/demo/sample";

    [Fact]
    public async Task Sample_FromTheListToASubstitution_IsMadeThroughThePages()
    {
        await using var app = await SurveyHubApp.StartAsync();
        using var maker = await Desk.OpenAsync(app, Role.CampaignManager);
        using var supervisor = await Desk.OpenAsync(app, Role.Supervisor);

        await app.ImportFrameAsync(maker.Account!);
        Assert.Contains("40", (await maker.ReadAsync(Sample + "/frame")).QuerySelector(".counts")!.TextContent, StringComparison.Ordinal);
        var designed = await maker.SubmitAsync(Sample + "/design", ("Kind", "two-stage"), ("Size", "6"), ("Take", "2"), ("ReservePercent", "50"));
        Assert.Equal(Sample + "/draw", designed.Headers.Location!.OriginalString);
        var draw = (await maker.SubmitAsync(Sample + "/draw", ("Seed", "hạt giống 2026"))).Headers.Location!.OriginalString;
        Assert.Contains("7b3e1617ae7ee08bc327ca54e26ad37509d0b0160db00611312effb70dbd8b3e", (await maker.ReadAsync(draw)).Body!.TextContent, StringComparison.Ordinal);

        var signed = await supervisor.FollowAsync(await supervisor.SubmitAsync(draw + "/sign", ("remark", "Đã đối chiếu")));
        Assert.Contains("Đã đối chiếu", signed.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, (await app.Service<CampaignSamples>().ListAsync(Code.Of("demo"), default)).DistinctBy(point => point.Stratum).Count());

        var substitute = ((IHtmlAnchorElement)(await maker.ReadAsync(draw)).QuerySelector("a[href*='/substitute?']")!).GetAttribute("href")!;
        var listed = await maker.FollowAsync(await maker.SubmitAsync(substitute, ("reason", "Đã chuyển nhà")));
        Assert.Contains("Đã chuyển nhà", listed.QuerySelector("[aria-labelledby=substitutions]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Paper_ForTheMaker_HasNamesAndForSupervisorsCodesOnly()
    {
        await using var app = await SurveyHubApp.StartAsync();
        using var maker = await Desk.OpenAsync(app, Role.CampaignManager);
        using var supervisor = await Desk.OpenAsync(app, Role.Supervisor);
        var draw = await app.DrawAsync(maker.Account!);

        Assert.Contains("đường Lê Lợi", (await maker.ReadAsync(draw + "/paper")).Body!.TextContent, StringComparison.Ordinal);
        var shown = (await supervisor.ReadAsync(draw + "/paper")).Body!.TextContent;
        Assert.Contains("hs-0000", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("Người", shown.Replace("Người rút mẫu", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Single(await app.Service<AuditTrail>().ListAsync(new(Action: AuditAction.DrawnNamesRead), null, 10, default));
    }

    [Fact]
    public async Task Files_OfADraw_HoldItsListsWithProbabilitiesAndWeights()
    {
        await using var app = await SurveyHubApp.StartAsync();
        using var maker = await Desk.OpenAsync(app, Role.CampaignManager);
        var draw = await app.DrawAsync(maker.Account!);

        var drawn = await (await maker.GetAsync(draw + "/drawn.csv")).Content.ReadAsStringAsync();
        Assert.StartsWith("place,number,code,stratum,psu,ssu,unit,field,probability,weight\n1,", drawn.TrimStart('\ufeff'), StringComparison.Ordinal);
        Assert.Equal(7, drawn.TrimEnd().Split('\n').Length);
        Assert.Contains(",0.1,10\n", drawn, StringComparison.Ordinal);
        Assert.Equal(61, (await (await maker.GetAsync(draw + "/whole.csv")).Content.ReadAsStringAsync()).TrimEnd().Split('\n').Length);
        Assert.DoesNotContain("Lê Lợi", await (await maker.GetAsync(draw + "/whole.csv")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var book = WorkbookReader.Read(await (await maker.GetAsync(draw + "/reserve.xlsx")).Content.ReadAsStreamAsync());
        Assert.Equal(4, book.Value!.Sheets[0].Rows.Count); // a heading and one of each of three hits
        Assert.Equal(HttpStatusCode.NotFound, (await maker.GetAsync(draw + "/else.csv")).StatusCode);
    }

    [Fact]
    public async Task Lists_ForASupervisorOfAUnit_LeaveOutWhatIsAboutOthers()
    {
        await using var app = await SurveyHubApp.StartAsync();
        var maker = await app.AddStaffAsync(Role.CampaignManager);
        using var supervisor = await Desk.OpenAsync(app, Role.Supervisor, "so-y-te");
        var draw = await app.DrawAsync(maker);

        Assert.NotNull((await supervisor.ReadAsync(draw)).QuerySelector("[aria-labelledby=lists] .empty"));
        Assert.Single((await (await supervisor.GetAsync(draw + "/drawn.csv")).Content.ReadAsStringAsync()).TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task Design_WithASizeThatDoesNotFit_SaysWhichWould()
    {
        await using var app = await SurveyHubApp.StartAsync();
        using var maker = await Desk.OpenAsync(app, Role.CampaignManager);
        await app.ImportFrameAsync(maker.Account!);

        var page = await SurveyHubApp.PageAsync(await maker.SubmitAsync(Sample + "/design", ("Kind", "two-stage"), ("Size", "7"), ("Take", "2")));

        Assert.Contains("8", Assert.Single(Desk.ErrorsOf(page)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calculator_WithTheUsualNumbers_SaysBothRules()
    {
        await using var app = await SurveyHubApp.StartAsync();
        using var maker = await Desk.OpenAsync(app, Role.CampaignManager);

        var facts = (await maker.ReadAsync(Sample + "?population=10.000&margin=5&share=50&effect=1&response=100")).QuerySelector(".facts")!.QuerySelectorAll("dd").Select(fact => fact.TextContent);

        Assert.Equal(["370", "370", "385"], facts); // 384.15 / (1 + 383.15/10000) = 369.98
    }

    [Fact]
    public async Task Frame_WithWrongRows_ShowsThemAndImportsNothing()
    {
        await using var app = await SurveyHubApp.StartAsync();
        using var maker = await Desk.OpenAsync(app, Role.CampaignManager);

        var page = await SurveyHubApp.PageAsync(await maker.SendFileAsync(Sample + "/frame", "code,stratum,psu\na,1,Xã Đông\n", ("Name", "Thử")));

        Assert.Contains("xa-dong", page.QuerySelector("[aria-labelledby=rows]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await app.Database.CountAsync("sampling_frame"));
    }

    [Fact]
    public async Task Frame_AsAFile_IsImportedWithItsNamesSealed()
    {
        await using var app = await SurveyHubApp.StartAsync();
        using var maker = await Desk.OpenAsync(app, Role.CampaignManager);

        var page = await maker.FollowAsync(await maker.SendFileAsync(Sample + "/frame", TestFrames.Csv(TestFrames.Small), ("Name", "Quý III")));

        Assert.NotNull(page.QuerySelector(".notice"));
        Assert.Equal(60, await app.Database.CountAsync("frame_element where sealed is not null"));
        Assert.Equal(0, await app.Database.CountAsync("frame_element where sealed like '%Lê Lợi%'"));
    }
}
