namespace SurveyHub.Tests;

public sealed class LedgerRootsTests
{
    [Theory, EachDatabase]
    public async Task ListRoots_TwoNodesOnSeveralDays_AreThoseOfEachDay(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        foreach (var (node, day) in ((string, int)[])[("a", 0), ("b", 1), ("a", 4), ("a", 4), ("b", 4), ("b", 6)])
        {
            var clock = Sample.Clock();
            clock.Now = Sample.Noon.AddDays(day);
            await new Responses(store.Database, new(node, clock)).AddAsync(Sample.Response(), default);
        }

        var roots = await Ledger.ListRootsAsync(store.Database, Sample.Today.AddDays(7), 100, default);

        Assert.Equal(Enumerable.Range(0, 8).Select(ago => Sample.Today.AddDays(7 - ago)), roots.Select(root => root.Day));
        Assert.Equal([2, 2, 3, 1], roots.GroupBy(root => root.Digest).Select(same => same.Count())); // the days on which nothing was written have the root of the day before
        foreach (var root in roots)
            Assert.Equal(root, await Ledger.FindRootAsync(store.Database, root.Day, default));
    }

    [Theory, EachDatabase]
    public async Task ListRoots_NothingWritten_IsNone(string provider)
    {
        await using var store = await TestDatabase.CreateAsync(provider);

        Assert.Empty(await Ledger.ListRootsAsync(store.Database, Sample.Today, 10, default));
    }
}
