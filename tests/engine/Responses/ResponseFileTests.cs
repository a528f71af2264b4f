using System.Text;

namespace SurveyHub.Tests;

public sealed class ResponseFileTests
{
    [Theory]
    [InlineData("id,c24,note\n1,5,x\n")]
    [InlineData("id;c24;note\r\n1;5;x\r\n")]
    [InlineData("id\tc24\tnote\n1\t5\tx")]
    [InlineData("\uFEFFid,c24,note\n1,5,x\n")]
    [InlineData(" id , c24,note \n 1, 5 ,x\n")]
    [InlineData("\"id\",\"c24\",\"note\"\n\"1\",\"5\",\"x\"\n")]
    [InlineData("id,c24,note\n\n1,5,x\n\n")]
    public void Rows_AnySeparatorMarkOrLineEnd_AreTheSame(string text)
    {
        using var temp = new TempFile(text);
        var file = Sample.Must(ResponseFile.Open(temp.Path));

        Assert.Equal(["id", "c24", "note"], file.Columns);
        Assert.Equal(["1", "5", "x"], Assert.Single(file.Rows()).Cells);
    }

    [Fact]
    public void Rows_QuotedLineEndsAndQuotes_StandInTheCellAndLinesAreStillCounted()
    {
        using var temp = new TempFile("id,note\n1,\"a\nb\r\n\"\"c\"\"\"\n2,\"x,y\"\n\n3,z\n");

        var rows = Sample.Must(ResponseFile.Open(temp.Path)).Rows().ToList();

        Assert.Equal([2, 5, 7], rows.Select(row => row.Line));
        Assert.Equal(["a\nb\r\n\"c\"", "x,y", "z"], rows.Select(row => row.Cells[1]));
        Assert.All(rows, row => Assert.Null(row.Problem));
    }

    [Fact]
    public void Rows_AskedForAgain_AreTheSame()
    {
        using var temp = new TempFile("id\n1\n2\n");
        var file = Sample.Must(ResponseFile.Open(temp.Path));

        Assert.Equal(file.Rows().Select(row => row.Line), file.Rows().Select(row => row.Line));
    }

    [Fact]
    public void Rows_Raw_IsTheRowAsItStands()
    {
        using var temp = new TempFile("id,note\r\n1, \"a\"\"b\" \r\n2\r\n");

        Assert.Equal(["1, \"a\"\"b\" ", "2"], Sample.Must(ResponseFile.Open(temp.Path)).Rows().Select(row => row.Raw));
    }

    [Fact]
    public void Rows_TooFewOrTooManyCells_AreEachNamed()
    {
        using var temp = new TempFile("id,c24\n1,5,6\n2\n3,4\n");

        var problems = Sample.Must(ResponseFile.Open(temp.Path)).Rows().Select(row => row.Problem);

        Assert.Equal([Problem.CellsMiscounted(2, 3, 2), Problem.CellsMiscounted(3, 1, 2), null], problems);
    }

    [Fact]
    public void Rows_InvalidUtf8_IsNamedAndTheRestIsRead()
    {
        using var temp = new TempFile([.. "id,note\n1,a\n2,"u8, 0xE1, 0xBB, .. "\n3,b\n"u8]);

        Assert.Equal([null, Problem.FileNotUtf8(3), null], Sample.Must(ResponseFile.Open(temp.Path)).Rows().Select(row => row.Problem));
    }

    [Theory]
    [InlineData("id,note\n1,\"a\n2,b\n3,c\n")]
    [InlineData("id,note\n1,\"a")]
    public void Rows_QuoteThatIsNotClosed_IsNamedWhereItBegins(string text)
    {
        using var temp = new TempFile(text);

        Assert.Equal(Problem.FileMalformed(2), Assert.Single(Sample.Must(ResponseFile.Open(temp.Path)).Rows()).Problem);
    }

    [Fact]
    public void Rows_QuoteThatIsNotClosedInALongFile_EndsTheReading()
    {
        using var temp = new TempFile("id,note\n1,a\n2,\"" + string.Concat(Enumerable.Repeat("một dòng nữa\n", 100_000)));

        Assert.Equal([null, Problem.FileMalformed(3)], Sample.Must(ResponseFile.Open(temp.Path)).Rows().Select(row => row.Problem));
    }

    [Theory]
    [InlineData("1,a\"b")]
    [InlineData("1,\"a\"b")]
    public void Rows_QuoteInTheMiddleOfACell_IsNamedAndTheRestIsRead(string row)
    {
        using var temp = new TempFile($"id,note\n{row}\n2,c\n");

        Assert.Equal([Problem.FileMalformed(2), null], Sample.Must(ResponseFile.Open(temp.Path)).Rows().Select(read => read.Problem));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("\uFEFF")]
    [InlineData(" \n")]
    public void Open_NothingInIt_IsRefused(string text)
    {
        using var temp = new TempFile(text);

        Assert.Equal([Problem.FileEmpty()], ResponseFile.Open(temp.Path).Problems);
    }

    [Fact]
    public void Open_HeaderOnly_HasNoRows()
    {
        using var temp = new TempFile("id,c24");

        Assert.Empty(Sample.Must(ResponseFile.Open(temp.Path)).Rows());
    }

    [Fact]
    public void Open_ColumnTwice_IsNamed()
    {
        using var temp = new TempFile("id,c24, C24\n1,5,5\n");

        Assert.Equal([Problem.ColumnRepeated("c24")], ResponseFile.Open(temp.Path).Problems);
    }

    [Fact]
    public void Open_HeaderInAnotherEncoding_IsNamed()
    {
        using var temp = new TempFile(Encoding.Latin1.GetBytes("id,ghi chú\n1,a\n"));

        Assert.Equal([Problem.FileNotUtf8(1)], ResponseFile.Open(temp.Path).Problems);
    }

    [Fact]
    public void Open_NoSuchFile_IsNamed() => Assert.Equal([Problem.FileMissing("/khong/co.csv")], ResponseFile.Open("/khong/co.csv").Problems);
}
