namespace SurveyHub.Tests;

public sealed class RuleValueTests
{
    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void Of_NotFinite_IsMissing(double number) => Assert.Equal(RuleValue.Missing, RuleValue.Of(number));

    [Fact]
    public void Of_MinusZero_IsZero() => Assert.False(double.IsNegative(RuleValue.Of(-0.0).Number!.Value));

    [Theory]
    [InlineData("\ufdd0\uffff", "\ufffd\ufffd")]
    [InlineData("ế", "ế")]
    [InlineData("e\u0302\u0301", "ế")]
    public void Of_Text_IsWellFormedAndComposed(string text, string words) => Assert.Equal(words, RuleValue.Of(text).Words);

    [Fact]
    public void Of_HalfASurrogatePair_IsReplaced() =>
        Assert.Equal(("\ufffd", "a\ufffdb"), (RuleValue.Of("\ud83d").Words, RuleValue.Of("a\udc00b").Words));

    [Fact]
    public void Of_NoText_IsMissing() => Assert.Equal((RuleValue.Missing, RuleValue.Missing), (RuleValue.Of(""), RuleValue.Of((string?)null)));

    [Fact]
    public void Options_SameTwice_CountOnce() => Assert.Equal(1, RuleValue.Options([Code.Of("tv"), Code.Of("tv")]).Count);

    [Fact]
    public void Options_None_IsMissing() => Assert.Equal(RuleValue.Missing, RuleValue.Options([]));

    [Theory]
    [InlineData("a - b", true, false)]
    [InlineData("a > 3", true, false)]
    [InlineData("true", true, true)]
    [InlineData("false", false, false)]
    public void HoldsAndPermits_MissingIsNotShownButValid(string text, bool permits, bool holds)
    {
        var rule = Sample.Must(RuleParser.Parse(text));

        Assert.Equal((permits, holds), (RuleEvaluator.Permits(rule, _ => RuleValue.Missing, RuleVectors.Today), RuleEvaluator.Holds(rule, _ => RuleValue.Missing, RuleVectors.Today)));
    }

    [Theory]
    [InlineData("", "", 0)]
    [InlineData("tv", "tv", 0)]
    [InlineData("tv", "vt", 1)]
    [InlineData("gender", "gander", 1)]
    [InlineData("count", "cout", 1)]
    [InlineData("radio", "", 5)]
    [InlineData("selected", "slecetd", 2)]
    public void Distance_CountsSlips(string a, string b, int slips) => Assert.Equal((slips, slips), (Spelling.Distance(a, b), Spelling.Distance(b, a)));
}
