using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Dapper;
using SurveyHub.Analytics;
using SurveyHub.Engine;

namespace SurveyHub.Load;

/// <summary>The same responses in MariaDB, as survey programs keep them: a row each, a column for each question.</summary>
/// <remarks>The narrowest types that there are, which is more than those programs do for it.</remarks>
internal sealed class WideTable : IAsyncDisposable
{
    private const int RowsPerStatement = 2000;

    private static readonly IReadOnlyList<AnswerColumn> _criteria = [.. Decade.Structure.Columns.All.Take(Decade.Structure.Columns.Criteria)];

    private static readonly IReadOnlyList<AnswerColumn> _people = [.. ((string[])["gender", "age"]).Select(item => Decade.Structure.Columns.Of(Code.Of(item)).Single())];

    private readonly DbConnection _connection;

    private WideTable(DbConnection connection) => _connection = connection;

    public static async Task<WideTable> FillAsync(MariaDb server, Decade decade, int responses, CancellationToken ct)
    {
        var table = new WideTable(await Dialect.MySql.Factory.CreateDataSource(Dialect.MySql.Complete(server.ConnectionString)).OpenConnectionAsync(ct));
        await table._connection.ExecuteAsync(Definition());
        await using var transaction = await table._connection.BeginTransactionAsync(ct);
        foreach (var rows in decade.Responses(responses).Chunk(RowsPerStatement))
        {
            ct.ThrowIfCancellationRequested();
            await table._connection.ExecuteAsync(Insertion(rows), transaction: transaction);
        }

        await transaction.CommitAsync(ct);
        return table;
    }

    public Task<string?> VersionAsync() => _connection.ExecuteScalarAsync<string>("select version()");

    public Task<long> BytesAsync() =>
        _connection.ExecuteScalarAsync<long>("select data_length from information_schema.tables where table_schema = database() and table_name = 'wide_response'");

    /// <summary>How many pages were not in memory when they were wanted, since the server started.</summary>
    public Task<long> PagesReadAsync() =>
        _connection.ExecuteScalarAsync<long>("select cast(variable_value as integer) from information_schema.global_status where variable_name = 'innodb_buffer_pool_reads'");

    /// <summary>How many ms the statements of all criteria take together; the groups stay in the server, so that no driver is measured.</summary>
    public async Task<double> MeasureAsync(TableQuestion question, CancellationToken ct)
    {
        var begun = Stopwatch.GetTimestamp();
        foreach (var criterion in _criteria)
        {
            ct.ThrowIfCancellationRequested();
            await _connection.ExecuteScalarAsync<long>(
                $"select sum(n) from (select count(*) as n from wide_response where {question.Where} group by {Groups(question, criterion)}) t");
        }

        return Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
    }

    /// <returns>Whether every count is the same in both.</returns>
    public async Task<bool> AgreesAsync(TableQuestion question, Table table, CancellationToken ct)
    {
        foreach (var criterion in _criteria)
        {
            var (ours, left) = (table.Groups.ToDictionary(group => string.Join('|', group.Keys), group => group.Counts(criterion)), table.Groups.Sum(group => group.Responses));
            var groups = Groups(question, criterion);
            await using var reader = await _connection.ExecuteReaderAsync($"select count(*), {groups} from wide_response where {question.Where} group by {groups}");
            while (await reader.ReadAsync(ct))
            {
                var (count, level) = (reader.GetInt64(0), await reader.IsDBNullAsync(1, ct) ? 0 : reader.GetInt32(1));
                var keys = string.Join('|', Enumerable.Range(2, reader.FieldCount - 2).Select(i => Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture)));
                if (!ours.TryGetValue(keys, out var counts) || counts[level] != count)
                    return false;
                left -= count;
            }

            if (left != 0)
                return false;
        }

        return true;
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private static string Groups(TableQuestion question, AnswerColumn criterion) => string.Join(", ", [criterion.Item!.Code.Value, .. question.Keys]);

    private static string Definition() =>
        $"""
        create table wide_response (
          id       int not null primary key auto_increment,
          day      date not null,
          unit     smallint not null,
          field    enum ({Quoted(Decade.Fields)}) not null,
          channel  enum ({Quoted(Decade.Channels)}) not null,
          flags    set ({Quoted(Decade.Flags)}) not null,
          {string.Join(",\n  ", _people.Select(column => $"{column.Item!.Code} enum ({Quoted(column.Item.Options.Select(option => option.Code.Value))})"))},
          {string.Join(",\n  ", _criteria.Select(column => $"{column.Item!.Code} tinyint"))}
        ) engine = innodb
        """;

    private static string Insertion(IEnumerable<(byte[] Answers, ResponseFacts Facts)> rows)
    {
        var sql = new StringBuilder("insert into wide_response values ");
        foreach (var (answers, facts) in rows)
        {
            sql.Append(CultureInfo.InvariantCulture, $"(null,'{facts.Day}',{facts.Unit},'{facts.Field}','{facts.Channel}','{facts.Flags}'");
            foreach (var column in _people.Concat(_criteria)) // an option's number is its value of the enum, and its level on the scale
                sql.Append(CultureInfo.InvariantCulture, $",{(answers[column.Place] == 0 ? "null" : answers[column.Place])}");
            sql.Append("),");
        }

        return sql.Remove(sql.Length - 1, 1).ToString();
    }

    private static string Quoted(IEnumerable<string> words) => $"'{string.Join("','", words)}'";
}
