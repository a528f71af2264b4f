namespace SurveyHub.Analytics;

/// <summary>What can be computed from all cells shown of three nests or more.</summary>
/// <remarks>
/// A set of groups is a combination of cells if and only if every assignment of numbers to groups by which all cells shown sum to 0 gives it the
/// sum 0. One random assignment modulo a prime of 61 bits stands for every: it errs with a chance of 2⁻⁶¹ for a set, and on the side of withholding.
/// Looked at is each cell withheld, what each cell leaves of the one around it, and each set of up to two groups below the floor together;
/// where such groups are few, each set of any size. Beyond that nothing is claimed.
/// </remarks>
internal static class Recovery
{
    private const ulong Prime = (1UL << 61) - 1;
    private const int Few = 150;

    /// <summary>The cells shown that have somebody in common with a set of too few people that they give; null when they give none.</summary>
    public static IReadOnlyList<int>? Find(CellNests nests, Predicate<int> isShown, long floor)
    {
        var numbers = Numbers(nests, isShown);
        if (FindSet(nests, isShown, floor, numbers) is not { } set)
            return null;
        var known = set.ToHashSet();
        return [.. nests.Distinct.Where(cell => isShown(cell) && Array.Exists(nests.Members[cell], known.Contains))];
    }

    private static IEnumerable<int>? FindSet(CellNests nests, Predicate<int> isShown, long floor, ulong[] numbers)
    {
        foreach (var cell in nests.Distinct)
        {
            var members = nests.Members[cell];
            if (nests.Respondents[cell] < floor && SumOf(members, numbers) == 0)
                return members;
            if (nests.Around(cell) is var around and not CellNests.Outside && nests.Respondents[around - 1] - nests.Respondents[cell] < floor
                && nests.Members[around - 1].Except(members).ToList() is var rest && SumOf(rest, numbers) == 0)
            {
                return rest;
            }
        }

        var small = Enumerable.Range(0, numbers.Length).Where(group => nests.Groups[group] > 0 && nests.Groups[group] < floor).ToList();
        var places = small.ToLookup(group => numbers[group]);
        return Extend([], 0, 0, 0);

        IEnumerable<int>? Extend(IReadOnlyList<int> chosen, int from, ulong sum, long people)
        {
            var last = places[sum == 0 ? 0 : Prime - sum].Where(group => !chosen.Contains(group) && people + nests.Groups[group] < floor).Take(1).ToList();
            if (last.Count > 0)
                return [.. chosen, last[0]];
            if (chosen.Count == 1 && small.Count > Few)
                return null;
            return Enumerable.Range(from, small.Count - from)
                .Where(place => people + nests.Groups[small[place]] < floor - 1)
                .Select(place => Extend([.. chosen, small[place]], place + 1, (sum + numbers[small[place]]) % Prime, people + nests.Groups[small[place]]))
                .FirstOrDefault(set => set is not null);
        }
    }

    /// <summary>A random number a group, so that each cell shown sums to 0.</summary>
    private static ulong[] Numbers(CellNests nests, Predicate<int> isShown)
    {
        var equations = new List<(int Pivot, Dictionary<int, ulong> Row)>();
        var byPivot = new Dictionary<int, Dictionary<int, ulong>>();
        foreach (var cell in nests.Distinct.Where(cell => isShown(cell)).OrderBy(cell => nests.Members[cell].Length))
        {
            var row = nests.Members[cell].ToDictionary(group => group, _ => 1UL);
            while (row.Keys.FirstOrDefault(byPivot.ContainsKey, -1) is var pivot and >= 0)
                Subtract(row, row[pivot], byPivot[pivot]);
            if (row.Count == 0)
                continue;

            var (first, inverse) = (row.Keys.Min(), 0UL);
            inverse = Power(row[first], Prime - 2);
            byPivot[first] = row.ToDictionary(term => term.Key, term => Times(term.Value, inverse));
            equations.Add((first, byPivot[first]));
        }

        var random = new Random(1); // the same every time, so that the same cells are withheld
        var numbers = nests.Groups.Select(_ => (ulong)random.NextInt64(1, (long)Prime)).ToArray();
        foreach (var (pivot, row) in Enumerable.Reverse(equations)) // of the pivots, a row has its own and later ones
            numbers[pivot] = (Prime - row.Where(term => term.Key != pivot).Aggregate(0UL, (sum, term) => (sum + Times(term.Value, numbers[term.Key])) % Prime)) % Prime;
        return numbers;
    }

    private static void Subtract(Dictionary<int, ulong> row, ulong factor, Dictionary<int, ulong> other)
    {
        foreach (var (group, coefficient) in other)
        {
            var rest = (row.GetValueOrDefault(group) + Prime - Times(factor, coefficient)) % Prime;
            if (rest == 0)
                row.Remove(group);
            else
                row[group] = rest;
        }
    }

    private static ulong SumOf(IEnumerable<int> groups, ulong[] numbers) => groups.Aggregate(0UL, (sum, group) => (sum + numbers[group]) % Prime);

    private static ulong Times(ulong a, ulong b) => (ulong)((UInt128)a * b % Prime);

    private static ulong Power(ulong number, ulong exponent)
    {
        var power = 1UL;
        for (; exponent > 0; exponent >>= 1, number = Times(number, number))
            power = (exponent & 1) == 1 ? Times(power, number) : power;
        return power;
    }
}
