using System.Globalization;

namespace SurveyHub.Tests;

public sealed class AnalyzeVerbTests : IDisposable
{
    private readonly SurveyHubProgram _program = new();

    [Fact]
    public async Task Analyze_SyntheticMicrodata_AgreesWithR()
    {
        var ended = await _program.RunAsync("analyze", "--questionnaire", "one-stop-counter", "--data", SurveyHubProgram.Fixture("statistics/responses.csv"), "--out", "estimates.csv");
        var estimates = Estimates.Parse(_program.Read("estimates.csv"));

        Assert.Equal((0, "", ""), (ended.ExitCode, ended.Output, ended.Errors));
        var expected = (await File.ReadAllLinesAsync(SurveyHubProgram.Fixture("statistics/expected-unweighted.csv"))).Skip(1).Select(line => line.Split(',')).ToList();
        Assert.Equal(16, expected.Count);
        Assert.All(expected, cells =>
        {
            var line = estimates["item", cells[0]];
            Assert.Equal((cells[1], cells[2]), (line["valid"], line["satisfied"]));
            Assert.Equal([Number(cells[8]), Number(cells[9]), Number(cells[10])], ((string[])["rate", "lower", "upper"]).Select(name => Math.Round(Number(line[name]), 10)), (a, b) => Math.Abs(a - b) < 1e-8);
        });
    }

    [Fact]
    public async Task Analyze_ByColumns_AddsTheOverallIndexOfEachOfTheirValues()
    {
        var ended = await _program.RunAsync("analyze", "--questionnaire", "one-stop-counter", "--data", SurveyHubProgram.Fixture("statistics/responses.csv"), "--by", "gender", "--by", "stratum");
        var estimates = Estimates.Parse(ended.Output);

        Assert.Equal(0, ended.ExitCode);
        Assert.StartsWith("scope,key,respondents,valid,satisfied,rate,se,df,lower,upper,method\n", ended.Output, StringComparison.Ordinal);
        Assert.Equal(["nam", "nu"], estimates.Keys.Where(line => line.Scope == "gender").Select(line => line.Key));
        Assert.Equal(Number(estimates["overall", "all"]["valid"]), estimates.Keys.Where(line => line.Scope == "gender").Sum(line => Number(estimates[line.Scope, line.Key]["valid"])));
        Assert.Equal(Number(estimates["overall", "all"]["valid"]), estimates.Keys.Where(line => line.Scope == "stratum").Sum(line => Number(estimates[line.Scope, line.Key]["valid"])));
    }

    [Fact]
    public async Task Analyze_RealAnswersOnThreeLevels_GivesThePublishedCounts()
    {
        var ended = await _program.RunAsync(
            "analyze", "--questionnaire", SurveyHubProgram.Fixture("real/copenhagen-housing.json"), "--data", SurveyHubProgram.Fixture("real/copenhagen-housing.csv"), "--by", "Type");
        var estimates = Estimates.Parse(ended.Output);

        Assert.Equal(("1681", "668"), (estimates["overall", "all"]["valid"], estimates["overall", "all"]["satisfied"]));
        Assert.Equal(
            ["Apartment 302/765", "Atrium 96/239", "Terrace 70/277", "Tower 200/400"],
            estimates.Keys.Where(line => line.Scope == "Type").Select(line => $"{line.Key} {estimates[line.Scope, line.Key]["satisfied"]}/{estimates[line.Scope, line.Key]["valid"]}"));
    }

    [Theory]
    [InlineData("khong-co", "responses.csv", "questionnaire-unknown: Không có phiếu hỏi nào tên “khong-co”.")]
    [InlineData("one-stop-counter", "khong-co.csv", "file-missing: Không có tệp “khong-co.csv”.")]
    [InlineData("one-stop-counter", "responses.csv", "cột c25, column-missing: Thiếu cột này.")]
    public async Task Analyze_WhatIsNotThere_IsNamedAndNothingIsWritten(string questionnaire, string data, string error)
    {
        _program.Write("responses.csv", "id,c24\n1,5\n");

        var ended = await _program.RunAsync("analyze", "--questionnaire", questionnaire, "--data", data, "--out", "estimates.csv");

        Assert.Equal(1, ended.ExitCode);
        Assert.Contains(error, ended.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_program.Folder, "estimates.csv")));
    }

    [Fact]
    public async Task Analyze_UnknownColumnToGroupBy_IsNamed()
    {
        var ended = await _program.RunAsync("analyze", "--questionnaire", "one-stop-counter", "--data", SurveyHubProgram.Fixture("statistics/responses.csv"), "--by", "tinh");

        Assert.Equal((1, ""), (ended.ExitCode, ended.Output));
        Assert.Equal("cột tinh, column-missing: Thiếu cột này.", ended.Errors.TrimEnd());
    }

    [Fact]
    public async Task Analyze_BrokenCell_IsNamedByLineAndColumn()
    {
        _program.Write("questionnaire.json", Sample.Document());
        _program.Write("responses.csv", "id,C24,c39\n1,5,\n2,9,5\n");

        var ended = await _program.RunInAsync("en_US.UTF-8", "analyze", "--questionnaire", "questionnaire.json", "--data", "responses.csv");

        Assert.Equal((1, ""), (ended.ExitCode, ended.Output));
        Assert.Equal("line 3, column C24, answer-unknown: Choose one of the answers offered. [9]", ended.Errors.TrimEnd());
    }

    [Theory]
    [InlineData("--out", "khong-co/estimates.csv")]
    [InlineData("--data", ".")]
    public async Task Analyze_FileThatCannotBeOpened_IsSaidInALineAndNotAStackTrace(string option, string path)
    {
        _program.Write("questionnaire.json", Sample.Document());
        _program.Write("responses.csv", "id,c24,c39\n1,5,\n");
        string[] words = option == "--data" ? ["--data", path] : ["--data", "responses.csv", option, path];

        var ended = await _program.RunAsync(["analyze", "--questionnaire", "questionnaire.json", .. words]);

        Assert.NotEqual(0, ended.ExitCode);
        Assert.Contains(path, ended.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ended.Errors, StringComparison.Ordinal);
    }

    public void Dispose() => _program.Dispose();

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
