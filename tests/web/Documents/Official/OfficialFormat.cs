using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Inlines = DocumentFormat.OpenXml.Drawing.Wordprocessing;
using Table = DocumentFormat.OpenXml.Wordprocessing.Table;

namespace SurveyHub.Tests;

/// <summary>Checks a .docx against NĐ 30/2020/NĐ-CP, Phụ lục I, as docs/domain states it: lengths, letters, places. Knows nothing of how it was written.</summary>
public sealed class OfficialFormat(WordprocessingDocument file)
{
    private const double TwipsPerMillimetre = 1440 / 25.4;

    private Body Body => file.MainDocumentPart!.Document.Body!;

    private Styles Styles => file.MainDocumentPart!.StyleDefinitionsPart!.Styles!;

    /// <summary>Everything that breaks a rule, a sentence each.</summary>
    public IEnumerable<string> Faults() =>
    [
        .. new OpenXmlValidator(FileFormatVersions.Office2019).Validate(file).Select(error => $"{error.Path?.XPath}: {error.Description}"),
        .. Sections().SelectMany(FaultsOf),
        .. PageNumberFaults(),
        .. LetterFaults(),
        .. LetterheadFaults(),
        .. TableFaults(),
        .. PictureFaults(),
    ];

    /// <summary>All paragraphs of a style, as text.</summary>
    public IReadOnlyList<string> Texts(string style) => [.. Body.Descendants<Paragraph>().Where(paragraph => StyleOf(paragraph) == style).Select(paragraph => paragraph.InnerText)];

    /// <summary>Of all tables with a repeated head, their cells row by row.</summary>
    public IReadOnlyList<IReadOnlyList<string[]>> Tables() =>
        [.. FigureTables().Select(table => (IReadOnlyList<string[]>)[.. table.Elements<TableRow>().Select(row => row.Elements<TableCell>().Select(cell => cell.InnerText.Replace('\u00A0', ' ')).ToArray())])];

    public IReadOnlyList<SectionProperties> Sections() => [.. Body.Descendants<SectionProperties>()];

    private IEnumerable<Table> FigureTables() => Body.Elements<Table>().Where(table => table.Descendants<TableHeader>().Any());

    private static IEnumerable<string> FaultsOf(SectionProperties section)
    {
        var (size, margin) = (section.GetFirstChild<PageSize>()!, section.GetFirstChild<PageMargin>()!);
        var isLandscape = size.Orient?.Value == PageOrientationValues.Landscape;
        var (width, height) = isLandscape ? (size.Height!.Value, size.Width!.Value) : (size.Width!.Value, size.Height!.Value);
        return
        [
            .. Unless((width, height) == (11906, 16838), "The paper is not A4."),
            .. Unless(IsWithin(margin.Top!.Value, 20, 25) && IsWithin(margin.Bottom!.Value, 20, 25), "The margins above and below are not 20 to 25 mm."),
            .. Unless(IsWithin((int)margin.Left!.Value, 30, 35), "The left margin is not 30 to 35 mm."),
            .. Unless(IsWithin((int)margin.Right!.Value, 15, 20), "The right margin is not 15 to 20 mm."),
        ];
    }

    private IEnumerable<string> PageNumberFaults()
    {
        var main = file.MainDocumentPart!;
        var first = Sections()[0];
        Header HeaderOf(SectionProperties section, HeaderFooterValues type) => ((HeaderPart)main.GetPartById(section.Elements<HeaderReference>().Single(header => header.Type!.Value == type).Id!)).Header;
        return
        [
            .. Unless(Sections().All(section => HeaderOf(section, HeaderFooterValues.Default) is var header && header.Descendants<SimpleField>().Any(field => field.Instruction!.Value!.Trim() == "PAGE") && IsCentred(header.GetFirstChild<Paragraph>()!)), "A page has no number in the middle above."),
            .. Unless(first.GetFirstChild<TitlePage>() is not null && HeaderOf(first, HeaderFooterValues.First).InnerText.Length == 0, "The first page shows its number."),
            .. Unless(Sections().Skip(1).All(section => section.GetFirstChild<TitlePage>() is null), "An annex hides a page number."),
        ];
    }

    private IEnumerable<string> LetterFaults()
    {
        var letters = Styles.DocDefaults!.RunPropertiesDefault!.RunPropertiesBaseStyle!;
        return
        [
            .. Unless(letters.RunFonts is { } fonts && new[] { fonts.Ascii, fonts.HighAnsi, fonts.ComplexScript, fonts.EastAsia }.All(font => font?.Value == "Times New Roman"), "The letters are not Times New Roman."),
            .. Unless(!file.MainDocumentPart!.Document.Descendants<RunFonts>().Any() && !Styles.Elements<Style>().Any(style => style.Descendants<RunFonts>().Any()), "Some letters are others."),
            .. Unless(letters.Color?.Val?.Value == "000000", "The letters are not black."),
            .. Unless(letters.Languages?.Val?.Value == "vi-VN", "The language is not Vietnamese."),
            .. Unless(Points("BodyText") is 13 or 14 && Property<Justification>("BodyText")?.Val?.Value == JustificationValues.Both, "The text is not of 13 to 14 points and justified."),
            .. Unless(Property<Indentation>("BodyText")?.FirstLine?.Value is { } indent && IsWithin(int.Parse(indent, System.Globalization.CultureInfo.InvariantCulture), 10, 12.71), "The first line is not 1 to 1.27 cm in."),
            .. Unless(Texts("BodyText").Concat(Texts("Listed")).Any(words => words.EndsWith("./.", StringComparison.Ordinal)), "The text does not end with ./."),
        ];
    }

    private IEnumerable<string> LetterheadFaults() =>
    [
        .. Line("Nation", 12, 13, isBold: true, isItalic: false).Concat(Unless(Texts("Nation").SequenceEqual(["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]), "Quốc hiệu is not as it is written.")),
        .. Line("Motto", 13, 14, isBold: true, isItalic: false).Concat(Unless(Texts("Motto").SequenceEqual(["Độc lập - Tự do - Hạnh phúc"]), "Tiêu ngữ is not as it is written.")),
        .. Unless(FollowsRule("Motto"), "Tiêu ngữ has no rule below it."),
        .. Line("Agency", 12, 13, isBold: true, isItalic: false).Concat(Unless(FollowsRule("Agency"), "The agency has no rule below it.")),
        .. Line("PlaceDate", 13, 14, isBold: false, isItalic: true),
        .. Line("DocumentNumber", 13, 13, isBold: false, isItalic: false),
        .. Line("Title", 14, 14, isBold: true, isItalic: false),
        .. Line("Subtitle", 14, 14, isBold: true, isItalic: false).Concat(Unless(FollowsRule("Subtitle"), "Trích yếu has no rule below it.")),
        .. Unless(Points("RecipientsHead") == 12 && Has<Bold>("RecipientsHead") && Has<Italic>("RecipientsHead") && Points("Recipients") == 11, "Nơi nhận is not 12 bold italic above a list of 11."),
        .. Unless(Has<Bold>("SignerTitle") && Points("SignerTitle") is 13 or 14 && Has<Bold>("SignerName"), "Who signs is not bold of 13 to 14 points."),
    ];

    private IEnumerable<string> TableFaults()
    {
        var captions = Texts("Caption").Where(words => words.StartsWith("Bảng", StringComparison.Ordinal)).ToList();
        return
        [
            .. Unless(captions.Select((words, i) => words.StartsWith($"Bảng {i + 1}. ", StringComparison.Ordinal)).All(isNumbered => isNumbered), "The tables are not numbered in their order."),
            .. Unless(captions.Count == FigureTables().Count(), "A table has no caption."),
            .. Unless(FigureTables().SelectMany(table => table.Elements<TableRow>()).All(row => row.Descendants<CantSplit>().Any()), "A row can be parted by a page."),
        ];
    }

    private IEnumerable<string> PictureFaults()
    {
        var (captions, pictures) = (Texts("Caption").Where(words => words.StartsWith("Hình", StringComparison.Ordinal)).ToList(), Body.Descendants<Inlines.Inline>().ToList());
        return
        [
            .. Unless(captions.Select((words, i) => words.StartsWith($"Hình {i + 1}. ", StringComparison.Ordinal)).All(isNumbered => isNumbered), "The pictures are not numbered in their order."),
            .. Unless(captions.Count == pictures.Count, "A picture has no caption."),
            .. Unless(pictures.TrueForAll(picture => picture.DocProperties?.Description?.Value is { Length: > 0 }), "A picture is not described."),
            .. Unless(pictures.TrueForAll(picture => picture.Extent!.Cx! <= 165 * 36_000 && picture.Extent.Cy! <= 257 * 36_000), "A picture is larger than what is between the margins."),
        ];
    }

    private IEnumerable<string> Line(string style, int least, int most, bool isBold, bool isItalic) =>
        Unless(Texts(style).Count > 0 && Points(style) >= least && Points(style) <= most && Has<Bold>(style) == isBold && Has<Italic>(style) == isItalic && Property<Justification>(style)?.Val?.Value == JustificationValues.Center, $"{style} is not as it must be.");

    private bool FollowsRule(string style) => Body.Descendants<Paragraph>().Last(paragraph => StyleOf(paragraph) == style).NextSibling<Paragraph>()?.Descendants<TopBorder>().Any() == true;

    private bool IsCentred(Paragraph paragraph) => Property<Justification>(StyleOf(paragraph))?.Val?.Value == JustificationValues.Center;

    private static string StyleOf(Paragraph paragraph) => paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value ?? "Normal";

    private double Points(string style) => double.Parse(
        Property<FontSize>(style)?.Val?.Value ?? Styles.DocDefaults!.RunPropertiesDefault!.RunPropertiesBaseStyle!.FontSize!.Val!.Value!, System.Globalization.CultureInfo.InvariantCulture) / 2;

    private bool Has<T>(string style) where T : OpenXmlElement => Property<T>(style) is not null;

    /// <summary>Of the style, or of the one that it is founded on.</summary>
    private T? Property<T>(string? id) where T : OpenXmlElement =>
        Styles.Elements<Style>().FirstOrDefault(style => style.StyleId?.Value == id) is not { } found ? null : found.Descendants<T>().FirstOrDefault() ?? Property<T>(found.BasedOn?.Val?.Value);

    private static bool IsWithin(int twips, double least, double most) => twips / TwipsPerMillimetre is var millimetres && millimetres >= least && millimetres <= most;

    private static string[] Unless(bool isRight, string fault) => isRight ? [] : [fault];
}
