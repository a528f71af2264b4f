using System.Diagnostics;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace SurveyHub.Web;

/// <summary>Headings, paragraphs and tables of an official document in Word's terms.</summary>
internal static class WordParts
{
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

    /// <summary>With a head that is repeated on each page, and rows that no page parts.</summary>
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
            .. table.Rows.Select(row => new TableRow([new TableRowProperties(new CantSplit()), .. row.Select((cell, i) => Cell(cell.Printed, figures[i] ? "TableFigure" : "TableText", widths[i]))])),
        ]);
    }

    private static TableCell Cell(string words, string style, int width) => new(
        new TableCellProperties(new TableCellWidth { Width = $"{width}", Type = TableWidthUnitValues.Dxa }, new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center }), Paragraph(style, words));

    private static IReadOnlyList<int> Widths(ReportTable table, int width)
    {
        var shares = table.Columns.Select(column => column.Code switch
        {
            "name" or "unit" or "question" => 2.8,
            "code" => 0.8,
            "scope" or "source" or "answer" => 1.9,
            _ => 1,
        }).ToList();
        return [.. shares.Select(share => (int)(width * share / shares.Sum()))];
    }
}
