using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace SurveyHub.Web;

/// <summary>What stands above and below an official document: agency, nation, number, date, type and summary; recipients and signature.</summary>
internal static class WordLetterhead
{
    /// <summary>Of the column of the agency, and of that of the nation; in twentieths of a point.</summary>
    private const int AgencyWidth = 3654, NationWidth = 5700;

    /// <summary>How long the motto is in bold Times of 14 points: the rule below it is as long.</summary>
    private const int MottoLength = 3560;

    public static IEnumerable<OpenXmlElement> Above(OfficialDocument document, Texts t) =>
    [
        Columns(
            (AgencyWidth,
            [
                .. document.Above.Select(line => WordParts.Paragraph("AgencyAbove", line)),
                .. document.Issuer.Select(line => WordParts.Paragraph("Agency", line)),
                Rule(AgencyWidth, AgencyWidth / 3),
                WordParts.Paragraph("DocumentNumber", t["official.number", document.Symbol]),
            ]),
            (NationWidth,
            [
                WordParts.Paragraph("Nation", t["official.nation"]),
                WordParts.Paragraph("Motto", t["official.motto"]),
                Rule(NationWidth, MottoLength),
                WordParts.Paragraph("PlaceDate", t["official.place-date", document.Place, OfficialDocument.Date(document.Day, t)]),
            ])),
        WordParts.Paragraph("Title", document.Type),
        WordParts.Paragraph("Subtitle", document.Summary),
        Rule(AgencyWidth + NationWidth, 2400),
        WordParts.Paragraph("TableText", ""),
    ];

    public static IEnumerable<OpenXmlElement> Below(OfficialDocument document, Texts t) =>
    [
        WordParts.Paragraph("TableText", ""),
        Columns(
            (AgencyWidth + 500,
            [
                WordParts.Paragraph("RecipientsHead", t["official.recipients"]),
                .. document.Recipients.Select((line, i) => WordParts.Paragraph("Recipients", $"- {line}{(i == document.Recipients.Count - 1 ? "." : ";")}")),
            ]),
            (NationWidth - 500,
            [
                .. document.SignerTitle.Select(line => WordParts.Paragraph("SignerTitle", line)),
                WordParts.Paragraph("SignerName", document.SignerName),
            ])),
    ];

    private static Table Columns(params IReadOnlyList<(int Width, Paragraph[] Lines)> columns) => new(
        new TableProperties(new TableWidth { Width = $"{columns.Sum(column => column.Width)}", Type = TableWidthUnitValues.Dxa }, new TableLayout { Type = TableLayoutValues.Fixed }),
        new TableGrid(columns.Select(column => new GridColumn { Width = $"{column.Width}" })),
        new TableRow(
        [
            new TableRowProperties(new CantSplit()),
            .. columns.Select(column => new TableCell([new TableCellProperties(new TableCellWidth { Width = $"{column.Width}", Type = TableWidthUnitValues.Dxa }), .. column.Lines])),
        ]));

    /// <summary>A line in the middle: the upper border of an empty paragraph between two indents.</summary>
    private static Paragraph Rule(int width, int length)
    {
        var indent = WordDocument.Twips((width - length) / 2.0);
        return new(new ParagraphProperties(
            new ParagraphStyleId { Val = "Rule" }, new ParagraphBorders(new TopBorder { Val = BorderValues.Single, Size = 6, Space = 0, Color = "000000" }), new Indentation { Left = indent, Right = indent }));
    }
}
