namespace SurveyHub.Engine;

/// <summary>The keys that seal cookies, authenticators and contacts, as XML that is itself encrypted.</summary>
public sealed class ProtectionKeys(Database database, TimeProvider clock)
{
    /// <summary>All there ever were: what an old one has sealed can still be opened.</summary>
    public Task<IReadOnlyList<string>> ListAsync(CancellationToken ct) => database.QueryAsync<string>("select xml from protection_key order by added_at, id", null, ct);

    /// <param name="name">Under which whoever made it knows it.</param>
    public Task AddAsync(string name, string xml, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now).Key();
        return database.InTransactionAsync(
            db => db.ExecuteAsync(
                "insert into protection_key (id, name, xml, added_at) select @id, @name, @xml, @now where not exists (select 1 from protection_key k where k.id = @id)", new { id, name, xml, now }),
            ct);
    }
}
