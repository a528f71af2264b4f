namespace SurveyHub.Tests;

public sealed class CodeTests
{
    [Theory]
    [InlineData("c24", "c24")]
    [InlineData(" C24\t", "c24")]
    [InlineData("dat-dai", "dat-dai")]
    [InlineData("1", "1")]
    [InlineData("a234567890123456789012345678901234567890", "a234567890123456789012345678901234567890")]
    public void Parse_Code_IsInLowerCaseWithoutBlanksAround(string text, string code) => Assert.Equal(code, Code.Parse(text)?.Value);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("-a")]
    [InlineData("c 24")]
    [InlineData("c_24")]
    [InlineData("đất")]
    [InlineData("c24\n;")]
    [InlineData("c24\0")]
    [InlineData("c２４")]
    [InlineData("a2345678901234567890123456789012345678901")]
    public void Parse_NoCode_IsNull(string? text) => Assert.Null(Code.Parse(text));

    [Fact]
    public void Of_NoCode_SaysWhatItWas() => Assert.Contains("c 24", Assert.Throws<FormatException>(() => Code.Of("c 24")).Message, StringComparison.Ordinal);

    [Fact]
    public void Order_IsOrdinal() => Assert.Equal(["a-b", "a1", "b"], new[] { Code.Of("b"), Code.Of("a1"), Code.Of("a-b") }.Order(Code.Order).Select(code => code.Value));
}
