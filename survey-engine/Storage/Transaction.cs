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
    private readonly DbConnection _connection;
    private readonly DbTransaction _transaction;
    private readonly Statements _statements;
    private readonly CancellationToken _ct;

    internal Transaction(Dialect dialect, DbConnection connection, DbTransaction transaction, Statements statements, CancellationToken ct) =>
        (_dialect, _connection, _transaction, _statements, _ct) = (dialect, connection, transaction, statements, ct);

    /// <returns>How many rows were written.</returns>
    public Task<int> ExecuteAsync(string sql, object? values) => _connection.ExecuteAsync(Command(sql, values));

    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? values) => (await _connection.QueryAsync<T>(Command(sql, values))).AsList();

    /// <exception cref="InvalidOperationException">There is not exactly one row.</exception>
    public Task<T> SingleAsync<T>(string sql, object? values) => _connection.QuerySingleAsync<T>(Command(sql, values));

    /// <summary>The rows in the portions that one statement takes best, in their order.</summary>
    internal IEnumerable<T[]> Portions<T>(IEnumerable<T> rows) => rows.Chunk(_dialect.RowsPerStatement);

    /// <summary>Inserts rows by one prepared statement, all of them or none.</summary>
    /// <param name="insert">Up to the values: <c>insert into t (a, b)</c>.</param>
    /// <param name="rows">At most as many as a portion has, see <see cref="Portions"/>; a value a column: text, a whole number, bytes or null.</param>
    /// <returns>False when a key among them is taken.</returns>
    internal async Task<bool> TryInsertAsync(string insert, IReadOnlyList<object?[]> rows)
    {
        var command = _statements.Find(insert, rows.Count) ?? Prepare(insert, rows);
        command.Transaction = _transaction;
        var parameter = 0;
        foreach (var row in rows)
            foreach (var value in row)
                command.Parameters[parameter++].Value = value ?? DBNull.Value;
        try
        {
            await command.ExecuteNonQueryAsync(_ct);
            return true;
        }
        catch (DbException e) when (_dialect.IsKeyTaken(e))
        {
            return false;
        }
    }

    private DbCommand Prepare(string insert, IReadOnlyList<object?[]> rows)
    {
        var command = _connection.CreateCommand();
        command.Transaction = _transaction;
        command.CommandText = $"{insert} values {Places(rows.Count, rows[0].Length)}";
        for (var i = 0; i < rows.Count * rows[0].Length; i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = string.Create(CultureInfo.InvariantCulture, $"@p{i}");
            parameter.DbType = rows[0][i % rows[0].Length] switch { byte[] => DbType.Binary, int or long => DbType.Int64, _ => DbType.String };
            command.Parameters.Add(parameter);
        }

        command.Prepare();
        _statements.Keep(insert, rows.Count, command);
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

    private CommandDefinition Command(string sql, object? values) => new(sql, values, _transaction, cancellationToken: _ct);
}
