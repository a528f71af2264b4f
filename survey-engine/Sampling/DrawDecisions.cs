namespace SurveyHub.Engine;

/// <summary>A supervisor's name under a draw.</summary>
/// <param name="Remark">Null where none was made.</param>
public sealed record DrawSignature(Signature Signed, string? Remark);

/// <summary>Draws are made, and one is signed: then the campaign collects by it and by no other.</summary>
public sealed class DrawDecisions(Database database, AuditTrail audit)
{
    public const int LongestRemark = Reason.Longest;
    public const int LongestSeed = 64;

    /// <summary>In the order in which they were given.</summary>
    public async Task<IReadOnlyList<DrawSignature>> SignaturesAsync(Guid draw, CancellationToken ct) => [.. (await database.QueryAsync<SignatureRow>(
        "select signed_by as SignedBy, signed_at as SignedAt, remark as Remark from draw_signature where draw = @draw order by signed_at, signed_by", new { draw = draw.Key() }, ct))
        .Select(row => new DrawSignature(new(row.SignedBy, row.SignedAt), row.Remark))];

    /// <param name="plan">Of that frame.</param>
    /// <returns>The draw, or <c>seed-malformed</c>, <c>draw-settled</c> when another was signed.</returns>
    public async Task<Outcome<SampleDraw>> MakeAsync(Frame frame, DrawPlan plan, string? seed, Signature by, CancellationToken ct)
    {
        if (seed?.Trim().Normalize() is not { Length: > 0 and <= LongestSeed } stored || stored.Any(char.IsControl))
            return Problem.SeedMalformed(LongestSeed);
        var lots = Lots.Draw(plan, stored);
        var draw = new SampleDraw(Guid.CreateVersion7(by.At), frame.Id, frame.Campaign, plan.Design.ToJson(), stored, Lots.Sha256(frame.Sha256, lots), by);
        object?[][] rows = [.. lots.Select(lot => new object?[] { draw.Id.Key(), lot.Number, Words.Write(lot.List), lot.Place, ColumnTypes.Write(lot.Probability), ColumnTypes.Write(lot.Weight) })];
        var entry = AuditEntry.Of(by, AuditAction.DrawMade, frame.Campaign.Value, null, new
        {
            draw.Id,
            Frame = frame.Sha256,
            draw.Seed,
            draw.Sha256,
            Drawn = lots.Count(lot => lot.List == DrawList.Drawn),
            Reserve = lots.Count(lot => lot.List == DrawList.Reserve),
        });
        return await database.InTransactionAsync<Outcome<SampleDraw>>(
            async db =>
            {
                if (await IsSettledAsync(db, frame.Campaign))
                    return Problem.DrawSettled();
                await db.ExecuteAsync(
                    "insert into sample_draw (id, frame, campaign, design, seed, sha256, drawn_by, drawn_at) values (@id, @of, @Campaign, @Design, @Seed, @Sha256, @By, @At)",
                    new { id = draw.Id.Key(), of = draw.Frame.Key(), draw.Campaign, draw.Design, draw.Seed, draw.Sha256, by.By, by.At });
                await db.InsertAsync("insert into drawn_element (draw, number, list, place, probability, weight)", rows);
                await audit.AddAsync(db, entry);
                return draw;
            },
            ct);
    }

    /// <summary>Puts a name under the lists. The first makes them the sample of the campaign: its places become the points it collects at.</summary>
    /// <param name="sha256">Of the lists as they were shown.</param>
    /// <returns>
    /// The draw, or <c>draw-own</c> for whoever drew it, <c>draw-settled</c> when another was signed, <c>draw-signed</c> for a second name of the same person,
    /// <c>draw-altered</c> when the lists are not those that were drawn, <c>sample-settled</c> when somebody has answered already.
    /// </returns>
    public async Task<Outcome<SampleDraw>> SignAsync(SampleDraw draw, string? sha256, string? remark, Signature by, CancellationToken ct)
    {
        var said = Reason.Of(remark);
        if (draw.Drawn.By == by.By)
            return Problem.DrawOwn();
        if (Reason.CheckLength(said, "Remark") is { } tooLong)
            return tooLong;
        if (sha256 != draw.Sha256)
            return Problem.DrawAltered();
        var entry = AuditEntry.Of(by, AuditAction.DrawSigned, draw.Campaign.Value, null, new { draw.Id, draw.Sha256, Remark = said });
        return await database.InTransactionAsync<Outcome<SampleDraw>>(
            async db =>
            {
                var settled = (await db.QueryAsync<byte[]>("select draw from signed_draw where campaign = @Campaign", new { draw.Campaign })).SingleOrDefault();
                if (settled is not null && new Guid(settled, bigEndian: true) != draw.Id)
                    return Problem.DrawSettled();
                var elements = await Draws.ListAsync(db, draw);
                if (Lots.Sha256(await db.SingleAsync<string>("select sha256 from sampling_frame where id = @frame", new { frame = draw.Frame.Key() }), elements.Select(element => element.Lot)) != draw.Sha256)
                    return Problem.DrawAltered();
                if (settled is null && await SettleAsync(db, draw, elements) is { } refusal)
                    return refusal;
                if (!await db.TryInsertAsync("insert into draw_signature (draw, signed_by, signed_at, sha256, remark)", [[draw.Id.Key(), by.By, ColumnTypes.Write(by.At), draw.Sha256, said]]))
                    return Problem.DrawSigned();
                await audit.AddAsync(db, entry);
                return draw;
            },
            ct);
    }

    internal static async Task<bool> IsSettledAsync(Transaction db, Code campaign) =>
        await db.SingleAsync<long>("select count(*) from signed_draw where campaign = @campaign", new { campaign }) > 0;

    private static async Task<Problem?> SettleAsync(Transaction db, SampleDraw draw, IReadOnlyList<DrawnElement> elements)
    {
        // First, because nothing may be written before a refusal: a transaction that refuses commits.
        if (await CampaignSamples.IsAnsweredAsync(db, draw.Campaign))
            return Problem.SampleSettled(draw.Campaign);
        if (!await db.TryInsertAsync("insert into signed_draw (campaign, draw)", [[draw.Campaign.Value, draw.Id.Key()]]))
            return Problem.DrawSettled();
        await CampaignSamples.ReplaceAsync(db, draw.Campaign, PointsOf(elements, DrawDesign.Read(draw.Design).Kind != DesignKind.Simple));
        return null;
    }

    /// <summary>The places of those drawn and of the reserve: whoever is taken instead may live at another of them.</summary>
    /// <remarks>
    /// Without the number of PSUs of the stratum. It would make intervals shorter by a correction for simple samples of PSUs without replacement, which these are not:
    /// they are drawn with probabilities proportional to size, some more than once, or not at all where elements are drawn at once. Without it the
    /// variance is that of PSUs drawn with replacement, which is never too small by much (Särndal, Swensson, Wretman 1992, 4.6).
    /// </remarks>
    /// <param name="hasStrata">Whether the design knows strata; else all points are of one.</param>
    private static List<SampledPoint> PointsOf(IReadOnlyList<DrawnElement> elements, bool hasStrata)
    {
        var weights = elements.Where(element => element.List == DrawList.Drawn).DistinctBy(StratumOf).ToDictionary(StratumOf, element => element.Weight, StringComparer.Ordinal);
        return [.. elements.DistinctBy(element => element.Element.Psu).Select(element => new SampledPoint(element.Element.Psu, StratumOf(element), PsusInStratum: null, weights[StratumOf(element)]))];

        string StratumOf(DrawnElement element) => hasStrata ? element.Element.Stratum : DrawPlan.WholeFrame;
    }

    private sealed record SignatureRow
    {
        public required string SignedBy { get; init; }
        public DateTimeOffset SignedAt { get; init; }
        public string? Remark { get; init; }
    }
}
