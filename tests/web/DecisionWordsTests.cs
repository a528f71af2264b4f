using SurveyHub.Web;

namespace SurveyHub.Tests;

public sealed class DecisionWordsTests
{
    [Theory]
    [InlineData("c24=comparable:chỉ sửa: câu chữ", "c24 Comparable chỉ sửa: câu chữ ")]
    [InlineData("C24=break:a=b", "c24 Break a=b ")]
    [InlineData("c24:c25=cosmetic:đổi mã", "c25 Cosmetic đổi mã c24")]
    [InlineData("$.index.formula=break:đổi công thức", "$.index.formula Break đổi công thức ")]
    public void Parse_Words_AreTheDecision(string words, string expected)
    {
        var decision = Assert.Single(Sample.Must(DecisionWords.Parse([words], [])));

        Assert.Equal(expected, $"{decision.Place} {decision.Class} {decision.Reason} {decision.Continues}");
    }

    [Theory]
    [InlineData("")]
    [InlineData("c24")]
    [InlineData("c24=break")]
    [InlineData("c24=added:vì")]
    [InlineData("c24=tốt:vì")]
    [InlineData("=break:vì")]
    [InlineData("c 24:c25=break:vì")]
    public void Parse_SomethingElse_IsRefused(string words) => Assert.Equal([Problem.DecisionMalformed(words)], DecisionWords.Parse([words], []).Problems);

    [Fact]
    public void Parse_AStar_IsForEveryChangeThatNeedsADecisionAndIsNotNamed()
    {
        var changes = VersionComparison.Compare(Sample.Version(), Sample.Version(document =>
        {
            Sample.Set(document, "/sections/0/items/0/required", "false");
            Sample.Set(document, "/sections/0/items/1/required", "true");
            Sample.Set(document, "/title/vi", "\"Khác\"");
        }));

        var decisions = Sample.Must(DecisionWords.Parse(["*=comparable:vì", "c39=break:khác"], changes));

        Assert.Equal(["c24 Comparable", "c39 Break"], decisions.Select(decision => $"{decision.Place} {decision.Class}"));
    }

    [Fact]
    public void Sentences_AreThereForEveryClassAndAspect() => Assert.All(Texts.All, language =>
    {
        Assert.All(Enum.GetValues<Aspect>(), aspect => Assert.NotEmpty(language["change." + Words.Write(aspect)]));
        Assert.All(Enum.GetValues<ChangeClass>(), name => Assert.NotEmpty(language["change.class." + Words.Write(name)]));
    });
}
