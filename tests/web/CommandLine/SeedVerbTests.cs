namespace SurveyHub.Tests;

public sealed class SeedVerbTests : IDisposable
{
    private readonly SurveyHubProgram _program = new();

    [Fact]
    public async Task Seed_SameSeedAgain_StoresNothingNew()
    {
        var first = await _program.RunAsync("seed", "--responses", "300", "--seed", "7");
        var again = await _program.RunAsync("seed", "--responses", "300", "--seed", "7");
        var other = await _program.RunAsync("seed", "--responses", "300", "--seed", "8");

        Assert.Equal("Đã lưu 300 phiếu; 0 phiếu đã có từ trước", first.Output.TrimEnd().Split('\n')[^1]);
        Assert.Equal("Đã lưu 0 phiếu; 300 phiếu đã có từ trước", again.Output.TrimEnd().Split('\n')[^1]);
        Assert.Equal("Đã lưu 300 phiếu; 0 phiếu đã có từ trước", other.Output.TrimEnd().Split('\n')[^1]);
    }

    [Fact]
    public async Task Seed_SameSeedInTwoStores_GivesTheSameResults()
    {
        using var elsewhere = new SurveyHubProgram();

        var (here, there) = (await ResultsAsync(_program), await ResultsAsync(elsewhere));

        Assert.Contains("\"responses\": 200", here, StringComparison.Ordinal);
        Assert.Equal(here, there);
    }

    [Theory]
    [InlineData("--responses", "0", "--seed", "1")]
    [InlineData("--responses", "-5", "--seed", "1")]
    [InlineData("--responses", "ten", "--seed", "1")]
    [InlineData("--responses", "5")]
    public async Task Seed_NumbersThatAreNone_AreRefusedWithoutTouchingAStore(params string[] words)
    {
        var ended = await _program.RunAsync(["seed", .. words]);

        Assert.NotEqual(0, ended.ExitCode);
        Assert.NotEqual("", ended.Errors);
        Assert.False(Directory.Exists(Path.Combine(_program.Folder, "data")));
    }

    [Fact]
    public async Task Seed_UnknownCampaign_IsNamed()
    {
        var ended = await _program.RunAsync("seed", "--responses", "5", "--seed", "1", "--campaign", "khong-co");

        Assert.Equal(1, ended.ExitCode);
        Assert.Contains("campaign-unknown", ended.Errors, StringComparison.Ordinal);
    }

    public void Dispose() => _program.Dispose();

    /// <summary>Without the one line that says when they were computed.</summary>
    private static async Task<string> ResultsAsync(SurveyHubProgram program)
    {
        await program.RunAsync("seed", "--responses", "200", "--seed", "42");
        using var site = await program.ServeAsync("--urls", "http://127.0.0.1:0");
        var json = await site.Client.GetStringAsync("/results/demo.json");
        string[] ofTheMoment = ["\"asOf\"", "\"digest\""]; // the ledger holds when things were committed
        return string.Join('\n', json.Split('\n').Where(line => !ofTheMoment.Any(name => line.Contains(name, StringComparison.Ordinal))));
    }
}
