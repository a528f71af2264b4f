using FsCheck;
using FsCheck.Fluent;

namespace SurveyHub.Tests;

public sealed class CommonWordsTests
{
    private static readonly string[] _comments =
        ["Nhân viên nhiệt tình", "nhân viên nhiệt tình, nhân viên vui vẻ!", "Thủ tục rườm rà", "NHÂN VIÊN chưa nhiệt tình"];

    [Fact]
    public void Words_RepeatedByOnePerson_CountOnce() => Assert.Equal(
        [("nhiệt", 3), ("nhân", 3), ("tình", 3), ("viên", 3)], Count(_comments).Words(leastPeople: 2, most: 10).Select(word => (word.Words, word.People)));

    [Fact]
    public void Phrases_WordsThatMeetMoreOftenThanByChance_AreRankedByPeople()
    {
        var phrases = Count(_comments).Phrases(leastPeople: 2, most: 10);

        // log₂ (3 · 4 / (3 · 3)); "viên nhiệt" is said by two, which is less than the 9 / 4 of chance
        Assert.Equal([("nhiệt tình", 3, 0.415), ("nhân viên", 3, 0.415)], phrases.Select(phrase => (phrase.Words, phrase.People, Math.Round(phrase.Association!.Value, 3))));
    }

    [Fact]
    public void Phrases_AcrossAMarkOrWithAStopWord_AreNone() => Assert.Equal(
        ["chờ lâu", "một cửa"], Count("Chờ lâu. Một cửa của xã", "một cửa, chờ lâu").Phrases(leastPeople: 2, most: 10).Select(phrase => phrase.Words).Order(StringComparer.Ordinal));

    [Fact]
    public void Words_WithDigitsOrOfOneLetter_AreNotCounted() => Assert.Equal(["phòng"], Count("Phòng a1 203 x").Words(1, 10).Select(word => word.Words));

    [Fact]
    public void Words_MoreThanThereIsRoomFor_AreLeftOutAndItIsSaid()
    {
        var words = new CommonWords(mostDistinct: 2);
        foreach (var text in (string[])["chậm", "nhanh", "sạch", "chậm"])
            words.Add([text]);

        Assert.Equal(("chậm", 2, "nhanh", 1, false), (words.Words(1, 10)[0].Words, words.Words(1, 10)[0].People, words.Words(1, 10)[1].Words, words.Words(1, 10)[1].People, words.IsComplete));
        Assert.True(Count(_comments).IsComplete);
    }

    [Fact]
    public void Add_PeopleInAnyOrder_GivesTheSameWordsAndPhrases()
    {
        string[] scraps = ["nhân viên", "nhiệt tình", "hoà", "hòa", "của", "không", ",", "chờ lâu", "QUẦY"];
        Prop.ForAll(Gen.Elements(scraps).ListOf().Select(words => string.Join(' ', words)).ArrayOf().ToArbitrary(), Gen.Choose(0, int.MaxValue).ToArbitrary(), (comments, seed) =>
        {
            var shuffled = comments.ToArray();
            new Random(seed).Shuffle(shuffled);
            var (one, other) = (Count(comments), Count(shuffled));
            return one.Words(1, 100).SequenceEqual(other.Words(1, 100)) && one.Phrases(1, 100).SequenceEqual(other.Phrases(1, 100));
        }).QuickCheckThrowOnFailure();
    }

    private static CommonWords Count(params string[] comments)
    {
        var words = new CommonWords();
        foreach (var comment in comments)
            words.Add([comment]);
        return words;
    }
}
