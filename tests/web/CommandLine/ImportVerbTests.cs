using System.Text.Json;

namespace SurveyHub.Tests;

/// <summary>A real file of 1,681 answers on its way into a campaign.</summary>
public sealed class ImportVerbTests : IDisposable
{
    private static readonly string _file = SurveyHubProgram.Fixture("real/copenhagen-housing.csv");
    private readonly SurveyHubProgram _program = new();

    [Fact]
    public async Task Import_FromDocumentToResultsByVerbsAlone_GivesThePublishedResult()
    {
        var questionnaire = await _program.RunAsync("questionnaire", "add", SurveyHubProgram.Fixture("real/copenhagen-housing.json"));
        var campaign = await _program.RunAsync("campaign", "add", "--code", "housing", "--title", "Nhà ở", "--questionnaire", "copenhagen-housing", "--opens", "2026-01-01", "--closes", "2026-12-31");
        var import = await _program.RunAsync("import", "--campaign", "housing", "--data", _file);
        using var site = await _program.ServeAsync("--urls", "http://127.0.0.1:0");
        var overall = JsonDocument.Parse(await site.Client.GetStringAsync("/results/housing.json")).RootElement.GetProperty("overall");

        Assert.StartsWith("Đã phát hành copenhagen-housing phiên bản 1: 4 câu hỏi, SHA-256 ", LastLine(questionnaire), StringComparison.Ordinal);
        Assert.Equal("Đã mở cuộc khảo sát housing", LastLine(campaign));
        Assert.Equal("Đã lưu 1.681; đã có từ trước 0; từ chối 0", LastLine(import));
        Assert.Equal((1681, 1681, 668), (overall.GetProperty("respondents").GetInt32(), overall.GetProperty("valid").GetInt32(), overall.GetProperty("satisfied").GetInt32()));
    }

    [Theory, EachDatabase]
    public async Task Import_SameFileAgain_StoresNothingNew(string provider)
    {
        await using var database = await HousingAsync(provider);

        var first = await ImportAsync(database, _file);
        var again = await ImportAsync(database, _file);

        Assert.Equal((0, "Đã lưu 1.681; đã có từ trước 0; từ chối 0", ""), (first.ExitCode, LastLine(first), first.Errors));
        Assert.Equal((0, "Đã lưu 0; đã có từ trước 1.681; từ chối 0", ""), (again.ExitCode, LastLine(again), again.Errors));
        Assert.Equal(1681, await database.CountAsync("response"));
    }

    [Theory, EachDatabase]
    public async Task Import_ThreeBrokenRows_NamesEachByLineColumnAndRuleAndStoresNothing(string provider)
    {
        await using var database = await HousingAsync(provider);
        _program.Write("broken.csv", Broken());

        var ended = await ImportAsync(database, "broken.csv");

        Assert.Equal(1, ended.ExitCode);
        Assert.Equal(
            [
                "dòng 3, cột Infl, answer-missing: Hãy chọn hoặc ghi một câu trả lời.",
                "dòng 4, cột Sat, answer-unknown: Hãy chọn một trong các câu trả lời có sẵn. [Best]",
                "dòng 1000, cells-miscounted: Số ô khác số cột của dòng tiêu đề: 6 ≠ 5. [6 ≠ 5]",
            ],
            ended.Errors.TrimEnd().Split('\n'));
        Assert.Equal(0, await database.CountAsync("response"));
    }

    [Theory, EachDatabase]
    public async Task Import_SkippingBadRows_WritesExactlyThoseUnderTheHeaderAndStoresTheOthers(string provider)
    {
        await using var database = await HousingAsync(provider);
        var lines = _program.Read(_program.Write("broken.csv", Broken())).Split('\n');

        var ended = await ImportAsync(database, "broken.csv", "--skip-bad-rows", "refused.csv");

        Assert.Equal((0, "Đã lưu 1.678; đã có từ trước 0; từ chối 3"), (ended.ExitCode, LastLine(ended)));
        Assert.Equal([lines[0], lines[2], lines[3], lines[999], ""], _program.Read("refused.csv").Split('\n'));
        Assert.Equal(1678, await database.CountAsync("response"));
        Assert.Equal(["broken.csv", "refused.csv"], Directory.EnumerateFiles(_program.Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("khong-co", "x.csv", "campaign-unknown: Không có cuộc khảo sát nào mang mã “khong-co”.")]
    [InlineData("housing", "khong-co.csv", "file-missing: Không có tệp “khong-co.csv”.")]
    [InlineData("housing", "x.csv", "dòng 1, cột Colour, column-unknown:")]
    public async Task Import_WhatIsNotThere_IsNamedAndTheRowsRefusedBeforeStay(string campaign, string data, string error)
    {
        await using var database = await HousingAsync("sqlite");
        _program.Write("x.csv", "id,Type,Infl,Cont,Sat,Colour\n1,Tower,Low,Low,High,red\n");
        _program.Write("refused.csv", "of the import before");

        var ended = await _program.RunAsync(["import", "--campaign", campaign, "--data", data, "--skip-bad-rows", "refused.csv", .. StoreOf(database)]);

        Assert.Equal(1, ended.ExitCode);
        Assert.Contains(error, ended.Errors, StringComparison.Ordinal);
        Assert.Equal("of the import before", _program.Read("refused.csv"));
        Assert.Equal(2, Directory.EnumerateFiles(_program.Folder).Count());
    }

    [Theory]
    [InlineData("khong-co/refused.csv")]
    [InlineData("./broken.csv")]
    public async Task Import_RefusedRowsThatCannotBeWritten_IsRefusedBeforeAnythingIsTouched(string path)
    {
        await using var database = await HousingAsync("sqlite");
        _program.Write("broken.csv", Broken());

        var ended = await ImportAsync(database, "broken.csv", "--skip-bad-rows", path);

        Assert.Equal(1, ended.ExitCode);
        Assert.StartsWith($"file-unwritable: Không ghi được tệp “{path}”.", ended.Errors, StringComparison.Ordinal);
        Assert.Equal(Broken(), _program.Read("broken.csv"));
        Assert.Equal(0, await database.CountAsync("response"));
    }

    [Fact]
    public async Task QuestionnaireAdd_PublishedVersionChanged_IsRefusedAsImmutable()
    {
        await using var database = await HousingAsync("sqlite");
        var changed = (await File.ReadAllTextAsync(SurveyHubProgram.Fixture("real/copenhagen-housing.json"))).Replace("Loại nhà thuê", "Kiểu nhà thuê", StringComparison.Ordinal);

        var ended = await _program.RunAsync(["questionnaire", "add", _program.Write("changed.json", changed), .. StoreOf(database)]);

        Assert.Equal(1, ended.ExitCode);
        Assert.StartsWith("version-immutable:", ended.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("housing", "copenhagen-housing", "2026-01-01", "campaign-exists:")]
    [InlineData("Nhà ở", "copenhagen-housing", "2026-01-01", "code-malformed:")]
    [InlineData("other", "khong-co", "2026-01-01", "questionnaire-unknown:")]
    [InlineData("other", "copenhagen-housing", "2027-01-01", "dates-reversed:")]
    public async Task CampaignAdd_WhatCannotBe_IsRefusedByRule(string code, string questionnaire, string opens, string rule)
    {
        await using var database = await HousingAsync("sqlite");

        var ended = await _program.RunAsync(
            ["campaign", "add", "--code", code, "--title", "Nhà ở", "--questionnaire", questionnaire, "--opens", opens, "--closes", "2026-12-31", .. StoreOf(database)]);

        Assert.Equal(1, ended.ExitCode);
        Assert.Contains(rule, ended.Errors, StringComparison.Ordinal);
    }

    public void Dispose() => _program.Dispose();

    private static async Task<TestDatabase> HousingAsync(string provider)
    {
        var version = Sample.Must(QuestionnaireDocument.Read(await File.ReadAllTextAsync(SurveyHubProgram.Fixture("real/copenhagen-housing.json"))));
        return await TestDatabase.CreateWithAsync(provider, Sample.Campaign("housing", version));
    }

    /// <summary>The file with an answer missing on line 3, one that is none on line 4, and a cell too many on line 1000.</summary>
    private static string Broken()
    {
        var lines = File.ReadAllLines(_file);
        var (third, fourth) = (lines[2].Split(','), lines[3].Split(','));
        (third[2], fourth[4]) = ("", "Best");
        (lines[2], lines[3], lines[999]) = (string.Join(',', third), string.Join(',', fourth), lines[999] + ",x");
        return string.Join('\n', lines);
    }

    private static string[] StoreOf(TestDatabase database) => [$"--Database:Provider={database.Provider}", $"--Database:ConnectionString={database.ConnectionString}"];

    /// <summary>A fresh store says first what it was filled with.</summary>
    private static string LastLine(Ended ended) => ended.Output.TrimEnd().Split('\n')[^1];

    private Task<Ended> ImportAsync(TestDatabase database, string file, params string[] words) =>
        _program.RunAsync(["import", "--campaign", "housing", "--data", file, .. words, .. StoreOf(database)]);
}
