namespace SurveyHub.Tests;

public sealed class TextTests
{
    [Theory]
    [InlineData("vi", "Hài lòng")]
    [InlineData("en", "Satisfied")]
    [InlineData("fr", "Hài lòng")]
    [InlineData("lo", "Hài lòng")] // translated as nothing but a blank
    public void In_Language_IsItsWordsOrTheVietnameseOnes(string language, string words) =>
        Assert.Equal(words, new Text(new Dictionary<string, string> { ["vi"] = "Hài lòng", ["en"] = "Satisfied", ["lo"] = " " }).In(language));

    [Theory]
    [InlineData("en", "Satisfied")]
    [InlineData("vi", " ")]
    public void New_WithoutVietnamese_Throws(string language, string words) =>
        Assert.Throws<ArgumentException>(() => new Text(new Dictionary<string, string> { [language] = words }));
}
