namespace SurveyHub.Tests;

public sealed class SchemaTests
{
    [Theory, EachDatabase]
    public async Task Upgrade_FirstTime_RunsEveryScript(string provider)
    {
        await using var store = await TestDatabase.CreateWithoutTablesAsync(provider);

        Assert.Equal(["Schema/001-first-light.sql", "Schema/002-lifecycle.sql", "Schema/003-ledger.sql", "Schema/004-devices-and-quarantine.sql", "Schema/005-flags-and-exclusions.sql", "Schema/006-invitations.sql", "Schema/007-lineage-and-published-values.sql", "Schema/008-sample-points.sql", "Schema/009-accounts.sql", "Schema/010-audit.sql", "Schema/011-privacy.sql", "Schema/012-keys.sql", "Schema/013-second-factor.sql", "Schema/014-sso.sql", "Schema/015-draws.sql", "Schema/016-reviews.sql", "Schema/017-organisation.sql", "Schema/018-campaign-plans.sql", "Schema/019-fieldwork.sql", "Schema/020-sampling.sql", "Schema/021-exports.sql", "Schema/022-filing.sql", "Schema/023-alerts.sql", "Schema/024-mail-schedules.sql", "Schema/025-publication.sql", "Schema/026-report-templates.sql"], await Schema.UpgradeAsync(store.Database, Sample.Clock(), default));
    }

    [Theory, EachDatabase]
    public async Task Upgrade_SecondTime_DoesNothing(string provider)
    {
        await using var store = await TestDatabase.CreateAsync(provider);

        Assert.Empty(await Schema.UpgradeAsync(store.Database, Sample.Clock(), default));
    }

    [Theory, EachDatabase]
    public Task Upgrade_TwoNodesAtOnce_EachScriptRunsOnce(string provider) => UpgradeAtOnceAsync(provider, nodes: 2);

    [Theory, EachDatabase]
    public Task Upgrade_EightNodesAtOnce_EachScriptRunsOnce(string provider) => UpgradeAtOnceAsync(provider, nodes: 8);

    [Theory, EachDatabase]
    public async Task Upgrade_AScriptStoppedHalfWay_StartsAgainAndFinishes(string provider)
    {
        await using var store = await TestDatabase.CreateAsync(provider);
        await store.ExecuteAsync("drop table draft_response");
        await store.ExecuteAsync("delete from schema_script");

        await Schema.UpgradeAsync(store.Database, Sample.Clock(), default);

        Assert.Equal(0, await store.CountAsync("draft_response"));
    }

    [Theory, EachDatabase]
    public async Task Upgrade_AScriptFails_LeavesTheDatabaseFreeForTheNextNode(string provider)
    {
        await using var store = await TestDatabase.CreateWithoutTablesAsync(provider);
        await store.ExecuteAsync("create table old (a int)");
        var obstacle = provider == "mysql" ? ("create table unit (a int)", "drop table unit") : ("create index unit on old (a)", "drop index unit");
        await store.ExecuteAsync(obstacle.Item1);
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => Schema.UpgradeAsync(store.Database, Sample.Clock(), default));
        await store.ExecuteAsync(obstacle.Item2);

        // Another node has a pool of its own: here, none at all.
        var other = new Database(Dialect.Of(provider), store.ConnectionString + ";Pooling=false");

        Assert.NotEmpty(await Schema.UpgradeAsync(other, Sample.Clock(), default).WaitAsync(TimeSpan.FromSeconds(20)));
    }

    private static async Task UpgradeAtOnceAsync(string provider, int nodes)
    {
        await using var store = await TestDatabase.CreateWithoutTablesAsync(provider);

        var ran = await Task.WhenAll(Enumerable.Range(0, nodes).Select(_ => Task.Run(() => Schema.UpgradeAsync(store.Open(), Sample.Clock(), default))));

        Assert.Single(ran, scripts => scripts.Count > 0);
        Assert.Equal(nodes - 1, ran.Count(scripts => scripts.Count == 0));
    }
}
