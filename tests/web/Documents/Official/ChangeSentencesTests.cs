using SurveyHub.Web;

namespace SurveyHub.Tests;

public sealed class ChangeSentencesTests
{
    private const string Against = "kỳ “Khảo sát năm 2025”";

    private static readonly Texts _t = Texts.Vietnamese;
    private static readonly Scope _whole = OfficialSample.Structure.Overall;

    [Theory]
    [InlineData(500, 880, "Chỉ số hài lòng chung tăng 38,00 điểm phần trăm so với kỳ “Khảo sát năm 2025”, từ 50,00 % lên 88,00 %; mức tăng có ý nghĩa thống kê.")]
    [InlineData(880, 900, "Chỉ số hài lòng chung là 90,00 %, cao hơn 2,00 điểm phần trăm so với kỳ “Khảo sát năm 2025” (88,00 %), nhưng không khác biệt có ý nghĩa thống kê.")]
    [InlineData(880, 500, "Chỉ số hài lòng chung giảm 38,00 điểm phần trăm so với kỳ “Khảo sát năm 2025”, từ 88,00 % xuống 50,00 %; mức giảm có ý nghĩa thống kê.")]
    [InlineData(900, 880, "Chỉ số hài lòng chung là 88,00 %, thấp hơn 2,00 điểm phần trăm so với kỳ “Khảo sát năm 2025” (90,00 %), nhưng không khác biệt có ý nghĩa thống kê.")]
    [InlineData(880, 880, "Chỉ số hài lòng chung không thay đổi so với kỳ “Khảo sát năm 2025”, vẫn là 88,00 %.")]
    public void Of_TwoPeriodsOfAThousand_SaysHowFarAndHowSure(int before, int after, string sentence) => Assert.Equal(sentence, Said(Change(before, 1000, after, 1000)));

    [Theory]
    [InlineData(0.02, "tăng 2,00 điểm phần trăm")]
    [InlineData(-0.02, "giảm 2,00 điểm phần trăm")]
    public void Of_NoInterval_LeavesSignificanceOpen(double points, string words)
    {
        var said = Said(Change(880, 1000, 900, 1000) with { Difference = new(points, null, SampleInterval.None) });

        Assert.Contains(words, said, StringComparison.Ordinal);
        Assert.EndsWith("chưa đủ điều kiện để kết luận về ý nghĩa thống kê.", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(BreakKind.Item, "câu hỏi đã thay đổi ý nghĩa")]
    [InlineData(BreakKind.Criteria, "bộ tiêu chí đã thay đổi")]
    [InlineData(BreakKind.Definition, "cách tính hoặc phạm vi tính đã thay đổi")]
    [InlineData(BreakKind.Lineage, "đơn vị đã được tổ chức lại")]
    [InlineData(BreakKind.Instrument, "phương pháp đo đã thay đổi")]
    public void Of_ABreak_ComparesNothingAndSaysWhy(BreakKind kind, string reason) => Assert.Equal(
        $"Chỉ số hài lòng chung không so sánh được với kỳ “Khảo sát năm 2025”: {reason}.", Said(Change(500, 1000, 880, 1000) with { Difference = null, Breaks = [new(kind, null, null), new(kind, null, null)] }));

    [Fact]
    public void Of_NobodyBefore_SaysSo() => Assert.Equal(
        "Chỉ số hài lòng chung không so sánh được với kỳ “Khảo sát năm 2025” vì một trong hai kỳ chưa có số liệu.", Said(Change(0, 0, 880, 1000)));

    [Fact]
    public void Of_FewBefore_HasNoNumberOfThem() => Assert.Equal(
        "Chỉ số hài lòng chung không được so sánh với kỳ “Khảo sát năm 2025” vì một trong hai kỳ có ít hơn 5 người trả lời.", Said(Change(4, 4, 880, 1000)));

    [Fact]
    public void Of_AChange_NamesTheFactorsThatMoved()
    {
        var (up, down, still) = (Factor("A", 500, 880), Factor("B", 900, 500), Factor("C", 900, 900));

        var said = OfficialSample.Plain(ChangeSentences.Of(_t, new(Campaign(), null, null, [Change(880, 1000, 880, 1000), up, down, still]), 5));

        Assert.Equal(["Các yếu tố tăng có ý nghĩa thống kê: A (38,00 điểm phần trăm).", "Các yếu tố giảm có ý nghĩa thống kê: B (40,00 điểm phần trăm)."], said.Skip(1));
    }

    [Fact]
    public void Of_AChangeOfNoFactor_SaysSoAndHowManyAreNotCompared()
    {
        var (still, broken) = (Factor("C", 900, 900), Factor("D", 900, 500) with { Difference = null, Breaks = [new(BreakKind.Criteria, "c1", null)] });

        var said = OfficialSample.Plain(ChangeSentences.Of(_t, new(Campaign(), null, null, [Change(880, 1000, 880, 1000), still, broken]), 5));

        Assert.Equal(["Không yếu tố nào thay đổi có ý nghĩa thống kê.", "Có 1 yếu tố không so sánh được."], said.Skip(1));
    }

    [Fact]
    public void Of_DaysOfTheSameCampaign_AreNamed() => Assert.Contains(
        "kỳ “Khảo sát năm 2025”, các ngày từ 01/03/2026 đến 07/03/2026", ChangeSentences.Of(_t, new(Campaign(), new(new(2026, 3, 1), new(2026, 3, 7)), null, [Change(500, 1000, 880, 1000)]), 5)[0], StringComparison.Ordinal);

    [Fact]
    public void Of_DaysWithoutAnEnd_AreNamedByTheirFirst() => Assert.Contains(
        "các ngày từ 01/03/2026,", ChangeSentences.Of(_t, new(Campaign(), new(new(2026, 3, 1), DateOnly.MaxValue), null, [Change(500, 1000, 880, 1000)]), 5)[0], StringComparison.Ordinal);

    private static Campaign Campaign() => Sample.Campaign() with { Title = Sample.Text("Khảo sát năm 2025") };

    private static ScopeChange Factor(string name, int before, int after)
    {
        var scope = _whole with { Kind = ScopeKind.Factor, Code = name, Name = Sample.Text(name) };
        return Change(before, 1000, after, 1000) with { Scope = scope };
    }

    private static ScopeChange Change(long before, long beforeOf, long after, long afterOf)
    {
        var (was, isNow) = (OfficialSample.Estimate(_whole, before, beforeOf), OfficialSample.Estimate(_whole, after, afterOf));
        return new(_whole, was, isNow, Difference.Between(isNow, was), []);
    }

    private static string Said(ScopeChange change) => OfficialSample.Plain([ChangeSentences.Of(_t, change, Against, floor: 5)])[0];
}
