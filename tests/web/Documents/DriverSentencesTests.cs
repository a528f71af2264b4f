using SurveyHub.Web;

namespace SurveyHub.Tests;

public sealed class DriverSentencesTests
{
    private static readonly Texts _vi = Texts.All.Single(texts => texts.Language == "vi");
    private static readonly Texts _en = Texts.All.Single(texts => texts.Language == "en");
    private static readonly IndexStructure _structure = new(Sample.Version());

    [Fact]
    public void Of_APriority_SaysHowImportantHowGoodAndWhatFollows()
    {
        var priorities = Priorities.Of([Driver(0, 0.876, 7120), Driver(1, 0.124, 9500)], new Demand(80, OrEqual: false))!;

        Assert.Equal("Mức độ quan trọng cao (87,6\u00A0%) nhưng chỉ 71,20\u00A0% hài lòng: cần cải thiện trước.", _vi.Of(priorities.Order[0], priorities));
        Assert.Equal("Mức độ quan trọng thấp (12,4\u00A0%) mà 95,00\u00A0% hài lòng: có thể dành bớt nguồn lực cho việc khác.", _vi.Of(priorities.Order[1], priorities));
        Assert.Equal("High importance (87.6%) but only 71.20% satisfied: mend first.", _en.Of(priorities.Order[0], priorities));
    }

    [Fact]
    public void Of_APriorityJustUnderTheDemand_HasTheDecimalsThatItNeeds()
    {
        var priorities = Priorities.Of([new Driver(_structure.Items[0], 1, 1, IsConstant: false, new(22499, 25000))], new Demand(90, OrEqual: true))!;

        Assert.Equal("Mức độ quan trọng cao (100,0\u00A0%) nhưng chỉ 89,996\u00A0% hài lòng: cần cải thiện trước.", _vi.Of(priorities.Order[0], priorities));
    }

    [Theory]
    [InlineData(5, "Mọi người trả lời như nhau nên không tính được mức độ quan trọng; 100,00\u00A0% hài lòng.")]
    [InlineData(0, "Chưa có ai trả lời.")]
    public void Of_APriorityWithoutImportance_SaysWhy(int answers, string sentence)
    {
        var priorities = Priorities.Of([new Driver(_structure.Items[0], 0, 0, IsConstant: true, new(answers, answers)), Driver(1, 1, 9500)])!;

        Assert.Equal(sentence, _vi.Of(priorities.Order[1], priorities));
    }

    [Fact]
    public void About_ACompositeThatWasMended_SaysBothAndTheCuts()
    {
        Driver[] criteria = [Driver(0, 0.5, 7000), Driver(1, 0.5, 8000)];
        var drivers = new Drivers(OverallSatisfaction.Composite, 1, IsMended: true, criteria, Factors: []);

        var about = _vi.About(drivers, Priorities.Of(criteria)!);

        Assert.Equal([_vi["driver.composite"], _vi["driver.mended"], "Quan trọng: từ 50,0\u00A0%, mức trung bình. Làm tốt: từ 75,0\u00A0% hài lòng, mức trung bình."], about);
    }

    [Fact]
    public void About_AQuestionForTheWholeAndADemand_SaysHowMuchIsExplainedAndTheDemand()
    {
        Driver[] criteria = [Driver(0, 0.5, 7000), Driver(1, 0.5, 8000)];
        var drivers = new Drivers(OverallSatisfaction.Item, 0.6543, IsMended: false, criteria, Factors: []);

        var about = _vi.About(drivers, Priorities.Of(criteria, new Demand(80, OrEqual: false))!);

        Assert.Equal(2, about.Count);
        Assert.Contains("(R² = 65,4\u00A0%;", about[0], StringComparison.Ordinal);
        Assert.Equal("Quan trọng: từ 50,0\u00A0%, mức trung bình. Làm tốt: trên 80\u00A0% hài lòng.", about[1]);
    }

    [Theory]
    [InlineData(-1, 20, "Thấp hơn ngưỡng 5,00 điểm phần trăm.")]
    [InlineData(-1, 25000, "Thấp hơn ngưỡng 0,004 điểm phần trăm.")] // 89.996 % against 90 %
    [InlineData(1, 80, "Cao hơn ngưỡng 1,25 điểm phần trăm.")]
    [InlineData(0, 1, "Đúng bằng ngưỡng.")]
    public void Of_AGap_SaysOnWhichSideOfTheThresholdAndHowFar(int numerator, int denominator, string sentence) =>
        Assert.Equal(sentence, _vi.Of(new Gap(new(numerator, denominator), [], [], [])));

    [Theory]
    [InlineData(-3, 80, "Kéo chỉ số xuống 3,75 điểm phần trăm: 60,00\u00A0% hài lòng, 1.500 câu trả lời.")]
    [InlineData(3, 80, "Nâng chỉ số lên 3,75 điểm phần trăm: 60,00\u00A0% hài lòng, 1.500 câu trả lời.")]
    [InlineData(0, 1, "Không kéo chỉ số xuống, cũng không nâng lên: 60,00\u00A0% hài lòng, 1.500 câu trả lời.")]
    public void Of_AContribution_SaysWhatItDoesToTheIndex(int numerator, int denominator, string sentence) =>
        Assert.Equal(sentence, _vi.Of(new Contribution<Scope>(_structure.Items[0], new(900, 1500), new(numerator, denominator))));

    [Fact]
    public void Of_AChange_SaysWhatCameFromWithinAndWhatFromTheMix() => Assert.Equal(
        "Thay đổi −19,60 điểm phần trăm: +3,50 do mức hài lòng trong từng đơn vị, −23,10 do tỷ trọng ý kiến giữa các đơn vị.",
        _vi.Of(RateChange.Of([(Code.Of("so"), new(72, 80), new(46, 50)), (Code.Of("phuong"), new(10, 20), new(110, 200))])!));

    private static Driver Driver(int place, double importance, int satisfied) => new(_structure.Items[place], importance, importance, IsConstant: false, new(satisfied, 10000));
}
