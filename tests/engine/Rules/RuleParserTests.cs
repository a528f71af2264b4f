namespace SurveyHub.Tests;

public sealed class RuleParserTests
{
    [Theory]
    [InlineData("", 1, "rule-unfinished")]
    [InlineData("   ", 4, "rule-unfinished")]
    [InlineData("age >", 6, "rule-unfinished")]
    [InlineData("(age > 3", 9, "rule-unfinished")]
    [InlineData("age > 3)", 8, "rule-unexpected")]
    [InlineData("age > > 3", 7, "rule-unexpected")]
    [InlineData("age 3", 5, "rule-unexpected")]
    [InlineData("age in ()", 9, "rule-unexpected")]
    [InlineData("age in 3", 8, "rule-unexpected")]
    [InlineData("and age", 1, "rule-unexpected")]
    [InlineData("agrees = not online", 10, "rule-unexpected")]
    [InlineData("min(1,)", 7, "rule-unexpected")]
    [InlineData("3 > 2.", 5, "rule-unexpected")]
    [InlineData("age > .5", 7, "rule-unexpected")]
    [InlineData("age > 1e5", 7, "rule-unexpected")]
    [InlineData("age ; 3", 5, "rule-unexpected")]
    [InlineData("age > 3 👍", 9, "rule-unexpected")]
    [InlineData("name = 'An", 8, "rule-text-unclosed")]
    [InlineData("name = 'An''", 8, "rule-text-unclosed")]
    [InlineData("name = ''", 8, "rule-text-empty")]
    [InlineData("1 < age < 3", 9, "rule-comparison-chained")]
    [InlineData("age = fee in (1)", 11, "rule-comparison-chained")]
    [InlineData("age > 1234567890123456", 7, "rule-number-too-long")]
    [InlineData("born = date('2026-02-29')", 13, "rule-date-unknown")]
    [InlineData("born = date('06/04/2026')", 13, "rule-date-unknown")]
    [InlineData("born = date(2026)", 13, "rule-date-unknown")]
    [InlineData("born = date()", 8, "rule-date-unknown")]
    [InlineData("answered()", 1, "rule-arguments-miscounted")]
    [InlineData("today(1)", 1, "rule-arguments-miscounted")]
    [InlineData("min(1)", 1, "rule-arguments-miscounted")]
    [InlineData("days-between(born)", 1, "rule-arguments-miscounted")]
    [InlineData("answered('age')", 10, "rule-item-expected")]
    [InlineData("count(3)", 7, "rule-item-expected")]
    [InlineData("selected(channels, 3)", 20, "rule-option-expected")]
    [InlineData("selected(channels, gender)", 20, "rule-option-expected")]
    [InlineData("selected(channels, 'Ti vi')", 20, "rule-option-expected")]
    public void Parse_Malformed_IsRefusedAtItsColumn(string text, int column, string rule)
    {
        var problem = Assert.Single(RuleParser.Parse(text).Problems);

        Assert.Equal((rule, column), (problem.Rule, problem.Column));
    }

    [Theory]
    [InlineData("waitminutes > 3", 1, "rule-item-unknown", "wait-minutes")]
    [InlineData("agrees and Age > 3", 12, "rule-item-unknown", "age")]
    [InlineData("nmae = 'An'", 1, "rule-item-unknown", "name")]
    [InlineData("c42 = 3", 1, "rule-item-unknown", "c24")]
    [InlineData("c99 = 3", 1, "rule-item-unknown", null)]
    [InlineData("tuổi > 3", 1, "rule-item-unknown", null)]
    [InlineData("age-fee > 3", 1, "rule-item-unknown", "age - fee")]
    [InlineData("wait-minutes-5 > 3", 1, "rule-item-unknown", "wait-minutes - 5")]
    [InlineData("TRUE", 1, "rule-item-unknown", "true")]
    [InlineData("gender = 'femael'", 10, "rule-option-unknown", "female")]
    [InlineData("gender in ('male', 'femal')", 20, "rule-option-unknown", "female")]
    [InlineData("selected(channels, 'rado')", 20, "rule-option-unknown", "radio")]
    [InlineData("c24 = 9", 7, "rule-option-unknown", null)]
    [InlineData("answerd(age)", 1, "rule-function-unknown", "answered")]
    [InlineData("day-between(born, today())", 1, "rule-function-unknown", "days-between")]
    [InlineData("dte('2026-04-06')", 1, "rule-function-unknown", "date")]
    [InlineData("age == 3", 5, "rule-unexpected", "=")]
    [InlineData("age <> 3", 5, "rule-unexpected", "!=")]
    [InlineData("agrees && online", 8, "rule-unexpected", "and")]
    [InlineData("!agrees", 1, "rule-unexpected", "not")]
    [InlineData("age ≥ 3", 5, "rule-unexpected", ">=")]
    [InlineData("gender = “male”", 10, "rule-unexpected", "'")]
    public void Parse_Misspelt_SaysWhatWasProbablyMeant(string text, int column, string rule, string? suggestion)
    {
        var problem = Assert.Single(RuleParser.Parse(text, RuleVectors.Items).Problems);

        Assert.Equal((rule, column, suggestion), (problem.Rule, problem.Column, problem.Suggestion));
    }

    [Theory]
    [InlineData('(', ')')]
    [InlineData('-', ' ')]
    public void Parse_NestedWithoutEnd_IsRefused(char open, char close)
    {
        var problem = Assert.Single(RuleParser.Parse(new string(open, 1900) + "1" + new string(close, 1900)).Problems);

        Assert.Equal("rule-too-deep", problem.Rule);
    }

    [Fact]
    public void Parse_AsDeepAsAllowed_IsReadAndOneDeeperIsNot()
    {
        static string Sum(int terms) => string.Join(" + ", Enumerable.Repeat("1", terms));
        static string Nots(int count) => string.Concat(Enumerable.Repeat("not ", count)) + "true";

        Assert.NotNull(RuleParser.Parse(Sum(Rule.MaxDepth)).Value);
        Assert.NotNull(RuleParser.Parse(Nots(Rule.MaxDepth - 1)).Value);
        Assert.Equal("rule-too-deep", RuleParser.Parse(Sum(Rule.MaxDepth + 1)).Problems[0].Rule);
        Assert.Equal("rule-too-deep", RuleParser.Parse(Nots(Rule.MaxDepth)).Problems[0].Rule);
    }

    [Fact]
    public void Parse_ManyAlternatives_AreNotDeep() =>
        Assert.Equal(2, Sample.Must(RuleParser.Parse(string.Join(" or ", Enumerable.Repeat("agrees", 400)))).Depth);

    [Fact]
    public void Parse_LongerThanAllowed_IsRefused()
    {
        Assert.NotNull(RuleParser.Parse("1".PadRight(RuleParser.MaxLength)).Value);
        Assert.Equal("rule-too-long", Assert.Single(RuleParser.Parse("1".PadRight(RuleParser.MaxLength + 1)).Problems).Rule);
    }

    [Fact]
    public void Items_AreNamedOnceInTheOrderOfTheText() => Assert.Equal(
        ["c24", "channels", "age"],
        Sample.Must(RuleParser.Parse("c24 <= 2 and (selected(channels, 'tv') or age > c24) and answered(channels)")).Items.Select(item => item.Value));
}
