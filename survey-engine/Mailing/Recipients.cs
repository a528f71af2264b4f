namespace SurveyHub.Engine;

/// <summary>To whom messages of one kind go: who holds a role when they leave, and accounts by their names.</summary>
/// <param name="Role">Null where only accounts are named.</param>
/// <param name="Unit">Whoever holds the role over exactly that unit; null for whoever holds it anywhere.</param>
public sealed record Recipients(Role? Role, Code? Unit, IReadOnlyList<Guid> Accounts)
{
    public bool IsNobody => Role is null && Accounts.Count == 0;

    /// <summary>Those among the accounts who are meant on that day and may sign in.</summary>
    public IEnumerable<AccountLine> In(IEnumerable<AccountLine> lines, DateOnly day) =>
        lines.Where(line => line.Account.DisabledAt is null && (Accounts.Contains(line.Account.Id) || line.Grants.Any(grant => grant.HoldsOn(day) && grant.Role == Role && (Unit is null || grant.Unit == Unit))));

    /// <param name="table">With the columns <paramref name="owner"/> and account.</param>
    internal static async Task SetAsync(Transaction db, string table, string owner, Guid id, Recipients recipients)
    {
        await db.ExecuteAsync($"delete from {table} where {owner} = @id", new { id = id.Key() });
        foreach (var account in recipients.Accounts.Distinct())
            await db.ExecuteAsync($"insert into {table} ({owner}, account) values (@id, @account)", new { id = id.Key(), account = account.Key() });
    }

    internal static async Task<ILookup<Guid, Guid>> ListAsync(Database database, string table, string owner, CancellationToken ct) =>
        (await database.QueryAsync<NamedRow>($"select {owner} as Owner, account as Account from {table} order by account", null, ct))
            .ToLookup(row => new Guid(row.Owner, bigEndian: true), row => new Guid(row.Account, bigEndian: true));

    private sealed record NamedRow
    {
        public required byte[] Owner { get; init; }
        public required byte[] Account { get; init; }
    }
}
