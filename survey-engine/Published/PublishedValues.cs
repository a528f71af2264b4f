using System.Globalization;

namespace SurveyHub.Engine;

public sealed class PublishedValues(Database database, AuditTrail audit)
{
    /// <summary>All, in the order of their years, then of indicator and scope.</summary>
    public async Task<IReadOnlyList<PublishedValue>> ListAsync(CancellationToken ct) => [.. (await database.QueryAsync<Row>(Select, null, ct)).Select(row => row.ToValue())];

    /// <summary>Adds the values of a file, all or none. Safe to repeat; what is known already is not overwritten.</summary>
    /// <returns>Those that were not known; or every problem.</returns>
    public async Task<Outcome<List<PublishedValue>>> ImportAsync(ResponseFile file, Signature by, CancellationToken ct)
    {
        var read = PublishedFile.Read(file);
        if (read.Value is not { } values)
            return read;
        return await database.InTransactionAsync<Outcome<List<PublishedValue>>>(
            async db =>
            {
                var known = (await db.QueryAsync<Row>(Select, null)).Select(row => row.ToValue()).ToDictionary(Key);
                var others = values.Where(value => known.TryGetValue(Key(value), out var old) && old.Percent != value.Percent).ToList();
                if (others.Count > 0)
                    return others.ConvertAll(value => Problem.PublishedOtherwise(known[Key(value)]));
                var added = values.FindAll(value => !known.ContainsKey(Key(value)));
                foreach (var value in added)
                    await AddAsync(db, value);
                if (added.Count > 0)
                    await audit.AddAsync(db, AuditEntry.Of(by, AuditAction.PublishedImported, "published", null, new { Values = added.Select(Describe) }));
                return added;
            },
            ct);
    }

    /// <summary>Gives a store that has no published values those that are known.</summary>
    internal static async Task LoadAsync(Transaction db)
    {
        if (await db.SingleAsync<long>("select count(*) from published_value", null) > 0)
            return;
        foreach (var value in PublishedFile.Known())
            await AddAsync(db, value);
    }

    private const string Select = "select year as Year, indicator as Indicator, scope as Scope, percent as Percent, note as Note from published_value order by year, indicator, scope";

    private static (int, string, string) Key(PublishedValue value) => (value.Year, value.Indicator, value.Scope);

    private static object Describe(PublishedValue value) => new { value.Year, value.Indicator, value.Scope, value.Percent };

    private static Task AddAsync(Transaction db, PublishedValue value) => db.ExecuteAsync(
        """
        insert into published_value (year, indicator, scope, percent, note)
        select @Year, @Indicator, @Scope, @percent, @Note
         where not exists (select 1 from published_value v where v.year = @Year and v.indicator = @Indicator and v.scope = @Scope)
        """,
        new { value.Year, value.Indicator, value.Scope, percent = ColumnTypes.Write(value.Percent), value.Note });

    private sealed record Row
    {
        public int Year { get; init; }
        public required string Indicator { get; init; }
        public required string Scope { get; init; }
        public required string Percent { get; init; }
        public required string Note { get; init; }

        public PublishedValue ToValue() => new(Year, Indicator, Scope, decimal.Parse(Percent, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture), Note);
    }
}
