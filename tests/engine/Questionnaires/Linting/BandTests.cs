namespace SurveyHub.Tests;

public sealed class BandTests
{
    // [ and ] include the number, ( and ) do not; * has no end.
    [Theory]
    [InlineData("18-25", "[18 25]")]
    [InlineData("18 – 25 tuổi", "[18 25]")]
    [InlineData("Từ 18 đến 24 tuổi", "[18 24]")]
    [InlineData("Từ đủ 18 tuổi đến dưới 25 tuổi", "[18 25)")]
    [InlineData("Trên 18 đến 25", "(18 25]")]
    [InlineData("18 to 24", "[18 24]")]
    [InlineData("Dưới 18 tuổi", "(* 18)")]
    [InlineData("Under 18", "(* 18)")]
    [InlineData("60 tuổi trở xuống", "(* 60]")]
    [InlineData("Tối đa 2 lần", "(* 2]")]
    [InlineData("Từ 60 tuổi trở lên", "[60 *)")]
    [InlineData("60 or over", "[60 *)")]
    [InlineData("60+", "[60 *)")]
    [InlineData("Trên 60 tuổi", "(60 *)")]
    [InlineData("1-3 triệu", "[1000000 3000000]")]
    [InlineData("Từ 1,5 đến dưới 3 triệu đồng", "[1500000 3000000)")]
    [InlineData("500 nghìn - 1 triệu đồng/tháng", null)] // written in a way not known
    [InlineData("500 nghìn - 1 triệu đồng", "[500000 1000000]")]
    [InlineData("Dưới 5.000.000 đồng", "(* 5000000)")]
    [InlineData("Trên 15 triệu đồng một tháng", "(15000000 *)")]
    [InlineData("Từ 30 phút đến 1 giờ", null)]
    [InlineData("Kinh", null)]
    [InlineData("1.5.3 - 2", null)]
    [InlineData("١-٣", null)] // digits of another script
    [InlineData("Từ   18   đến   24   tuổi", "[18 24]")]
    [InlineData("Khu phố 3", null)]
    [InlineData("Ngày 1-3 hằng tháng", null)]
    [InlineData("", null)]
    public void Parse_Label_IsWhatItCovers(string label, string? covered)
    {
        var band = Band.Parse(label);

        Assert.Equal(covered, band is null ? null : $"{(band.Least?.IsIncluded == true ? "[" : "(")}{Number(band.Least)} {Number(band.Most)}{(band.Most?.IsIncluded == true ? "]" : ")")}");
    }

    private static string Number(Edge? edge) => edge?.Value.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture) ?? "*";
}
