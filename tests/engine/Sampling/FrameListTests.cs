namespace SurveyHub.Tests;

public class FrameListTests
{
    private const string Two = "code,stratum,psu\nb,1,x\na,1,x\n";

    [Fact]
    public void Read_TheSameListInAnotherOrderAndWithOtherLineEnds_IsTheSameFrame()
    {
        var list = Read(Two);
        var other = Read("stratum,code,psu\r\n1,a,x\r\n1,b,x\r\n");

        Assert.Equal(list.Sha256, other.Sha256);
        Assert.Equal([(1, "a"), (2, "b")], other.Elements.Select(element => (element.Number, element.Code)));
        // printf '1\ta\t1\tx\t\t\t\n2\tb\t1\tx\t\t\t\n' | sha256sum
        Assert.Equal(CanonicalJson.Sha256("1\ta\t1\tx\t\t\t\n2\tb\t1\tx\t\t\t\n"), list.Sha256);
    }

    [Fact]
    public void Read_VietnameseHeadings_AreUnderstood()
    {
        var element = Assert.Single(Read("Mã hồ sơ;Tầng;Mã điểm;Thôn;Đơn vị;Lĩnh vực;Họ và tên\nHS-1;Miền núi;xa-a;thon-1;so-y-te;dat-dai;Lò Thị Mai\n").Elements);

        Assert.Equal(new(1, "HS-1", "Miền núi", Code.Of("xa-a"), Code.Of("thon-1"), Code.Of("so-y-te"), Code.Of("dat-dai")), element);
    }

    [Fact]
    public void Read_OfASpreadsheet_IsThatOfTheSameCsv()
    {
        string[][] rows = [["code", "stratum", "psu"], ["b", "1", "x"], ["a", "1", "x"]];
        var bytes = WorkbookWriter.Write(new([new("frame", [.. rows.Select((row, i) => new SheetRow(i + 1, row.Index().ToDictionary(cell => cell.Index, cell => Cell.OfWords(cell.Item))))])]));
        using var file = new TempFile(bytes);

        Assert.Equal(Read(Two).Sha256, Sample.Must(FrameList.Read(Sample.Must(FrameFile.Open(file.Path)), [], [])).Sha256);
    }

    [Fact]
    public void Read_WrongRows_NamesEachWithLineAndColumn()
    {
        var problems = Refused("code,stratum,psu,unit,field\na,1,x,,\na,1,x,,\nb,,x,,\nc,1,Xã Đông,,\nd,2,x,,\ne,1,x,no,no\n");

        Assert.Equal(
            [
                Problem.CodeRepeated("code", "a") with { Line = 3 }, Problem.CellBlank("stratum") with { Line = 4 }, Problem.FrameCodeMalformed("psu", "Xã Đông", "xa-dong") with { Line = 5 },
                Problem.PsuInTwoStrata(Code.Of("x"), "1") with { Line = 6 }, Problem.FrameUnitUnknown("unit", "no") with { Line = 7 }, Problem.FrameFieldUnknown("field", "no") with { Line = 7 },
            ],
            problems);
    }

    [Fact]
    public void Read_WithoutANeededColumn_NamesIt() => Assert.Equal([Problem.ColumnMissing("psu")], OpenRefused("code,stratum\na,1\n"));

    [Fact]
    public void Read_ALongAddress_DoesNotRepeatIt() =>
        Assert.Equal([Problem.FrameCellUnfitting("address", 300) with { Line = 2 }], Refused($"code,stratum,psu,address\na,1,x,{new string('a', 301)}\n"));

    private static FrameList Read(string text)
    {
        using var file = new TempFile(text);
        return Sample.Must(FrameList.Read(Sample.Must(FrameFile.Open(file.Path)), [Sample.Unit("so-y-te")], [new(Code.Of("dat-dai"), Sample.Text("Đất đai"))]));
    }

    private static IReadOnlyList<Problem> Refused(string text)
    {
        using var file = new TempFile(text);
        return FrameList.Read(Sample.Must(FrameFile.Open(file.Path)), [], []).Problems;
    }

    private static IReadOnlyList<Problem> OpenRefused(string text)
    {
        using var file = new TempFile(text);
        return FrameFile.Open(file.Path).Problems;
    }
}
