using System.Net;

namespace SurveyHub.Tests;

public sealed class ReportTemplatePageTests
{
    private const string Address = "/admin/report-template";

    [Fact]
    public async Task Get_NothingSaved_ShowsTheUsualTemplateWithAllChapters()
    {
        await using var app = await SurveyHubApp.StartAsync();
        await app.SignInAsAsync(Role.CampaignManager);

        var page = await app.OpenAsync(Address);

        Assert.Equal("SỞ NỘI VỤ", page.QuerySelector("#agency")!.TextContent.Trim());
        Assert.Equal("BC-SNV", page.QuerySelector("#reportsymbol")!.GetAttribute("value"));
        Assert.Equal((12, 12), (page.QuerySelectorAll("#chapters input").Length, page.QuerySelectorAll("#chapters input[checked]").Length));
    }

    [Fact]
    public async Task Post_OwnLetterheadAndChapter_AreInTheNextReport()
    {
        await using var app = await OfficialSite.StartAsync();
        await app.SignInAsAsync(Role.CampaignManager);

        var saved = await app.FillAsync(Address, Filled(("Agency", "VĂN PHÒNG"), ("Own[0].Title", "Kiến nghị"), ("Own[0].Body", "Đoạn một.\r\nĐoạn hai."), ("Own[0].After", "overall")));

        Assert.Equal((HttpStatusCode.SeeOther, Address), (saved.StatusCode, saved.Headers.Location!.ToString()));
        using var file = await app.OpenWordAsync("/reports/sipas/report.docx");
        var format = new OfficialFormat(file);
        Assert.Equal(["VĂN PHÒNG"], format.Texts("Agency"));
        Assert.Equal(["Kết quả chung", "Kiến nghị"], format.Texts("Heading1"));
        Assert.Equal(["Đoạn một.", "Đoạn hai./."], format.Texts("BodyText").TakeLast(2));
        Assert.Empty(format.Faults());
    }

    [Fact]
    public async Task Post_WhatIsWrong_KeepsWhatWasTypedAndSaysWhere()
    {
        await using var app = await SurveyHubApp.StartAsync();
        await app.SignInAsAsync(Role.CampaignManager);

        var page = await SurveyHubApp.PageAsync(await app.FillAsync(Address, Filled(("ReportSymbol", "bc snv"), ("Own[0].Title", "Kiến nghị"))));

        Assert.Equal(["#own[0].body", "#reportsymbol"], page.QuerySelectorAll("#errors a").Select(link => link.GetAttribute("href")).Order(StringComparer.Ordinal));
        Assert.Equal(("bc snv", "Kiến nghị"), (page.QuerySelector("#reportsymbol")!.GetAttribute("value"), page.QuerySelector("[name='Own[0].Title']")!.GetAttribute("value")));
        Assert.Null(await app.Service<ReportTemplates>().FindAsync(default));
    }

    private static IEnumerable<(string, string)> Filled(params (string Name, string Value)[] changes)
    {
        var text = OfficialSample.Text();
        (string Name, string Value)[] usual =
        [
            ("Was", "0"), ("Authority", text.Authority!), ("Agency", text.Agency!), ("AgencyName", text.AgencyName!), ("Place", text.Place!), ("ReportSymbol", text.ReportSymbol!), ("SignerTitle", text.SignerTitle!),
            ("DecisionSymbol", text.DecisionSymbol!), ("DecisionSignerTitle", text.DecisionSignerTitle!), ("Recipients", text.Recipients!), ("Chapters", "overall"),
        ];
        return usual.Where(field => !changes.Any(change => change.Name == field.Name)).Concat(changes);
    }
}
