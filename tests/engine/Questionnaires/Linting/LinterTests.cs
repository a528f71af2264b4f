using System.Text.Json.Nodes;

namespace SurveyHub.Tests;

/// <summary>One test a rule, with the faulty form that it was made for.</summary>
public sealed class LinterTests
{
    private const string Gender = "$.sections[1].items[0]";

    [Theory]
    [InlineData("Câu 7. Nơi tiếp nhận dễ tìm", "Câu 9. Phản ánh được xử lý", "numbering-gap", "Câu 9. | Câu 7.")]
    [InlineData("7. Nơi tiếp nhận dễ tìm", "9. Phản ánh được xử lý", "numbering-gap", "9. | 7.")]
    [InlineData("Câu hỏi 7: Nơi tiếp nhận dễ tìm", "Câu hỏi 7: Phản ánh được xử lý", "numbering-repeated", "Câu hỏi 7:")]
    [InlineData("8) Nơi tiếp nhận dễ tìm", "7) Phản ánh được xử lý", "numbering-repeated", "7)")]
    [InlineData("7a. Nơi tiếp nhận dễ tìm", "7a. Phản ánh được xử lý", "numbering-repeated", "7a.")]
    public void Check_NumbersTypedBeforeQuestions_MustFollow(string first, string second, string rule, string values) =>
        Assert.Equal([$"$.sections[0].items[1].question.vi: {values}"], Lint.Find(rule, document => Ask(document, first, second)).Lines());

    [Theory]
    [InlineData("Câu 7. Nơi tiếp nhận dễ tìm", "Câu 8. Phản ánh được xử lý")]
    [InlineData("7a. Nơi tiếp nhận dễ tìm", "7b. Phản ánh được xử lý")]
    [InlineData("2 lần nộp hồ sơ trở lên", "5 ngày chờ kết quả")]
    [InlineData("7. Nơi tiếp nhận dễ tìm", "Phản ánh được xử lý")]
    public void Check_NumbersThatFollowOrAreNone_AreFine(string first, string second) =>
        Assert.DoesNotContain(Linter.Check(Sample.Version(document => Ask(document, first, second))), finding => finding.Rule.StartsWith("numbering", StringComparison.Ordinal));

    [Fact]
    public void Check_NumbersThatBeginAgainInTheNextSection_AreFine() => Assert.Empty(Lint.Find("numbering-repeated", document =>
    {
        Ask(document, "1. Nơi tiếp nhận dễ tìm", "2. Phản ánh được xử lý");
        document.Item(1, 0).Ask("1. Giới tính");
    }));

    [Fact]
    public void Check_OptionTextTwiceInAnItem_IsRefused()
    {
        var finding = Assert.Single(Lint.Find("option-repeated", document => document.Item(1, 1).SetOptions("Ti vi", "Đài", "ti vi. ")));

        Assert.Equal(("$.sections[1].items[1].options[2].label.vi", FindingWeight.Refusal), (finding.Place, finding.Weight));
    }

    [Fact]
    public void Check_LevelTextTwice_IsSaidOnceForTheWholeScale() => Assert.Equal(
        ["$.sections[0].items[0].scale: Hài lòng"],
        Lint.Find("option-repeated", document => document["scales"]![0]!["levels"]![4]!["label"]!["vi"] = "Hài lòng").Lines());

    [Theory]
    [InlineData("Nơi tiếp nhận dễ tìm", 1)]
    [InlineData("  nơi tiếp nhận  dễ tìm.", 1)]
    [InlineData("Nơi trả kết quả dễ tìm", 0)]
    public void Check_QuestionRepeatedBelowTheSameTitle_IsFound(string second, int found) =>
        Assert.Equal(found, Lint.Find("question-repeated", document => document.Item(0, 1).Ask(second)).Count);

    [Theory]
    [InlineData("Ông/bà chờ bao lâu?", 1)]
    [InlineData("Chính sách y tế", 0)] // how satisfied in one section, how interested in the other
    public void Check_QuestionRepeatedInAnotherSection_IsFoundWhenItIsAWholeQuestion(string question, int found) => Assert.Equal(found, Lint.Find("question-repeated", document =>
    {
        document.Item(0, 0).Ask(question);
        document.Item(1, 2).Ask(question);
    }).Count);

    [Fact]
    public void Check_CriterionInASectionWithoutContent_IsFound() => Assert.Equal(
        ["$.sections[1].items[3]: "],
        Lint.Find("criterion-outside-factor", document =>
        {
            var stray = document.Item(0, 1).DeepClone();
            stray["code"] = "c40";
            document["sections"]![1]!["items"]!.AsArray().Add(stray);
        }).Lines());

    [Fact]
    public void Check_TextsNotTranslatedWhereOthersAre_AreEachNamed()
    {
        var found = Lint.Find("translation-missing", document => document["sections"]![0]!["title"]!["en"] = "Access").Lines().ToList();

        Assert.Contains("$.consent.en: en", found);
        Assert.Contains("$.scales[0].levels[4].label.en: en", found);
        Assert.Contains($"{Gender}.options[1].label.en: en", found);
        Assert.DoesNotContain("$.title.en: en", found);
        Assert.DoesNotContain("$.sections[0].title.en: en", found);
    }

    [Fact]
    public void Check_MoreOptionsThanFitOnAPhone_IsAdvice()
    {
        var finding = Assert.Single(Lint.Find("options-many", document => document.Item(1, 0).SetOptions("Một", "Hai", "Ba", "Bốn"), new() { MostOptions = 3 }));

        Assert.Equal((Gender, FindingWeight.Advice), (finding.Place, finding.Weight));
        Assert.Equal(["4", "3"], finding.Values);
    }

    [Theory]
    [InlineData("required", "true")]
    [InlineData("requiredIf", "\"c24 < 3\"")]
    public void Check_SensitiveItemThatIsRequired_IsRefused(string property, string value)
    {
        var finding = Assert.Single(Lint.Find("sensitive-required", document =>
        {
            document.Item(1, 0)["data"] = "sensitive";
            document.Item(1, 0)[property] = JsonNode.Parse(value);
        }));

        Assert.Equal((Gender, FindingWeight.Refusal), (finding.Place, finding.Weight));
    }

    [Theory]
    [InlineData("Phiếu này không ghi tên.", "consent-without-purpose", "consent-not-voluntary")]
    [InlineData("Ông/bà tự nguyện trả lời. Câu trả lời chỉ dùng để phục vụ tốt hơn.", "consent-not-anonymous")]
    [InlineData("Phiếu ẩn danh, tự nguyện, nhằm cải thiện dịch vụ.")]
    public void Check_ConsentText_SaysAllThatItMust(string consent, params string[] rules) => Assert.Equal(
        rules,
        Linter.Check(Sample.Version(document => document["consent"]!["vi"] = consent)).Select(finding => finding.Rule).Where(rule => rule.StartsWith("consent", StringComparison.Ordinal)));

    [Fact]
    public void Check_FormLongerThanItMayBe_IsAdvice() =>
        Assert.Equal(["$.sections: 1 | 0"], Lint.Find("form-long", _ => { }, new() { MostMinutes = 0 }).Lines());

    [Fact]
    public void Check_Findings_ComeFromTheHeaviestToTheLightest()
    {
        var found = Linter.Check(Sample.Version(document =>
        {
            document.Item(0, 0).Ask("Công chức tận tình và lịch sự");
            document.Item(1, 1).SetOptions("Ti vi", "Ti vi");
        }));

        Assert.Equal("option-repeated", found[0].Rule);
        Assert.Equal("question-double", found[^1].Rule);
        Assert.Equal(found.OrderByDescending(finding => finding.Weight), found);
    }

    private static void Ask(JsonNode document, string first, string second)
    {
        document.Item(0, 0).Ask(first);
        document.Item(0, 1).Ask(second);
    }
}
