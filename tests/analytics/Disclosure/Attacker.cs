using System.Numerics;

namespace SurveyHub.Tests;

/// <summary>Somebody who knows every cell shown and subtracts; by exact elimination over the integers, and by trying.</summary>
public sealed class Attacker
{
    private readonly IReadOnlyList<long> _people;
    private readonly int _floor;
    private readonly List<int[]> _shown;
    private readonly List<BigInteger[]> _rows = [];

    /// <param name="shown">Of each cell shown, its groups. Which groups are empty is known to the attacker too.</param>
    public Attacker(IReadOnlyList<long> people, IEnumerable<IReadOnlyList<int>> shown, int floor)
    {
        (_people, _floor) = (people, floor);
        _shown = [.. shown.Select(Indicator)];
        foreach (var cell in _shown)
        {
            var row = Reduce(cell);
            if (row.Any(term => !term.IsZero))
                _rows.Add(row);
        }
    }

    /// <summary>Whether what is shown determines the number of people, whatever it is.</summary>
    public bool Computes(IReadOnlyList<int> groups) => Reduce(Indicator(groups)).All(term => term.IsZero);

    /// <summary>Sets of groups below the floor that what is shown determines: every one there is.</summary>
    public IEnumerable<IReadOnlyList<int>> SmallSets()
    {
        return Extend([], 0);

        IEnumerable<IReadOnlyList<int>> Extend(IReadOnlyList<int> chosen, int from) =>
            Enumerable.Range(from, _people.Count - from)
                .Where(group => _people[group] > 0 && chosen.Append(group).Sum(one => _people[one]) < _floor)
                .Select(group => (IReadOnlyList<int>)[.. chosen, group])
                .SelectMany(set => Extend(set, set[^1] + 1).Concat(Computes(set) ? [set] : []));
    }

    /// <summary>Sums and differences of up to three cells that are a set of groups below the floor.</summary>
    public IEnumerable<string> SmallDifferences()
    {
        for (var a = 0; a < _shown.Count; a++)
        {
            for (var b = a + 1; b < _shown.Count; b++)
            {
                for (var c = b; c < _shown.Count; c++)
                {
                    for (var signs = 0; signs < 27; signs++)
                    {
                        var (x, y, z) = ((signs % 3) - 1, (signs / 3 % 3) - 1, c == b ? 0 : (signs / 9) - 1);
                        if (IsSmallSet(_shown[a], x, _shown[b], y, _shown[c], z))
                            yield return $"{x}·{a} {y}·{b} {z}·{c}";
                    }
                }
            }
        }
    }

    private bool IsSmallSet(int[] a, int x, int[] b, int y, int[] c, int z)
    {
        var people = 0L;
        for (var group = 0; group < _people.Count; group++)
        {
            var times = (x * a[group]) + (y * b[group]) + (z * c[group]);
            if (times is not (0 or 1))
                return false;
            people += times * _people[group];
        }

        return people > 0 && people < _floor;
    }

    private int[] Indicator(IReadOnlyList<int> groups) => [.. _people.Select((people, group) => people > 0 && groups.Contains(group) ? 1 : 0)];

    private BigInteger[] Reduce(int[] vector)
    {
        var rest = vector.Select(term => (BigInteger)term).ToArray();
        foreach (var row in _rows)
        {
            var pivot = Array.FindIndex(row, term => !term.IsZero);
            var (keep, take) = (row[pivot], rest[pivot]);
            if (take.IsZero)
                continue;
            rest = [.. rest.Zip(row, (a, b) => (a * keep) - (b * take))];
            var divisor = rest.Aggregate(BigInteger.Zero, BigInteger.GreatestCommonDivisor);
            if (divisor > 1)
                rest = [.. rest.Select(term => term / divisor)];
        }

        return rest;
    }
}
