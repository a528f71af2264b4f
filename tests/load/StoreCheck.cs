namespace SurveyHub.Load;

/// <summary>Whether the store holds what the server promised: each acknowledged response once, and nothing that nobody sent.</summary>
internal static class StoreCheck
{
    /// <param name="before">How many responses were stored when the clients began.</param>
    /// <returns>Whether it does.</returns>
    public static async Task<bool> RunAsync(Store store, long before, Promises promises, CancellationToken ct)
    {
        var missing = await CountMissingAsync(store, promises.Acknowledged, ct);
        var storedUnsaid = promises.Open.Count - await CountMissingAsync(store, promises.Open, ct);
        var added = await store.CountAsync(ct) - before;
        var isExact = missing == 0 && added == promises.Acknowledged.Count + storedUnsaid;
        Console.Out.WriteLine(
            $"store: {promises.Acknowledged.Count:N0} acknowledged, {missing:N0} of them missing; {promises.Open.Count:N0} refused or unanswered, {storedUnsaid:N0} of them stored; "
            + $"{added:N0} rows added: {(isExact ? "exact" : "WRONG")}");
        return isExact;
    }

    private static async Task<long> CountMissingAsync(Store store, IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        var missing = (long)ids.Count;
        foreach (var chunk in ids.Chunk(500)) // SQLite takes 999 values in a statement
            missing -= (await store.FindAsync(chunk, ct)).Count;
        return missing;
    }
}
