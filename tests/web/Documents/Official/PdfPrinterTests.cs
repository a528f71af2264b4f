using System.Net;
using System.Text.Json.Nodes;

namespace SurveyHub.Tests;

public sealed class PdfPrinterTests
{
    [Fact]
    public async Task Pdf_OfficeOfTheMachine_IsWhatItMade()
    {
        using var office = new TempFile("#!/bin/sh\nwhile [ \"$1\" != --outdir ]; do shift; done\nhead -c 2 \"$3\" > \"$2/document.pdf\"\n");
        File.SetUnixFileMode(office.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        await using var app = await OfficialSite.StartAsync(("Documents:Office", office.Path));
        await app.SignInAsAsync(Role.CampaignManager);

        var response = await app.Client.GetAsync("/reports/sipas/report.pdf");

        Assert.Equal(("application/pdf", "PK"), (response.Content.Headers.ContentType!.MediaType, await response.Content.ReadAsStringAsync())); // it was given the Word file, a ZIP
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
        Assert.StartsWith("LibreOffice không tạo được PDF.", JsonNode.Parse(await response.Content.ReadAsStringAsync())!["title"]!.GetValue<string>(), StringComparison.Ordinal);
    }
}
