namespace SurveyHub.Tests;

public sealed class InvitationVerbTests : IDisposable
{
    private readonly SurveyHubProgram _program = new();

    [Fact]
    public async Task Invitation_AddAndCount_PrintsTokensThatTheStoreDoesNotHold()
    {
        var added = await _program.RunAsync("invitation", "add", "--campaign", "demo", "--count", "3");
        var counted = await _program.RunAsync("invitation", "count", "--campaign", "demo");

        var tokens = added.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^3..];
        Assert.All(tokens, token => Assert.Equal(token, InvitationToken.Parse(token)?.Value));
        Assert.Equal("3 mã mời, đã dùng 0", counted.Output.TrimEnd().Split('\n')[^1]);
        var file = await File.ReadAllBytesAsync(Path.Combine(_program.Folder, "data", "surveyhub.db"));
        Assert.All(tokens, token => Assert.Equal(-1, file.AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(token))));
    }

    [Theory]
    [InlineData("khong-co", "1", "campaign-unknown")]
    [InlineData("demo", "0", "--count phải từ 1 đến 100.000")]
    [InlineData("demo", "100001", "--count phải từ 1 đến 100.000")]
    public async Task Invitation_AddWithAMistake_NamesIt(string campaign, string count, string said)
    {
        var ended = await _program.RunAsync("invitation", "add", "--campaign", campaign, "--count", count);

        Assert.Equal(1, ended.ExitCode);
        Assert.Contains(said, ended.Errors, StringComparison.Ordinal);
    }

    public void Dispose() => _program.Dispose();
}
