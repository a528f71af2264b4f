using System.Net;

namespace SurveyHub.Tests;

public sealed class FieldPagesTests
{
    [Fact]
    public async Task Index_OfAnInterviewer_ListsThoseGivenAndNobodyElse()
    {
        await using var site = await FieldSite.StartAsync();

        var page = await site.Interviewer.ReadAsync("/field");

        Assert.Equal(11, page.QuerySelectorAll(".visits li").Length);
        Assert.DoesNotContain("HS-012", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Index_OfSomebodyWithoutAnything_SaysSo()
    {
        await using var site = await FieldSite.StartAsync();
        using var other = await Desk.OpenAsync(site.App, Role.Interviewer);

        Assert.NotNull((await other.ReadAsync("/field")).QuerySelector(".empty"));
    }

    [Theory]
    [InlineData("12")]
    [InlineData("99")]
    [InlineData("x")]
    [InlineData("12/interview")]
    public async Task Element_OfAnother_IsNotFound(string number)
    {
        await using var site = await FieldSite.StartAsync();

        Assert.Equal(HttpStatusCode.NotFound, (await site.Interviewer.GetAsync($"/field/demo/{number}")).StatusCode);
    }

    [Fact]
    public async Task Element_OfAUnitOutsideTheirGrant_IsNotFound()
    {
        await using var site = await FieldSite.StartAsync();
        using var local = await Desk.OpenAsync(site.App, Role.Interviewer, FieldSite.Unit);
        await site.App.Service<Assignments>().AssignAsync(site.Draw, [1, 7], local.Account, Sample.Signed(), default);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), ((await local.GetAsync("/field/demo/1")).StatusCode, (await local.GetAsync("/field/demo/7")).StatusCode));
    }

    [Fact]
    public async Task Post_AVisit_IsShownWithItsDayOnly()
    {
        await using var site = await FieldSite.StartAsync();

        var page = await site.Interviewer.FollowAsync(await site.Interviewer.SubmitAsync("/field/demo/1", ("Outcome", "appointment"), ("Appointment", "2026-03-05"), ("Note", "Nhà ở cuối ngõ")));

        var line = Assert.Single(page.QuerySelectorAll("section ol li")).TextContent;
        Assert.Contains("02/03/2026", line, StringComparison.Ordinal);
        Assert.Contains("Hẹn lại (05/03/2026)", line, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\d\d:\d\d", line);
    }

    [Fact]
    public async Task Post_WithoutAnOutcome_SaysSoThereAndKeepsTheNote()
    {
        await using var site = await FieldSite.StartAsync();

        var page = await SurveyHubApp.PageAsync(await site.Interviewer.SubmitAsync("/field/demo/1", ("Note", "Nhà ở cuối ngõ")));

        Assert.Equal("Hãy chọn kết quả của lần đến.", page.QuerySelector("#e-outcome")?.TextContent);
        Assert.Equal("Nhà ở cuối ngõ", page.QuerySelector("#note")?.GetAttribute("value"));
    }

    [Fact]
    public async Task Element_ThatWasReplaced_TakesNoVisit()
    {
        await using var site = await FieldSite.StartAsync();
        await site.App.Database.ReplaceAsync(1, by: 13);

        Assert.Null((await site.Interviewer.ReadAsync("/field/demo/1")).QuerySelector("main form"));
        Assert.Equal(HttpStatusCode.NotFound, (await site.Interviewer.GetAsync("/field/demo/1/interview")).StatusCode);
    }

    [Fact]
    public async Task Assignments_PlacesTicked_GoToTheInterviewer()
    {
        await using var site = await FieldSite.StartAsync();
        await site.App.SignInAsAsync(Role.CampaignManager);
        var to = await site.App.AddStaffAsync(Role.Interviewer);

        var sent = await site.App.FillAsync("/campaigns/demo/assignments", ("Psus", "xa-tay"), ("Interviewer", to.Id.ToString("D")));

        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        Assert.Equal([7, 8, 9, 10, 11, 12], (await site.App.Service<Fieldwork>().ListAsync(site.Draw, to.Id, default)).Select(element => element.Number));
    }

    [Fact]
    public async Task Assignments_OneOfAPlace_GoesAlone()
    {
        await using var site = await FieldSite.StartAsync();
        await site.App.SignInAsAsync(Role.CampaignManager);
        var to = await site.App.AddStaffAsync(Role.Interviewer);

        await site.App.FillAsync("/campaigns/demo/assignments?psu=xa-tay", ("Numbers", "12"), ("Interviewer", to.Id.ToString("D")));

        Assert.Equal(12, Assert.Single(await site.App.Service<Fieldwork>().ListAsync(site.Draw, to.Id, default)).Number);
    }

    [Theory]
    [InlineData("Psus", "Hãy chọn điều tra viên.")]
    [InlineData("Interviewer", "Hãy chọn ít nhất một dòng.")]
    public async Task Assignments_HalfAForm_SaysWhatIsMissing(string given, string words)
    {
        await using var site = await FieldSite.StartAsync();
        await site.App.SignInAsAsync(Role.CampaignManager);

        var page = await SurveyHubApp.PageAsync(await site.App.FillAsync("/campaigns/demo/assignments", (given, given == "Psus" ? "xa-tay" : site.Interviewer.Account!.Id.ToString("D"))));

        Assert.Equal([words], Desk.ErrorsOf(page));
    }

    [Theory]
    [InlineData("assignments")]
    [InlineData("progress")]
    [InlineData("revisits")]
    public async Task Page_WithoutASignedDraw_SaysWhatToDo(string name)
    {
        await using var app = await SurveyHubApp.StartAsync();
        using var manager = await Desk.OpenAsync(app, Role.CampaignManager);

        var response = await manager.GetAsync($"/campaigns/demo/{name}");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("chưa có mẫu đã ký duyệt", (await SurveyHubApp.PageAsync(response)).Body!.TextContent, StringComparison.Ordinal);
    }
}
