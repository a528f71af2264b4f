namespace SurveyHub.Web;

/// <summary>How an official document looks, by NĐ 30/2020/NĐ-CP, Phụ lục I: sizes in half points, lengths in twentieths of a point.</summary>
internal static class WordStyles
{
    private const string Namespace = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

    /// <summary>Real numbers of headings, so that a chapter that is added or taken out changes those behind it.</summary>
    public const string Numbering =
        $"""
        <w:numbering {Namespace}>
        <w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>
        <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:pStyle w:val="Heading1"/><w:suff w:val="space"/><w:lvlText w:val="%1."/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="0" w:firstLine="720"/></w:pPr></w:lvl>
        <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Heading2"/><w:suff w:val="space"/><w:lvlText w:val="%2."/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="0" w:firstLine="720"/></w:pPr></w:lvl>
        </w:abstractNum>
        <w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="singleLevel"/>
        <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:pStyle w:val="Listed"/><w:suff w:val="space"/><w:lvlText w:val="-"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="0" w:firstLine="720"/></w:pPr></w:lvl>
        </w:abstractNum>
        <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
        <w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
        </w:numbering>
        """;

    public static string Styles { get; } =
        $"""
        <w:styles {Namespace}>
        <w:docDefaults>
        <w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:eastAsia="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/><w:color w:val="000000"/><w:sz w:val="28"/><w:szCs w:val="28"/><w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>
        <w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault>
        </w:docDefaults>
        <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>
        <w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>
        <w:style w:type="table" w:styleId="Figures"><w:name w:val="Figures"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{Border("top")}{Border("left")}{Border("bottom")}{Border("right")}{Border("insideH")}{Border("insideV")}</w:tblBorders><w:tblCellMar><w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>
        {Style("BodyText", "Body Text", "", "<w:spacing w:before=\"60\" w:after=\"60\" w:line=\"288\" w:lineRule=\"auto\"/><w:ind w:firstLine=\"720\"/><w:jc w:val=\"both\"/>")}
        {Style("Listed", "Listed", "", "<w:numPr><w:numId w:val=\"2\"/></w:numPr>", based: "BodyText")}
        {Style("Basis", "Basis", "<w:i/>", "", based: "BodyText")}
        {Style("Centred", "Centred", "<w:b/>", "<w:keepNext/><w:spacing w:before=\"120\" w:after=\"120\"/><w:jc w:val=\"center\"/>")}
        {Style("Note", "Note", "<w:i/><w:sz w:val=\"24\"/>", "<w:spacing w:before=\"60\" w:after=\"120\"/><w:jc w:val=\"both\"/>")}
        {Style("Heading1", "heading 1", "<w:b/><w:caps/>", "<w:keepNext/><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr><w:spacing w:before=\"180\" w:after=\"60\" w:line=\"288\" w:lineRule=\"auto\"/><w:ind w:left=\"0\" w:firstLine=\"720\"/><w:jc w:val=\"both\"/><w:outlineLvl w:val=\"0\"/>", next: "BodyText")}
        {Style("Heading2", "heading 2", "<w:b/>", "<w:keepNext/><w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"1\"/></w:numPr><w:spacing w:before=\"120\" w:after=\"60\" w:line=\"288\" w:lineRule=\"auto\"/><w:ind w:left=\"0\" w:firstLine=\"720\"/><w:jc w:val=\"both\"/><w:outlineLvl w:val=\"1\"/>", next: "BodyText")}
        {Style("Caption", "caption", "<w:b/><w:sz w:val=\"26\"/>", "<w:keepNext/><w:spacing w:before=\"120\" w:after=\"60\"/><w:jc w:val=\"center\"/>")}
        {Style("TableText", "Table Text", "<w:sz w:val=\"22\"/>", "<w:spacing w:before=\"30\" w:after=\"30\"/>")}
        {Style("TableHead", "Table Head", "<w:b/><w:sz w:val=\"22\"/>", "<w:keepNext/><w:spacing w:before=\"30\" w:after=\"30\"/><w:jc w:val=\"center\"/>", based: "TableText")}
        {Style("TableFigure", "Table Figure", "", "<w:jc w:val=\"right\"/>", based: "TableText")}
        {Style("AgencyAbove", "Agency Above", "<w:sz w:val=\"26\"/>", "<w:jc w:val=\"center\"/>")}
        {Style("Agency", "Agency", "<w:b/><w:sz w:val=\"26\"/>", "<w:jc w:val=\"center\"/>")}
        {Style("Nation", "Nation", "<w:b/><w:sz w:val=\"24\"/>", "<w:jc w:val=\"center\"/>")}
        {Style("Motto", "Motto", "<w:b/>", "<w:jc w:val=\"center\"/>")}
        {Style("Rule", "Rule", "<w:sz w:val=\"8\"/>", "<w:spacing w:before=\"60\" w:after=\"0\" w:line=\"120\" w:lineRule=\"exact\"/><w:jc w:val=\"center\"/>")}
        {Style("DocumentNumber", "Document Number", "<w:sz w:val=\"26\"/>", "<w:spacing w:before=\"60\"/><w:jc w:val=\"center\"/>")}
        {Style("PlaceDate", "Place and Date", "<w:i/>", "<w:spacing w:before=\"60\"/><w:jc w:val=\"center\"/>")}
        {Style("Title", "Title", "<w:b/>", "<w:keepNext/><w:spacing w:before=\"240\"/><w:jc w:val=\"center\"/>", next: "Subtitle")}
        {Style("Subtitle", "Subtitle", "<w:b/>", "<w:jc w:val=\"center\"/>", next: "BodyText")}
        {Style("RecipientsHead", "Recipients Head", "<w:b/><w:i/><w:sz w:val=\"24\"/>", "<w:keepNext/>")}
        {Style("Recipients", "Recipients", "<w:sz w:val=\"22\"/>", "")}
        {Style("SignerTitle", "Signer Title", "<w:b/>", "<w:keepNext/><w:jc w:val=\"center\"/>")}
        {Style("SignerName", "Signer Name", "<w:b/>", "<w:spacing w:before=\"1440\"/><w:jc w:val=\"center\"/>")}
        {Style("AnnexName", "Annex Name", "<w:b/>", "<w:keepNext/><w:jc w:val=\"center\"/><w:outlineLvl w:val=\"0\"/>", next: "AnnexTitle")}
        {Style("AnnexTitle", "Annex Title", "<w:b/><w:caps/>", "<w:keepNext/><w:jc w:val=\"center\"/>")}
        {Style("AnnexReference", "Annex Reference", "<w:i/>", "<w:spacing w:after=\"120\"/><w:jc w:val=\"center\"/>")}
        {Style("Header", "header", "<w:sz w:val=\"28\"/>", "<w:jc w:val=\"center\"/>")}
        </w:styles>
        """;

    private static string Border(string side) => $"<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>";

    private static string Style(string id, string name, string letters, string paragraph, string based = "Normal", string? next = null) =>
        $"<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/><w:basedOn w:val=\"{based}\"/>{(next is null ? "" : $"<w:next w:val=\"{next}\"/>")}<w:qFormat/>"
        + (paragraph.Length == 0 ? "" : $"<w:pPr>{paragraph}</w:pPr>") + (letters.Length == 0 ? "" : $"<w:rPr>{letters}</w:rPr>") + "</w:style>";
}
