using System.Globalization;

namespace SurveyHub.Engine;

public sealed class Targets(Database database)
{
    /// <summary>The targets whose index the version can compute, in the order of the list.</summary>
    public async Task<IReadOnlyList<Target>> ListAsync(QuestionnaireVersion version, CancellationToken ct)
    {
        var rows = await database.QueryAsync<Row>(
            """
            select number as Number, source as Source, article as Article, scope as Scope, index_code as IndexCode, dimension as Dimension,
                   members as Members, op as Operator, percent as Percent, due as Due, quote as Quote
              from target
             order by number
            """,
            null, ct);
        return [.. rows.Select(row => row.ToTarget()).Where(target => version.Indices.Any(index => index.Code == target.Index))];
    }

    internal static Task AddAsync(Transaction db, Target target) => db.ExecuteAsync(
        """
        insert into target (number, source, article, scope, index_code, dimension, members, op, percent, due, quote)
        select @Number, @Source, @Article, @Scope, @Index, @dimension, @members, @op, @percent, @Due, @Quote
         where not exists (select 1 from target t where t.number = @Number)
        """,
        new
        {
            target.Number,
            target.Source,
            target.Article,
            target.Scope,
            target.Index,
            dimension = target.Filter is { } filter ? Words.Write(filter.Dimension) : null,
            members = target.Filter is { Members: var members } ? string.Join(',', members) : null,
            op = target.Demand?.Operator,
            percent = target.Demand?.Percent.ToString(CultureInfo.InvariantCulture), // as text: SQLite would make it a binary fraction
            target.Due,
            target.Quote,
        });

    private sealed record Row
    {
        public int Number { get; init; }
        public required string Source { get; init; }
        public required string Article { get; init; }
        public required string Scope { get; init; }
        public required Code IndexCode { get; init; }
        public string? Dimension { get; init; }
        public string? Members { get; init; }
        public string? Operator { get; init; }
        public string? Percent { get; init; }
        public int Due { get; init; }
        public required string Quote { get; init; }

        public Target ToTarget() => new(
            Number, Source, Article, Scope, IndexCode,
            Words.Read<TargetDimension>(Dimension) is { } dimension ? new(dimension, [.. Members!.Split(',').Select(Code.Of)]) : null,
            TargetFile.ReadDemand(Operator, Percent), Due, Quote);
    }
}
