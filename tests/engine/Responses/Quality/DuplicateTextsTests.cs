using FsCheck;
using FsCheck.Fluent;

namespace SurveyHub.Tests;

public sealed class DuplicateTextsTests
{
    private const string Comment = "Cán bộ hướng dẫn rất tận tình";

    private readonly DuplicateTexts _texts = new();

    [Theory]
    [InlineData(Comment, true)]
    [InlineData("  CÁN BỘ hướng dẫn\nrất tận tình!!! ", true)]
    [InlineData("Cán bộ hướng dẫn rất tận tâm", false)]
    [InlineData("Can bo huong dan rat tan tinh", false)]
    public void Add_ASecondComment_IsADuplicateButForCaseBlanksAndPunctuation(string second, bool expected)
    {
        Assert.False(Add(Comment));

        Assert.Equal(expected, Add(second));
    }

    [Fact]
    public void Add_TheSameResponseAgain_IsNoDuplicateOfItself()
    {
        var (one, other) = (Guid.NewGuid(), Guid.NewGuid());

        Assert.Equal([false, true, false, true], [Add(Comment, one), Add(Comment, other), Add(Comment, one), Add(Comment, other)]);
    }

    [Fact]
    public void Add_TheSameTextInAnotherCampaign_IsNoDuplicate()
    {
        Add(Comment);

        Assert.False(_texts.Add(Flagged.Response(comment: Comment, campaign: Sample.Campaign("khac", Flagged.Campaign.Version))));
    }

    [Theory]
    [InlineData("abcdefghijklmnopqrst", true)]
    [InlineData("abcdefghijklmnopqrs", false)]
    [InlineData("abcdefghij klmnopqrs.", false)] // 19 letters
    [InlineData("Rất hài lòng. Rất hài!", false)]
    [InlineData("😀😀😀😀😀😀😀😀😀😀😀😀", false)]
    public void Fingerprint_ShortTexts_HaveNone(string text, bool expected) => Assert.Equal(expected, DuplicateTexts.Fingerprint(text) is not null);

    [Fact]
    public void Traits_WordsBesideOther_AreNoComment()
    {
        var version = Flagged.Criteria(10, document => Sample.Set(document, "/sections/2/items/0/options/1/asksForWords", "true"));
        var answers = Sample.Must(Answers.Parse(version, Sample.Fields(("gender", "female"), ("gender_words", Comment)), Sample.Today));

        Assert.NotNull(answers.Comments);
        Assert.Empty(answers.Traits.Texts);
    }

    [Fact]
    public void Count_WhateverIsWritten_StaysBounded()
    {
        var answers = Enumerable.Range(0, 100).Select(i => Flagged.Response(comment: $"{Comment} {i}")).ToList();
        var campaigns = Enumerable.Range(0, 600).Select(i => Sample.Campaign($"c{i}", Flagged.Campaign.Version)).ToList(); // 60,000 texts

        foreach (var campaign in campaigns)
            answers.ForEach(response => _texts.Add(new(campaign, response.Submission, response.Answers, Sample.Noon)));

        Assert.InRange(_texts.Count, DuplicateTexts.MostTexts / 2, DuplicateTexts.MostTexts);
    }

    [Fact]
    public void Recent_AnyKeysInAnyOrder_HoldsNoMoreThanItMayAndTheLatestHalf() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(300),
        Prop.ForAll(Gen.Choose(0, 60).ArrayOf().ToArbitrary(), Gen.Choose(2, 20).ToArbitrary(), (keys, most) =>
        {
            var recent = new Recent<int, int>(most);
            var isBounded = true;
            foreach (var key in keys)
            {
                if (!recent.TryMeet(key, out var value))
                    recent.Add(key, -key);
                else if (value != -key)
                    return false;
                isBounded &= recent.Count <= most;
            }

            var latest = keys.Reverse().Distinct().Take(most / 2).ToList();
            return isBounded && latest.TrueForAll(key => recent.TryMeet(key, out _));
        }));

    private bool Add(string comment, Guid? id = null) => _texts.Add(Flagged.Response(comment: comment, id: id));
}
