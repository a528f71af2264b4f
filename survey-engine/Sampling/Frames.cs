namespace SurveyHub.Engine;

/// <summary>Lists of the population in the store.</summary>
public sealed class Frames(Database database, AuditTrail audit)
{
    /// <summary>Rows of one transaction: nobody else waits longer to write than these take.</summary>
    private const int Portion = 5000;

    private const string InsertElement = "insert into frame_element (frame, number, code, stratum, psu, ssu, unit, field, sealed)";

    private const string Select =
        """
        select f.id as Id, f.campaign as Campaign, f.name as Name, f.elements as Elements, f.sha256 as Sha256, f.imported_by as ImportedBy, f.imported_at as ImportedAt
          from sampling_frame f
         where exists (select 1 from frame_cell c where c.frame = f.id)
        """;

    public async Task<Frame?> FindAsync(Guid id, CancellationToken ct) =>
        (await database.FindAsync<Row>($"{Select} and f.id = @id", new { id = id.Key() }, ct))?.ToFrame();

    /// <summary>The latest first.</summary>
    public async Task<IReadOnlyList<Frame>> ListAsync(Code campaign, CancellationToken ct) =>
        [.. (await database.QueryAsync<Row>($"{Select} and f.campaign = @campaign order by f.imported_at desc, f.id desc", new { campaign }, ct)).Select(row => row.ToFrame())];

    /// <summary>In the order of the frame.</summary>
    public async Task<IReadOnlyList<FrameCell>> CellsAsync(Guid frame, CancellationToken ct) => [.. (await database.QueryAsync<CellRow>(
        """
        select first_number as First, stratum as Stratum, psu as Psu, ssu as Ssu, elements as Elements
          from frame_cell
         where frame = @frame
         order by first_number
        """,
        new { frame = frame.Key() }, ct)).Select(row => row.ToCell())];

    /// <summary>Stores a list, portion by portion; until the last it is not there.</summary>
    /// <param name="seal">Makes unreadable who an element is.</param>
    /// <returns>The frame, or <c>draw-settled</c> when the campaign collects by a draw already.</returns>
    public async Task<Outcome<Frame>> AddAsync(Code campaign, string name, FrameList list, Func<FramePerson, string> seal, Signature by, CancellationToken ct)
    {
        var frame = new Frame(Guid.CreateVersion7(by.At), campaign, name, list.Elements.Count, list.Sha256, by);
        await using var session = new Session(database);
        if (!await session.InTransactionAsync(db => AddAsync(db, frame), ct))
            return Problem.DrawSettled();
        foreach (var portion in list.People().Chunk(Portion))
        {
            object?[][] rows = [.. portion.Select(line => Values(frame, line.Element, line.Person is { } person ? seal(person) : null))];
            await session.InTransactionAsync(
                async db =>
                {
                    await db.InsertAsync(InsertElement, rows);
                    return true;
                },
                ct);
        }

        object?[][] cells = [.. list.Cells.Select(cell => new object?[] { frame.Id.Key(), cell.First, cell.Stratum, cell.Psu.Value, cell.Ssu?.Value, cell.Elements })];
        var entry = AuditEntry.Of(by, AuditAction.FrameImported, campaign.Value, null, new { frame.Name, frame.Elements, Strata = list.Cells.DistinctBy(cell => cell.Stratum).Count(), frame.Sha256 });
        return await session.InTransactionAsync<Outcome<Frame>>(
            async db =>
            {
                await db.InsertAsync("insert into frame_cell (frame, first_number, stratum, psu, ssu, elements)", cells);
                await audit.AddAsync(db, entry);
                return frame;
            },
            ct);
    }

    /// <returns>False where the campaign collects by a draw already.</returns>
    private static async Task<bool> AddAsync(Transaction db, Frame frame)
    {
        if (await DrawDecisions.IsSettledAsync(db, frame.Campaign))
            return false;
        await db.TryInsertAsync(
            "insert into sampling_frame (id, campaign, name, elements, sha256, imported_by, imported_at)",
            [[frame.Id.Key(), frame.Campaign.Value, frame.Name, frame.Elements, frame.Sha256, frame.Imported.By, ColumnTypes.Write(frame.Imported.At)]]);
        return true;
    }

    private static object?[] Values(Frame frame, FrameElement element, string? person) =>
        [frame.Id.Key(), element.Number, element.Code, element.Stratum, element.Psu.Value, element.Ssu?.Value, element.Unit?.Value, element.Field?.Value, person];

    private sealed record Row
    {
        public required byte[] Id { get; init; }
        public required Code Campaign { get; init; }
        public required string Name { get; init; }
        public int Elements { get; init; }
        public required string Sha256 { get; init; }
        public required string ImportedBy { get; init; }
        public DateTimeOffset ImportedAt { get; init; }

        public Frame ToFrame() => new(new(Id, bigEndian: true), Campaign, Name, Elements, Sha256, new(ImportedBy, ImportedAt));
    }

    private sealed record CellRow
    {
        public int First { get; init; }
        public required string Stratum { get; init; }
        public required Code Psu { get; init; }
        public Code? Ssu { get; init; }
        public int Elements { get; init; }

        public FrameCell ToCell() => new(First, Stratum, Psu, Ssu, Elements);
    }
}
