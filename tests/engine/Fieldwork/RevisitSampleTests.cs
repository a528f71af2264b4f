namespace SurveyHub.Tests;

public sealed class RevisitSampleTests
{
    private static readonly (int Number, Guid Interviewer)[] _completed =
        [.. Enumerable.Range(1, 20).Select(number => (number, FieldSample.Interviewer)), .. Enumerable.Range(21, 3).Select(number => (number, FieldSample.Other))];

    [Fact]
    public void Draw_TheSameSeed_DrawsTheSameInWhateverOrderTheyCome() =>
        Assert.Equal(RevisitSample.Draw("42", RevisitSize.Of(null, 5)!, _completed), RevisitSample.Draw("42", RevisitSize.Of(null, 5)!, _completed.Reverse()));

    [Fact]
    public void Draw_OtherSeeds_DrawOthers() =>
        Assert.NotEqual(RevisitSample.Draw("42", RevisitSize.Of(null, 5)!, _completed), RevisitSample.Draw("43", RevisitSize.Of(null, 5)!, _completed));

    [Theory]
    [InlineData(null, 5, 5, 3)] // of three, all three
    [InlineData(10, null, 2, 1)] // 0.3 of one is one
    [InlineData(100, null, 20, 3)]
    public void Draw_ShareOrNumber_IsOfEachInterviewer(int? perCent, int? eachOne, int first, int second)
    {
        var drawn = RevisitSample.Draw("42", RevisitSize.Of(perCent, eachOne)!, _completed);

        Assert.Equal((first, second), (drawn.Count(one => one.Interviewer == FieldSample.Interviewer), drawn.Count(one => one.Interviewer == FieldSample.Other)));
    }

    [Fact]
    public void Draw_ManySeeds_TakesEverybodyEquallyOften()
    {
        var times = new int[24];
        for (var seed = 0; seed < 4000; seed++)
        {
            foreach (var (number, _) in RevisitSample.Draw($"{seed}", RevisitSize.Of(null, 5)!, _completed.Take(20)))
                times[number]++;
        }

        // Each 1000 times of 4000; chi-square with 19 degrees of freedom stays below 43.8 but once in a thousand, times 3/4 for drawing without replacement
        Assert.InRange(times[1..21].Sum(count => Math.Pow(count - 1000, 2) / 1000), 0, 43.8);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData(0, null)]
    [InlineData(101, null)]
    [InlineData(null, 0)]
    [InlineData(10, 5)]
    public void Of_NoSize_IsNone(int? perCent, int? eachOne) => Assert.Null(RevisitSize.Of(perCent, eachOne));
}
