namespace SurveyHub.Tests;

public sealed class UnitVerbTests : IDisposable
{
    private readonly SurveyHubProgram _program = new();

    [Fact]
    public async Task LineageImport_AFileWithAMistake_NamesLineColumnAndWhatToDo()
    {
        using var file = new TempFile("day,kind,predecessors,successors,note\n2027-01-01,dissolve,so-noi-vu,,\n2027-01-01,rename,so-tai-chinh,so-y-te,\n");

        var ended = await _program.RunAsync("unit", "lineage", "import", file.Path);

        Assert.Equal(1, ended.ExitCode);
        Assert.Contains("dòng 3, cột successors, successor-begins-elsewhen: Đơn vị mới phải bắt đầu đúng ngày của sự kiện (so-y-te: 2025-07-01 ≠ 2027-01-01)", ended.Errors, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task LineageImport_AFile_SaysHowManyEventsThereAre()
    {
        using var file = new TempFile("day,kind,predecessors,successors,note\n2027-01-01,dissolve,so-noi-vu,,\n");

        Assert.Equal("Hiện có 1 sự kiện.", (await _program.RunAsync("unit", "lineage", "import", file.Path)).Output.TrimEnd().Split('\n')[^1]);
    }

    [Fact]
    public async Task PublishedImport_AFile_SaysHowManyValuesWereNew()
    {
        using var file = new TempFile("year,indicator,scope,value,note\n2024,SIPAS,cả nước,83.94,\n2025,SIPAS,cả nước,84.10,\n");

        Assert.Equal("Đã thêm 1 giá trị.", (await _program.RunAsync("published", "import", file.Path)).Output.TrimEnd().Split('\n')[^1]);
    }

    public void Dispose() => _program.Dispose();
}
