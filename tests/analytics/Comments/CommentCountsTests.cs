using FsCheck;
using FsCheck.Fluent;

namespace SurveyHub.Tests;

public sealed class CommentCountsTests
{
    private static readonly IndexStructure _structure = new(Sample.Version());

    [Theory]
    [InlineData(5, 4, Sentiment.Positive)]
    [InlineData(5, 0, Sentiment.Positive)]
    [InlineData(1, 2, Sentiment.Negative)]
    [InlineData(5, 1, Sentiment.Neutral)] // one half each
    [InlineData(5, 3, Sentiment.Neutral)]
    [InlineData(3, 3, Sentiment.Neutral)]
    [InlineData(0, 0, null)]
    public void Sentiment_MoreThanHalfOfTheAnswers_Decide(byte c24, byte c39, Sentiment? expected) => Assert.Equal(expected, Sentiments.Of(_structure, [c24, c39]));

    [Fact]
    public void Sentiment_ExcludedAnswers_AreNoAnswers()
    {
        var structure = new IndexStructure(Sample.Version(document => document["scales"]![0]!["levels"]![2]!["meaning"] = "excluded"));

        Assert.Equal((Sentiment.Positive, null), (Sentiments.Of(structure, [5, 3]), Sentiments.Of(structure, [3, 0])));
    }

    [Fact]
    public void Add_People_AreCountedBySentimentAndByCriterion()
    {
        var counts = Count([5, 4], [1, 2], [5, 1], [0, 0], [1, 0]);

        Assert.Equal((5, 1, 1, 2, 1), (counts.People, counts.Of(Sentiment.Positive), counts.Of(Sentiment.Neutral), counts.Of(Sentiment.Negative), counts.Unrated));
        Assert.Equal((2, 2), (counts.Of(_structure.Items[0], LevelMeaning.Negative), counts.Of(_structure.Items[1], LevelMeaning.Negative)));
        Assert.Equal((2, 1), (counts.Of(_structure.Items[0], LevelMeaning.Positive), counts.Of(_structure.Items[1], LevelMeaning.Positive)));
    }

    [Fact]
    public void Add_PeopleInAnyOrder_GivesTheSameCounts()
    {
        var rows = Gen.Choose(0, 5).Select(level => (byte)level).ArrayOf(2).ArrayOf().ToArbitrary();
        Prop.ForAll(rows, people => Show(Count(people)).SequenceEqual(Show(Count([.. people.Reverse()])))).QuickCheckThrowOnFailure();
    }

    private static CommentCounts Count(params byte[][] people)
    {
        var counts = new CommentCounts(_structure);
        foreach (var answers in people)
            counts.Add(answers);
        return counts;
    }

    private static IEnumerable<long> Show(CommentCounts counts) =>
    [
        counts.People, counts.Unrated,
        .. Enum.GetValues<Sentiment>().Select(counts.Of),
        .. _structure.Items.SelectMany(item => Enum.GetValues<LevelMeaning>().Select(meaning => counts.Of(item, meaning))),
    ];
}
