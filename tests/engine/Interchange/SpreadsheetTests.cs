using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;

namespace SurveyHub.Tests;

public sealed class SpreadsheetTests
{
    public static TheoryData<string> Templates => [.. Engine.Templates.All.Select(version => version.Code.Value)];

    [Theory]
    [MemberData(nameof(Templates))]
    public void Read_WhatWriteWrote_IsTheSameTemplate(string template)
    {
        var version = Engine.Templates.Find(template)!;
        var imported = Sample.Must(SpreadsheetImport.Read(new MemoryStream(SpreadsheetExport.Write(version))));

        Assert.Equal(version.Sha256, imported.Version.Sha256);
        Assert.Empty(imported.Losses);
    }

    [Fact]
    public void Read_WhatWriteWroteOfEveryKindOfItem_IsTheSame() => Assert.Equal(Interchange.EveryKind().Document, Again(Interchange.EveryKind()).Document);

    [Theory]
    [InlineData("_x0041_ \\u0007 \\r\\n\\ttab \\uffff 😀 ]]> & <b>")]
    [InlineData("  blanks  ")]
    [InlineData("=1+1")]
    public void Read_TextThatXmlCannotHold_IsTheSame(string words)
    {
        var version = Sample.Version(document => document["title"]!["vi"] = (string)JsonNode.Parse($"\"{words}\"")!);

        Assert.Equal(version.Document, Again(version).Document);
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("@SUM(1)")]
    public void Write_TextThatBeginsAsAFormula_IsACellOfText(string words)
    {
        using var archive = new ZipArchive(new MemoryStream(SpreadsheetExport.Write(Sample.Version(document => document["title"]!["vi"] = words))));
        var sheets = archive.Entries.Where(entry => entry.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal)).Select(entry => XDocument.Load(entry.Open())).ToList();

        var cell = Assert.Single(sheets.SelectMany(sheet => sheet.Descendants()), element => element.Name.LocalName == "c" && element.Value == words);
        Assert.Equal(("inlineStr", "2"), (cell.Attribute("t")?.Value, cell.Attribute("s")?.Value)); // 2 is "@": it stays text when somebody edits it
        Assert.DoesNotContain(sheets.SelectMany(sheet => sheet.Descendants()), element => element.Name.LocalName == "f");
    }

    [Fact]
    public void Read_OfRandomValidDocuments_IsTheSame()
    {
        var valid = 0;
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(800), Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            if (QuestionnaireDocument.Read(Interchange.Mutate(seed)).Value is not { } version)
                return true;
            valid++;
            return Again(version).Sha256 == version.Sha256;
        }));
        Assert.True(valid > 50, $"{valid}");
    }

    [Theory]
    [InlineData("items", "type", 3, "slider", "document-malformed", "items!C3")]
    [InlineData("items", "code", 3, "C 1", "code-malformed", "items!B3")]
    [InlineData("items", "code", 3, "c1", "code-repeated", "items!B3")]
    [InlineData("items", "section", 3, "II.B", "reference-unknown", "items!A3")]
    [InlineData("items", "visibleIf", 3, "c9 = 1", "rule-item-unknown", "items!U3")]
    [InlineData("items", "required", 3, "perhaps", "cell-malformed", "items!F3")]
    [InlineData("items", "number.most", 9, "many", "cell-malformed", "items!M9")]
    [InlineData("options", "label:vi", 2, "", "text-missing", "options!C2")]
    [InlineData("options", "item", 2, "sex", "reference-unknown", "options!A2")]
    [InlineData("scales", "value", 3, "1", "code-repeated", "scales!A2")]
    [InlineData("questionnaire", "version", 2, "0", "value-unsupported", "questionnaire!B2")]
    public void Read_OneCellWrong_IsAProblemAtThatCell(string sheet, string column, int row, string value, string rule, string place)
    {
        var read = SpreadsheetImport.Read(Interchange.Change(SpreadsheetExport.Write(Interchange.EveryKind()), sheet, column, row, value));

        Assert.Contains((rule, place), read.Problems.Select(problem => (problem.Rule, problem.Place!)));
    }

    [Fact]
    public void Read_HeadsInVietnameseAndLooseCells_IsUnderstood()
    {
        var book = Sample.Must(WorkbookReader.Read(new MemoryStream(SpreadsheetExport.Write(Sample.Version()))));
        var items = book.Find("items")!;
        var plain = items with { Rows = [new(1, items.Rows[0].Cells.ToDictionary(pair => pair.Key, pair => Cell.OfWords(pair.Value.Text.Split(" · ")[0] + (pair.Value.Text.EndsWith(":en", StringComparison.Ordinal) ? ":en" : "")))), .. items.Rows.Skip(1)] };

        var read = SpreadsheetImport.Read(book with { Sheets = [.. book.Sheets.Where(sheet => sheet.Name != "items"), plain] });

        Assert.Equal(Sample.Version().Sha256, Sample.Must(read).Version.Sha256);
    }

    [Fact]
    public void Read_RandomOrTruncatedBytes_IsRefusedWithoutException()
    {
        var file = SpreadsheetExport.Write(Sample.Version());
        var random = new Random(7);
        for (var i = 0; i < 300; i++)
        {
            var bytes = i % 2 == 0 ? file[..random.Next(file.Length)] : (byte[])file.Clone();
            for (var n = i % 2 * random.Next(1, 20); n > 0; n--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            var read = SpreadsheetImport.Read(new MemoryStream(bytes));
            Assert.True(read.Value is not null || read.Problems.Count > 0);
        }

        Assert.Equal("file-unreadable", Assert.Single(SpreadsheetImport.Read(new MemoryStream(Encoding.UTF8.GetBytes("no zip"))).Problems).Rule);
    }

    [Theory]
    [InlineData(200_000, 1)] // the library would follow it by recursion, and end the whole program
    [InlineData(1, 5_000_000)] // a few bytes in the file, a gigabyte in memory
    public void Read_SheetOfAbsurdShape_IsRefused(int depth, int times)
    {
        var words = new StringBuilder("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>");
        for (var i = 0; i < times; i++)
            words.Append(string.Concat(Enumerable.Repeat("<c>", depth))).Append(string.Concat(Enumerable.Repeat("</c>", depth)));
        words.Append("</sheetData></worksheet>");

        Assert.Equal("file-unreadable", Assert.Single(SpreadsheetImport.Read(Bomb.With("xl/worksheets/sheet1.xml", words.ToString())).Problems).Rule);
    }

    private static QuestionnaireVersion Again(QuestionnaireVersion version) => Sample.Must(SpreadsheetImport.Read(new MemoryStream(SpreadsheetExport.Write(version)))).Version;
}
