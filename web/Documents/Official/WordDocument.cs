using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace SurveyHub.Web;

/// <summary>Writes an official document as a .docx file, ready to edit: A4, margins, lines and sizes by NĐ 30/2020/NĐ-CP, Phụ lục I.</summary>
public static class WordDocument
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    // A4 and its margins in twentieths of a point: 20 mm above and below, 30 mm to the left, 15 mm to the right.
    private const int Short = 11906, Long = 16838, Top = 1134, Left = 1701, Right = 851;

    private const string MainType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

    /// <summary>Between the margins of a page.</summary>
    internal static int WidthOf(bool isLandscape) => (isLandscape ? Long : Short) - Left - Right;

    public static byte[] Write(OfficialDocument document, Texts t, ShownPictures pictures = ShownPictures.Both)
    {
        using var bytes = new MemoryStream();
        using (var file = WordprocessingDocument.Create(bytes, WordprocessingDocumentType.Document))
        {
            var main = file.AddNewPart<MainDocumentPart>(MainType, "rId1");
            main.AddNewPart<StyleDefinitionsPart>("rIdStyles").Styles = new Styles(WordStyles.Styles);
            main.AddNewPart<NumberingDefinitionsPart>("rIdNumbering").Numbering = new Numbering(WordStyles.Numbering);
            main.AddNewPart<DocumentSettingsPart>("rIdSettings").Settings = new(new ThemeFontLanguages { Val = "vi-VN" });
            main.AddNewPart<HeaderPart>("rIdPages").Header = new(new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = "Header" }), new SimpleField(Words("1")) { Instruction = " PAGE " }));
            main.AddNewPart<HeaderPart>("rIdFirstPage").Header = new(WordParts.Paragraph("Header", ""));
            main.Document = new(new Body(Content(document, new(main, pictures), t)));
            Describe(file, document, t);
        }

        return bytes.ToArray();
    }

    private static void Describe(WordprocessingDocument file, OfficialDocument document, Texts t)
    {
        var properties = file.PackageProperties;
        (properties.Title, properties.Subject) = ($"{document.Type} {document.Summary}", document.Summary);
        (properties.Creator, properties.Language) = (string.Join(' ', document.Issuer), t.Language == "vi" ? "vi-VN" : t.Language);
        (properties.Created, properties.Modified) = (document.AsOf.UtcDateTime, document.AsOf.UtcDateTime);
    }

    private static IEnumerable<OpenXmlElement> Content(OfficialDocument document, WordPictures pictures, Texts t)
    {
        List<OpenXmlElement> all = [.. WordLetterhead.Above(document, t), .. document.Parts.SelectMany(part => WordParts.Of(part, isLandscape: false, pictures, t)), .. WordLetterhead.Below(document, t)];
        var isLandscape = false;
        foreach (var (i, annex) in document.Annexes.Index())
        {
            all.Add(new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = "Rule" }, Section(isLandscape, isFirst: i == 0))));
            isLandscape = annex.IsLandscape;
            all.AddRange(
            [
                WordParts.Paragraph("AnnexName", annex.Name), WordParts.Paragraph("AnnexTitle", annex.Title),
                WordParts.Paragraph("AnnexReference", t["official.annex-reference", document.Symbol, OfficialDocument.Date(document.Day, t)]),
                .. annex.Parts.SelectMany(part => WordParts.Of(part, annex.IsLandscape, pictures, t)),
            ]);
        }

        return [.. all, WordParts.Paragraph("Rule", ""), Section(isLandscape, isFirst: document.Annexes.Count == 0)]; // Word repairs a file that ends with a table
    }

    /// <summary>The page number stands in the middle above, but on the first page.</summary>
    private static SectionProperties Section(bool isLandscape, bool isFirst)
    {
        var section = new SectionProperties(
            new HeaderReference { Type = HeaderFooterValues.Default, Id = "rIdPages" },
            new HeaderReference { Type = HeaderFooterValues.First, Id = "rIdFirstPage" },
            new SectionType { Val = SectionMarkValues.NextPage },
            isLandscape ? new PageSize { Width = Long, Height = Short, Orient = PageOrientationValues.Landscape } : new PageSize { Width = Short, Height = Long },
            new PageMargin { Top = Top, Bottom = Top, Left = Left, Right = Right, Header = 567, Footer = 567, Gutter = 0 });
        if (isFirst)
            section.AppendChild(new TitlePage());
        return section;
    }

    internal static Run Words(string words, bool isBold = false)
    {
        var run = new Run();
        if (isBold)
            run.RunProperties = new(new Bold());
        foreach (var (i, line) in words.Split('\n').Index())
        {
            if (i > 0)
                run.AppendChild(new Break());
            run.AppendChild(new Text(line) { Space = SpaceProcessingModeValues.Preserve });
        }

        return run;
    }

    internal static string Twips(double twips) => Math.Round(twips).ToString(CultureInfo.InvariantCulture);
}
