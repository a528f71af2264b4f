using System.Text.Json;

namespace SurveyHub.Tests;

public sealed class RulePrinterTests
{
    [Theory]
    [InlineData("((age))>3", "age > 3")]
    [InlineData("(1+2)*3", "(1 + 2) * 3")]
    [InlineData("1+(2*3)", "1 + 2 * 3")]
    [InlineData("(1-2)-3", "1 - 2 - 3")]
    [InlineData("1-(2-3)", "1 - (2 - 3)")]
    [InlineData("-(1+2)", "-(1 + 2)")]
    [InlineData("- - 3", "--3")]
    [InlineData("2--3", "2 - -3")]
    [InlineData("not(agrees)", "not agrees")]
    [InlineData("not (agrees and online)", "not (agrees and online)")]
    [InlineData("(not agrees) = online", "(not agrees) = online")]
    [InlineData("(agrees and online) or (agrees)", "agrees and online or agrees")]
    [InlineData("agrees and (online or agrees)", "agrees and (online or agrees)")]
    [InlineData("(agrees and online) and agrees", "(agrees and online) and agrees")]
    [InlineData("(age=3)=agrees", "(age = 3) = agrees")]
    [InlineData("age in( 1,2 )", "age in (1, 2)")]
    [InlineData("name='l''Hôpital'", "name = 'l''Hôpital'")]
    [InlineData("born=date( '2026-04-06' )", "born = date('2026-04-06')")]
    [InlineData("003.500", "3.5")]
    [InlineData("0.00001", "0.00001")]
    [InlineData("999999999999999", "999999999999999")]
    [InlineData("days-between(born,today())", "days-between(born, today())")]
    public void Print_Rule_HasOneForm(string text, string printed) => Assert.Equal(printed, Sample.Must(RuleParser.Parse(text)).ToString());

    [Theory]
    [InlineData("c24 <= 2 and not selected(channels, 'tv')", """["and",["<=",["item","c24"],2],["not",["selected",["item","channels"],"tv"]]]""")]
    [InlineData("-age - 0.5", """["-",["negate",["item","age"]],0.5]""")]
    [InlineData("date('2026-04-06') = today()", """["=",{"date":"2026-04-06"},["today"]]""")]
    [InlineData("name in ('Tiếng Việt', 'x')", """["in",["item","name"],"Tiếng Việt","x"]""")]
    public void Write_Rule_IsThisJson(string text, string json) => Assert.Equal(json, RuleJson.Write(Sample.Must(RuleParser.Parse(text))));

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("[1]")]
    [InlineData("""["item"]""")]
    [InlineData("""["item","C24"]""")]
    [InlineData("""["item","and"]""")]
    [InlineData("""["item",3]""")]
    [InlineData("""["frobnicate",1]""")]
    [InlineData("""["=",1]""")]
    [InlineData("""["=",1,[]]""")]
    [InlineData("""["selected",["item","a"],["item","b"]]""")]
    [InlineData("""["answered",1]""")]
    [InlineData("-1")]
    [InlineData("1e300")]
    [InlineData("\"\"")]
    [InlineData("\"\\ud83d\"")]
    [InlineData("""{"date":"2026-02-30"}""")]
    [InlineData("""{"option":"tv"}""")]
    [InlineData("{}")]
    public void Read_NoRule_IsNull(string json) => Assert.Null(RuleJson.Read(JsonDocument.Parse(json).RootElement));

    [Fact]
    public void Read_TooDeep_IsNull()
    {
        static JsonElement Nots(int count) => JsonDocument.Parse(string.Concat(Enumerable.Repeat("[\"not\",", count)) + "true" + new string(']', count)).RootElement;

        Assert.NotNull(RuleJson.Read(Nots(Rule.MaxDepth - 1)));
        Assert.Null(RuleJson.Read(Nots(Rule.MaxDepth)));
    }
}
