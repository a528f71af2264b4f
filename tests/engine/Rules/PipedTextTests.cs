namespace SurveyHub.Tests;

public sealed class PipedTextTests
{
    [Theory]
    [InlineData("{age", 1, "rule-brace-unclosed", null)]
    [InlineData("Đã chờ {name = '}", 8, "rule-brace-unclosed", null)]
    [InlineData("a } b", 3, "rule-unexpected", "}}")]
    [InlineData("Chờ {} phút", 6, "rule-unfinished", null)]
    [InlineData("Chờ {agee} phút", 6, "rule-item-unknown", "age")]
    [InlineData("{{x}} {age + name}", 14, "rule-type-mismatch", null)]
    public void Parse_Malformed_IsRefusedAtItsColumnInTheWholeText(string text, int column, string rule, string? suggestion)
    {
        var problem = Assert.Single(PipedText.Parse(text, RuleVectors.Items).Problems);

        Assert.Equal((rule, column, suggestion), (problem.Rule, problem.Column, problem.Suggestion));
    }

    [Fact]
    public void Parse_TwoFaults_TellsBoth() => Assert.Equal(
        ["rule-item-unknown", "rule-unexpected"],
        PipedText.Parse("{agee} và {age +* 2}", RuleVectors.Items).Problems.Select(problem => problem.Rule));

    [Fact]
    public void Items_AreNamedOnce() =>
        Assert.Equal(["age", "fee"], Sample.Must(PipedText.Parse("{age} {fee + age} {{name}}")).Items.Select(item => item.Value));

    [Theory]
    [InlineData("Chờ {age} phút {{nháp}}", """["Chờ ",{"rule":["item","age"]}," phút {nháp}"]""")]
    [InlineData("Không có gì", """["Không có gì"]""")]
    public void WriteJson_Text_IsWhatPipeReads(string text, string json) =>
        Assert.Equal(json, CanonicalJson.Write(Sample.Must(PipedText.Parse(text)).WriteJson));

    [Fact]
    public void ToString_IsTheTextAsWritten() =>
        Assert.Equal("{{x}} {age + 1}", Sample.Must(PipedText.Parse("{{x}} {(age)+1}")).ToString());
}
