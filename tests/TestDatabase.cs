using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace SurveyHub.Tests;

/// <summary>A database of one test's own, gone when the test is over.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly string _name = "surveyhub_" + Guid.NewGuid().ToString("N");

    private TestDatabase(string provider, string? connectionString = null)
    {
        Provider = provider;
        ConnectionString = connectionString ?? (provider == "sqlite" ? $"Data Source={SqliteFile}" : $"{MySqlServer};Database={_name}");
        IsAway = connectionString is not null;
        Database = Open();
    }

    /// <summary>On a server that is not there.</summary>
    public static TestDatabase Away { get; } = new("mysql", "Server=127.0.0.1;Port=1;Database=surveyhub;User ID=surveyhub;Password=secret");

    public bool IsAway { get; }

    /// <summary>A connection string without a database; null where the tests have no server.</summary>
    public static string? MySqlServer { get; } = Environment.GetEnvironmentVariable("SURVEYHUB_TEST_MYSQL") is { Length: > 0 } server ? server : null;

    /// <summary>Those that tests run on, here.</summary>
    public static IReadOnlyList<string> Providers => MySqlServer is null ? ["sqlite"] : ["sqlite", "mysql"];

    /// <summary><c>sqlite</c> or <c>mysql</c>: what <c>Database:Provider</c> takes.</summary>
    public string Provider { get; }

    /// <summary>What <c>Database:ConnectionString</c> takes.</summary>
    public string ConnectionString { get; }

    public Database Database { get; }

    public Questionnaires Questionnaires => new(Database, Audit);

    public Campaigns Campaigns => new(Database, Questionnaires, Audit);

    public CampaignSamples Samples => new(Database, Audit);

    public CampaignPlans Plans => new(Database, Audit);

    public CampaignStates States => new(Database, Audit);

    /// <summary>Without what reads responses that came late.</summary>
    public Errata Errata => new(Database, Decisions, new(Database, Audit), null!, Audit);

    public CampaignFigures Figures => new(Database, States);

    public Responses Responses => new(Database, new("node-1", Sample.Clock()));

    public Drafts Drafts => new(Database, Questionnaires, Responses, Audit);

    public DraftComments Comments => new(Database, Audit);

    public DraftReviews Reviews => new(Database, Audit);

    public DraftResponses DraftResponses => new(Database);

    public ItemMappings Mappings => new(Database, Questionnaires, Audit);

    public ResponseFlags Flags => new(Database);

    public ResponseDecisions Decisions => new(Database, Audit);

    public Units Units => new(Database);

    public AuditTrail Audit => new(Database, new("node-1", Sample.Clock()));

    public Devices Devices(TimeProvider clock) => new(Open(), Audit, clock);

    public ApiKeys Keys(TimeProvider clock) => new(Open(), Audit, clock);

    public Frames Frames => new(Database, Audit);

    public Exports Exports => new(Database, Audit, Sample.Clock());

    public SamplePlans SamplePlans => new(Database, Audit);

    public Draws Draws => new(Database);

    public DrawDecisions DrawDecisions => new(Database, Audit);

    public DrawLists DrawLists => new(Database);

    public Substitutions Substitutions => new(Database, Audit);

    public Accounts Accounts => new(Database, Audit);

    public Contacts Contacts => new(Database, Audit);

    public Retention Retention(TimeProvider clock) => new(Database, Audit, clock);

    /// <summary>Of a node that has read nothing yet.</summary>
    public SignIns SignIns(TimeProvider clock) => new(Database, Accounts, Audit, clock);

    public AccountAdministration Administration => new(Database, Accounts, SignIns(Sample.Clock()), Units);

    public Roster Roster => new(Accounts, SignIns(Sample.Clock()));

    public LineageEvents Lineage => new(Database, Units, Audit);

    public PublicNotes Notes => new(Database, Audit);

    public PublishedValues Published => new(Database, Audit);

    public ServiceFields Fields => new(Database);

    public Invitations Invitations => new(Database, Audit);

    public Fieldwork Fieldwork => new(Database);

    public Assignments Assignments => new(Database, Audit);

    public Revisits Revisits => new(Database, Audit);

    public Filing Filing => new(Database, Audit);

    public FiledReports FiledReports => new(Database);

    public Alerts Alerts => new(Database, Audit);

    public MailSchedules MailSchedules => new(Database, Audit);

    public Deliveries Deliveries => new(Database);

    public ResponseImport ResponseImport => new(Responses, Units, Fields, Audit, Sample.Clock());

    /// <summary>Of a process that reads this database, with nothing read yet.</summary>
    public Snapshots Snapshots(SnapshotFiles? files = null) => new(Open(), Questionnaires, Sample.Clock(), files);

    public async Task<CampaignColumns> ReadAsync(Campaign campaign) => new((await Snapshots().ReadAsync(default)).Of(campaign.Version), campaign);

    public Catalogue Catalogue(TimeProvider clock) => new(Campaigns, Units, Fields, clock);

    /// <summary>Where SQLite keeps it, with <c>-wal</c> and <c>-shm</c> beside it.</summary>
    public string SqliteFile => Path.Combine(Path.GetTempPath(), _name + ".db");

    /// <summary>With all tables, and nothing in them.</summary>
    public static async Task<TestDatabase> CreateAsync(string provider)
    {
        var database = await CreateWithoutTablesAsync(provider);
        await Schema.UpgradeAsync(database.Database, Sample.Clock(), default);
        return database;
    }

    public static async Task<TestDatabase> CreateWithoutTablesAsync(string provider)
    {
        var database = new TestDatabase(provider);
        if (provider == "mysql")
            await ExecuteOnServerAsync($"create database {database._name}");
        return database;
    }

    /// <summary>With the tables, and a campaign that takes responses; nothing stands in ledger and audit trail.</summary>
    public static async Task<TestDatabase> CreateWithAsync(string provider, Campaign campaign)
    {
        var database = await CreateAsync(provider);
        await database.Database.InTransactionAsync(
            async db =>
            {
                Sample.Must(await Questionnaires.AddAsync(db, campaign.Version, Sample.Noon));
                return Sample.Must(await Campaigns.AddAsync(db, campaign));
            },
            default);
        return database;
    }

    /// <summary>All bytes of a SQLite store, its journal included.</summary>
    public byte[] ReadFiles() => [.. ((string[])["", "-wal"]).Select(suffix => SqliteFile + suffix).Where(File.Exists).SelectMany(Read)];

    /// <summary>The same database as another node sees it.</summary>
    public Database Open() => new(Dialect.Of(Provider), ConnectionString);

    public Task<long> CountAsync(string table) => Database.FindAsync<long>($"select count(*) from {table}", null, default);

    public Task ExecuteAsync(string sql) => Database.InTransactionAsync(db => db.ExecuteAsync(sql, null), default);

    public Task AddAsync(params Unit[] units) => AddEachAsync(units, Engine.Units.AddAsync);

    public UnitAdministration UnitAdministration => new(Database, Units, Audit);

    public Reorganisations Reorganisations => new(Database, Units, Lineage, Campaigns, Audit);

    public OwnProvince OwnProvince => new(Database, Units, Audit);

    public FieldAdministration FieldAdministration => new(Database, Audit);

    public ServiceProcedures Procedures => new(Database, Fields, Audit);

    public ReportTemplates ReportTemplates => new(Database, Audit);

    public TargetAdministration TargetAdministration => new(Database, new(Database), Campaigns, Audit);

    public Task AddAsync(params ServiceField[] fields) => AddEachAsync(fields, ServiceFields.AddAsync);

    public Task AddAsync(params Target[] targets) => AddEachAsync(targets, Targets.AddAsync);

    public Task FlagAsync(params (Guid Id, IReadOnlyList<Flag> Flags)[] flagged) => Database.InTransactionAsync(
        async db =>
        {
            await ResponseFlags.AddAsync(db, flagged.SelectMany(of => of.Flags.Select(flag => (of.Id, flag))));
            return true;
        },
        default);

    public async ValueTask DisposeAsync()
    {
        if (IsAway)
            return;
        if (Provider == "mysql")
        {
            await CloseConnectionsAsync();
            await ExecuteOnServerAsync($"drop database {_name}");
            return;
        }

        using (var pool = new SqliteConnection(Dialect.Sqlite.Complete(ConnectionString)))
            SqliteConnection.ClearPool(pool);
        foreach (var suffix in (string[])["", "-wal", "-shm"])
            File.Delete(SqliteFile + suffix);
    }

    private static byte[] Read(string file)
    {
        using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete); // the store has it open, too
        using var bytes = new MemoryStream();
        open.CopyTo(bytes);
        return bytes.ToArray();
    }

    private Task AddEachAsync<T>(IEnumerable<T> things, Func<Transaction, T, Task> add) => Database.InTransactionAsync(
        async db =>
        {
            foreach (var thing in things)
                await add(db, thing);
            return true;
        },
        default);

    private static async Task ExecuteOnServerAsync(string sql)
    {
        await using var connection = await OpenServerAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<DbConnection> OpenServerAsync() =>
        await Dialect.MySql.Factory.CreateDataSource(Dialect.MySql.Complete(MySqlServer!)).OpenConnectionAsync();

    /// <summary>The server hangs up on everyone.</summary>
    /// <remarks>The driver keeps them for minutes, one pool a database: a long run would use up what the server allows.</remarks>
    public async Task CloseConnectionsAsync()
    {
        if (Provider != "mysql")
            return; // a file has no other end that could hang up

        await using var connection = await OpenServerAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"select concat('kill ', id) from information_schema.processlist where db = '{_name}'";
        var kills = new List<string>();
        await using (var reader = await command.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
                kills.Add(reader.GetString(0));
        }

        foreach (var kill in kills)
        {
            command.CommandText = kill;
            try
            {
                await command.ExecuteNonQueryAsync();
            }
            catch (DbException e) when (e.Data["Server Error Code"] is 1094)
            {
                // it ended by itself meanwhile
            }
        }
    }
}
