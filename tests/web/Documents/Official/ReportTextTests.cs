using SurveyHub.Web;

namespace SurveyHub.Tests;

/// <summary>Each thing that a sentence of an official report can say.</summary>
public sealed class ReportTextTests
{
    private const int Floor = 5;
    private const string Quote = "Nội dung chỉ tiêu: “tối thiểu 80% hài lòng” (Kế hoạch 1/KH-UBND, mục 2).";

    private static readonly Texts _t = Texts.Vietnamese;

    [Fact]
    public void Overall_Answered_HasRateIntervalAndCounts() => Assert.Equal(
        ["Chỉ số hài lòng chung đạt 82,50 % (khoảng tin cậy 95 %: 76,6–87,1 %), tính từ 200 câu trả lời hợp lệ của 200 người."],
        OfficialSample.Plain(OverallSentences.Of(_t, OfficialSample.Results(165, 200))));

    [Fact]
    public void Overall_Nobody_HasNoNumber() => Assert.Equal(
        ["Chưa có người nào trả lời các câu hỏi về mức độ hài lòng nên chưa tính được chỉ số hài lòng."], OverallSentences.Of(_t, OfficialSample.Results(0, 0)));

    [Theory]
    [InlineData(1700, "85,00 % (khoảng tin cậy 95 %: 83,4–86,5 %)", "đạt, với độ tin cậy 95 %", "trên 99 %")]
    [InlineData(1620, "81,00 % (khoảng tin cậy 95 %: 79,2–82,7 %)", "đạt nhưng chưa chắc chắn, vì khoảng tin cậy còn chứa mức đặt ra", "87 %")]
    [InlineData(1580, "79,00 % (khoảng tin cậy 95 %: 77,2–80,7 %)", "chưa đạt nhưng chưa chắc chắn, vì khoảng tin cậy còn chứa mức đặt ra", "13 %")]
    [InlineData(1500, "75,00 % (khoảng tin cậy 95 %: 73,1–76,8 %)", "chưa đạt, với độ tin cậy 95 %", "dưới 1 %")]
    public void Target_OfTwoThousand_IsJudgedWithItsCertaintyAndThePlansSentence(int satisfied, string reached, string verdict, string probability) => Assert.Equal(
        $"Thủ tục hành chính: {reached}, 2.000 người trả lời. So với mức đặt ra tối thiểu 80 %: {verdict}. Xác suất đạt: {probability}. {Quote}", Said(OfficialSample.Target(satisfied, 2000)));

    [Fact]
    public void Target_OfFew_IsNotEnoughToJudge() => Assert.Contains("chưa đủ số liệu để kết luận, vì khoảng tin cậy quá rộng", Said(OfficialSample.Target(9, 10)), StringComparison.Ordinal);

    [Fact]
    public void Target_BelowTheFloor_HasNoNumberOfThem() => Assert.Equal(
        $"Thủ tục hành chính: không nêu số liệu vì có ít hơn 5 người trả lời, hoặc từ đó suy ra được số liệu của ít hơn 5 người. {Quote}", Said(OfficialSample.Target(4, 4)));

    [Fact]
    public void Target_Nobody_SaysSo() => Assert.Equal($"Thủ tục hành chính: chưa có người trả lời. {Quote}", Said(OfficialSample.Target(0, 0)));

    [Fact]
    public void Target_WithoutNumber_IsNotJudged() => Assert.Equal(
        $"Thủ tục hành chính: 85,00 % (khoảng tin cậy 95 %: 83,4–86,5 %), 2.000 người trả lời. Kế hoạch không đặt mức bằng số. {Quote}", Said(OfficialSample.Target(1700, 2000, hasNumber: false)));

    [Fact]
    public void Targets_AllMissed_SaysThatNoneIsMet() => Assert.Equal(
        "Không chỉ tiêu nào đạt: cả 2 chỉ tiêu có mức đặt ra đều chưa đạt với độ tin cậy 95 %.", Summary(OfficialSample.Target(1500, 2000), OfficialSample.Target(1400, 2000)));

    [Fact]
    public void Targets_AllMet_SaysSo() => Assert.Equal("Tất cả 2 chỉ tiêu có mức đặt ra đều đạt với độ tin cậy 95 %.", Summary(OfficialSample.Target(1700, 2000), OfficialSample.Target(1800, 2000)));

    [Fact]
    public void Targets_Mixed_AreCountedByVerdictAndTheRestIsOpen() => Assert.Equal(
        "Trong 6 chỉ tiêu có mức đặt ra: 1 chỉ tiêu đạt với độ tin cậy 95 %; 1 chỉ tiêu đạt nhưng chưa chắc chắn; 1 chỉ tiêu chưa đạt nhưng chưa chắc chắn; 1 chỉ tiêu chưa đạt với độ tin cậy 95 %; 2 chỉ tiêu chưa kết luận được.",
        Summary([.. ((int[])[1700, 1620, 1580, 1500]).Select(satisfied => OfficialSample.Target(satisfied, 2000)), OfficialSample.Target(4, 4), OfficialSample.Target(0, 0), OfficialSample.Target(1700, 2000, hasNumber: false)]));

    [Fact]
    public void Targets_OfTwoKinds_NameNoOther() => Assert.Equal(
        "Trong 2 chỉ tiêu có mức đặt ra: 1 chỉ tiêu đạt với độ tin cậy 95 %; 1 chỉ tiêu chưa kết luận được.", Summary(OfficialSample.Target(1700, 2000), OfficialSample.Target(0, 0)));

    [Fact]
    public void Target_NamedInSmallLetters_BeginsWithACapital()
    {
        var target = OfficialSample.Target(0, 0);

        Assert.StartsWith("Giải quyết thủ tục: ", Said(target with { Target = target.Target with { Scope = "giải quyết thủ tục" } }), StringComparison.Ordinal);
    }

    [Fact]
    public void Targets_None_SaysSo() => Assert.Equal(["Không có chỉ tiêu nào gắn với cuộc khảo sát này."], TargetSentences.Of(_t, [], Floor));

    [Fact]
    public void Criteria_OneAnswered_ComparesNothing() => Assert.Equal(
        ["Chỉ một tiêu chí có số liệu: “Nơi tiếp nhận dễ tìm”: 82,50 % (khoảng tin cậy 95 %: 76,6–87,1 %)."], OfficialSample.Plain(ScopeSentences.Of(_t, OfficialSample.Results(165, 200), Floor)));

    [Fact]
    public void Criteria_TwoOfOneRate_AreSaidToBeEqual() => Assert.Equal(["Mọi tiêu chí có cùng tỷ lệ hài lòng 82,50 %."], Criteria(165, 165));

    [Fact]
    public void Criteria_OfTwoRates_AreBestAndWorst() => Assert.Equal(
        ["Tiêu chí có tỷ lệ hài lòng cao nhất: “Nơi tiếp nhận dễ tìm”, 82,50 %; thấp nhất: “Phản ánh được xử lý”, 75,00 %."], Criteria(165, 150));

    [Fact]
    public void Criteria_OfFewAnswers_AreNotSaid()
    {
        var results = OfficialSample.Results(168, 204) with
        {
            Items = [OfficialSample.Estimate(OfficialSample.Structure.Items[0], 165, 200), OfficialSample.Estimate(OfficialSample.Structure.Items[1], 3, 4)],
        };

        Assert.Contains(ScopeSentences.Of(_t, results, Floor), words => words.StartsWith("Không nêu số liệu của", StringComparison.Ordinal));
        Assert.DoesNotContain(ScopeSentences.Of(_t, results, Floor), words => words.Contains("Phản ánh", StringComparison.Ordinal));
    }

    private static IReadOnlyList<string> Criteria(long first, long second) => OfficialSample.Plain(ScopeSentences.Of(
        _t,
        OfficialSample.Results(first + second, 400) with
        {
            Items = [OfficialSample.Estimate(OfficialSample.Structure.Items[0], first, 200), OfficialSample.Estimate(OfficialSample.Structure.Items[1], second, 200)],
        },
        Floor));

    private static string Said(TargetResult target) => OfficialSample.Plain([TargetSentences.Of(_t, target, Floor)])[0];

    private static string Summary(params IReadOnlyList<TargetResult> targets) => OfficialSample.Plain(TargetSentences.Of(_t, targets, Floor))[0];
}
