namespace SurveyHub.Tests;

public sealed class WordsTests
{
    [Theory]
    [InlineData(UnitKind.Province, "province")]
    [InlineData(UnitKind.ServicePoint, "service-point")]
    [InlineData(UnitKind.PublicServiceUnit, "public-service-unit")]
    public void Write_Value_IsItsWord(UnitKind kind, string word)
    {
        Assert.Equal(word, Words.Write(kind));
        Assert.Equal(kind, Words.Read<UnitKind>(word));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Province")]
    [InlineData("0")]
    [InlineData("province, department")]
    public void Read_OtherWord_IsNull(string? word) => Assert.Null(Words.Read<UnitKind>(word));
}
