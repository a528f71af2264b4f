namespace SurveyHub.Tests;

/// <summary>A site on a real port, with a few hundred answers to each of the two demonstration campaigns and a campaign that nobody has answered.</summary>
/// <remarks>Shared by the tests that only look; a test that counts starts a site of its own.</remarks>
public sealed class Province : IAsyncLifetime
{
    public SurveyHubApp App { get; private set; } = null!; // set before the first test

    /// <summary>The same, for whoever has only a page of it.</summary>
    public static SurveyHubApp Site { get; private set; } = null!; // set before the first test

    /// <summary>The same site without its store.</summary>
    public static SurveyHubApp Away { get; private set; } = null!; // set before the first test

    public async Task InitializeAsync()
    {
        if (Browser.Executable is null)
            return;

        Away = SurveyHubApp.ListenAway();

        App = Site = await SurveyHubApp.ListenAsync();
        await AnswerAsync(App, "demo", 300, seed: 1);
        await AnswerAsync(App, "sipas", 300, seed: 1);
        var quiet = new Campaign(Code.Of("quiet"), Sample.Text("Khảo sát đã đóng, không ai trả lời"), Templates.Find("one-stop-counter")!, new(2026, 1, 1), new(2026, 1, 31));
        await App.Service<Campaigns>().AddAsync(quiet, Sample.Signed(), default);
        await WorkAsync(App);
    }

    /// <summary>More than a page of the audit trail, with one entry that somebody has altered.</summary>
    private static async Task WorkAsync(SurveyHubApp app)
    {
        var audit = app.Service<AuditTrail>();
        for (var i = 0; i < 60; i++)
            await audit.AddAsync(AuditEntry.Of(new($"can-bo-{i % 5}@tinh.example", Sample.Noon.AddMinutes(-i)), i % 2 == 0 ? AuditAction.ReportRead : AuditAction.SignedIn, i % 2 == 0 ? "demo" : $"can-bo-{i % 5}@tinh.example"), default);
        var merger = new { Day = "2026-07-01", Kind = "merge", Predecessors = "xa-a; xa-b", Successors = "xa-moi", Note = "Nghị quyết 12/NQ-HĐND" };
        await audit.AddAsync(AuditEntry.Of(Sample.Signed(), AuditAction.LineageImported, "lineage", null, new { Events = new[] { merger, merger } }), default);
        await audit.AddAsync(AuditEntry.Of(Sample.Signed(), AuditAction.ResponseExcluded, Guid.Empty.ToString(), new { Counts = true }, new { Counts = false, Decision = 1 }, "Gửi thử khi đào tạo"), default);
        await audit.AddAsync(AuditEntry.Of(Sample.Signed(), AuditAction.QuestionnairePublished, "one-stop-counter/2", new { Version = 1, Sha256 = new string('a', 64) }, new { Version = 2, Sha256 = new string('b', 64) }), default);
        await app.Database.ExecuteAsync("update audit_entry set reason = 'Lý do khác' where action = 'response-excluded'");
    }

    public static async Task AnswerAsync(SurveyHubApp app, string campaign, int count, int seed)
    {
        var found = await app.Service<Campaigns>().FindAsync(Code.Of(campaign), default);
        var citizens = new ImaginedCitizens(found!, await app.Service<Units>().ListAsync(default), await app.Service<ServiceFields>().ListAsync(default), seed);
        foreach (var batch in citizens.Answer(count).Chunk(500))
            await app.Service<Responses>().AddAsync(batch, default);
    }

    public async Task DisposeAsync()
    {
        if (App is not null)
            await App.DisposeAsync();
        if (Away is not null)
            await Away.DisposeAsync();
    }
}
