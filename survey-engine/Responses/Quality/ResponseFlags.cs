using System.Text;
using Dapper;

namespace SurveyHub.Engine;

/// <summary>Flags in the store, beside the responses they are about.</summary>
public sealed class ResponseFlags(Database database)
{
    /// <summary>The flags of one response, in their order; empty when it has none, or is not there.</summary>
    public async Task<IReadOnlyList<Flag>> ListAsync(Guid response, CancellationToken ct)
    {
        var words = await database.QueryAsync<string>("select flag from response_flag where response = @id", new { id = response.ToByteArray(bigEndian: true) }, ct);
        return [.. words.Select(word => Words.Read<Flag>(word)!.Value).Order()];
    }

    /// <summary>Adds the flags of responses that the same transaction has stored, in one statement.</summary>
    /// <param name="flagged">Those that have flags; at most 2,000, for the sake of the databases' limits.</param>
    internal static Task AddFlagsAsync(Transaction db, IReadOnlyList<(Guid Id, IReadOnlyList<Flag> Flags)> flagged)
    {
        var (sql, values, row) = (new StringBuilder("insert into response_flag (response, flag) values "), new DynamicParameters(), 0);
        foreach (var (id, flags) in flagged)
        {
            foreach (var flag in flags)
            {
                sql.Append(row > 0 ? ", " : "").Append(System.Globalization.CultureInfo.InvariantCulture, $"(@r{row}, @f{row})");
                values.Add($"r{row}", id.ToByteArray(bigEndian: true));
                values.Add($"f{row}", Words.Write(flag));
                row++;
            }
        }

        return row == 0 ? Task.CompletedTask : db.ExecuteAsync(sql.ToString(), values);
    }
}
