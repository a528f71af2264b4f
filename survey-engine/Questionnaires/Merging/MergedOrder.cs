namespace SurveyHub.Engine;

/// <summary>The order of a list that two people may have put into another one.</summary>
internal static class MergedOrder
{
    /// <summary>What stands in all three lists: two elements stand as before unless somebody exchanged them. Then what only I added, then what only they did, behind what it follows there.</summary>
    /// <returns>The order, and whether the two contradict each other, so that it is mine alone.</returns>
    public static (List<string> Order, bool IsDisputed) Of(IReadOnlyList<string> before, IReadOnlyList<string> mine, IReadOnlyList<string> theirs)
    {
        var common = mine.Intersect(theirs).Intersect(before).ToHashSet();
        List<string> my = [.. mine.Where(common.Contains)], old = [.. before.Where(common.Contains)], their = [.. theirs.Where(common.Contains)];
        var agreed = Exchanged(my, old, their);
        var order = agreed ?? my;
        foreach (var side in new[] { mine, theirs, before })
            Insert(order, side);
        return (order, agreed is null);
    }

    /// <summary>Null when the exchanges of both go round in a circle.</summary>
    private static List<string>? Exchanged(List<string> mine, List<string> before, List<string> theirs)
    {
        if (mine.SequenceEqual(before))
            return theirs;
        if (theirs.SequenceEqual(before))
            return mine;
        var (my, their) = (Places(mine), Places(theirs));
        var order = new string?[before.Count];
        for (var i = 0; i < before.Count; i++)
        {
            var ahead = 0;
            for (var j = 0; j < before.Count; j++)
            {
                var (x, y) = i < j ? (before[i], before[j]) : (before[j], before[i]);
                var isExchanged = my[x] > my[y] || their[x] > their[y];
                ahead += i != j && isExchanged == i < j ? 1 : 0;
            }

            if (order[ahead] is not null)
                return null;
            order[ahead] = before[i];
        }

        return [.. order.OfType<string>()];
    }

    private static Dictionary<string, int> Places(List<string> keys) => keys.Index().ToDictionary(pair => pair.Item, pair => pair.Index);

    private static void Insert(List<string> order, IReadOnlyList<string> keys)
    {
        var known = order.ToHashSet();
        string? last = null;
        foreach (var key in keys)
        {
            if (known.Add(key))
                order.Insert(last is null ? 0 : order.IndexOf(last) + 1, key);
            last = key;
        }
    }
}
