using System.Net;
using System.Text.Json.Nodes;

namespace SurveyHub.Tests;

public sealed class PdfPrinterTests
{
    [Fact]
    public async Task Pdf_OfficeOfTheMachine_IsWhatItMade()
    {
        using var office = TempFile.Program("#!/bin/sh\nwhile [ \"$1\" != --outdir ]; do shift; done\nhead -c 2 \"$3\" > \"$2/document.pdf\"\n");
        await using var app = await OfficialSite.StartAsync(("Documents:Office", office.Path));
        await app.SignInAsAsync(Role.CampaignManager);

        var response = await app.Client.GetAsync("/reports/sipas/report.pdf");

        Assert.Equal(("application/pdf", "PK"), (response.Content.Headers.ContentType!.MediaType, await response.Content.ReadAsStringAsync())); // it was given the Word file, a ZIP
    }

    [Fact]
    public async Task Pdf_BrowserWhereThereIsNoOffice_PrintsThePage()
    {
        using var browser = TempFile.Program("#!/bin/sh\nfor word; do case $word in --print-to-pdf=*) out=${word#*=};; file://*) page=${word#file://};; esac; done\nhead -c 15 \"$page\" > \"$out\"\n");
        await using var app = await OfficialSite.StartAsync(("Documents:Office", "-"), ("Documents:Browser", browser.Path));
        await app.SignInAsAsync(Role.CampaignManager);

        Assert.Equal("<!doctype html>", await app.Client.GetStringAsync("/reports/sipas/report.pdf"));
    }

    [Fact]
    public async Task Pdf_NothingToPrintWith_SaysWhatToDo()
    {
        await using var app = await OfficialSite.StartAsync(("Documents:Office", "-"), ("Documents:Browser", "-"));
        await app.SignInAsAsync(Role.CampaignManager);

        var response = await app.Client.GetAsync("/reports/sipas/report.pdf");

        Assert.Equal(HttpStatusCode.NotImplemented, response.StatusCode);
        Assert.StartsWith("Máy chủ không có LibreOffice", JsonNode.Parse(await response.Content.ReadAsStringAsync())!["title"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.DoesNotContain((await app.OpenAsync("/reports/sipas")).QuerySelectorAll("main a"), link => link.GetAttribute("href")!.Contains(".pdf", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/nowhere/soffice")]
    [InlineData("/bin/false")]
    public async Task Pdf_OfficeThatDoesNotPrint_SaysWhatToDo(string office)
    {
        await using var app = await OfficialSite.StartAsync(("Documents:Office", office));
        await app.SignInAsAsync(Role.CampaignManager);

        var response = await app.Client.GetAsync("/reports/sipas/report.pdf");

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.StartsWith("Máy chủ không tạo được PDF.", JsonNode.Parse(await response.Content.ReadAsStringAsync())!["title"]!.GetValue<string>(), StringComparison.Ordinal);
    }
}
