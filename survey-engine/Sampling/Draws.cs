namespace SurveyHub.Engine;

/// <summary>Draws in the store. All that were ever made are kept: a draw that did not please is seen by those who sign another.</summary>
public sealed class Draws(Database database)
{
    private const string Columns =
        "d.id as Id, d.frame as Frame, d.campaign as Campaign, d.design as Design, d.seed as Seed, d.sha256 as Sha256, d.drawn_by as DrawnBy, d.drawn_at as DrawnAt";

    private const string Elements =
        $"""
        select {ElementRow.Columns}, {ElementRow.LotColumns}
          from drawn_element d
          join frame_element e on e.frame = @frame and e.number = d.number
         where d.draw = @draw
         order by d.list, d.place
        """;

    /// <summary>The draw by which the campaign collects: the only one that a supervisor has signed; null before that.</summary>
    public async Task<SampleDraw?> FindSignedAsync(Code campaign, CancellationToken ct) => (await database.FindAsync<Row>(
        $"select {Columns} from sample_draw d where d.campaign = @campaign and exists (select 1 from draw_signature s where s.draw = d.id)", new { campaign }, ct))?.ToDraw();

    public async Task<SampleDraw?> FindAsync(Guid id, CancellationToken ct) =>
        (await database.FindAsync<Row>($"select {Columns} from sample_draw d where d.id = @id", new { id = id.Key() }, ct))?.ToDraw();

    /// <summary>All that were ever made, the latest first.</summary>
    public async Task<IReadOnlyList<SampleDraw>> ListAsync(Code campaign, CancellationToken ct) => [.. (await database.QueryAsync<Row>(
        $"select {Columns} from sample_draw d where d.campaign = @campaign order by d.drawn_at desc, d.id desc", new { campaign }, ct)).Select(row => row.ToDraw())];

    /// <summary>Those drawn and then the reserve, each list in its order.</summary>
    public async Task<IReadOnlyList<DrawnElement>> ListAsync(SampleDraw draw, CancellationToken ct) =>
        [.. (await database.QueryAsync<ElementRow>(Elements, new { draw = draw.Id.Key(), frame = draw.Frame.Key() }, ct)).Select(row => row.ToDrawn())];

    internal static async Task<IReadOnlyList<DrawnElement>> ListAsync(Transaction db, SampleDraw draw) =>
        [.. (await db.QueryAsync<ElementRow>(Elements, new { draw = draw.Id.Key(), frame = draw.Frame.Key() })).Select(row => row.ToDrawn())];

    private sealed record Row
    {
        public required byte[] Id { get; init; }
        public required byte[] Frame { get; init; }
        public required Code Campaign { get; init; }
        public required string Design { get; init; }
        public required string Seed { get; init; }
        public required string Sha256 { get; init; }
        public required string DrawnBy { get; init; }
        public DateTimeOffset DrawnAt { get; init; }

        public SampleDraw ToDraw() => new(new(Id, bigEndian: true), new(Frame, bigEndian: true), Campaign, Design, Seed, Sha256, new(DrawnBy, DrawnAt));
    }
}
