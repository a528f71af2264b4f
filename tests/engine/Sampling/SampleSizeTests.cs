namespace SurveyHub.Tests;

public class SampleSizeTests
{
    private static readonly SizeDemand _usual = new(0.05, ConfidenceLevel.Percent95, 0.5, 1, null, 1);

    [Theory]
    [InlineData(100, 80)]
    [InlineData(500, 223)]
    [InlineData(1_000, 286)]
    [InlineData(5_000, 371)]
    [InlineData(10_000, 385)]
    public void Of_PopulationWithFivePercent_IsTheRuleOfOlderGuides(int population, int size) => Assert.Equal(size, SampleSize.Of(population, 0.05m));

    [Fact]
    public void Of_AnyLargePopulation_Is385()
    {
        // 1.96² · 0.25 / 0.05² = 384.1
        Assert.Equal(new NeededSize(385, 385), SampleSize.Of(_usual));
    }

    [Fact]
    public void Of_APopulationOfAThousand_IsCorrectedForIt()
    {
        // 384.146 / (1 + 383.146 / 1000) = 277.7
        Assert.Equal(278, SampleSize.Of(_usual with { Population = 1000 }).Answers);
    }

    [Fact]
    public void Of_ADesignEffectAndSilentPeople_AsksForMore()
    {
        // 1.5 · 384.146 = 576.2, so 577; 577 / 0.8 = 721.25
        Assert.Equal(new NeededSize(577, 722), SampleSize.Of(_usual with { DesignEffect = 1.5, Response = 0.8 }));
    }

    [Fact]
    public void Of_ATinyPopulation_NeverAsksForMoreThanThereAre() =>
        Assert.Equal(10, SampleSize.Of(_usual with { Population = 10, DesignEffect = 5, Margin = 0.001 }).Answers);

    [Fact]
    public void MarginOf_AThousandAnswersOfManyPeople_IsThreePoints()
    {
        // 1.96 · √(0.25 / 1000) = 0.030990
        Assert.Equal(0.030990, SampleSize.MarginOf(1000, ConfidenceLevel.Percent95, 0.5, 1, null), 6);
    }

    [Fact]
    public void MarginOf_Everybody_IsNone() => Assert.Equal(0, SampleSize.MarginOf(50, ConfidenceLevel.Percent99, 0.5, 2, 50));

    [Fact]
    public void MarginOf_TheSizeThatWasAskedFor_IsTheMarginOrLess() =>
        Assert.InRange(SampleSize.MarginOf(278, ConfidenceLevel.Percent95, 0.5, 1, 1000), 0.0499, 0.05);
}
