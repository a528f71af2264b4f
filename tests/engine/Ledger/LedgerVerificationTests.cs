namespace SurveyHub.Tests;

public sealed class LedgerVerificationTests
{
    private static readonly Guid _first = Guid.Parse("01960000-0000-7000-8000-000000000001");
    private static readonly Guid _second = Guid.Parse("01960000-0000-7000-8000-000000000002");

    [Theory, EachDatabase]
    public async Task Verify_UntouchedStore_FindsNothing(string provider)
    {
        await using var store = await FilledAsync(provider);

        var report = await VerifyAsync(store);

        Assert.Empty(report.Findings);
        Assert.Equal((2, 3), (report.Entries, report.Rows));
    }

    [Theory]
    [InlineData("sqlite", "answers = '{\"c24\":\"4\"}'")] // one byte
    [InlineData("sqlite", "comments = null")]
    [InlineData("sqlite", "received_at = '2026-03-02T05:00:00.001Z'")]
    [InlineData("sqlite", "received_on = '2026-03-03'")]
    [InlineData("sqlite", "started_at = '2026-03-02T05:00:00.000Z'")]
    [InlineData("sqlite", "unit = 'so-b'")]
    [InlineData("sqlite", "channel = 'paper'")]
    [InlineData("sqlite", "point = 'quay-1'")]
    public async Task Verify_OneColumnAltered_NamesTheRow(string provider, string change)
    {
        await using var store = await FilledAsync(provider);
        await store.AddAsync(Sample.Unit("so-b"));
        await AlterAsync(store, change, _first);

        var finding = Assert.Single((await VerifyAsync(store)).Findings);

        Assert.Equal(new(LedgerFault.RowAltered, "node-1", 1, _first, LedgerRow.Response), finding);
    }

    [Theory, EachDatabase]
    public async Task Verify_ContentAlteredTogetherWithItsHash_NamesTheRow(string provider)
    {
        await using var store = await FilledAsync(provider);
        var forged = new Response(Sample.Campaign(), Sample.Submission(_first), Sample.Answers(("c24", "1")), Sample.Noon);
        await AlterAsync(store, $"answers = '{forged.Answers.Choices}', comments = null, sha256 = '{forged.Sha256}'", _first);

        Assert.Equal(new(LedgerFault.RowAltered, "node-1", 1, _first, LedgerRow.Response), Assert.Single((await VerifyAsync(store)).Findings));
    }

    [Theory, EachDatabase]
    public async Task Verify_RowRemoved_NamesIt(string provider)
    {
        await using var store = await FilledAsync(provider);
        await store.ExecuteAsync($"delete from response where id = {Hex(_second)}");

        Assert.Equal(new(LedgerFault.RowRemoved, "node-1", 2, _second, LedgerRow.Unknown), Assert.Single((await VerifyAsync(store)).Findings));
    }

    [Theory, EachDatabase]
    public async Task Verify_RowInserted_NamesIt(string provider)
    {
        await using var store = await FilledAsync(provider);
        var slippedIn = Guid.Parse("01960000-0000-7000-8000-00000000000f");
        await store.ExecuteAsync(
            $"""
            insert into response (id, campaign, questionnaire, version, channel, language, submitted_at, received_at, received_on, answers, sha256)
            select {Hex(slippedIn)}, campaign, questionnaire, version, channel, language, submitted_at, received_at, received_on, answers, sha256
              from response where id = {Hex(_second)}
            """);

        Assert.Equal(new(LedgerFault.RowInserted, null, null, slippedIn, LedgerRow.Response), Assert.Single((await VerifyAsync(store)).Findings));
    }

    [Theory, EachDatabase]
    public async Task Verify_OneRemovedAndOneInserted_NamesBoth(string provider)
    {
        await using var store = await FilledAsync(provider);
        var other = Guid.Parse("01960000-0000-7000-8000-00000000000f");
        await store.ExecuteAsync($"update response set id = {Hex(other)} where id = {Hex(_second)}");

        Assert.Equal([(LedgerFault.RowRemoved, _second), (LedgerFault.RowInserted, other)], (await VerifyAsync(store)).Findings.Select(finding => (finding.Fault, finding.Row!.Value)));
    }

    [Theory, EachDatabase]
    public async Task Verify_TwoRowsSwapped_NamesBoth(string provider)
    {
        await using var store = await FilledAsync(provider);
        foreach (var (from, to) in new[] { (Hex(_first), "x'00'"), (Hex(_second), Hex(_first)), ("x'00'", Hex(_second)) })
            await store.ExecuteAsync($"update response set id = {Padded(to)} where id = {Padded(from)}");

        Assert.Equal([(LedgerFault.RowAltered, _first), (LedgerFault.RowAltered, _second)], (await VerifyAsync(store)).Findings.Select(finding => (finding.Fault, finding.Row!.Value)));

        static string Padded(string literal) => literal == "x'00'" ? $"x'{new string('0', 32)}'" : literal;
    }

    [Theory, EachDatabase]
    public async Task Verify_EntryRemovedWithItsRows_NamesTheGap(string provider)
    {
        await using var store = await FilledAsync(provider);
        await store.ExecuteAsync("delete from ledger_entry where sequence = 1");
        await store.ExecuteAsync($"delete from response where id <> {Hex(_second)}");

        Assert.Equal(new(LedgerFault.EntryOutOfChain, "node-1", 2, null, null), Assert.Single((await VerifyAsync(store)).Findings));
    }

    [Theory, EachDatabase]
    public async Task Verify_RowsReorderedInTheirEntry_NamesTheEntry(string provider)
    {
        await using var store = await FilledAsync(provider);
        await ReverseRowsAsync(store);

        Assert.Equal(new(LedgerFault.EntryAltered, "node-1", 1, null, null), Assert.Single((await VerifyAsync(store)).Findings));
    }

    [Theory, EachDatabase]
    public async Task Root_AfterAForgedChain_IsAnother(string provider)
    {
        await using var store = await FilledAsync(provider);
        var written = await Ledger.FindRootAsync(store.Database, Sample.Today, default);
        await store.ExecuteAsync("delete from ledger_entry");
        await store.ExecuteAsync($"delete from response where id = {Hex(_second)}");
        await new Ledger("node-1", Sample.Clock()).AdoptAsync(store.Database, default);

        Assert.Empty((await VerifyAsync(store)).Findings); // whoever owns the store can forge all of it
        Assert.NotEqual(written, await Ledger.FindRootAsync(store.Database, Sample.Today, default)); // but for what was written down
    }

    private static async Task<TestDatabase> FilledAsync(string provider)
    {
        var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        await store.Responses.AddAsync([Sample.Response("5", _first, comment: "Tốt"), Sample.Response("3")], default);
        await store.Responses.AddAsync([Sample.Response("2", _second)], default);
        return store;
    }

    private static Task<LedgerReport> VerifyAsync(TestDatabase store) => new LedgerVerification(store.Database).RunAsync(new Progress<long>(), default);

    private static Task AlterAsync(TestDatabase store, string change, Guid id) => store.ExecuteAsync($"update response set {change} where id = {Hex(id)}");

    private static async Task ReverseRowsAsync(TestDatabase store)
    {
        var rows = (await store.Database.FindAsync<byte[]>("select row_digests from ledger_entry where sequence = 1", null, default))!;
        await store.ExecuteAsync($"update ledger_entry set row_digests = x'{Convert.ToHexString([.. rows[48..], .. rows[..48]])}' where sequence = 1");
    }

    private static string Hex(Guid id) => $"x'{id:N}'";
}
