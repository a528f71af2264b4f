namespace SurveyHub.Engine;

/// <summary>What a design comes to in one stratum of a frame.</summary>
/// <param name="Stratum"><see cref="DrawPlan.WholeFrame"/> where the design knows no strata.</param>
/// <param name="Psus">Of the frame.</param>
/// <param name="Hits">How often a PSU is chosen, a large one perhaps more than once; 0 where the design has no such stage.</param>
/// <param name="Size">Elements that are drawn.</param>
public sealed record StratumPlan(string Stratum, Stretch Elements, int Psus, int Hits, int Size)
{
    internal IReadOnlyList<FrameCell> Cells { get; init; } = [];

    /// <summary>Of each element of the stratum: the design takes all with the same.</summary>
    public double Probability => (double)Size / Elements.Elements;

    /// <summary>1 / probability: the weights of a stratum make up its population in each draw.</summary>
    public double Weight => (double)Elements.Elements / Size;

    public double MarginOf(ConfidenceLevel confidence, double share, double designEffect) => SampleSize.MarginOf(Size, confidence, share, designEffect, Elements.Elements);
}

/// <summary>A design applied to a frame, and found possible whatever chance will say.</summary>
public sealed record DrawPlan
{
    /// <summary>The stratum of a design that knows none.</summary>
    public const string WholeFrame = "*";

    /// <summary>So many units are named when they are too small; the rest can be seen in the frame.</summary>
    private const int MostNamed = 20;

    private DrawPlan(DrawDesign design, IReadOnlyList<StratumPlan> strata) => (Design, Strata) = (design, strata);

    public DrawDesign Design { get; }

    /// <summary>In the order of the frame; those with nothing to draw are not among them.</summary>
    public IReadOnlyList<StratumPlan> Strata { get; }

    /// <summary>Of a share over all strata together, when everybody answers.</summary>
    /// <param name="share">The same in all strata, 0 to 1; 0.5 is the worst case.</param>
    public double MarginOf(ConfidenceLevel confidence, double share, double designEffect)
    {
        var population = Strata.Sum(stratum => (double)stratum.Elements.Elements);
        return Math.Sqrt(Strata.Sum(stratum => Math.Pow(stratum.Elements.Elements / population * stratum.MarginOf(confidence, share, designEffect), 2)));
    }

    /// <param name="cells">Of the whole frame, in its order.</param>
    /// <returns>The plan, or everything that makes it impossible, each unit that is too small by its name.</returns>
    public static Outcome<DrawPlan> Of(DrawDesign design, IReadOnlyList<FrameCell> cells)
    {
        var problems = design.Check().ToList();
        if (problems.Count > 0)
            return problems;
        if (design.Size % design.Cluster != 0)
            return Problem.SizeNoMultiple(design.Size, design.Cluster);
        if (design.Kind == DesignKind.ThreeStage && cells.FirstOrDefault(cell => cell.Ssu is null) is { } without)
            return Problem.SsuMissing(without.Psu);

        var strata = Stretch.Of(cells, cell => design.Kind == DesignKind.Simple ? WholeFrame : cell.Stratum);
        if (design.Allocation == Allocation.Neyman && design.Kind != DesignKind.Simple)
            problems.AddRange(strata.Where(stratum => !(design.Deviations.GetValueOrDefault(stratum.Name) is > 0 and < double.PositiveInfinity)).Select(stratum => Problem.DeviationMissing(stratum.Name)));
        if (problems.Count > 0)
            return problems;
        if (Divide(design, strata) is not { } clusters)
            return Problem.SizeImpossible(design.Size, cells.Sum(cell => cell.Elements));

        var byStratum = cells.ToLookup(cell => design.Kind == DesignKind.Simple ? WholeFrame : cell.Stratum, StringComparer.Ordinal);
        List<StratumPlan> plans = [.. strata.Zip(clusters).Where(share => share.Second > 0).Select(share => Plan(design, share.First, [.. byStratum[share.First.Name]], share.Second))];
        problems.AddRange(plans.SelectMany(plan => TooSmall(design, plan)).Take(MostNamed));
        return problems.Count > 0 ? problems : new DrawPlan(design, plans);
    }

    private static StratumPlan Plan(DrawDesign design, Stretch stratum, List<FrameCell> cells, int clusters) =>
        new(stratum.Name, stratum, cells.DistinctBy(cell => cell.Psu).Count(), design.HasStages ? clusters : 0, clusters * design.Cluster) { Cells = cells };

    /// <summary>In clusters, so that each stratum is a whole number of them.</summary>
    private static int[]? Divide(DrawDesign design, List<Stretch> strata) => Division.Divide(design.Size / design.Cluster, strata.ConvertAll(stratum =>
    {
        var most = stratum.Elements / design.Cluster;
        var weight = design.Allocation switch
        {
            Allocation.Proportional => stratum.Elements,
            Allocation.Equal => 1,
            Allocation.Neyman => stratum.Elements * design.Deviations.GetValueOrDefault(stratum.Name, 1),
        };
        return new StratumClaim(weight, Math.Min(most, (design.Least + design.Cluster - 1) / design.Cluster), most);
    }));

    /// <summary>Units that chance may hit so often that they have too few elements.</summary>
    /// <remarks>A systematic draw hits a unit as often as expected, rounded down or up; the larger counts, so that no seed can fail.</remarks>
    private static IEnumerable<Problem> TooSmall(DrawDesign design, StratumPlan plan)
    {
        var cells = plan.Cells.ToLookup(cell => cell.Psu.Value, StringComparer.Ordinal);
        foreach (var psu in design.HasStages ? Stretch.Of(plan.Cells, cell => cell.Psu.Value) : [])
        {
            var hits = Up((long)plan.Hits * psu.Elements, plan.Elements.Elements);
            if (design.Kind == DesignKind.TwoStage && hits * design.Take > psu.Elements)
                yield return Problem.PsuTooSmall(psu.Name, psu.Elements, (int)hits * design.Take);
            foreach (var ssu in design.Kind == DesignKind.ThreeStage ? Stretch.Of(cells[psu.Name], cell => cell.Ssu!.Value) : [])
            {
                var taken = Up(hits * design.Ssus * ssu.Elements, psu.Elements) * design.Take;
                if (taken > ssu.Elements)
                    yield return Problem.SsuTooSmall(psu.Name, ssu.Name, ssu.Elements, (int)taken);
            }
        }
    }

    private static long Up(long dividend, int divisor) => (dividend + divisor - 1) / divisor;
}
