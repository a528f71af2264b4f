namespace SurveyHub.Tests;

/// <summary>Whatever somebody does to the rows of the audit trail by hand, verification names it.</summary>
public sealed class AuditTamperTests
{
    private static readonly Guid _first = Guid.Parse("01960000-0000-7000-8000-000000000001");
    private static readonly Guid _second = Guid.Parse("01960000-0000-7000-8000-000000000002");
    private static readonly Guid _other = Guid.Parse("01960000-0000-7000-8000-00000000000f");

    public static IEnumerable<object[]> Columns =>
        from change in (string[])
        [
            "done_at = '2026-03-02T05:00:00.001Z'", "done_at = '2026-03-02T12:00:00.0+07'", "done_at = 'hôm qua'", "done_by = 'lê thị hoà'", "done_by = 'Lê Thị Hoà '", "done_by = '?'", "action = 'report-read'", "action = 'gì đó'",
            "subject = 'demo2'", "subject = ''", "was = '{}'", "was = ''", "became = null", "became = '{\"count\":4}'", "became = 'không phải JSON'", "reason = null", "reason = ''",
            "sha256 = '0000000000000000000000000000000000000000000000000000000000000000'",
        ]
        from provider in TestDatabase.Providers
        select new object[] { provider, change };

    [Theory, MemberData(nameof(Columns))]
    public async Task Verify_OneColumnAltered_NamesTheEntry(string provider, string change)
    {
        await using var store = await FilledAsync(provider);
        await store.ExecuteAsync($"update audit_entry set {change} where id = {Hex(_first)}");

        Assert.Equal(new(LedgerFault.RowAltered, "node-1", 1, _first, LedgerRow.AuditEntry), Assert.Single((await VerifyAsync(store)).Findings));
    }

    [Theory, EachDatabase]
    public async Task Verify_AlteredTogetherWithItsDigest_IsFoundByTheLedgerAlone(string provider)
    {
        await using var store = await FilledAsync(provider);
        var forged = StoredAuditEntry.Of(Entry(_first, "Người khác"));
        await store.ExecuteAsync($"update audit_entry set done_by = 'Người khác', sha256 = '{forged.Sha256}' where id = {Hex(_first)}");

        Assert.True((await store.Audit.ListAsync(new(By: "Người khác"), null, 1, default))[0].IsUnaltered);
        Assert.Equal(new(LedgerFault.RowAltered, "node-1", 1, _first, LedgerRow.AuditEntry), Assert.Single((await VerifyAsync(store)).Findings));
    }

    [Theory, EachDatabase]
    public async Task Verify_Removed_NamesIt(string provider)
    {
        await using var store = await FilledAsync(provider);
        await store.ExecuteAsync($"delete from audit_entry where id = {Hex(_second)}");

        Assert.Equal(new(LedgerFault.RowRemoved, "node-1", 2, _second, LedgerRow.Unknown), Assert.Single((await VerifyAsync(store)).Findings));
    }

    [Theory, EachDatabase]
    public async Task Verify_Inserted_NamesIt(string provider)
    {
        await using var store = await FilledAsync(provider);
        await InsertAsync(store);

        Assert.Equal(new(LedgerFault.RowInserted, null, null, _other, LedgerRow.AuditEntry), Assert.Single((await VerifyAsync(store)).Findings));
    }

    [Theory, EachDatabase]
    public async Task Verify_InsertedAndTheLedgersCountRaisedByOne_NamesIt(string provider)
    {
        await using var store = await FilledAsync(provider);
        await InsertAsync(store);
        await store.ExecuteAsync("update ledger_entry set row_count = row_count + 1 where sequence = 1");

        Assert.Equal(new(LedgerFault.RowInserted, null, null, _other, LedgerRow.AuditEntry), Assert.Single((await VerifyAsync(store)).Findings));
    }

    [Theory, EachDatabase]
    public async Task Verify_ADecisionInsertedUnderTheIdOfAnEntry_NamesIt(string provider)
    {
        await using var store = await FilledAsync(provider);
        var response = Sample.Response();
        await store.Responses.AddAsync(response, default);
        await store.ExecuteAsync(
            $"""
            insert into response_decision (id, response, number, decision, reason, decided_by, decided_at, sha256)
            values ({Hex(response.Id)}, {Hex(response.Id)}, 1, 'exclude', 'Không hài lòng', 'x', '2026-03-02T05:00:00.000Z', '{new string('0', 64)}')
            """);

        Assert.Equal(new(LedgerFault.RowInserted, null, null, response.Id, LedgerRow.Decision), Assert.Single((await VerifyAsync(store)).Findings));
    }

    [Theory, EachDatabase]
    public async Task Verify_TwoSwapped_NamesBoth(string provider)
    {
        await using var store = await FilledAsync(provider);
        foreach (var (from, to) in new[] { (_first, _other), (_second, _first), (_other, _second) })
            await store.ExecuteAsync($"update audit_entry set id = {Hex(to)} where id = {Hex(from)}");

        Assert.Equal([(LedgerFault.RowAltered, _first), (LedgerFault.RowAltered, _second)], (await VerifyAsync(store)).Findings.Select(finding => (finding.Fault, finding.Row!.Value)));
    }

    [Theory, EachDatabase]
    public async Task Verify_Untouched_FindsNothing(string provider)
    {
        await using var store = await FilledAsync(provider);

        Assert.Empty((await VerifyAsync(store)).Findings);
    }

    private static async Task<TestDatabase> FilledAsync(string provider)
    {
        var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        await store.Audit.AddAsync(Entry(_first), default);
        await store.Audit.AddAsync(Entry(_second, "Trần Văn Nam"), default);
        return store;
    }

    private static AuditEntry Entry(Guid id, string by = "Lê Thị Hoà") => AuditEntry.Of(Sample.Signed(by), AuditAction.InvitationsMade, "demo", null, new { Count = 3 }, "Gửi giấy mời") with { Id = id };

    private static Task InsertAsync(TestDatabase store) => store.ExecuteAsync(
        $"""
        insert into audit_entry (id, done_at, done_by, action, subject, was, became, reason, sha256)
        select {Hex(_other)}, done_at, done_by, action, subject, was, became, reason, sha256 from audit_entry where id = {Hex(_first)}
        """);

    private static Task<LedgerReport> VerifyAsync(TestDatabase store) => new LedgerVerification(store.Database).RunAsync(new Progress<long>(), default);

    private static string Hex(Guid id) => $"x'{id:N}'";
}
