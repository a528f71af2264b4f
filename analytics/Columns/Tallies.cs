using SurveyHub.Engine;

namespace SurveyHub.Analytics;

/// <summary>The counts of one campaign, one tally for each unit and field that was rated.</summary>
public sealed class Tallies
{
    private readonly Dictionary<(Code? Unit, Code? Field), Tally> _cells = [];
    private readonly Dictionary<(Code? Unit, Code? Field), long> _excluded = [];
    private IReadOnlyList<FlagCount> _flags = [];

    private Tallies(IndexStructure structure) => Structure = structure;

    public IndexStructure Structure { get; }

    /// <summary>How many people rated each unit in each field.</summary>
    public IReadOnlyDictionary<(Code? Unit, Code? Field), long> Respondents => _cells.ToDictionary(cell => cell.Key, cell => cell.Value.Responses);

    /// <summary>Reads every response of the campaign that is committed now: the one place where analytics meets the store.</summary>
    /// <remarks>What was excluded by decision is counted, and nothing else is known of it.</remarks>
    public static async Task<Tallies> ReadAsync(Database database, Campaign campaign, CancellationToken ct)
    {
        var tallies = new Tallies(new IndexStructure(campaign.Version));
        var reader = new AnswerReader(tallies.Structure);
        var answers = new byte[tallies.Structure.Criteria.Count];
        var excluded = await ReadExcludedAsync(database, campaign, ct); // before the responses, so that each of these is among them
        var rows = database.StreamAsync<Row>(
            "select id as Id, unit as Unit, field as Field, answers as Choices from response where campaign = @Code", new { campaign.Code }, ct);
        await foreach (var row in rows)
        {
            if (excluded.Contains(new(row.Id, bigEndian: true)))
            {
                tallies.Exclude(row.Unit, row.Field);
                continue;
            }

            reader.Read(row.Choices, answers);
            tallies.Cell(row.Unit, row.Field).Add(answers);
        }

        tallies._flags = await ReadFlagsAsync(database, campaign, ct);
        return tallies;
    }

    /// <remarks>Apart from the responses: to ask of each of millions whether somebody decided about it would take as long as reading it.</remarks>
    private static async Task<IReadOnlySet<Guid>> ReadExcludedAsync(Database database, Campaign campaign, CancellationToken ct)
    {
        var ids = await database.QueryAsync<byte[]>(
            """
            select d.response
              from response_decision d
              join response r on r.id = d.response
             where r.campaign = @Code
               and d.decision = 'exclude'
               and not exists (select 1 from response_decision l where l.response = d.response and l.number > d.number)
            """,
            new { campaign.Code }, ct);
        return ids.Select(id => new Guid(id, bigEndian: true)).ToHashSet();
    }

    private static Task<IReadOnlyList<FlagCount>> ReadFlagsAsync(Database database, Campaign campaign, CancellationToken ct) => database.QueryAsync<FlagCount>(
        """
        select r.unit as Unit, r.field as Field, f.flag as Word, count(*) as Count
          from response_flag f
          join response r on r.id = f.response
         where r.campaign = @Code
           and coalesce((select d.decision from response_decision d where d.response = r.id order by d.number desc limit 1), 'restore') <> 'exclude'
         group by r.unit, r.field, f.flag
        """,
        new { campaign.Code }, ct);

    /// <summary>The counts of all units and fields that are wanted; null stands for answers that name none.</summary>
    public Tally Sum(Func<Code?, Code?, bool> isWanted)
    {
        var sum = new Tally(Structure);
        foreach (var ((unit, field), tally) in _cells)
        {
            if (isWanted(unit, field))
                sum.Add(tally);
        }

        return sum;
    }

    /// <summary>How many responses of the units and fields that are wanted are left out by decision.</summary>
    public long Excluded(Func<Code?, Code?, bool> isWanted) => _excluded.Where(cell => isWanted(cell.Key.Unit, cell.Key.Field)).Sum(cell => cell.Value);

    /// <summary>How many responses of the units and fields that are wanted, and counted, have the flag.</summary>
    public long Flagged(Flag flag, Func<Code?, Code?, bool> isWanted) => _flags.Where(cell => cell.Word == Words.Write(flag) && isWanted(cell.Unit, cell.Field)).Sum(cell => cell.Count);

    private void Exclude(string? unit, string? field)
    {
        var key = (Code.Parse(unit), Code.Parse(field));
        _excluded[key] = _excluded.GetValueOrDefault(key) + 1;
    }

    private Tally Cell(string? unit, string? field)
    {
        var key = (Code.Parse(unit), Code.Parse(field));
        return _cells.TryGetValue(key, out var tally) ? tally : _cells[key] = new Tally(Structure);
    }

    private sealed record Row
    {
        public required byte[] Id { get; init; }
        public string? Unit { get; init; }
        public string? Field { get; init; }
        public required string Choices { get; init; }
    }

    private sealed record FlagCount
    {
        public Code? Unit { get; init; }
        public Code? Field { get; init; }
        public required string Word { get; init; }
        public long Count { get; init; }
    }
}
