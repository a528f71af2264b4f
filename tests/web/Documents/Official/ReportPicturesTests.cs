using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;

namespace SurveyHub.Tests;

public sealed class ReportPicturesTests
{
    [Fact]
    public async Task Word_PeriodsUnitsAndCriteria_AreDrawnBehindTheTextOfTheirChapters()
    {
        await using var app = await OfficialSite.StartAsync();
        await OfficialSite.AnswerAsync(app, "so-tu-phap", 40, "4", new(2026, 2, 10, 5, 0, 0, TimeSpan.Zero));
        await app.SignInAsAsync(Role.CampaignManager);

        using var file = await app.OpenWordAsync("/reports/sipas/report.docx");
        var format = new OfficialFormat(file);

        Assert.Equal(
            ["Hình 1. Diễn biến của chỉ số hài lòng chung", "Hình 2. Câu trả lời theo mức độ hài lòng", "Hình 3. Tỷ lệ hài lòng của các cơ quan, đơn vị được xếp hạng", "Hình 4. Mức độ quan trọng và tỷ lệ hài lòng của các tiêu chí"],
            format.Texts("Caption").Where(words => words.StartsWith("Hình", StringComparison.Ordinal)));
        Assert.Empty(format.Faults());
    }

    /// <summary>Three people of a commune answered, and three in February: neither those units nor that month are in any picture.</summary>
    [Fact]
    public async Task Word_WhatIsOfFew_IsInNoPicture()
    {
        await using var app = await OfficialSite.StartAsync();
        await OfficialSite.AnswerAsync(app, "so-tu-phap", 40, "4");
        await OfficialSite.AnswerAsync(app, "so-tu-phap", 3, "4", new(2026, 2, 10, 5, 0, 0, TimeSpan.Zero));
        await app.SignInAsAsync(Role.CampaignManager);

        using var file = await app.OpenWordAsync("/reports/sipas/report.docx");
        var drawn = Words(file).ToList();

        Assert.Contains(drawn, words => words.EndsWith("Sở Nội vụ", StringComparison.Ordinal));
        Assert.DoesNotContain(drawn, words => words.Contains("xã", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(new OfficialFormat(file).Texts("Caption"), words => words.Contains("Diễn biến", StringComparison.Ordinal)); // one month is no line
    }

    private static IEnumerable<string> Words(WordprocessingDocument file) => file.MainDocumentPart!.ImageParts.Where(part => part.ContentType == "image/svg+xml")
        .SelectMany(part => XElement.Load(part.GetStream()).Descendants().Where(element => element.Name.LocalName == "text")).Select(text => text.Value);
}
