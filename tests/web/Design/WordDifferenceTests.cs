using SurveyHub.Web;

namespace SurveyHub.Tests;

public sealed class WordDifferenceTests
{
    [Theory]
    [InlineData("Cán bộ nhiệt tình", "Cán bộ nhiệt tình", "Cán bộ nhiệt tình")]
    [InlineData("Cán bộ nhiệt tình", "Công chức nhiệt tình", "-Cán bộ +Công chức nhiệt tình")]
    [InlineData("Cán bộ nhiệt tình", "Cán bộ rất nhiệt tình", "Cán bộ +rất nhiệt tình")]
    [InlineData("", "Mới", "+Mới")]
    [InlineData("Cũ", "", "-Cũ")]
    [InlineData("a  b\nc", "a b c", "a b c")]
    public void Of_TwoTexts_ShowsWhatIsGoneBeforeWhatIsNew(string older, string newer, string expected) =>
        Assert.Equal(expected, string.Join(' ', WordDifference.Of(older, newer).Select(run => Sign(run.Kind) + run.Words)));

    [Fact]
    public void Of_TextsTooLongToCompare_ShowsBothWhole()
    {
        var (older, newer) = (string.Join(' ', Enumerable.Repeat("a", 2001)), string.Join(' ', Enumerable.Repeat("a", 2000)));

        Assert.Equal([DifferenceKind.Removed, DifferenceKind.Added], WordDifference.Of(older, newer).Select(run => run.Kind));
    }

    private static string Sign(DifferenceKind kind) => kind switch { DifferenceKind.Same => "", DifferenceKind.Removed => "-", DifferenceKind.Added => "+" };
}
