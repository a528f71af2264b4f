namespace SurveyHub.Tests;

public sealed class CopiedOptionsTests
{
    [Fact]
    public void Check_OptionOfAnotherQuestionAmongStrangers_IsFoundOnlyWhereItIsStrange() => Assert.Equal(
        ["$.sections[1].items[0].options[2].label.vi: Đại học | education"],
        Lint.Find("option-copied", document =>
        {
            document.Item(1, 0).SetOptions("Nam", "Nữ", "Đại học");
            document.AddSingle("education", "Trình độ học vấn", "Tiểu học", "Trung học phổ thông", "Đại học", "Sau đại học");
        }).Lines());

    [Fact]
    public void Check_OptionAmongBands_IsFound() => Assert.Equal(
        ["$.sections[1].items[3].options[2].label.vi: Nông dân | work"],
        Lint.Find("option-copied", document =>
        {
            document.AddSingle("age", "Tuổi", "18-24", "25-34", "Nông dân", "Từ 35 trở lên");
            document.AddSingle("work", "Nghề", "Nông dân", "Viên chức", "Nội trợ");
        }).Lines());

    [Theory]
    [InlineData("Nam|Nữ|Khác", "Kinh|Tày|Khác")] // fits any list
    [InlineData("Ti vi|Đài|Mạng xã hội", "Ti vi|Đài|Báo giấy")] // two lists of the same kind
    [InlineData("Trực tuyến|Trực tiếp|Bưu chính", "Gặp trực tiếp|Trực tuyến|Điện thoại")] // at home in both
    [InlineData("Nam|Nữ|Nông dân", "Nông dân|Viên chức|Nội trợ")] // no sign tells the stranger
    [InlineData("Rất tốt|Tốt|Kém", "Rất tốt|Tốt|Kém")]
    public void Check_OptionsSharedForAReason_AreFine(string first, string second) => Assert.Empty(Lint.Find("option-copied", document =>
    {
        document.Item(1, 0).SetOptions(first.Split('|'));
        document.AddSingle("other", "Câu khác", second.Split('|'));
    }));
}
