using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;

namespace SurveyHub.Web;

/// <summary>An official document as a page that Chromium prints, where there is no LibreOffice: the same parts, paper, margins and sizes as <see cref="WordDocument"/>.</summary>
public static class PrintedDocument
{
    private const string Style =
        """
        @page { size: A4; margin: 20mm 15mm 20mm 30mm; @top-center { content: counter(page); font: 14pt "Times New Roman", "Liberation Serif", serif } }
        @page :first { @top-center { content: none } }
        @page wide { size: A4 landscape }
        body { margin: 0; font: 14pt/1.2 "Times New Roman", "Liberation Serif", serif; color: #000; counter-reset: chapter }
        p { margin: 3pt 0; text-align: justify; text-indent: 1.27cm }
        .head { display: grid; grid-template-columns: 41fr 59fr; text-align: center } .head p, .centred, .caption, h1, .name { text-align: center; text-indent: 0; margin: 0 }
        .small { font-size: 13pt } .rule { border-top: 1px solid; width: 33%; margin: 2pt auto 6pt } .motto { width: max-content; margin: 0 auto; border-bottom: 1px solid; padding-bottom: 2pt }
        h1 { font-size: 14pt; margin-top: 14pt } h2, h3 { font-size: 14pt; text-indent: 1.27cm; margin: 9pt 0 3pt; break-after: avoid } h2 { counter-increment: chapter; counter-reset: section; text-transform: uppercase }
        h2::before { content: counter(chapter, upper-roman) ". " } h3 { counter-increment: section } h3::before { content: counter(section) ". " } .listed::before { content: "- " }
        .centred { font-weight: bold; margin: 6pt 0 } .basis, .note, .reference { font-style: italic } .note { font-size: 12pt; text-indent: 0 } .caption { font-size: 13pt; font-weight: bold; margin: 6pt 0 3pt; break-after: avoid }
        table { width: 100%; border-collapse: collapse; font-size: 12pt } th, td { border: 1px solid; padding: 2pt 4pt; text-align: left } th { font-size: 11pt; text-align: center } .figure { text-align: right } thead { display: table-header-group } tr { break-inside: avoid }
        .foot { display: grid; grid-template-columns: 1fr 1fr; margin-top: 12pt; break-inside: avoid } .foot p { text-indent: 0; margin: 0 } .to { font-size: 11pt; text-align: left } .to b { font-size: 12pt; font-style: italic } .foot .signer { text-align: center; font-weight: bold } .name { margin-top: 72pt }
        .annex { break-before: page } .annex.wide { page: wide } figure { margin: 6pt auto 0; break-inside: avoid; break-after: avoid } svg { display: block; width: 100%; height: auto }
        """;

    public static string Write(OfficialDocument document, Texts t)
    {
        var page = new StringBuilder($"<!doctype html><html lang=\"{t.Language}\"><meta charset=\"utf-8\"><title>{Encode($"{document.Type} {document.Summary}")}</title><style>{Style}</style>");
        page.Append("<div class=\"head\"><div>").AppendJoin("", document.Above.Select(line => $"<p class=\"small\">{Encode(line)}</p>").Concat(document.Issuer.Select(line => $"<p class=\"small\"><b>{Encode(line)}</b></p>")));
        page.Append(CultureInfo.InvariantCulture, $"<div class=\"rule\"></div><p class=\"small\">{Encode(t["official.number", document.Symbol])}</p></div><div><p class=\"small\"><b>{Encode(t["official.nation"])}</b></p><p class=\"motto\"><b>{Encode(t["official.motto"])}</b></p>");
        page.Append(CultureInfo.InvariantCulture, $"<p><i>{Encode(t["official.place-date", document.Place, OfficialDocument.Date(document.Day, t)])}</i></p></div></div><h1>{Encode(document.Type)}<br>{Encode(document.Summary)}</h1><div class=\"rule\"></div>");
        page.AppendJoin("", document.Parts.Select(part => Of(part, t)));
        page.Append(CultureInfo.InvariantCulture, $"<div class=\"foot\"><div><p class=\"to\"><b>{Encode(t["official.recipients"])}</b></p>").AppendJoin("", document.Recipients.Select(line => $"<p class=\"to\">- {Encode(line)};</p>"));
        page.Append("</div><div>").AppendJoin("", document.SignerTitle.Select(line => $"<p class=\"signer\">{Encode(line)}</p>")).Append(CultureInfo.InvariantCulture, $"<p class=\"signer name\">{Encode(document.SignerName)}</p></div></div>");
        foreach (var annex in document.Annexes)
        {
            var reference = t["official.annex-reference", document.Symbol, OfficialDocument.Date(document.Day, t)];
            page.Append(CultureInfo.InvariantCulture, $"<div class=\"annex{(annex.IsLandscape ? " wide" : "")}\"><p class=\"centred\"><b>{Encode(annex.Name)}</b></p><p class=\"centred\"><b>{Encode(annex.Title.ToUpper(t.Culture))}</b></p><p class=\"centred reference\">{Encode(reference)}</p>")
                .AppendJoin("", annex.Parts.Select(part => Of(part, t))).Append("</div>");
        }

        return page.ToString();
    }

    private static string Of(DocumentPart part, Texts t) => part switch
    {
        HeadingPart { Level: 1 } heading => $"<h2>{Encode(heading.Words)}</h2>",
        HeadingPart heading => $"<h3>{Encode(heading.Words)}</h3>",
        ParagraphPart paragraph => $"<p class=\"{Engine.Words.Write(paragraph.Kind)}\">{(paragraph.Lead is { } lead ? $"<b>{Encode(lead)}</b> " : "")}{Encode(paragraph.Words)}</p>",
        TablePart table => $"<p class=\"caption\">{Encode($"{t["official.table"]} {table.Number}. {table.Table.Title}")}</p>{Of(table.Table)}",
        PicturePart { Picture: var shown } picture => $"<figure style=\"width: {shown.Width.ToString("F1", CultureInfo.InvariantCulture)}mm\" role=\"img\" aria-label=\"{Encode(shown.Description)}\">{shown.Svg}</figure><p class=\"caption\">{Encode($"{t["official.picture"]} {picture.Number}. {shown.Title}")}</p>",
        _ => throw new UnreachableException(),
    };

    private static string Of(ReportTable table) =>
        $"<table><thead><tr>{string.Concat(table.Columns.Select(column => $"<th>{Encode(column.Title)}</th>"))}</tr></thead><tbody>{string.Concat(table.Rows.Select(row => $"<tr>{string.Concat(row.Zip(table.Columns, (cell, column) => $"<td{(column.IsFigure ? " class=\"figure\"" : "")}>{Encode(cell.Printed)}</td>"))}</tr>"))}</tbody></table>";

    private static string Encode(string words) => WebUtility.HtmlEncode(words);
}
