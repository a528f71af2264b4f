namespace SurveyHub.Tests;

/// <summary>What is done on the command line stands in the audit trail, too, with the name of whoever did it.</summary>
public sealed class AuditedVerbsTests : IDisposable
{
    private readonly SurveyHubProgram _program = new();

    [Fact]
    public async Task Verb_ThatChangesSomething_IsEnteredWithItsNameOrThatOfTheLogin()
    {
        await _program.RunAsync("campaign", "add", "--code", "moi", "--title", "Mới", "--questionnaire", "one-stop-counter", "--opens", "2026-01-01", "--closes", "2026-12-31", "--by", "Lê Thị Hoà");
        await _program.RunAsync("device", "add", "kiosk-1", "--point", "quay-1");

        Assert.Equal([("key-added", "device:kiosk-1", "cli:" + Environment.UserName), ("campaign-added", "moi", "Lê Thị Hoà")], await EntriesAsync());
    }

    [Fact]
    public async Task Verb_ThatGivesSomethingOut_IsEnteredBefore()
    {
        await _program.RunAsync("seed", "--responses", "1", "--seed", "1", "--by", "x");
        var id = new Guid((await Store().FindAsync<byte[]>("select id from response", null, default))!, bigEndian: true).ToString();

        await _program.RunAsync("response", "show", id, "--by", "Trần Văn Nam");
        await _program.RunAsync("report", "--campaign", "demo", "--by", "Trần Văn Nam");
        await _program.RunAsync("report", "--campaign", "demo", "--out", "bao-cao.json", "--by", "Trần Văn Nam");

        Assert.Equal(
            [("exported", "demo", "Trần Văn Nam"), ("report-read", "demo", "Trần Văn Nam"), ("response-read", id, "Trần Văn Nam"), ("responses-imagined", "demo", "x")],
            await EntriesAsync());
    }

    [Fact]
    public async Task Verb_WithANameThatIsNone_IsRefusedWithoutTouchingAStore()
    {
        var ended = await _program.RunAsync("device", "add", "kiosk-1", "--point", "quay-1", "--by", " ");

        Assert.Equal(1, ended.ExitCode);
        Assert.False(Directory.Exists(Path.Combine(_program.Folder, "data")));
    }

    public void Dispose() => _program.Dispose();

    private Database Store() => new(Dialect.Sqlite, $"Data Source={Path.Combine(_program.Folder, "data/surveyhub.db")};Pooling=false");

    private async Task<IEnumerable<(string, string, string)>> EntriesAsync() =>
        (await new AuditTrail(Store(), new("x", Sample.Clock())).ListAsync(new(), null, 10, default)).Select(entry => (entry.Action, entry.Subject, entry.Done.By));
}
