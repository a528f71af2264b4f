using System.Buffers.Binary;
using System.Diagnostics;
using SurveyHub.Web;

namespace SurveyHub.Tests;

/// <summary>What LibreOffice and Chromium themselves make of a report.</summary>
[Collection(BrowserTests.Name)]
public sealed class DocumentProgramsTests
{
    /// <summary>It shows vectors, and writes their words as words: a placeholder has none.</summary>
    [FactInOffice]
    public async Task Office_TheReport_IsPagesOfTextWithItsPictures()
    {
        await using var app = await OfficialSite.StartAsync(("Documents:Office", FactInOfficeAttribute.Executable!));
        await OfficialSite.AnswerAsync(app, "so-tu-phap", 40, "4");
        await app.SignInAsAsync(Role.CampaignManager);

        var pages = await PagesAsync(await app.Client.GetByteArrayAsync("/reports/sipas/report.pdf"));

        Assert.True(pages.Count >= 6, $"{pages.Count} pages");
        Assert.Contains("Độc lập - Tự do - Hạnh phúc", pages[0], StringComparison.Ordinal);
        Assert.Contains(pages, page => page.Contains("Nhóm 1 (", StringComparison.Ordinal)); // the units, drawn
        Assert.Contains(pages, page => page.Contains("Phụ lục III", StringComparison.Ordinal));
        Assert.All(pages.Skip(1).Index(), page => Assert.StartsWith($"{page.Index + 2}", page.Item.TrimStart(), StringComparison.Ordinal));
    }

    [FactInBrowser]
    public async Task Browser_TheReport_IsPagesOfTextWithItsPictures()
    {
        await using var app = await OfficialSite.StartAsync(("Documents:Browser", Browser.Executable!));
        await OfficialSite.AnswerAsync(app, "so-tu-phap", 40, "4");
        await app.SignInAsAsync(Role.CampaignManager);

        var pages = await PagesAsync(await app.Client.GetByteArrayAsync("/reports/sipas/report.pdf"));

        Assert.True(pages.Count >= 6, $"{pages.Count} pages");
        Assert.Contains(pages, page => page.Contains("Nhóm 1 (", StringComparison.Ordinal));
    }

    [FactInBrowser]
    public async Task Browser_PicturesOfTheReport_AreDrawnAtTwoHundredDotsAnInch()
    {
        await using var app = await OfficialSite.StartAsync(("Documents:Browser", Browser.Executable!));
        await app.SignInAsAsync(Role.CampaignManager);

        using var file = await app.OpenWordAsync("/reports/sipas/report.docx");

        var widest = file.MainDocumentPart!.Document.Descendants<DocumentFormat.OpenXml.Drawing.Wordprocessing.Extent>().Max(extent => extent.Cx!.Value) / 914_400.0; // in inches
        var dots = file.MainDocumentPart.ImageParts.Where(part => part.ContentType == "image/png").Select(WidthOf).ToList();
        Assert.NotEmpty(dots);
        Assert.All(dots, width => Assert.True(width / widest > 200, $"{width} dots"));
    }

    [Fact]
    public async Task Browser_ThatDrawsNothing_LeavesTheVectors()
    {
        await using var app = await OfficialSite.StartAsync(("Documents:Browser", "/bin/true"));
        await app.SignInAsAsync(Role.CampaignManager);

        using var file = await app.OpenWordAsync("/reports/sipas/report.docx");

        Assert.Contains(file.MainDocumentPart!.ImageParts, part => part.ContentType == "image/svg+xml");
        Assert.All(file.MainDocumentPart.ImageParts.Where(part => part.ContentType == "image/png"), part => Assert.Equal(1, WidthOf(part)));
    }

    /// <summary>As a PNG file says it behind its signature and the name of its head.</summary>
    private static int WidthOf(DocumentFormat.OpenXml.Packaging.ImagePart part)
    {
        using var stream = part.GetStream();
        var head = new byte[20];
        stream.ReadExactly(head);
        return BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(16));
    }

    private static async Task<IReadOnlyList<string>> PagesAsync(byte[] pdf)
    {
        using var file = new TempFile(pdf);
        using var process = Process.Start(new ProcessStartInfo("pdftotext", [file.Path, "-"]) { UseShellExecute = false, RedirectStandardOutput = true })!;
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return [.. text.TrimEnd('\f').Split('\f').Select(page => page.Replace('\u00A0', ' '))];
    }
}
