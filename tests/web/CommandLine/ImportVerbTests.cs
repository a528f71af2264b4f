using System.Text.Json;

namespace SurveyHub.Tests;

/// <summary>A real file of 1,681 answers on its way into a campaign.</summary>
public sealed class ImportVerbTests : IAsyncLifetime, IDisposable
{
    private readonly SurveyHubProgram _program = new();

    public async Task InitializeAsync()
    {
        Assert.Equal(0, (await _program.RunAsync("questionnaire", "add", SurveyHubProgram.Fixture("real/copenhagen-housing.json"))).ExitCode);
        Assert.Equal(0, (await _program.RunAsync("campaign", "add", "--code", "housing", "--title", "Nhà ở", "--questionnaire", "copenhagen-housing", "--opens", "2026-01-01", "--closes", "2026-12-31")).ExitCode);
    }

    [Fact]
    public async Task Import_WholeFileTwice_StoresEachRowOnceAndGivesThePublishedResult()
    {
        var first = await ImportAsync(SurveyHubProgram.Fixture("real/copenhagen-housing.csv"));
        var again = await ImportAsync(SurveyHubProgram.Fixture("real/copenhagen-housing.csv"));

        Assert.Equal((0, "Đã lưu 1.681; đã có từ trước 0; từ chối 0", ""), (first.ExitCode, first.Output.TrimEnd(), first.Errors));
        Assert.Equal((0, "Đã lưu 0; đã có từ trước 1.681; từ chối 0", ""), (again.ExitCode, again.Output.TrimEnd(), again.Errors));
        var results = await ResultsAsync();
        Assert.Equal((1681, 1681, 668), (results.GetProperty("responses").GetInt32(), Overall(results, "valid"), Overall(results, "satisfied")));
    }

    [Fact]
    public async Task Import_ThreeBrokenRows_NamesEachByLineColumnAndRuleAndStoresNothing()
    {
        _program.Write("broken.csv", Broken());

        var ended = await ImportAsync("broken.csv");

        Assert.Equal(1, ended.ExitCode);
        Assert.Equal(
            [
                "dòng 3, cột Infl, answer-missing: Hãy chọn hoặc ghi một câu trả lời.",
                "dòng 4, cột Sat, answer-unknown: Hãy chọn một trong các câu trả lời có sẵn. [Best]",
                "dòng 1000, cells-miscounted: Số ô khác số cột của dòng tiêu đề: 6 ≠ 5. [6 ≠ 5]",
            ],
            ended.Errors.TrimEnd().Split('\n'));
        Assert.Equal(0, (await ResultsAsync()).GetProperty("responses").GetInt32());
    }

    [Fact]
    public async Task Import_SkippingBadRows_WritesExactlyThoseUnderTheHeaderAndStoresTheOthers()
    {
        var lines = _program.Read(_program.Write("broken.csv", Broken())).Split('\n');

        var ended = await ImportAsync("broken.csv", "--skip-bad-rows", "refused.csv");

        Assert.Equal((0, "Đã lưu 1.678; đã có từ trước 0; từ chối 3"), (ended.ExitCode, ended.Output.TrimEnd()));
        Assert.Equal([lines[0], lines[2], lines[3], lines[999], ""], _program.Read("refused.csv").Split('\n'));
        Assert.Equal(1678, (await ResultsAsync()).GetProperty("responses").GetInt32());
    }

    [Fact]
    public async Task Import_RefusedRowsMended_AreStoredBesideTheOthers()
    {
        _program.Write("broken.csv", Broken());
        await ImportAsync("broken.csv", "--skip-bad-rows", "refused.csv");
        var original = (await File.ReadAllLinesAsync(SurveyHubProgram.Fixture("real/copenhagen-housing.csv"))).ToList();
        _program.Write("mended.csv", string.Join('\n', original[0], original[2], original[3], original[999]));

        var ended = await ImportAsync("mended.csv");

        Assert.Equal("Đã lưu 3; đã có từ trước 0; từ chối 0", ended.Output.TrimEnd());
    }

    [Theory]
    [InlineData("khong-co", "x.csv", "campaign-unknown: Không có cuộc khảo sát nào mang mã “khong-co”.")]
    [InlineData("housing", "khong-co.csv", "file-missing: Không có tệp “khong-co.csv”.")]
    [InlineData("housing", "x.csv", "dòng 1, cột Colour, column-unknown:")]
    public async Task Import_WhatIsNotThere_IsNamedAndNoFileIsWritten(string campaign, string data, string error)
    {
        _program.Write("x.csv", "id,Type,Infl,Cont,Sat,Colour\n1,Tower,Low,Low,High,red\n");

        var ended = await _program.RunAsync("import", "--campaign", campaign, "--data", data, "--skip-bad-rows", "refused.csv");

        Assert.Equal(1, ended.ExitCode);
        Assert.Contains(error, ended.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_program.Folder, "refused.csv")));
    }

    [Fact]
    public async Task QuestionnaireAdd_SameAgainOrChanged_IsTakenOrRefusedAsImmutable()
    {
        var changed = (await File.ReadAllTextAsync(SurveyHubProgram.Fixture("real/copenhagen-housing.json"))).Replace("Loại nhà thuê", "Kiểu nhà thuê", StringComparison.Ordinal);

        var same = await _program.RunAsync("questionnaire", "add", SurveyHubProgram.Fixture("real/copenhagen-housing.json"));
        var other = await _program.RunAsync("questionnaire", "add", _program.Write("changed.json", changed));

        Assert.StartsWith("Đã phát hành copenhagen-housing phiên bản 1: 4 câu hỏi, SHA-256 ", same.Output, StringComparison.Ordinal);
        Assert.Equal(1, other.ExitCode);
        Assert.Contains("version-immutable", other.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("housing", "copenhagen-housing", "2026-01-01", "campaign-exists")]
    [InlineData("Nhà ở", "copenhagen-housing", "2026-01-01", "code-malformed")]
    [InlineData("other", "khong-co", "2026-01-01", "questionnaire-unknown")]
    [InlineData("other", "copenhagen-housing", "2027-01-01", "dates-reversed")]
    public async Task CampaignAdd_WhatCannotBe_IsRefusedByRule(string code, string questionnaire, string opens, string rule)
    {
        var ended = await _program.RunAsync("campaign", "add", "--code", code, "--title", "Nhà ở", "--questionnaire", questionnaire, "--opens", opens, "--closes", "2026-12-31");

        Assert.Equal(1, ended.ExitCode);
        Assert.StartsWith(rule, ended.Errors.Split(", ")[^1], StringComparison.Ordinal);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _program.Dispose();

    /// <summary>The file with an answer missing on line 3, one that is none on line 4, and a cell too many on line 1000.</summary>
    private static string Broken()
    {
        var lines = File.ReadAllLines(SurveyHubProgram.Fixture("real/copenhagen-housing.csv"));
        var (third, fourth) = (lines[2].Split(','), lines[3].Split(','));
        (third[2], fourth[4]) = ("", "Best");
        (lines[2], lines[3], lines[999]) = (string.Join(',', third), string.Join(',', fourth), lines[999] + ",x");
        return string.Join('\n', lines);
    }

    private static int Overall(JsonElement results, string name) => results.GetProperty("overall").GetProperty(name).GetInt32();

    private Task<Ended> ImportAsync(string file, params string[] words) => _program.RunAsync(["import", "--campaign", "housing", "--data", file, .. words]);

    private async Task<JsonElement> ResultsAsync()
    {
        using var site = await _program.ServeAsync("--urls", "http://127.0.0.1:0");
        return JsonDocument.Parse(await site.Client.GetStringAsync("/results/housing.json")).RootElement;
    }
}
