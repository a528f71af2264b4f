using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using SurveyHub.Web;

namespace SurveyHub.Tests;

/// <summary>After a run nothing of a contact stands in the store's files or in what is copied from them, searched byte by byte; responses stay as they were.</summary>
[Collection(FaultTests.Name)]
public sealed class ErasureTests
{
    private const int Each = 1000;

    /// <summary>A ring of a fixed size in which MariaDB writes all changes; what stood in it is overwritten by what follows, and by nothing else.</summary>
    private const string RedoLog = "ib_logfile0";

    private readonly TestClock _clock = Sample.Clock();
    private readonly EphemeralDataProtectionProvider _protection = new();

    [Fact]
    public async Task Run_OnSqlite_LeavesNothingInItsFilesOrInABackup()
    {
        await using var store = await TestDatabase.CreateWithAsync("sqlite", Sample.Campaign());
        using var folder = new TempFolder();

        await AssertErasesAsync(
            store.Database,
            writeOn: () => Task.CompletedTask,
            () => Task.FromResult(((string[])["", "-wal", "-shm"]).Select(suffix => store.SqliteFile + suffix).Where(File.Exists).Select(Read)),
            async () =>
            {
                var copy = Path.Combine(folder.Path, Guid.NewGuid().ToString("N"));
                await using var connection = new SqliteConnection(Dialect.Sqlite.Complete(store.ConnectionString));
                await connection.OpenAsync();
                await using var command = connection.CreateCommand();
                command.CommandText = $"vacuum into '{copy}'";
                await command.ExecuteNonQueryAsync();
                return await File.ReadAllBytesAsync(copy);
            });
    }

    [FactOnItsOwnMariaDb]
    public async Task Run_OnMariaDb_LeavesNothingInItsTablesOrInADump()
    {
        await using var server = await MariaDbServer.CreateAsync();
        var database = server.Open();
        await Schema.UpgradeAsync(database, _clock, default);
        var audit = Audit(database);
        await new Questionnaires(database, audit).AddAsync(Sample.Version(), Sample.Noon, default);
        await new Campaigns(database, new(database, audit), audit).AddAsync(Sample.Campaign(), Sample.Signed(), default);

        await AssertErasesAsync(
            database,
            writeOn: () => WriteAsync(database, megabytes: 40),
            async () =>
            {
                await server.StopAsync(); // so that all it knows is in its files
                var files = Directory.EnumerateFiles(server.DataFolder, "*", SearchOption.AllDirectories).Select(Read).ToList();
                await server.StartAsync();
                return files;
            },
            () => DumpAsync(database));
    }

    private async Task AssertErasesAsync(Database database, Func<Task> writeOn, Func<Task<IEnumerable<(string Name, byte[] Bytes)>>> readFiles, Func<Task<byte[]>> back)
    {
        var (responses, verification, retention) = (new Responses(database, new("node-1", _clock)), new LedgerVerification(database), new Retention(database, new(database, new("node-1", _clock)), _clock));
        await responses.AddAsync([.. Enumerable.Range(1, 50).Select(_ => Sample.Response())], default);
        var before = await ResponsesAsync(database);

        var (spent, spentPlain) = await InviteAsync(database, retention, first: 1);
        await database.InTransactionAsync(db => db.ExecuteAsync("update invitation set spent = 1", null), default);
        var (unused, unusedPlain) = await InviteAsync(database, retention, first: Each + 1, but: spent);
        byte[][] plain = [.. spentPlain, .. unusedPlain];

        var files = await readFiles();
        Assert.NotEmpty(Found(spent, files)); // so the search finds what is there
        Assert.NotEmpty(Found(unused, files));
        Assert.NotEmpty(Found(unused, [("backup", await back())]));
        Assert.Empty(Found(plain, files));

        await retention.RunDailyAsync(default);
        Assert.True(await retention.ScrubAsync(default));
        files = await readFiles();
        Assert.Empty(Found(spent, files.Where(file => file.Name != RedoLog)));
        Assert.Empty(Found(spent, [("backup", await back())]));
        Assert.NotEmpty(Found(unused, files));

        _clock.Now = _clock.Now.AddDays(61);
        await retention.RunDailyAsync(default);
        Assert.True(await retention.ScrubAsync(default));
        await writeOn();
        Assert.Empty(Found([.. spent, .. unused, .. plain], await readFiles()));
        Assert.Empty(Found([.. spent, .. unused, .. plain], [("backup", await back())]));

        Assert.Equal(before, await ResponsesAsync(database));
        Assert.Empty((await verification.RunAsync(new Progress<long>(), default)).Findings);
    }

    /// <summary>Invites so many people.</summary>
    /// <returns>What the store then holds of some of them, and what it must never hold: their addresses in whatever spelling.</returns>
    private async Task<(byte[][] Stored, byte[][] Plain)> InviteAsync(Database database, Retention retention, int first, byte[][]? but = null)
    {
        var seal = new ContactSeal(new(database, new(database, new("node-1", _clock))), retention, _protection);
        var people = Enumerable.Range(first, Each).Select(number => ((long)number, Sample.Must(Contact.Parse($"nguoi-dan-{number}@thu.example", $"09{number:00000000}")))).ToList();
        Assert.Empty(await seal.AddAsync(Sample.Campaign(), people, Sample.Signed(), default));

        var rows = await database.QueryAsync<Row>("select sealed as Sealed, email_mac as EmailMac, phone_mac as PhoneMac from contact", null, default);
        var known = (but ?? []).Select(Convert.ToHexString).ToHashSet();
        var stored = rows.SelectMany(row => new[] { row.Sealed, Encoding.ASCII.GetBytes(row.EmailMac), Encoding.ASCII.GetBytes(row.PhoneMac), Convert.FromHexString(row.EmailMac) });
        return ([.. stored.Where(bytes => !known.Contains(Convert.ToHexString(bytes)))], [.. people.Where((_, place) => place % 100 == 0).SelectMany(person => Spellings(person.Item2))]);
    }

    private static IEnumerable<byte[]> Spellings(Contact contact) => new[] { contact.Email!, contact.Phone! }.SelectMany(address => (byte[][])
    [
        Encoding.UTF8.GetBytes(address), Encoding.Unicode.GetBytes(address), Encoding.ASCII.GetBytes(Convert.ToHexStringLower(Encoding.UTF8.GetBytes(address))),
        Encoding.ASCII.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes(address)).TrimEnd('=')[..^1]),
    ]);

    /// <summary>Where any of it stands; of a long one also a part is looked for, because a row may lie on several pages.</summary>
    private static List<string> Found(byte[][] sought, IEnumerable<(string Name, byte[] Bytes)> files)
    {
        var firsts = sought.Select(bytes => bytes.Length > 60 ? bytes[^48..] : bytes).ToLookup(bytes => BitConverter.ToUInt64(bytes));
        var keys = firsts.Select(group => group.Key).ToHashSet();
        return [.. files.SelectMany(file => Enumerable.Range(0, Math.Max(0, file.Bytes.Length - 8))
            .Where(place => keys.Contains(BitConverter.ToUInt64(file.Bytes, place)) && firsts[BitConverter.ToUInt64(file.Bytes, place)].Any(bytes => file.Bytes.AsSpan(place).StartsWith(bytes)))
            .Take(1).Select(place => $"{file.Name} at {place}"))];
    }

    private static AuditTrail Audit(Database database) => new(database, new("node-1", Sample.Clock()));

    /// <summary>As much as the redo log of the test's server holds, twice and more.</summary>
    private static async Task WriteAsync(Database database, int megabytes)
    {
        foreach (var _ in Enumerable.Range(0, megabytes * 4))
            await new Quarantine(database, Audit(database)).AddAsync([new() { Id = Guid.NewGuid(), Reason = "campaign-unknown", ReceivedAt = Sample.Noon, Body = new string('x', 256 * 1024) }], default);
    }

    private static async Task<byte[]> DumpAsync(Database database)
    {
        using var dump = new MemoryStream();
        foreach (var table in await database.QueryAsync<string>("select table_name from information_schema.tables where table_schema = database()", null, default))
        {
            foreach (var row in await database.QueryAsync<dynamic>($"select * from {table}", null, default))
            {
                foreach (var value in ((IDictionary<string, object?>)row).Values)
                    dump.Write(value as byte[] ?? Encoding.UTF8.GetBytes($"{value}\t"));
            }
        }

        return dump.ToArray();
    }

    private static Task<IReadOnlyList<string>> ResponsesAsync(Database database) => database.QueryAsync<string>("select sha256 from response order by id", null, default);

    private static (string Name, byte[] Bytes) Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return (Path.GetFileName(path), bytes);
    }

    private sealed record Row
    {
        public required byte[] Sealed { get; init; }
        public required string EmailMac { get; init; }
        public required string PhoneMac { get; init; }
    }
}
