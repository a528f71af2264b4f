namespace SurveyHub.Tests;

public sealed class ReachabilityTests
{
    [Theory]
    [InlineData("false")]
    [InlineData("1 > 2")]
    [InlineData("gender = 'male' and gender = 'female'")]
    [InlineData("c24 < 2 and c24 > 4")]
    [InlineData("not answered(gender) and gender = 'male'")]
    [InlineData("count(channels) > 3")]
    [InlineData("selected(channels, 'tv') and count(channels) = 0")]
    public void Check_ConditionThatIsNeverTrue_IsFound(string rule) =>
        Assert.Equal([$"$.sections[1].items[2].visibleIf: {rule}"], Lint.Find("item-unreachable", document => document.Item(1, 2)["visibleIf"] = rule).Lines());

    [Theory]
    [InlineData("true")]
    [InlineData("gender = 'male' or gender = 'female'")]
    [InlineData("not answered(gender)")]
    [InlineData("c24 < 3 and count(channels) = 3")]
    [InlineData("today() < date('2020-01-01')")] // was true once: not tried
    public void Check_ConditionThatCanBeTrue_IsFine(string rule) => Assert.Empty(Lint.Find("item-unreachable", document => document.Item(1, 2)["visibleIf"] = rule));

    [Fact]
    public void Check_ConditionOnAnItemThatNobodyReaches_IsFound() => Assert.Equal(2, Lint.Find("item-unreachable", document =>
    {
        document.Item(1, 0)["visibleIf"] = "false";
        document.Item(1, 2)["visibleIf"] = "gender = 'male'";
    }).Count);

    [Fact]
    public void Check_ConditionOnFreeText_IsLeftAlone() => Assert.Empty(Lint.Find("item-unreachable", document =>
        document.AddSingle("after", "Sau", "Một", "Hai")["visibleIf"] = "comment = 'a' and comment = 'b'"));
}
