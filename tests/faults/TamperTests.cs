namespace SurveyHub.Tests;

/// <summary>Somebody with the database's password changes what was acknowledged: <c>verify</c> names it.</summary>
[Collection(FaultTests.Name)]
public sealed class TamperTests : IDisposable
{
    private readonly SurveyHubProgram _program = new();
    private readonly Response[] _responses = [.. Enumerable.Range(1, 5).Select(i => Respond(i))];

    private Guid Second => _responses[1].Id;

    private Guid Fourth => _responses[3].Id;

    [Theory, EachDatabase]
    public Task Verify_OneByteFlipped_NamesTheRow(string provider) =>
        AssertNamedAsync(provider, [$"update response set answers = replace(answers, '\"2\"', '\"3\"') where id = {Sql(Second)}"], Second);

    [Theory, EachDatabase]
    public Task Verify_OneRowDeleted_NamesIt(string provider) =>
        AssertNamedAsync(provider, [$"delete from response where id = {Sql(Fourth)}"], Fourth);

    [Theory, EachDatabase]
    public Task Verify_TwoRowsSwapped_NamesBoth(string provider) =>
        AssertNamedAsync(
            provider,
            [
                $"update response set id = {Sql(Guid.AllBitsSet)} where id = {Sql(Second)}",
                $"update response set id = {Sql(Second)} where id = {Sql(Fourth)}",
                $"update response set id = {Sql(Fourth)} where id = {Sql(Guid.AllBitsSet)}",
            ],
            Second,
            Fourth);

    [Theory, EachDatabase]
    public async Task Verify_AuditTrailAlteredDeletedInsertedAndSwapped_NamesEachEntry(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var entries = Enumerable.Range(1, 7).Select(i => AuditEntry.Of(Sample.Signed(), AuditAction.CampaignAdded, $"c{i}", null, new { Title = $"Cuộc {i}" })).ToList();
        foreach (var entry in entries)
            await database.Audit.AddAsync(entry, default);
        var ids = entries.ConvertAll(entry => entry.Id);
        var (inserted, before) = (Guid.AllBitsSet, await VerifyAsync(database));
        var forged = StoredAuditEntry.Of(entries[1] with { Subject = "khác" });

        await database.ExecuteAsync($"update audit_entry set became = null where id = {Sql(ids[0])}");
        await database.ExecuteAsync($"update audit_entry set subject = 'khác', sha256 = '{forged.Sha256}' where id = {Sql(ids[1])}"); // with the right digest
        await database.ExecuteAsync($"delete from audit_entry where id = {Sql(ids[2])}");
        foreach (var (from, to) in new[] { (ids[3], ids[2]), (ids[4], ids[3]), (ids[2], ids[4]) })
            await database.ExecuteAsync($"update audit_entry set id = {Sql(to)} where id = {Sql(from)}");
        await database.ExecuteAsync(
            $"insert into audit_entry (id, done_at, done_by, action, subject, sha256) select {Sql(inserted)}, done_at, done_by, action, subject, sha256 from audit_entry where id = {Sql(ids[5])}");
        var after = await VerifyAsync(database);

        Assert.Equal((0, ""), (before.ExitCode, before.Errors));
        Assert.Equal(1, after.ExitCode);
        Assert.All((Guid[])[ids[0], ids[1], ids[3], ids[4], inserted], id => Assert.Contains($"Dòng nhật ký {id} ", after.Errors, StringComparison.Ordinal));
        Assert.Contains($"Dòng {ids[2]} đã lưu nay không còn", after.Errors, StringComparison.Ordinal);
        Assert.All(ids[5..], id => Assert.DoesNotContain(id.ToString(), after.Errors, StringComparison.Ordinal));
    }

    public void Dispose() => _program.Dispose();

    private async Task AssertNamedAsync(string provider, string[] changes, params Guid[] named)
    {
        await using var database = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        await database.Responses.AddAsync(_responses, default);
        var before = await VerifyAsync(database);
        foreach (var change in changes)
            await database.ExecuteAsync(change);

        var after = await VerifyAsync(database);

        Assert.Equal((0, ""), (before.ExitCode, before.Errors));
        Assert.NotEqual(0, after.ExitCode);
        Assert.All(named, id => Assert.Contains(id.ToString(), after.Errors, StringComparison.Ordinal));
        Assert.All(_responses.Select(response => response.Id).Except(named), id => Assert.DoesNotContain(id.ToString(), after.Errors, StringComparison.Ordinal));
    }

    private Task<Ended> VerifyAsync(TestDatabase database) =>
        _program.RunAsync("verify", $"--Database:Provider={database.Provider}", $"--Database:ConnectionString={database.ConnectionString}");

    private static Response Respond(int value) =>
        new(Sample.Campaign(), Sample.Submission() with { Id = ResponseId.Named($"{value}") }, Sample.Answers(("c24", $"{value}")), Sample.Noon);

    private static string Sql(Guid id) => $"x'{Convert.ToHexString(id.ToByteArray(bigEndian: true))}'";
}
