namespace SurveyHub.Tests;

/// <summary>Answers to items of every kind, and what rules make of them.</summary>
public sealed class AnswerKindsTests
{
    private static readonly QuestionnaireVersion _version = KindsSample.Version();

    [Fact]
    public void Parse_OneAnswerOfEachKind_IsCanonical()
    {
        var answers = Sample.Must(Parse(
            ("c24", "5"), ("visited", "yes"), ("minutes", "45,5"), ("why", "absent"), ("why", "crowded"), ("filed", "2026-02-01"), ("returned", "3/2/2026"),
            ("first", "place"), ("first", "time"), ("name-it", " Khai sinh "), ("agree", "on")));

        Assert.Equal(
            """{"agree":true,"c24":"5","filed":"2026-02-01","first":["place","time"],"minutes":45.5,"returned":"2026-02-03","visited":"yes","why":["crowded","absent"]}""",
            answers.Choices);
        Assert.Equal("""{"name-it":"Khai sinh"}""", answers.Comments);
    }

    [Fact]
    public void Parse_AnswersToItemsThatAreNotAsked_AreNotStored()
    {
        var answers = Sample.Must(Parse(("c24", "5"), ("visited", "no"), ("minutes", "90"), ("why", "absent"), ("agree", "true")));

        Assert.Equal("""{"agree":true,"c24":"5","visited":"no"}""", answers.Choices);
    }

    [Fact]
    public void Parse_WrongAnswerToAnItemThatIsNotAsked_RefusesNothing() =>
        Assert.Empty(Parse(("c24", "5"), ("visited", "no"), ("minutes", "lâu"), ("agree", "true")).Problems);

    [Theory]
    [InlineData("59", "")] // late, so it is asked; not required
    [InlineData("60", "why answer-missing")]
    [InlineData("30", "")] // not late, so it is not asked
    public void Parse_RequiredIf_AsksOnlyWhereItHolds(string minutes, string problem) =>
        Assert.Equal(problem, string.Join(' ', Parse(("c24", "5"), ("visited", "yes"), ("minutes", minutes), ("agree", "true")).Problems.Select(found => $"{found.Place} {found.Rule}")));

    [Theory]
    [InlineData("minutes", "lâu", "answer-no-number")]
    [InlineData("minutes", "1.500", "answer-no-number")] // thousands or one and a half
    [InlineData("minutes", "1,25", "answer-no-number")] // one decimal at most
    [InlineData("minutes", "-1", "answer-out-of-range")]
    [InlineData("minutes", "480,1", "answer-out-of-range")]
    [InlineData("minutes", "1e2", "answer-no-number")]
    [InlineData("filed", "hôm qua", "answer-no-date")]
    [InlineData("filed", "30/02/2026", "answer-no-date")]
    [InlineData("filed", "2025-06-30", "answer-out-of-range")]
    [InlineData("visited", "maybe", "answer-unknown")]
    [InlineData("agree", "no", "answer-unknown")]
    [InlineData("thanks", "x", "answer-unexpected")]
    [InlineData("late", "true", "answer-unexpected")]
    public void Parse_WhatIsNoAnswerToItsItem_IsRefusedThere(string item, string value, string rule)
    {
        var fields = new Dictionary<string, string> { ["c24"] = "5", ["visited"] = "yes", ["minutes"] = "5", ["agree"] = "true", [item] = value };

        var problem = Assert.Single(Parse([.. fields.Select(field => (field.Key, field.Value))]).Problems);

        Assert.Equal((rule, item), (problem.Rule, problem.Place));
    }

    [Fact]
    public void Parse_AnswerThatBreaksItsRule_IsRefusedInTheQuestionnairesWords()
    {
        var problem = Assert.Single(Parse(("c24", "5"), ("visited", "no"), ("filed", "2026-02-02"), ("returned", "2026-02-01"), ("agree", "true")).Problems);

        Assert.Equal(("answer-invalid", "returned", "Ngày nhận phải sau ngày nộp."), (problem.Rule, problem.Place, problem.Value));
    }

    [Fact]
    public void Parse_RuleAboutAnAnswerThatIsMissing_PermitsIt() =>
        Assert.Empty(Parse(("c24", "5"), ("visited", "no"), ("returned", "2026-02-01"), ("agree", "true")).Problems);

    [Fact]
    public void Parse_MoreOptionsThanMayBeChosen_IsRefused() =>
        Assert.Equal("answers-miscounted", Late(("why", "crowded"), ("why", "absent"), ("why", "system")).Rule);

    [Fact]
    public void Parse_ExclusiveOptionBesideAnother_IsRefused() => Assert.Equal("answer-exclusive", Late(("why", "none"), ("why", "absent")).Rule);

    [Fact]
    public void Parse_RankingWithTooFewPlaces_IsRefused() => Assert.Equal("answers-miscounted", Late(("first", "time")).Rule);

    [Fact]
    public void Parse_OneOptionTwiceInARanking_IsRefused() => Assert.Equal("answer-repeated", Late(("first", "time"), ("first", "time")).Rule);

    [Fact]
    public void Parse_WordsBesideOther_AreKeptApart()
    {
        var answers = Sample.Must(Parse(("c24", "5"), ("visited", "yes"), ("minutes", "45"), ("why", "other"), ("why_words", "Mất điện"), ("agree", "true")));

        Assert.Contains("\"why\":[\"other\"]", answers.Choices, StringComparison.Ordinal);
        Assert.Equal("""{"why":"Mất điện"}""", answers.Comments);
    }

    [Fact]
    public void Parse_WordsBesideAnOptionNotChosen_AreNotLostSilently() => Assert.Equal("answer-words-stray", Late(("why", "absent"), ("why_words", "Mất điện")).Rule);

    [Fact]
    public void Parse_TheSameNumberWrittenInTwoWays_IsTheSameAnswer() => Assert.Equal(Minutes("1,0"), Minutes("1"));

    private static string Minutes(string minutes) => Sample.Must(Parse(("c24", "5"), ("visited", "yes"), ("minutes", minutes), ("agree", "true"))).Choices;

    private static Problem Late(params (string Name, string Value)[] fields) =>
        Assert.Single(Parse([("c24", "5"), ("visited", "yes"), ("minutes", "45"), ("agree", "true"), .. fields]).Problems);

    private static Outcome<Answers> Parse(params (string Name, string Value)[] fields) => Answers.Parse(
        _version,
        fields.GroupBy(field => field.Name, (name, same) => KeyValuePair.Create<string, IReadOnlyList<string>>(name, [.. same.Select(field => field.Value)])),
        Sample.Today);
}
