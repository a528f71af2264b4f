using System.Text;

namespace SurveyHub.Tests;

public sealed class SentJsonTests
{
    [Theory]
    [InlineData("""{"a":"\\ud800"}""")] // a backslash, then letters
    [InlineData("""{"a":"\ud83d\udc4d\u1ec7"}""")]
    [InlineData("""{"a":"Chờ lâu 👍","A":1}""")]
    public void Parse_GoodText_IsRead(string json)
    {
        using var document = Sample.Must(SentJson.Parse(Encoding.UTF8.GetBytes(json)));

        Assert.Equal(json, document.RootElement.GetRawText());
    }

    [Theory]
    [InlineData("""{"a":"\ud83d"}""", "7")]
    [InlineData("""{"a":"\ud83d\ud83d\udc4d"}""", "7")]
    [InlineData("""{"a":"\\\udc4d"}""", "9")]
    [InlineData("""{"a":"\ud83d\udc4d\udc4d"}""", "19")]
    [InlineData("""{"a":"x\uDBFF""", "8")]
    public void Parse_HalfOfACharacter_NamesItsByte(string json, string place) =>
        Assert.Equal(("json-not-unicode", place), SentJson.Parse(Encoding.UTF8.GetBytes(json)).Problems is [var problem] ? (problem.Rule, problem.Value) : default);

    [Fact]
    public void Parse_RandomBytes_AreReadOrRefusedButNeverThrow()
    {
        var random = new Random(7);
        for (var i = 0; i < 10_000; i++)
        {
            var bytes = Encoding.UTF8.GetBytes("""[{"id":"\ud83d\udc4d","answers":{"c24":[1,"\u1ec7"],"c25":true}}]""");
            for (var changes = random.Next(1, 5); changes > 0; changes--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);

            var parsed = SentJson.Parse(bytes.AsMemory(0, random.Next(1, bytes.Length + 1)));

            using var document = parsed.Value;
            Assert.True(document is null ? parsed.Problems.Count == 1 : System.Text.Json.JsonSerializer.Serialize(document).Length > 0); // writing it reads every text in it
        }
    }
}
