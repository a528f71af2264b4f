using SurveyHub.Engine;

namespace SurveyHub.Analytics;

/// <summary>
/// What of each response may be told, so that nobody is the only one, nor one of a few, of whom a file says what it says: its characteristics give way one after another,
/// until at least as many rows as the floor are alike in all that is left of them.
/// </summary>
/// <remarks>
/// <para>
/// The rule is k-anonymity by one ladder for all (L. Sweeney, "k-anonymity: a model for protecting privacy", International Journal of Uncertainty, Fuzziness and
/// Knowledge-based Systems 10 (2002), 557-570). Language, channel and month give way first, then what was asked of the person, from the last item to the first, then the
/// field, then the unit, which becomes the one above it. Who is among too few when nothing is left, is left out.
/// </para>
/// <para>
/// Unit and field also give way where the published results withhold their figures, see <see cref="PublicCells"/>: the rows that name them are no more than what everybody
/// may know of their sum, and no difference to it tells of anybody.
/// </para>
/// </remarks>
internal sealed class Coarsening
{
    private const int Unit = 0, Field = 1;

    private static readonly UInt128 _multiplier = new(0x2360ED051FC65DA4, 0x4385DF649FCCF645); // of O'Neill's generators of 128 bits

    /// <summary>So many are counted at once, of some units: more would have to be kept in memory.</summary>
    private const int RowsAtOnce = 250_000;

    private readonly HashSet<UInt128>[] _enough; // at each step of the ladder, in what enough rows are alike
    private readonly ReleaseKeys _keys;
    private readonly Func<Code?, Code?, bool> _mayShow;
    private readonly int _floor;

    /// <param name="mayShow">Whether the figures of a unit may be shown, in one field or, where that is null, in all.</param>
    public Coarsening(ReleaseKeys keys, Func<Code?, Code?, bool> mayShow, int floor)
    {
        (_keys, _mayShow, _floor) = (keys, mayShow, floor);
        _enough = [.. Enumerable.Range(0, LastStep + 1).Select(_ => new HashSet<UInt128>())];
        var (ofUnits, parts) = (new Dictionary<UInt128, Alike>(), 1 + (keys.Segments.Sum(segment => segment.Rows) / RowsAtOnce));
        for (var part = 0; part < parts; part++)
            GoDown(Count(part, parts), 0, FirstOfUnits, ofUnits);
        GoDown(ofUnits, FirstOfUnits, LastStep + 1, []);
    }

    /// <summary>The step at which the unit becomes the one above it; before, nobody is counted with those of another.</summary>
    private int FirstOfUnits => _keys.Width - Field + 1;

    /// <summary>Where not even the unit at the head is left.</summary>
    private int LastStep => _keys.Width - Field + _keys.Levels;

    /// <summary>Lets give way what must.</summary>
    /// <param name="values">Of one response, see <see cref="ReleaseKeys"/>.</param>
    /// <returns>False where it is left out.</returns>
    public bool Coarsen(int[] values)
    {
        for (var step = 0; step < _enough.Length; step++)
        {
            if (_enough[step].Contains(Key(GiveWay(values, step))))
                return true;
        }

        return false;
    }

    /// <param name="left">Who came down to the first of the steps.</param>
    /// <param name="end">The step after the last.</param>
    /// <param name="rest">Takes those who come down to it.</param>
    private void GoDown(Dictionary<UInt128, Alike> left, int first, int end, Dictionary<UInt128, Alike> rest)
    {
        var values = new int[_keys.Width];
        for (var step = first; step < end; step++)
        {
            var below = step + 1 == end ? rest : [];
            foreach (var (key, alike) in left)
            {
                Read(alike, step, values);
                if (alike.Rows >= _floor && _mayShow(_keys.UnitOf(values[Unit]), _keys.FieldOf(values[Field])))
                    _enough[step].Add(key);
                else
                    Add(below, Key(GiveWay(values, step + 1)), alike);
            }

            left = below;
        }
    }

    /// <summary>How many rows are alike in everything, of one part of the units.</summary>
    private Dictionary<UInt128, Alike> Count(int part, int parts)
    {
        var (counts, values) = (new Dictionary<UInt128, Alike>(), new int[_keys.Width]);
        foreach (var (place, segment) in _keys.Segments.Index())
        {
            for (var row = 0; row < segment.Rows; row++)
            {
                if (segment.Dimensions[(int)Dimension.Unit][row] % parts == part && _keys.Read(place, row, values))
                    Add(counts, Key(values), new(segment.Sign, place, row));
            }
        }

        return counts;
    }

    private static void Add(Dictionary<UInt128, Alike> counts, UInt128 key, Alike alike) =>
        counts[key] = counts.TryGetValue(key, out var known) ? known with { Rows = known.Rows + alike.Rows } : alike;

    private void Read(Alike alike, int steps, int[] values)
    {
        _keys.Read(alike.Segment, alike.Row, values);
        for (var step = 1; step <= steps; step++)
            GiveWay(values, step);
    }

    /// <summary>The last characteristic at the first step, and so on to the field; then the unit becomes the one above it.</summary>
    /// <param name="step">0 changes nothing.</param>
    private int[] GiveWay(int[] values, int step)
    {
        if (step > 0 && values.Length - step is var at && at >= Field)
            values[at] = ReleaseKeys.GivenWay;
        else if (step > 0)
            values[Unit] = values[Unit] > 0 ? _keys.Above(values[Unit]) : ReleaseKeys.GivenWay;
        return values;
    }

    /// <summary>One number for all values: of 128 bits, so that no two of millions are the same by chance.</summary>
    private static UInt128 Key(int[] values)
    {
        UInt128 key = 1;
        foreach (var value in values)
            key = unchecked((key * _multiplier) + (uint)(value + 2));
        return key;
    }

    /// <param name="Rows">How many there are.</param>
    /// <param name="Segment">The one in which one of them is.</param>
    private readonly record struct Alike(int Rows, int Segment, int Row);
}
