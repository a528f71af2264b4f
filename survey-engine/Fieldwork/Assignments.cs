namespace SurveyHub.Engine;

/// <summary>Gives those who were drawn to the interviewers who visit them.</summary>
public sealed class Assignments(Database database, AuditTrail audit)
{
    private const int Portion = 500;

    /// <summary>Gives the numbers to the interviewer, also those that another had; those that are not to be visited stay nobody's.</summary>
    /// <param name="interviewer">Null to take them from whoever has them.</param>
    /// <returns>The numbers that were given or taken, or <c>elements-missing</c> when there are none.</returns>
    public Task<Outcome<List<int>>> AssignAsync(SampleDraw draw, IReadOnlyCollection<int> numbers, Account? interviewer, Signature by, CancellationToken ct)
    {
        var id = Guid.CreateVersion7(by.At);
        return database.InTransactionAsync<Outcome<List<int>>>(
            async db =>
            {
                var given = new List<int>();
                foreach (var portion in numbers.Distinct().Order().Chunk(Portion))
                    given.AddRange(await AssignAsync(db, draw, portion, interviewer, by));
                if (given.Count == 0)
                    return Problem.ElementsMissing();
                var became = new { Elements = given.Count, Interviewer = interviewer?.SignInName, Numbers = Shorten(given) };
                await audit.AddAsync(db, AuditEntry.Of(by, AuditAction.ElementsAssigned, draw.Campaign.Value, null, became) with { Id = id });
                return given;
            },
            ct);
    }

    private static async Task<IReadOnlyList<int>> AssignAsync(Transaction db, SampleDraw draw, int[] numbers, Account? interviewer, Signature by)
    {
        var values = new { draw = draw.Id.Key(), numbers };
        var known = await db.QueryAsync<int>(
            $"select d.number from drawn_element d where d.draw = @draw and d.number in @numbers and {Substitutions.IsActive} order by d.number", values);
        await db.ExecuteAsync("delete from field_assignment where draw = @draw and number in @numbers", values);
        if (interviewer is not null)
        {
            await db.InsertAsync(
                "insert into field_assignment (draw, number, interviewer, assigned_by, assigned_at)",
                known.Select(number => new object?[] { draw.Id.Key(), number, interviewer.Id.Key(), by.By, ColumnTypes.Write(by.At) }));
        }

        return known;
    }

    /// <summary><c>1-3, 7</c>, cut where it gets long.</summary>
    private static string Shorten(List<int> numbers)
    {
        var runs = numbers.Select((number, place) => (number, run: number - place)).GroupBy(pair => pair.run, pair => pair.number).Select(run => run.First() == run.Last() ? $"{run.First()}" : $"{run.First()}-{run.Last()}");
        var text = string.Join(", ", runs);
        return text.Length <= 400 ? text : text[..399] + "…";
    }
}
