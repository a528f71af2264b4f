using SurveyHub.Web;

namespace SurveyHub.Tests;

public sealed class FieldChangeTests
{
    private static readonly Texts _vi = Texts.All.Single(texts => texts.Language == "vi");

    [Fact]
    public void Between_TwoObjects_GivesWhatChangedInTheReadersWords() => Assert.Equal(
        (FieldChange[])[new("Phiên bản", "1", "2"), new("Được tính vào kết quả", "có", "không"), new("Ngày mở", "02/03/2026", null), new("Ngày đóng", null, "12:00:00, 02/03/2026")],
        FieldChange.Between("""{"version":1,"counts":true,"opens":"2026-03-02","title":"X"}""", """{"version":2,"counts":false,"closes":"2026-03-02T05:00:00.000Z","title":"X"}""", _vi));

    [Fact]
    public void Between_NothingAndAListOfObjects_NumbersTheirFields() => Assert.Equal(
        (FieldChange[])[new("Sự kiện 1 – Loại", null, "merge"), new("Sự kiện 2 – Loại", null, "split"), new("Sự kiện 2 – khongBiet", null, "1.50")],
        FieldChange.Between(null, """{"events":[{"kind":"merge"},{"kind":"split","khongBiet":1.50}],"values":[],"reason":null}""", _vi));

    [Fact]
    public void Between_NoJson_GivesItAsItStands() => Assert.Equal((FieldChange[])[new("Thay đổi", "{\"a\":", "x")], FieldChange.Between("{\"a\":", "x", _vi));

    [Fact]
    public void Between_Nothing_IsEmpty() => Assert.Empty(FieldChange.Between(null, null, _vi));
}
