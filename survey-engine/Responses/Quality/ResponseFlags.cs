namespace SurveyHub.Engine;

/// <summary>Flags in the store, beside the responses they are about.</summary>
public sealed class ResponseFlags(Database database)
{
    /// <summary>The flags of one response, in their order; empty when it has none, or is not there.</summary>
    public async Task<IReadOnlyList<Flag>> ListAsync(Guid response, CancellationToken ct)
    {
        var words = await database.QueryAsync<string>("select flag from response_flag where response = @id", new { id = response.Key() }, ct);
        return [.. words.Select(word => Words.Read<Flag>(word)!.Value).Order()];
    }

    /// <summary>Adds the flags of responses that the same transaction has stored.</summary>
    internal static Task AddAsync(Transaction db, IEnumerable<(Guid Response, Flag Flag)> flagged) =>
        db.InsertAsync("insert into response_flag (response, flag)", flagged.Select(row => new object?[] { row.Response.Key(), Words.Write(row.Flag) }));
}
