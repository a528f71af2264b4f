using SurveyHub.Engine;

namespace SurveyHub.Analytics;

/// <summary>The counts of one campaign, one tally for each unit and field that was rated.</summary>
public sealed class Tallies
{
    private readonly Dictionary<(Code? Unit, Code? Field), Tally> _cells = [];

    private Tallies(IndexStructure structure) => Structure = structure;

    public IndexStructure Structure { get; }

    /// <summary>Reads every response of the campaign that is committed now: the one place where analytics meets the store.</summary>
    public static async Task<Tallies> ReadAsync(Database database, Campaign campaign, CancellationToken ct)
    {
        var tallies = new Tallies(new IndexStructure(campaign.Version));
        var reader = new AnswerReader(tallies.Structure);
        var answers = new byte[tallies.Structure.Criteria.Count];
        var rows = database.StreamAsync<Row>(
            "select unit as Unit, field as Field, answers as Choices from response where campaign = @Code", new { campaign.Code }, ct);
        await foreach (var row in rows)
        {
            reader.Read(row.Choices, answers);
            tallies.Cell(row.Unit, row.Field).Add(answers);
        }

        return tallies;
    }

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

    private Tally Cell(string? unit, string? field)
    {
        var key = (Code.Parse(unit), Code.Parse(field));
        return _cells.TryGetValue(key, out var tally) ? tally : _cells[key] = new Tally(Structure);
    }

    private sealed record Row
    {
        public string? Unit { get; init; }
        public string? Field { get; init; }
        public required string Choices { get; init; }
    }
}
