namespace SurveyHub.Tests;

public sealed class RewordingTests
{
    [Theory]
    [InlineData("Hài lòng", "hài  lòng.", true)]
    [InlineData("Trung tâm hành chánh công", "Trung tâm hành chính công", true)]
    [InlineData("Hài lòng", "Không hài lòng", false)]
    [InlineData("Tôi không được nhắc nộp thêm tiền", "Tôi được nhắc nộp thêm tiền", false)]
    [InlineData("Từ 18-25 tuổi", "Từ 18-26 tuổi", false)]
    [InlineData("< 30", "> 30", false)]
    [InlineData("Nam", "Năm", false)]
    [InlineData("Đài", "Đài phát thanh", false)]
    [InlineData("", "", true)]
    [InlineData("", "phút", false)]
    public void IsSmallEdit_Words_SaysWhetherSomebodyMustBeAsked(string before, string after, bool expected)
    {
        Assert.Equal(expected, Rewording.IsSmallEdit(before, after));
        Assert.Equal(expected, Rewording.IsSmallEdit(after, before));
    }
}
