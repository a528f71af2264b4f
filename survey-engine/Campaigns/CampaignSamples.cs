namespace SurveyHub.Engine;

/// <summary>Which collection points of a campaign were drawn, and how.</summary>
public sealed class CampaignSamples(Database database, AuditTrail audit)
{
    private const string Select =
        """
        select point as Point, stratum as Stratum, psus_in_stratum as PsusInStratum, weight as Weight
          from sample_point
         where campaign = @campaign
         order by point
        """;

    /// <summary>In the order of their codes; none for open collection.</summary>
    public async Task<IReadOnlyList<SampledPoint>> ListAsync(Code campaign, CancellationToken ct) =>
        [.. (await database.QueryAsync<Row>(Select, new { campaign }, ct)).Select(row => row.ToPoint())];

    /// <summary>Gives a campaign its sample, in place of one it may have.</summary>
    /// <remarks>
    /// Only before the first response: what a sample says of the draw is known by then, and a design that is chosen in sight of the answers
    /// could be chosen for its figures.
    /// </remarks>
    /// <returns>The points, or <c>sample-settled</c> when somebody has answered, <c>campaign-frozen</c> when nothing about it changes any more.</returns>
    public Task<Outcome<List<SampledPoint>>> SetAsync(Code campaign, List<SampledPoint> points, Signature by, CancellationToken ct)
    {
        var id = Guid.CreateVersion7(by.At);
        return database.InTransactionAsync<Outcome<List<SampledPoint>>>(
            async db =>
            {
                if ((await CampaignStates.LockAsync(db, campaign))?.State.IsFrozen() == true)
                    return Problem.CampaignFrozen();
                if (await IsAnsweredAsync(db, campaign))
                    return Problem.SampleSettled(campaign);
                var before = (await db.QueryAsync<Row>(Select, new { campaign })).Select(row => row.ToPoint()).ToList();
                await ReplaceAsync(db, campaign, points);
                await audit.AddAsync(db, AuditEntry.Of(by, AuditAction.SampleRecorded, campaign.Value, Describe(before), Describe(points)) with { Id = id });
                return points;
            },
            ct);
    }

    internal static async Task<bool> IsAnsweredAsync(Transaction db, Code campaign) =>
        await db.SingleAsync<long>("select count(*) from campaign where code = @campaign and exists (select 1 from response where campaign = @campaign)", new { campaign }) > 0;

    /// <summary>As a part of an act that has its own entry in the audit trail.</summary>
    internal static async Task ReplaceAsync(Transaction db, Code campaign, List<SampledPoint> points)
    {
        await db.ExecuteAsync("delete from sample_point where campaign = @campaign", new { campaign });
        foreach (var point in points)
            await AddAsync(db, campaign, point);
    }

    /// <summary>With a digest, by which whoever keeps the list of what was drawn can tell that it is the one.</summary>
    private static object? Describe(List<SampledPoint> points) => points.Count == 0 ? null : new
    {
        Points = points.Count,
        Strata = points.DistinctBy(point => point.Stratum).Count(),
        Sha256 = CanonicalJson.Sha256(points.Select(point => $"{point.Point}\t{point.Stratum}\t{ColumnTypes.Write(point.PsusInStratum)}\t{ColumnTypes.Write(point.Weight)}\n").Order(StringComparer.Ordinal)),
    };

    private static Task AddAsync(Transaction db, Code campaign, SampledPoint point) => db.ExecuteAsync(
        "insert into sample_point (campaign, point, stratum, psus_in_stratum, weight) values (@campaign, @Point, @Stratum, @psus, @weight)",
        new { campaign, point.Point, point.Stratum, psus = ColumnTypes.Write(point.PsusInStratum), weight = ColumnTypes.Write(point.Weight) });

    private sealed record Row
    {
        public required Code Point { get; init; }
        public required string Stratum { get; init; }
        public string? PsusInStratum { get; init; }
        public string? Weight { get; init; }

        public SampledPoint ToPoint() => new(Point, Stratum, ColumnTypes.ReadDouble(PsusInStratum), ColumnTypes.ReadDouble(Weight));
    }
}
