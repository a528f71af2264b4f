namespace SurveyHub.Engine;

/// <summary>A lot as it is stored, with where its element is.</summary>
internal sealed record DrawnLot(Lot Lot, string Stratum, Code Psu);

internal static class DrawnLots
{
    public static async Task<IReadOnlyList<DrawnLot>> ReadAsync(Transaction db, SampleDraw draw) => [.. (await db.QueryAsync<Row>(
        """
        select d.number as Number, d.list as List, d.place as Place, d.probability as Probability, d.weight as Weight, e.stratum as Stratum, e.psu as Psu
          from drawn_element d
          join frame_element e on e.frame = @frame and e.number = d.number
         where d.draw = @draw
         order by d.list, d.place
        """,
        new { draw = draw.Id.Key(), frame = draw.Frame.Key() })).Select(row => row.ToLot())];

    /// <summary>The places of those drawn and of the reserve: whoever is taken instead may live at another of them.</summary>
    /// <remarks>
    /// Without the number of PSUs of the stratum. It would make intervals shorter by a correction for simple samples of PSUs without replacement, which these are not:
    /// they are drawn with probabilities proportional to size, some more than once, or not at all where elements are drawn at once. Without it the
    /// variance is that of PSUs drawn with replacement, which is never too small by much (Särndal, Swensson, Wretman 1992, 4.6).
    /// </remarks>
    /// <param name="hasStrata">Whether the design knows strata; else all points are of one.</param>
    public static List<SampledPoint> PointsOf(IReadOnlyList<DrawnLot> lots, bool hasStrata)
    {
        var weights = lots.Where(lot => lot.Lot.List == DrawList.Drawn).DistinctBy(StratumOf).ToDictionary(StratumOf, lot => lot.Lot.Weight, StringComparer.Ordinal);
        return [.. lots.DistinctBy(lot => lot.Psu).Select(lot => new SampledPoint(lot.Psu, StratumOf(lot), PsusInStratum: null, weights[StratumOf(lot)]))];

        string StratumOf(DrawnLot lot) => hasStrata ? lot.Stratum : DrawPlan.WholeFrame;
    }

    private sealed record Row
    {
        public int Number { get; init; }
        public required string List { get; init; }
        public int Place { get; init; }
        public string? Probability { get; init; }
        public string? Weight { get; init; }
        public required string Stratum { get; init; }
        public required Code Psu { get; init; }

        public DrawnLot ToLot() => new(new(Number, Words.Read<DrawList>(List)!.Value, Place, ColumnTypes.ReadDouble(Probability), ColumnTypes.ReadDouble(Weight)), Stratum, Psu);
    }
}
