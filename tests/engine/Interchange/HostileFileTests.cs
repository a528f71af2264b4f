using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SurveyHub.Tests;

/// <summary>Files that are made to take the program down, or to have it read what is not theirs: refused, and for little.</summary>
public sealed class HostileFileTests
{
    private const string Sheet = "xl/worksheets/sheet1.xml";

    [Fact]
    public void Read_SheetAThousandTimesAsLargeAsItsFile_IsRefusedUnopened() =>
        Assert.Equal(("file-unreadable", true), Read(Bomb.OfSheet(megabytes: 300), "bomb.xlsx", mostMegabytes: 20));

    [Fact]
    public void Read_SheetThatSaysItIsSmall_IsReadNoFurtherThanItSays() =>
        Assert.Equal(("file-unreadable", true), Read(Bomb.Understated(Bomb.OfSheet(megabytes: 300), Sheet, said: 200), "bomb.xlsx", mostMegabytes: 40));

    [Fact]
    public void Read_MoreEntriesThanAnySpreadsheetHas_IsRefused() =>
        Assert.Equal(("file-unreadable", true), Read(Bomb.OfEntries(50_000), "bomb.xlsx", mostMegabytes: 100));

    [Fact]
    public void Read_ArchiveWithinTheArchive_IsNotOpened()
    {
        using var file = Bomb.With("xl/embeddings/inner.xlsx", entry => Bomb.OfSheet(megabytes: 100).CopyTo(entry));

        Assert.Empty(QuestionnaireFile.Read(file, "nested.xlsx").Problems);
    }

    [Theory]
    [InlineData("<!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">]>")]
    [InlineData("<!DOCTYPE a [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>")]
    [InlineData("<!DOCTYPE a [<!ENTITY % a SYSTEM \"http://127.0.0.1:{port}/a.dtd\"> %a;]>")]
    [InlineData("<!DOCTYPE a SYSTEM \"http://127.0.0.1:{port}/a.dtd\">")]
    public void Read_DocumentTypeInAnyPart_IsRefusedAndNobodyIsAsked(string type)
    {
        using var elsewhere = new TcpListener(IPAddress.Loopback, 0);
        elsewhere.Start();
        type = type.Replace("{port}", ((IPEndPoint)elsewhere.LocalEndpoint).Port.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);

        foreach (var part in new[] { "[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", Sheet })
        {
            using var file = Bomb.With(part, WithType(Bomb.Part(part), type));
            Assert.Equal((part, "file-unreadable"), (part, Assert.Single(QuestionnaireFile.Read(file, "x.xlsx").Problems).Rule));
        }

        using var survey = new MemoryStream(Encoding.UTF8.GetBytes(WithType(Interchange.Text("service.lss"), type)));
        Assert.Equal("file-unreadable", Assert.Single(QuestionnaireFile.Read(survey, "x.lss").Problems).Rule);
        Assert.False(elsewhere.Pending());
    }

    [Theory]
    [InlineData("<row r=\"1\"><c r=\"XFD1048576\" t=\"inlineStr\"><is><t>x</t></is></c></row>")]
    [InlineData("<row r=\"1\"><c r=\"ZZZZZZ1\" t=\"inlineStr\"><is><t>x</t></is></c></row>")]
    [InlineData("<row r=\"99999999999\"><c r=\"A1\"><v>1</v></c></row>")]
    [InlineData("<row r=\"-1\"><c r=\"A1\"><v>1</v></c></row>")]
    [InlineData("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>-1</v></c></row>")]
    [InlineData("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>2147483647</v></c></row>")]
    [InlineData("<row r=\"1\"><c r=\"1\"><v>1</v></c></row>")]
    public void Read_CellWhereNoneCanBe_IsRefused(string row) =>
        Assert.Equal(("file-unreadable", true), Read(Bomb.With(Sheet, $"<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{row}</sheetData></worksheet>"), "x.xlsx", mostMegabytes: 20));

    [Fact]
    public void Read_RowWithTheLastNumber_TakesNoRoomForThoseBeforeIt() =>
        Read(Bomb.With(Sheet, "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"2147483647\"><c r=\"A1\"><v>1</v></c></row></sheetData></worksheet>"), "x.xlsx", mostMegabytes: 20);

    [Fact]
    public void Read_SurveyNestedSoDeepThatReadingItByRecursionWouldEndTheProgram_IsRefused()
    {
        var deep = string.Concat(Enumerable.Repeat("<a>", 300_000)) + string.Concat(Enumerable.Repeat("</a>", 300_000));
        var survey = $"<document><groups><rows><row><gid>{deep}</gid></row></rows></groups></document>";

        Assert.Equal("file-unreadable", Assert.Single(QuestionnaireFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(survey)), "deep.lss").Problems).Rule);
    }

    [Theory]
    [InlineData("{ \"sections\": 1, \"NAME\": [LIST] }")] // of our own format
    [InlineData("{ \"pages\": [], \"NAME\": [LIST] }")]
    public void Read_LongNameAboveManyThings_IsNotWrittenOutForEach(string shape)
    {
        var json = shape.Replace("NAME", new string('n', 1_000_000), StringComparison.Ordinal).Replace("LIST", string.Join(',', Enumerable.Repeat('0', 200_000)), StringComparison.Ordinal);

        Read(new MemoryStream(Encoding.UTF8.GetBytes(json)), "long.json", mostMegabytes: 400);
    }

    [Fact]
    public void Read_ThousandsOfQuestionsOfOneName_IsRefusedAsTooMany()
    {
        var questions = string.Join(',', Enumerable.Repeat("""{ "type": "comment", "name": "a" }""", 100_000));

        Assert.Equal("items-too-many", Assert.Single(QuestionnaireFile.Read(new MemoryStream(Encoding.UTF8.GetBytes($$"""{ "elements": [{{questions}}] }""")), "many.json").Problems).Rule);
    }

    [Fact]
    public void Read_ThousandsOfQuestionsAndRowsThatEachAsksFor_IsRefusedAsTooMany()
    {
        var (questions, attributes) = (new StringBuilder(), new StringBuilder());
        for (var i = 0; i < 40_000; i++)
        {
            questions.Append(System.Globalization.CultureInfo.InvariantCulture, $"<row><qid>{i}</qid><gid>1</gid><parent_qid>0</parent_qid><type>T</type><title>a</title></row>");
            attributes.Append(System.Globalization.CultureInfo.InvariantCulture, $"<row><qid>{i}</qid><attribute>b</attribute><value>c</value></row>");
        }

        var survey = $"<document><groups><rows><row><gid>1</gid></row></rows></groups><questions><rows>{questions}</rows></questions><question_attributes><rows>{attributes}</rows></question_attributes></document>";

        Assert.Equal("items-too-many", Assert.Single(QuestionnaireFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(survey)), "many.lss").Problems).Rule);
    }

    /// <summary>Reads a file in no more memory than that.</summary>
    /// <returns>The rule that it broke, and whether no more of it was read than there may be.</returns>
    private static (string? Rule, bool IsBounded) Read(MemoryStream file, string name, int mostMegabytes)
    {
        using (file)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var read = QuestionnaireFile.Read(file, name);
            var taken = (GC.GetAllocatedBytesForCurrentThread() - before) >> 20;
            Assert.True(taken <= mostMegabytes, $"{taken} MB");
            return (read.Problems is [var problem, ..] ? problem.Rule : null, file.Position <= ForeignFile.MostBytes);
        }
    }

    /// <summary>Behind the declaration of the file, where a document type stands.</summary>
    private static string WithType(string xml, string type) =>
        xml.StartsWith("<?", StringComparison.Ordinal) && xml.IndexOf("?>", StringComparison.Ordinal) + 2 is var end ? xml[..end] + type + xml[end..] : type + xml;
}
