namespace SurveyHub.Tests;

public sealed class ResponseVerbTests : IDisposable
{
    private readonly SurveyHubProgram _program = new();

    [Fact]
    public async Task Response_ExcludedShownAndRestored_SaysWhatWasDecidedAndNeverTheAnswers()
    {
        var id = await RespondAsync();

        var excluded = await _program.RunAsync("response", "exclude", id, "--reason", "Gửi thử khi đào tạo", "--by", "Lê Thị Hoà");
        var shown = await _program.RunAsync("response", "show", id);
        var again = await _program.RunAsync("response", "exclude", id, "--reason", "Lần nữa", "--by", "Lê Thị Hoà");
        var restored = await _program.RunAsync("response", "restore", id, "--reason", "Nhầm phiếu", "--by", "Trần Văn Nam");

        Assert.Matches($"^Đã loại phiếu {id} khỏi kết quả, quyết định số 1, SHA-256 [0-9a-f]{{64}}$", LastLine(excluded));
        Assert.Equal((1, true), (again.ExitCode, again.Errors.Contains("response-excluded", StringComparison.Ordinal)));
        Assert.Matches($"^Đã tính lại phiếu {id}, quyết định số 2, SHA-256 [0-9a-f]{{64}}$", LastLine(restored));
        var lines = shown.Output.TrimEnd().Split('\n');
        Assert.Contains($"{id}: đã loại khỏi kết quả", lines);
        Assert.Contains("cuộc khảo sát: demo", lines);
        Assert.Contains("dấu hiệu: –", lines);
        Assert.Matches(@"^quyết định 1: loại, Lê Thị Hoà ký \d\d:\d\d:\d\d, \d\d/\d\d/\d{4}: Gửi thử khi đào tạo$", lines[^1]);
        Assert.DoesNotContain("c24", shown.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("response-nao")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    [InlineData("019cad3c-0000-7000-8000-000000000001")]
    public async Task Response_UnknownId_IsRefusedByEachVerb(string id)
    {
        var shown = await _program.RunAsync("response", "show", id);
        var excluded = await _program.RunAsync("response", "exclude", id, "--reason", "Gửi thử", "--by", "Lê Thị Hoà");

        Assert.Equal((1, 1), (shown.ExitCode, excluded.ExitCode));
        Assert.Contains("receipt-unknown", shown.Errors, StringComparison.Ordinal);
        Assert.Contains("receipt-unknown", excluded.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--by", "Lê Thị Hoà")]
    [InlineData("--reason", "Gửi thử")]
    [InlineData("--reason", "Gửi thử", "--by", " ")]
    public async Task Exclude_WithoutReasonOrName_IsRefusedWithoutTouchingAStore(params string[] words)
    {
        var ended = await _program.RunAsync(["response", "exclude", "019cad3c-0000-7000-8000-000000000001", .. words]);

        Assert.NotEqual(0, ended.ExitCode);
        Assert.False(Directory.Exists(Path.Combine(_program.Folder, "data")));
    }

    public void Dispose() => _program.Dispose();

    /// <returns>The receipt code of one stored response.</returns>
    private async Task<string> RespondAsync()
    {
        await _program.RunAsync("seed", "--responses", "1", "--seed", "1");
        var store = new Database(Dialect.Sqlite, $"Data Source={Path.Combine(_program.Folder, "data/surveyhub.db")};Pooling=false");
        return new Guid((await store.FindAsync<byte[]>("select id from response", null, default))!, bigEndian: true).ToString();
    }

    private static string LastLine(Ended ended) => ended.Output.TrimEnd().Split('\n')[^1];
}
