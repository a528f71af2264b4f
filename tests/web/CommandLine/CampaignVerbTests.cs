namespace SurveyHub.Tests;

public sealed class CampaignVerbTests : IDisposable
{
    private readonly SurveyHubProgram _program = new();

    [Fact]
    public async Task Sample_AFileOfPoints_IsRecordedUntilSomebodyAnswered()
    {
        _program.Write("sample.csv", "point,stratum,psus,weight\ndiem-a,Đô thị,40,132.07\ndiem-b,Miền núi,25,465.95\ndiem-c,Miền núi,25,669.58\n");

        var recorded = await _program.RunAsync("campaign", "sample", "--campaign", "demo", "--file", "sample.csv");
        await _program.RunAsync("seed", "--responses", "1", "--seed", "7");
        var refused = await _program.RunAsync("campaign", "sample", "--campaign", "demo", "--file", "sample.csv");

        Assert.Equal("Mẫu của cuộc khảo sát demo: 3 điểm trong 2 tầng", recorded.Output.TrimEnd().Split('\n')[^1]);
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("sample-settled: Cuộc khảo sát “demo” đã có người trả lời", refused.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sample_AFileWithAMistake_NamesLineAndColumn()
    {
        _program.Write("sample.csv", "point,stratum,psus\ndiem-a,Đô thị,40\ndiem-b,Đô thị,25\n");

        var ended = await _program.RunAsync("campaign", "sample", "--campaign", "demo", "--file", "sample.csv");

        Assert.Equal(1, ended.ExitCode);
        Assert.Contains("dòng 3, cột psus, stratum-size-varies: ", ended.Errors, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Steps_OfACampaignWithoutAPlan_AreRefused()
    {
        foreach (var step in (string[])["open", "close", "freeze", "publish"])
        {
            var ended = await _program.RunAsync([.. new[] { "campaign", step, "--campaign", "demo" }, .. step == "close" ? (string[])["--reason", "Đủ mẫu"] : []]);

            Assert.Equal(1, ended.ExitCode);
            Assert.Contains("campaign-unplanned: Cuộc khảo sát này được tạo không kèm kế hoạch", ended.Errors, StringComparison.Ordinal);
        }
    }

    public void Dispose() => _program.Dispose();
}
