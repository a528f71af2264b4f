using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace SurveyHub.Tests;

public class WorkbookWriterTests
{
    [Fact]
    public void Write_EveryKindOfCell_IsAValidWorkbookThatReadsBack()
    {
        using var file = new MemoryStream();
        using (var book = new WorkbookWriter(file, "0.00%", "\"+\"0.0;\"−\"0.0"))
        {
            using (var sheet = book.Begin("Tiêu chí", [8, 30.5, 10]))
            {
                sheet.Write(Cell.OfWords("Mã"), Cell.OfWords("Tên <&> \"x\""), Cell.OfWords("Tỷ lệ"));
                sheet.Write(Cell.OfWords("01"), default, Cell.OfNumber(0.8394, 1));
                sheet.Write(Cell.OfWords(" hai\ndòng\u0007"), Cell.OfDay(new(2026, 3, 2)), Cell.OfNumber(-3.75, 2));
            }

            book.Begin("Trống", [10]).Dispose();
        }

        file.Position = 0;
        using (var document = SpreadsheetDocument.Open(file, isEditable: false))
            Assert.Empty(new OpenXmlValidator().Validate(document).Select(error => $"{error.Path?.XPath}: {error.Description}"));
        file.Position = 0;
        var read = Sample.Must(WorkbookReader.Read(file));
        Assert.Equal(["Tiêu chí", "Trống"], read.Sheets.Select(sheet => sheet.Name));
        var rows = read.Sheets[0].Rows;
        Assert.Equal(["Mã", "Tên <&> \"x\"", "Tỷ lệ", "01", "", "0.8394", " hai\ndòng\u0007", "46083", "-3.75"], rows.SelectMany(row => new[] { row[0], row[1], row[2] }).Select(cell => cell.Text));
        Assert.Equal(CellKind.Number, rows[1][2].Kind);
    }

    [Fact]
    public void Begin_NamesThatSheetsMayNotHave_AreMendedAndDifferent()
    {
        using var file = new MemoryStream();
        using (var book = new WorkbookWriter(file))
        {
            foreach (var name in new[] { "a/b: [c]", "một tên dài hơn ba mươi mốt chữ cái", "Một tên dài hơn ba mươi mốt chữ cái" })
                book.Begin(name, [10]).Dispose();
        }

        file.Position = 0;
        Assert.Equal(["a b   c", "một tên dài hơn ba mươi mốt chữ", "Một tên dài hơn ba mươi mốt c 2"], Sample.Must(WorkbookReader.Read(file)).Sheets.Select(sheet => sheet.Name));
    }

    [Fact]
    public void Write_Twice_GivesTheSameBytes() => Assert.Equal(SpreadsheetExport.Write(Sample.Version()), SpreadsheetExport.Write(Sample.Version()));
}
