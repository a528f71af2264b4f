namespace SurveyHub.Tests;

public sealed class ReadingTimeTests
{
    [Theory]
    [InlineData("blank", 1)]
    [InlineData("one-tap-rating", 1)]
    [InlineData("one-stop-counter", 4)]
    public void Minutes_OfATemplate_AreWhatAPersonNeeds(string template, int minutes) => Assert.Equal(minutes, ReadingTime.Minutes(Templates.Find(template)!));

    [Fact]
    public void Minutes_OfOneMoreWord_AreCounted()
    {
        // 200 words a minute; the sample's own words and answers take less than one.
        var consent = string.Join(' ', Enumerable.Repeat("chữ", 200));

        Assert.Equal(1, ReadingTime.Minutes(Sample.Version()));
        Assert.Equal(2, ReadingTime.Minutes(Sample.Version(document => document["consent"]!["vi"] = consent)));
    }
}
