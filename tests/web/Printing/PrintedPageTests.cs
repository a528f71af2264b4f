using System.Buffers;
using System.IO.Compression;
using System.Text;
using SurveyHub.Web;

namespace SurveyHub.Tests;

public sealed class PrintedPageTests
{
    private const string Html = "<h1>Phiếu khảo sát</h1><input value=\"ID\"><p>Cảm ơn lúc GIỜ!</p>";

    [Theory]
    [InlineData("019c9f10-8d80-7abc-8def-0123456789ab", "12:00, 02/03/2026")]
    [InlineData("", "x")]
    public void Write_BlanksFilled_IsThePageWithThemAsTextAndAsGzip(string id, string time)
    {
        var page = PrintedPage.Of(Encoding.UTF8.GetBytes(Html), ["ID", "GIỜ"])!;
        var expected = Html.Replace("ID", id, StringComparison.Ordinal).Replace("GIỜ", time, StringComparison.Ordinal);

        Assert.Equal(expected, Written(page, isGzip: false, id, time));
        Assert.Equal(expected, Written(page, isGzip: true, id, time));
    }

    [Theory]
    [InlineData("PHIẾU", "ID")] // does not stand there
    [InlineData("GIỜ", "ID")] // in another order
    [InlineData("ID", "<")] // stands there again
    public void Of_BlanksThatCannotBeTold_IsNull(string first, string second) =>
        Assert.Null(PrintedPage.Of(Encoding.UTF8.GetBytes(Html), [first, second]));

    [Fact]
    public void Write_LargePage_IsTheSameUnpackedByAnotherProgramThatChecksTheSum()
    {
        var html = string.Concat(Enumerable.Range(0, 5000).Select(i => $"<p>Câu {i}</p>")) + "ID" + new string('ế', 5000);
        var page = PrintedPage.Of(Encoding.UTF8.GetBytes(html), ["ID"])!;

        Assert.Equal(html, Written(page, isGzip: true, "ID"));
    }

    [Theory]
    [InlineData("", 0u)]
    [InlineData("123456789", 0xCBF43926u)] // the check value of this sum
    public void Crc32_Text_IsAsPublished(string text, uint crc) => Assert.Equal(crc, Crc32.Continue(0, Encoding.ASCII.GetBytes(text)));

    [Fact]
    public void Crc32_Continued_IsTheSameAsOfTheWhole() =>
        Assert.Equal(0xCBF43926u, Crc32.Continue(Crc32.Continue(0, "1234"u8), "56789"u8));

    private static string Written(PrintedPage page, bool isGzip, params string[] filled)
    {
        var body = new ArrayBufferWriter<byte>();
        page.Write(body, isGzip, filled);
        using var bytes = new MemoryStream(body.WrittenSpan.ToArray());
        using var text = new StreamReader(isGzip ? new GZipStream(bytes, CompressionMode.Decompress) : bytes);
        return text.ReadToEnd();
    }
}
