using System.Data;
using System.Data.Common;
using System.Globalization;
using System.Text;
using Dapper;

namespace SurveyHub.Engine;

/// <summary>The statements of one piece of work, see <see cref="Database.InTransactionAsync"/>.</summary>
public sealed class Transaction
{
    private readonly Dialect _dialect;
    private readonly Lease _lease;
    private readonly Watch _watch;

    internal Transaction(Dialect dialect, Lease lease, Watch watch) => (_dialect, _lease, _watch) = (dialect, lease, watch);

    private DbConnection Connection => _lease.Connection;

    internal string BeginErasing => _dialect.BeginErasing;

    /// <returns>How many rows were written.</returns>
    public Task<int> ExecuteAsync(string sql, object? values) => Connection.ExecuteAsync(Command(sql, values));

    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? values) => (await Connection.QueryAsync<T>(Command(sql, values))).AsList();

    /// <exception cref="InvalidOperationException">There is not exactly one row.</exception>
    public Task<T> SingleAsync<T>(string sql, object? values) => Connection.QuerySingleAsync<T>(Command(sql, values));

    /// <summary>The rows in the portions that one statement takes best, in their order.</summary>
    internal IEnumerable<T[]> Portions<T>(IEnumerable<T> rows) => rows.Chunk(_dialect.RowsPerStatement);

    /// <summary>Inserts rows, portion by portion.</summary>
    /// <remarks>A portion in which a key is taken is there: it was committed by a try whose answer was lost.</remarks>
    internal async Task InsertAsync(string insert, IEnumerable<object?[]> rows)
    {
        foreach (var portion in Portions(rows))
            await TryInsertAsync(insert, portion);
    }

    /// <summary>Inserts rows by one statement, all of them or none.</summary>
    /// <param name="insert">Up to the values: <c>insert into t (a, b)</c>.</param>
    /// <param name="rows">At most as many as a portion has, see <see cref="Portions"/>; a value a column: text, a whole number, bytes or null.</param>
    /// <returns>False when a key among them is taken.</returns>
    internal async Task<bool> TryInsertAsync(string insert, IReadOnlyList<object?[]> rows)
    {
        var command = _lease.Statements.Find(insert, rows.Count) ?? Create(insert, rows);
        var parameter = 0;
        foreach (var row in rows)
            foreach (var value in row)
                command.Parameters[parameter++].Value = value ?? DBNull.Value;
        _watch.Restart();
        try
        {
            await command.ExecuteNonQueryAsync(_watch.Token);
            return true;
        }
        catch (DbException e) when (_dialect.IsKeyTaken(e))
        {
            return false;
        }
    }

    private DbCommand Create(string insert, IReadOnlyList<object?[]> rows)
    {
        var command = Connection.CreateCommand();
        command.CommandText = $"{insert} values {Places(rows.Count, rows[0].Length)}";
        for (var i = 0; i < rows.Count * rows[0].Length; i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = string.Create(CultureInfo.InvariantCulture, $"@p{i}");
            parameter.DbType = rows[0][i % rows[0].Length] switch { byte[] => DbType.Binary, int or long => DbType.Int64, _ => DbType.String };
            command.Parameters.Add(parameter);
        }

        _lease.Statements.Keep(insert, rows.Count, command);
        return command;
    }

    /// <returns><c>(@p0, @p1), (@p2, @p3)</c></returns>
    private static string Places(int rows, int columns)
    {
        var places = new StringBuilder();
        for (var i = 0; i < rows * columns; i++)
            places.Append(i % columns > 0 ? ", " : i > 0 ? "), (" : "(").Append(CultureInfo.InvariantCulture, $"@p{i}");
        return places.Append(')').ToString();
    }

    private CommandDefinition Command(string sql, object? values)
    {
        _watch.Restart();
        return new(sql, values, cancellationToken: _watch.Token);
    }
}
