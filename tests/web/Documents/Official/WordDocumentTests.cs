using DocumentFormat.OpenXml.Packaging;
using SurveyHub.Web;

namespace SurveyHub.Tests;

public sealed class WordDocumentTests
{
    [Fact]
    public void Write_APicture_HasItsNumberVectorsAndDescription()
    {
        const string Svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"10\" height=\"10\"><rect width=\"10\" height=\"10\"/></svg>";

        using var file = Open(Document(new PicturePart(1, new(ReportChapter.Units, "Xếp hạng", "Sở Nội vụ cao nhất", Svg, 150, 80))));

        Assert.Empty(new OfficialFormat(file).Faults());
        Assert.Equal(["Hình 1. Xếp hạng"], new OfficialFormat(file).Texts("Caption"));
        Assert.Equal(["image/png", "image/svg+xml"], file.MainDocumentPart!.ImageParts.Select(part => part.ContentType).Order());
        Assert.Equal("Sở Nội vụ cao nhất", file.MainDocumentPart.Document.Descendants<DocumentFormat.OpenXml.Drawing.Wordprocessing.DocProperties>().Single().Description!.Value);
        Assert.Equal(150 * 36_000, file.MainDocumentPart.Document.Descendants<DocumentFormat.OpenXml.Drawing.Wordprocessing.Extent>().Single().Cx!.Value);
    }

    /// <summary>LibreOffice looks at nothing else, and Word not at this.</summary>
    [Fact]
    public void Write_VectorsOnly_HasThemInPlaceOfDots()
    {
        using var file = Open(Document(new PicturePart(1, new(ReportChapter.Units, "Xếp hạng", "", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>", 150, 80))), ShownPictures.Vectors);

        var shown = file.MainDocumentPart!.Document.Descendants<DocumentFormat.OpenXml.Drawing.Blip>().Single().Embed!.Value!;
        Assert.Equal("image/svg+xml", Assert.Single(file.MainDocumentPart.ImageParts).ContentType);
        Assert.Equal("image/svg+xml", file.MainDocumentPart.GetPartById(shown).ContentType);
    }

    [Fact]
    public void Write_HeadingsOfTwoLevels_AreNumberedByWord()
    {
        using var file = Open(Document(new HeadingPart("Kết quả"), new HeadingPart("Theo nội dung", Level: 2), new ParagraphPart("Một đoạn.")));

        Assert.Equal(["Kết quả"], new OfficialFormat(file).Texts("Heading1"));
        Assert.Equal(["Theo nội dung"], new OfficialFormat(file).Texts("Heading2"));
        Assert.Empty(new OfficialFormat(file).Faults());
    }

    [Theory]
    [InlineData(2026, 4, 6, "ngày 06 tháng 4 năm 2026")]
    [InlineData(2026, 2, 16, "ngày 16 tháng 02 năm 2026")]
    [InlineData(2026, 12, 31, "ngày 31 tháng 12 năm 2026")]
    public void Date_OfADay_HasTheZerosOfTheDecree(int year, int month, int day, string words) => Assert.Equal(words, OfficialDocument.Date(new(year, month, day), Texts.Vietnamese));

    private static WordprocessingDocument Open(OfficialDocument document, ShownPictures pictures = ShownPictures.Both) =>
        WordprocessingDocument.Open(new MemoryStream(WordDocument.Write(document, Texts.Vietnamese, pictures)), isEditable: false);

    private static OfficialDocument Document(params DocumentPart[] parts) => new()
    {
        Above = ["UBND TỈNH HƯNG YÊN"],
        Issuer = ["SỞ NỘI VỤ"],
        Symbol = "BC-SNV",
        Place = "Hưng Yên",
        Day = Sample.Today,
        Type = "BÁO CÁO",
        Summary = "Kết quả đo lường",
        Parts = OfficialDocument.End([new ParagraphPart("Đoạn đầu."), .. parts]),
        SignerTitle = ["GIÁM ĐỐC"],
        SignerName = "",
        Recipients = ["Lưu: VT"],
        AsOf = Sample.Noon,
    };
}
