using SurveyHub.Web;

namespace SurveyHub.Tests;

public sealed class UnitSentencesTests
{
    private static readonly Texts _t = Texts.Vietnamese;

    [Fact]
    public void Of_UnitsApart_HasRangeBestWorstAndWhoLeads() => Assert.Equal(
        [
            "Trong 3 cơ quan, đơn vị được xếp hạng, tỷ lệ hài lòng từ 50,00 % đến 90,00 %, chênh lệch 40,00 điểm phần trăm.",
            "Cao nhất: Sở Nội vụ, đạt 90,00 % (khoảng tin cậy 95 %: 88,0–91,7 %).",
            "Thấp nhất: Sở Y tế, đạt 50,00 % (khoảng tin cậy 95 %: 46,9–53,1 %).",
            "Nhóm dẫn đầu gồm 2 cơ quan, đơn vị không khác biệt có ý nghĩa thống kê với nơi cao nhất: Sở Nội vụ và Sở Tài chính.",
        ],
        Said(("Sở Y tế", 500, 1000), ("Sở Nội vụ", 900, 1000), ("Sở Tài chính", 880, 1000)));

    [Fact]
    public void Of_TwoBestOfOneRate_AreNamedTogether() => Assert.Contains(
        "Cao nhất: Sở Nội vụ và Sở Tài chính, đạt 90,00 % (khoảng tin cậy 95 %: 88,0–91,7 %).", Said(("Sở Y tế", 500, 1000), ("Sở Tài chính", 900, 1000), ("Sở Nội vụ", 900, 1000)));

    [Fact]
    public void Of_OneFarAhead_LeadsAlone() => Assert.Equal("Sở Nội vụ cao hơn tất cả các nơi còn lại một cách có ý nghĩa thống kê.", Said(("Sở Nội vụ", 900, 1000), ("Sở Y tế", 500, 1000))[^1]);

    [Fact]
    public void Of_UnitsNotToldApart_SaysSo() => Assert.Equal("Các cơ quan, đơn vị này không khác biệt có ý nghĩa thống kê với nơi cao nhất.", Said(("Sở Nội vụ", 900, 1000), ("Sở Y tế", 880, 1000))[^1]);

    [Fact]
    public void Of_OneUnit_ComparesNothing() => Assert.Equal(
        ["Chỉ một cơ quan, đơn vị đủ số người trả lời để xếp hạng là Sở Nội vụ, đạt 90,00 % (khoảng tin cậy 95 %: 76,9–96,0 %); không so sánh giữa các đơn vị."], Said(("Sở Nội vụ", 36, 40)));

    [Fact]
    public void Of_AllOfOneRate_SaysSo() => Assert.Equal(["Cả 2 cơ quan, đơn vị được xếp hạng có cùng tỷ lệ hài lòng 90,00 %."], Said(("Sở Nội vụ", 36, 40), ("Sở Y tế", 36, 40)));

    [Fact]
    public void Of_FewerThanThirtyEach_ListsAndRanksNone() => Assert.Equal(
        ["Chưa có cơ quan, đơn vị nào đủ 30 người trả lời để xếp hạng.", "Có 2 cơ quan, đơn vị ít hơn 30 người trả lời chỉ được nêu, không xếp hạng."], Said(("Sở Nội vụ", 10, 20), ("Sở Y tế", 15, 20)));

    [Fact]
    public void Of_Nobody_RanksNone() => Assert.Equal(["Chưa có cơ quan, đơn vị nào đủ 30 người trả lời để xếp hạng."], Said());

    /// <summary>Whoever subtracts the large unit from the whole would find the small one: both are withheld, or the next smallest with it.</summary>
    [Fact]
    public void Of_AUnitBelowTheFloor_IsWithheldWithASecond()
    {
        var said = Said(("Sở Nội vụ", 36, 40), ("Sở Y tế", 30, 40), ("Trạm nhỏ", 2, 3), ("Trạm vừa", 5, 6));

        Assert.Contains("Không nêu số liệu của 2 cơ quan, đơn vị vì có ít hơn 5 người trả lời, hoặc từ đó suy ra được số liệu của ít hơn 5 người.", said);
        Assert.DoesNotContain(said, words => words.Contains("Trạm", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_ManyUnits_NamesTenOfThem() => Assert.EndsWith(
        "u8, u9 và 2 nơi khác.", OfficialSample.Plain([_t.Join([.. Enumerable.Range(0, 12).Select(i => $"u{i}")]) + "."])[0], StringComparison.Ordinal);

    private static IReadOnlyList<string> Said(params IReadOnlyList<(string Name, long Satisfied, long Valid)> units) => OfficialSample.Plain(UnitSentences.Of(_t, OfficialSample.Units(units), floor: 5));
}
