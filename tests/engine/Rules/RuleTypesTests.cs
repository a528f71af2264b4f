namespace SurveyHub.Tests;

public sealed class RuleTypesTests
{
    [Theory]
    [InlineData("age and agrees", 1, "number ≠ boolean")]
    [InlineData("agrees or 'x'", 11, "text ≠ boolean")]
    [InlineData("not born", 5, "date ≠ boolean")]
    [InlineData("age = 'x'", 7, "text ≠ number")]
    [InlineData("name < 'b'", 1, "text ≠ number")]
    [InlineData("born < 3", 8, "number ≠ date")]
    [InlineData("gender < 3", 1, "choice ≠ number")]
    [InlineData("gender = 1", 10, "number ≠ choice")]
    [InlineData("channels in ('tv')", 14, "text ≠ choices")]
    [InlineData("age + name", 7, "text ≠ number")]
    [InlineData("-agrees", 2, "boolean ≠ number")]
    [InlineData("count(gender)", 7, "choice ≠ choices")]
    [InlineData("selected(name, 'x')", 10, "text ≠ choices")]
    [InlineData("min(1, born)", 8, "date ≠ number")]
    [InlineData("year(age)", 6, "number ≠ date")]
    [InlineData("years-between(today(), age)", 24, "number ≠ date")]
    [InlineData("(age + 1) * (agrees)", 14, "boolean ≠ number")]
    public void Parse_TypesThatDoNotFit_IsRefusedAtTheArgument(string text, int column, string types)
    {
        var problem = RuleParser.Parse(text, RuleVectors.Items).Problems[0];

        Assert.Equal(("rule-type-mismatch", column, types), (problem.Rule, problem.Column, problem.Value));
    }

    [Fact]
    public void Parse_SeveralFaults_TellsThemAll() => Assert.Equal(
        [("rule-item-unknown", 1), ("rule-option-unknown", 22), ("rule-type-mismatch", 33)],
        RuleParser.Parse("agee > 3 or gender = 'femal' or age", RuleVectors.Items).Problems.Select(problem => (problem.Rule, problem.Column!.Value)));

    [Theory]
    [InlineData("age > 3", RuleType.Boolean, true)]
    [InlineData("age + 3", RuleType.Boolean, false)]
    [InlineData("age + 3", RuleType.Number, true)]
    [InlineData("c24", RuleType.Number, true)]
    [InlineData("gender", RuleType.Number, false)]
    [InlineData("gender", RuleType.Choice, true)]
    [InlineData("today()", RuleType.Date, true)]
    [InlineData("'x'", RuleType.Text, true)]
    public void Parse_WantedType_IsRefusedWhenTheRuleComesToAnother(string text, RuleType wanted, bool fits) =>
        Assert.Equal(fits, RuleParser.Parse(text, RuleVectors.Items, wanted).Value is not null);

    [Theory]
    [InlineData("c24", RuleType.Choice)]
    [InlineData("channels", RuleType.Choices)]
    [InlineData("count(channels) / 2", RuleType.Number)]
    [InlineData("born = today()", RuleType.Boolean)]
    public void Of_Rule_IsWhatItComesTo(string text, RuleType type) => Assert.Equal(type, RuleTypes.Of(Sample.Must(RuleParser.Parse(text)), RuleVectors.Items));
}
