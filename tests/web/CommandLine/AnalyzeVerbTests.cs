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

    [Theory]
    [InlineData("statistics", "logit")]
    [InlineData("statistics", "beta")]
    [InlineData("statistics/lonely-psu", "logit")]
    [InlineData("statistics/lonely-psu", "beta")]
    public async Task Analyze_StratifiedClusterSample_AgreesWithR(string folder, string interval)
    {
        var ended = await _program.RunAsync([.. Designed(folder), "--by", "field", "--by", "stratum", "--by", "gender", "--interval", interval, "--out", "estimates.csv"]);
        var estimates = Estimates.Parse(_program.Read("estimates.csv"));

        Assert.Equal((0, "", ""), (ended.ExitCode, ended.Output, ended.Errors));
        Assert.StartsWith("scope,key,respondents,valid,satisfied,rate,se,df,lower,upper,method,deff,effective_n\n", _program.Read("estimates.csv"), StringComparison.Ordinal);
        Assert.All(Survey.Expected(folder, "expected-design-based"), expected =>
        {
            var line = estimates[expected["scope"], expected["key"]];
            Assert.Equal(
                [expected["respondents"], expected["valid"], expected["satisfied"], expected["df"], interval],
                [line["respondents"], line["valid"], line["satisfied"], line["df"], line["method"]]);
            Survey.AssertAgrees(expected["rate"], Number(line["rate"]), 1e-8);
            Survey.AssertAgrees(expected["se"], Number(line["se"]));
            Survey.AssertAgrees(expected[interval + "_lower"], Number(line["lower"]));
            Survey.AssertAgrees(expected[interval + "_upper"], Number(line["upper"]));
            Assert.Equal(Number(line["valid"]), Number(line["deff"]) * Number(line["effective_n"]), 6);
        });
    }

    [Theory]
    [InlineData("statistics")]
    [InlineData("statistics/lonely-psu")]
    public async Task Analyze_Raked_AgreesWithRAndReportsHowItWent(string folder)
    {
        var ended = await _program.RunAsync([.. Designed(folder), "--rake", SurveyHubProgram.Fixture(folder + "/raking-margins.csv")]);
        var estimates = Estimates.Parse(ended.Output);

        Assert.Equal(0, ended.ExitCode);
        Assert.Matches("^Hiệu chỉnh trọng số: [0-9]+ vòng, ", ended.Errors);
        Assert.All(Survey.Expected(folder, "expected-raked"), expected =>
            Survey.AssertAgrees(expected["rate"], Number(estimates[expected["key"] == "all" ? "overall" : "item", expected["key"]]["rate"]), 1e-8));
    }

    [Fact]
    public async Task Analyze_MarginsThatCannotBeMet_AreRefusedByName()
    {
        _program.Write("margins.csv", "margin,key,total\ngender,nam,1\ngender,nu,1\ngender,khac,1\n");

        var ended = await _program.RunAsync([.. Designed("statistics"), "--rake", "margins.csv", "--out", "estimates.csv"]);

        Assert.Equal((1, ""), (ended.ExitCode, ended.Output));
        Assert.Equal("margin-empty: Không người trả lời nào thuộc nhóm “gender = khac” của tệp tổng biên. Hãy gộp nhóm này với nhóm khác. [gender = khac]", ended.Errors.TrimEnd());
        Assert.False(File.Exists(Path.Combine(_program.Folder, "estimates.csv")));
    }

    [Theory]
    [InlineData("--trim", "2", "option-missing: Cần thêm tùy chọn --rake.")]
    [InlineData("--trim", "0,5", "--trim phải là số lớn hơn 1")]
    [InlineData("--interval", "wald", "Giá trị “wald” không dùng được ở đây.")]
    [InlineData("--psu", "cum", "cột cum, column-missing: Thiếu cột này.")]
    [InlineData("--rake", "khong-co.csv", "file-missing: Không có tệp “khong-co.csv”.")]
    [InlineData("--weight", "channel", "dòng 2, cột channel, weight-malformed: “online” không phải số từ 0 trở lên.")]
    public async Task Analyze_OptionThatCannotBe_IsRefused(string option, string value, string error)
    {
        var ended = await _program.RunAsync("analyze", "--questionnaire", "one-stop-counter", "--data", SurveyHubProgram.Fixture("statistics/responses.csv"), option, value);

        Assert.Equal((1, ""), (ended.ExitCode, ended.Output.Contains("overall", StringComparison.Ordinal) ? ended.Output : ""));
        Assert.Contains(error, ended.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Analyze_WeightingClasses_LetRespondentsStandForTheirClass()
    {
        _program.Write("questionnaire.json", Sample.Document());
        _program.Write("responses.csv", "area,w,c24,c39\nu,10,5,\nu,30,,\nr,20,1,\nr,20,1,\n");

        var ended = await _program.RunAsync("analyze", "--questionnaire", "questionnaire.json", "--data", "responses.csv", "--weight", "w", "--weighting-class", "area");

        Assert.Equal("0.5", Estimates.Parse(ended.Output)["item", "c24"]["rate"]); // 40 in town satisfied, 40 in the country not; without the classes 10 of 50
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

    private static string[] Designed(string folder) =>
    [
        "analyze", "--questionnaire", "one-stop-counter", "--data", SurveyHubProgram.Fixture(folder + "/responses.csv"),
        "--stratum", "stratum", "--psu", "psu", "--weight", "weight", "--fpc", "fpc",
    ];

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
