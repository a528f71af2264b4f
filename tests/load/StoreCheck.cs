using SurveyHub.Engine;

namespace SurveyHub.Load;

/// <summary>Whether the store holds what the server promised: each acknowledged response once, nothing that nobody sent, and a ledger that agrees.</summary>
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
        Report.Line($"store: {promises.Acknowledged.Count:N0} acknowledged, {missing:N0} of them missing; {promises.Open.Count:N0} refused or unanswered, {storedUnsaid:N0} of them stored");
        Report.Line($"       {added:N0} rows added: {(isExact ? "exact" : "WRONG")}");
        return await VerifyAsync(store, ct) && isExact;
    }

    private static async Task<bool> VerifyAsync(Store store, CancellationToken ct)
    {
        var report = await new LedgerVerification(store.Database).RunAsync(new Progress<long>(), ct);
        Report.Line($"ledger: {report.Rows:N0} rows in {report.Entries:N0} commits: {(report.Findings.Count == 0 ? "verified" : "WRONG")}");
        foreach (var finding in report.Findings.Take(10))
            Report.Line($"  {finding}");
        return report.Findings.Count == 0;
    }

    private static async Task<long> CountMissingAsync(Store store, IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        var missing = (long)ids.Count;
        foreach (var chunk in ids.Chunk(500)) // SQLite takes 999 values in a statement
            missing -= (await store.FindAsync(chunk, ct)).Count;
        return missing;
    }
}
