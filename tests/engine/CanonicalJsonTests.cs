using System.Text;
using System.Text.Json;

namespace SurveyHub.Tests;

public sealed class CanonicalJsonTests
{
    [Fact]
    public void Write_KeysInAnyOrderAndWhiteSpace_IsOneText() =>
        Assert.Equal("""{"a":[1,true,null],"b":{"c":"x","d":2.50}}""", Write("""{ "b" : { "d": 2.50, "c": "x" },  "a": [1, true, null] }"""));

    [Fact]
    public void Write_ArrayInAnotherOrder_IsAnotherText() => Assert.NotEqual(Write("[1,2]"), Write("[2,1]"));

    [Fact]
    public void Write_Vietnamese_StandsUnescapedInNormalFormC() => Assert.Equal("""{"vi":"Hài lòng"}""", Write($$"""{"vi":"{{"Hài lòng".Normalize(NormalizationForm.FormD)}}"}"""));

    [Fact]
    public void Write_Emoji_IsOneTextHoweverItWasEscaped() => Assert.Equal(Write("[\"😀\"]"), Write("""["\ud83d\uDE00"]"""));

    [Fact]
    public void Write_MarkupAndQuotes_OnlyWhatJsonDemandsIsEscaped() => Assert.Equal("""["<b>&'+\"\\\n"]""", Write("""["\u003cb\u003e&'+\u0022\\\u000a"]"""));

    [Fact]
    public void Write_KeysThatNormalizationReorders_IsTheSameText() =>
        Assert.Equal("""{"f":1,"é":2}""", Write($$"""{"{{"é".Normalize(NormalizationForm.FormD)}}":2,"f":1}"""));

    [Fact]
    public void Sha256_KnownText_IsTheKnownDigest() =>
        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", CanonicalJson.Sha256("abc")); // FIPS 180-2, appendix B.1

    private static string Write(string json)
    {
        using var document = JsonDocument.Parse(json);
        return CanonicalJson.Write(document.RootElement);
    }
}
