using System.Text.Json;
using SurveyHub.Web;

namespace SurveyHub.Tests;

public sealed class FigureDifferenceTests
{
    [Theory]
    [InlineData("""{"a":{"rate":0.8}}""", """{"a":{"rate":0.80}}""", "a.rate: 0.8 / 0.80")]
    [InlineData("""{"a":{"rate":0.8}}""", """{"a":{"rate":null}}""", "a.rate: 0.8 / null")]
    [InlineData("""{"a":{"rate":0.8}}""", """{"a":{}}""", "a.rate: 0.8 / ")]
    [InlineData("""{"verdict":"met"}""", """{"verdict":"missed"}""", "verdict: \"met\" / \"missed\"")]
    [InlineData("""{"exact":"1/3"}""", """{"exact":"2/3"}""", "exact: \"1/3\" / \"2/3\"")]
    [InlineData("""{"u":[{"unit":"x","n":1},{"unit":"y","n":2}]}""", """{"u":[{"unit":"y","n":3},{"unit":"x","n":1}]}""", "u[y].n: 2 / 3")]
    [InlineData("""{"u":[{"unit":"x"}]}""", """{"u":[{"unit":"x"},{"unit":"y"}]}""", "u[y]:  / …")]
    [InlineData("""{"u":[1,2]}""", """{"u":[1]}""", "u[1]: 2 / ")]
    public void Between_OneFigureDiffers_NamesIt(string was, string now, string expected) =>
        Assert.Equal([expected], Between(was, now).Select(difference => $"{difference.Path}: {difference.Was} / {difference.Is}"));

    [Theory]
    [InlineData("""{"sentence":"Cao hơn 2 điểm."}""", """{"sentence":"Hơn 2 điểm."}""")] // worded anew
    [InlineData("""{"a":1}""", """{"a":1,"b":2}""")] // which a later version of the program says
    [InlineData("""{"asOf":"2026-03-02"}""", """{"asOf":"2026-03-03"}""")]
    [InlineData("""{"u":[{"unit":"x","n":1},{"unit":"y","n":2}]}""", """{"u":[{"unit":"y","n":2},{"unit":"x","n":1}]}""")]
    public void Between_WhatIsNoFigure_SaysNothing(string was, string now) => Assert.Empty(Between(was, now));

    private static List<FigureDifference> Between(string was, string now) => FigureDifference.Between(JsonDocument.Parse(was).RootElement, JsonDocument.Parse(now).RootElement, ["asOf"]);
}
