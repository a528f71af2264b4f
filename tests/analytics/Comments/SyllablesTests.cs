using System.Text;

namespace SurveyHub.Tests;

public sealed class SyllablesTests
{
    [Theory]
    [InlineData("hoà", "hòa")]
    [InlineData("hòa", "hòa")]
    [InlineData("THUÝ", "thúy")]
    [InlineData("khoẻ", "khỏe")]
    [InlineData("toạ", "tọa")]
    [InlineData("xoã", "xõa")]
    [InlineData("uỷ", "ủy")]
    [InlineData("quý", "quý")]
    [InlineData("quỹ", "quỹ")]
    [InlineData("Hoàn", "hoàn")]
    [InlineData("hoài", "hoài")]
    [InlineData("ĐƯỜNG", "đường")]
    [InlineData("oan", "oan")]
    public void Spell_EitherPlaceOfTheTone_IsOneWord(string word, string spelled)
    {
        Assert.Equal(spelled, Syllables.Spell(word));
        Assert.Equal(spelled, Syllables.Spell(word.Normalize(NormalizationForm.FormD)));
    }

    [Fact]
    public void Split_Marks_PartWhatIsNoPhrase() => Assert.Equal(
        ["hồ sơ", "đầy đủ", "trả đúng hẹn", "tốt"], Syllables.Split("Hồ sơ | đầy đủ; trả đúng  hẹn (tốt!) 100%").Select(words => string.Join(' ', words)));

    [Theory]
    [InlineData("của", true)]
    [InlineData("được", true)]
    [InlineData("không", false)] // "không tốt" is not "tốt"
    [InlineData("chưa", false)]
    [InlineData("một", false)] // một cửa
    public void StopWords_JoinAndPoint_AndNeverDeny(string word, bool isStopWord) => Assert.Equal(isStopWord, Syllables.StopWords.Contains(word));
}
