using System.Diagnostics;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace SurveyHub.Web;

/// <summary>Headings, paragraphs and tables of an official document in Word's terms.</summary>
internal static class WordParts
{
    /// <summary>As many rows as take at most half a page.</summary>
    private const int FewRows = 10;

    /// <summary>In letters; the few of a short word may all be wide ones.</summary>
    private const int ShortestWord = 4, LongestWord = 16, LongestLine = 60;

    /// <summary>Of a table, bold at 11 points, and of both sides of a cell; in twentieths of a point.</summary>
    private const int Letter = 125, CellMargins = 160;

    public static IEnumerable<OpenXmlElement> Of(DocumentPart part, bool isLandscape, WordPictures pictures, Texts t) => part switch
    {
        HeadingPart heading => [Paragraph(heading.Level == 1 ? "Heading1" : "Heading2", heading.Words)],
        ParagraphPart paragraph => [Of(paragraph)],
        TablePart table => [Caption("official.table", table.Number, table.Table.Title, t), Of(table.Table, WordDocument.WidthOf(isLandscape)), Paragraph("TableText", "")],
        PicturePart picture => [pictures.Draw(picture), Caption("official.picture", picture.Number, picture.Picture.Title, t)],
        _ => throw new UnreachableException(),
    };

    public static Paragraph Paragraph(string style, string words) => new(new ParagraphProperties(new ParagraphStyleId { Val = style }), WordDocument.Words(words));

    private static Paragraph Of(ParagraphPart part)
    {
        var paragraph = new Paragraph(new ParagraphProperties(new ParagraphStyleId
        {
            Val = part.Kind switch
            {
                ParagraphKind.Body => "BodyText",
                ParagraphKind.Listed => "Listed",
                ParagraphKind.Basis => "Basis",
                ParagraphKind.Centred => "Centred",
                ParagraphKind.Note => "Note",
            },
        }));
        if (part.Lead is { } lead)
            paragraph.AppendChild(WordDocument.Words(lead + " ", isBold: true));
        paragraph.AppendChild(WordDocument.Words(part.Words));
        return paragraph;
    }

    /// <summary>"Bảng 1. …", the number a field of Word that counts by itself.</summary>
    private static Paragraph Caption(string key, int number, string title, Texts t)
    {
        var name = t[key];
        return new(
            new ParagraphProperties(new ParagraphStyleId { Val = "Caption" }), WordDocument.Words(name + " "),
            new SimpleField(WordDocument.Words($"{number}")) { Instruction = $@" SEQ {name} \* ARABIC " }, WordDocument.Words($". {title}"));
    }

    /// <summary>With a head that is repeated on each page, and rows that no page parts; a short one stands on one page.</summary>
    private static Table Of(ReportTable table, int width)
    {
        var widths = Widths(table, width);
        var figures = table.Columns.Select(column => column.IsFigure).ToList();
        return new(
        [
            new TableProperties(
                new TableStyle { Val = "Figures" }, new TableWidth { Width = $"{widths.Sum()}", Type = TableWidthUnitValues.Dxa }, new TableJustification { Val = TableRowAlignmentValues.Center },
                new TableLayout { Type = TableLayoutValues.Fixed }),
            new TableGrid(widths.Select(column => new GridColumn { Width = $"{column}" })),
            new TableRow([new TableRowProperties(new CantSplit(), new TableHeader()), .. table.Columns.Zip(widths, (column, wide) => Cell(column.Title, "TableHead", wide))]),
            .. table.Rows.Select((row, at) => new TableRow([new TableRowProperties(new CantSplit()), .. row.Select((cell, i) => Cell(cell.Printed, figures[i] ? "TableFigure" : "TableText", widths[i], isWithNext: table.Rows.Count <= FewRows && at < table.Rows.Count - 1))])),
        ]);
    }

    private static TableCell Cell(string words, string style, int width, bool isWithNext = false)
    {
        var paragraph = Paragraph(style, words);
        if (isWithNext)
            paragraph.ParagraphProperties!.KeepNext = new();
        return new(new TableCellProperties(new TableCellWidth { Width = $"{width}", Type = TableWidthUnitValues.Dxa }, new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center }), paragraph);
    }

    /// <summary>Each as wide as its longest word, so that no figure is parted from its sign; what is left goes to those with long texts.</summary>
    private static IReadOnlyList<int> Widths(ReportTable table, int width)
    {
        var needs = table.Columns.Select((column, i) => NeedOf([column.Title, .. table.Rows.Select(row => row[i].Printed)])).ToList();
        var (words, wishes) = (needs.Sum(need => need.Word), needs.Sum(need => need.More));
        return words >= width ? [.. needs.Select(need => width * need.Word / words)] : [.. needs.Select(need => need.Word + ((width - words) * need.More / wishes))];
    }

    /// <returns>For the longest word, and for the longest text as far as it is worth a line of its own.</returns>
    private static (int Word, int More) NeedOf(IReadOnlyList<string> texts)
    {
        var (word, text) = (texts.SelectMany(words => words.Split(' ', '-')).Max(piece => piece.Length), Math.Min(LongestLine, texts.Max(words => words.Length)));
        return ((Math.Clamp(word, ShortestWord, LongestWord) * Letter) + CellMargins, Math.Max(1, text - word));
    }
}
