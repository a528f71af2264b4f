namespace SurveyHub.Tests;

public sealed class WordingTests
{
    [Theory]
    [InlineData("Ông/bà hài lòng ở mức nào với sự tận tình của công chức?", "tận tình")]
    [InlineData("Ông/bà có đồng ý rằng thủ tục đã đơn giản?", "có đồng ý rằng")]
    [InlineData("Như mọi người đều biết, thời gian chờ đã giảm. Ông/bà thấy sao?", "như mọi người đều biết")]
    public void Check_WordsThatLead_AreNamed(string question, string phrase) =>
        Assert.Equal([$"$.sections[0].items[0].question.vi: {phrase}"], Lint.Find("wording-leading", document => document.Item(0, 0).Ask(question)).Lines());

    [Theory]
    [InlineData("Nơi tiếp nhận dễ tìm, đúng không?", 1)]
    [InlineData("Thời gian chờ phải không quá 15 phút", 0)]
    public void Check_QuestionThatAsksToBeAgreedWith_IsFoundByItsEnd(string question, int found) =>
        Assert.Equal(found, Lint.Find("wording-leading", document => document.Item(0, 0).Ask(question)).Count);

    [Fact]
    public void Check_LeadThatLeadsInEnglish_IsFound() => Assert.Equal(
        ["$.sections[0].lead.en: do you agree that"],
        Lint.Find("wording-leading", document => document["sections"]![0]!["lead"] = new System.Text.Json.Nodes.JsonObject { ["vi"] = "Xin cho biết", ["en"] = "Do you agree that staff are polite?" }).Lines());

    [Fact]
    public void Check_PhrasesOfAProvince_TakeThePlaceOfTheShippedOnes()
    {
        var settings = new LinterSettings { LeadingPhrases = new Dictionary<string, IReadOnlyList<string>> { ["vi"] = ["dễ tìm"] } };

        Assert.Equal(["$.sections[0].items[0].question.vi: dễ tìm"], Lint.Find("wording-leading", _ => { }, settings).Lines());
    }

    [Theory]
    [InlineData("Thời gian và thái độ phục vụ", "và")]
    [InlineData("Công chức lịch sự hoặc thân thiện", "hoặc")]
    public void Check_RatingOfTwoThings_IsAdvice(string question, string word)
    {
        var finding = Assert.Single(Lint.Find("question-double", document => document.Item(0, 0).Ask(question)));

        Assert.Equal(("$.sections[0].items[0].question.vi", FindingWeight.Advice, word), (finding.Place, finding.Weight, finding.Values[0]));
    }

    [Theory]
    [InlineData("Vành đai xanh quanh trụ sở")] // begins like "và"
    [InlineData("Phí, lệ phí đúng quy định")]
    public void Check_RatingOfOneThing_IsFine(string question) => Assert.Empty(Lint.Find("question-double", document => document.Item(0, 0).Ask(question)));

    [Fact]
    public void Check_QuestionThatIsNoRating_MayJoinTwoThings() => Assert.Empty(Lint.Find("question-double", document => document.Item(1, 0).Ask("Giới tính và tên gọi")));

    [Theory]
    [InlineData(5, 1)]
    [InlineData(6, 0)]
    public void Check_QuestionOfSixWords_IsAdviceWhenFiveAreTheMost(int most, int found) =>
        Assert.Equal(found, Lint.Find("question-long", document => document.Item(0, 0).Ask("Nơi tiếp nhận rất dễ tìm"), new() { MostWords = most }).Count);
}
