namespace SurveyHub.Engine;

/// <summary>How a sample is divided among strata.</summary>
public enum Allocation
{
    /// <summary>As their populations.</summary>
    Proportional,

    Equal,

    /// <summary>As population times standard deviation (Neyman 1934; Cochran 1977, (5.26)).</summary>
    Neyman,
}

/// <param name="Weight">How large a part it is to have beside the others, 0 or more.</param>
/// <param name="Least">At most <paramref name="Most"/>.</param>
public sealed record StratumClaim(double Weight, int Least, int Most);

/// <summary>Divides a whole number in given proportions and within bounds, so that the parts make up the whole exactly.</summary>
public static class Division
{
    /// <returns>The parts in the order of the claims; null when the bounds leave no way.</returns>
    /// <remarks>
    /// Parts that break a bound are set to it, those of the side that is further off first, and the others divide what is left
    /// (Stenger and Gabler, Metrika 61, 2005); then each is rounded down and the largest remainders get one more, of equal ones the first.
    /// </remarks>
    public static int[]? Divide(int whole, IReadOnlyList<StratumClaim> claims)
    {
        if (whole < claims.Sum(claim => (long)claim.Least) || whole > claims.Sum(claim => (long)claim.Most))
            return null;
        var parts = new double?[claims.Count];
        while (Free(parts).ToList() is { Count: > 0 } free)
        {
            var weight = free.Sum(i => claims[i].Weight);
            var rest = whole - parts.Sum(part => part ?? 0);
            double Share(int i) => weight > 0 ? rest * claims[i].Weight / weight : rest / free.Count;
            var low = free.FindAll(i => Share(i) < claims[i].Least);
            var high = free.FindAll(i => Share(i) > claims[i].Most);
            if (low.Count == 0 && high.Count == 0)
            {
                foreach (var (i, share) in free.ConvertAll(i => (i, Share(i))))
                    parts[i] = share;
            }
            else if (low.Sum(i => claims[i].Least - Share(i)) >= high.Sum(i => Share(i) - claims[i].Most))
            {
                low.ForEach(i => parts[i] = claims[i].Least);
            }
            else
            {
                high.ForEach(i => parts[i] = claims[i].Most);
            }
        }

        return Round(whole, [.. parts.Select(part => part!.Value)]);
    }

    private static IEnumerable<int> Free(double?[] parts) => Enumerable.Range(0, parts.Length).Where(i => parts[i] is null);

    private static int[] Round(int whole, double[] parts)
    {
        int[] rounded = [.. parts.Select(part => (int)Math.Floor(part))];
        foreach (var (i, _) in parts.Index().OrderByDescending(part => part.Item - Math.Floor(part.Item)).Take(whole - rounded.Sum()))
            rounded[i]++;
        return rounded;
    }
}
