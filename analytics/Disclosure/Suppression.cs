namespace SurveyHub.Analytics;

/// <summary>Which cells to withhold, so that no sum and no difference of the others tells of a group below the floor.</summary>
/// <remarks>
/// <para>
/// The figures of a cell are sums over groups of respondents that have nobody in common; the same sums for every figure, so that what holds
/// for the number of respondents holds for the count of every level. Somebody who computes with what is published can find out of any set of
/// groups whose indicator is a linear combination of the indicators of the cells shown. Of two nests no such set has 1 … floor − 1 respondents.
/// </para>
/// <para>
/// Why: within a nest, the cells shown span the same as their rests, each cell without the cells shown inside it. A group is in one rest of
/// either nest at most, and so is an arc from one to the other (or to "not shown at all", which is one more vertex). A set of arcs is a combination
/// of rests if and only if there are potentials of the vertices that fall by 1 along the arcs of the set and by 0 along all others, which makes the
/// set a union of disjoint directed cuts. So it is enough that every directed cut weighs the floor or more. Withholding a cell
/// merges its rest with that of the cell around it: cuts disappear, and none is added.
/// </para>
/// <para>
/// Of three nests or more, such as two tables with the same margin, this holds for any two of them; <see cref="Recovery"/> then looks for what
/// all together would give.
/// </para>
/// <para>Empty groups are taken for known, and empty cells are shown: that nobody answered tells of nobody's answer.</para>
/// </remarks>
public sealed class Suppression
{
    private readonly long _floor;
    private readonly CellNests _nests;
    private readonly Withheld?[] _withheld;
    private readonly List<NestPair> _pairs = [];

    private Suppression(IReadOnlyList<long> respondents, IReadOnlyList<PublishedCell> cells, long floor)
    {
        _floor = floor;
        _nests = new CellNests(respondents, cells);
        _withheld = new Withheld?[cells.Count];
    }

    /// <summary>One entry a cell; null for those that may be shown. Against each small cut the cells with the fewest people go, so that totals stay.</summary>
    /// <param name="respondents">One entry a group.</param>
    public static IReadOnlyList<Withheld?> Of(IReadOnlyList<long> respondents, IReadOnlyList<PublishedCell> cells, int floor)
    {
        var suppression = new Suppression(respondents, cells, floor);
        suppression.Withhold();
        return suppression._nests.Spread(suppression._withheld);
    }

    private void Withhold()
    {
        foreach (var cell in _nests.Distinct.Where(cell => _nests.Respondents[cell] < _floor))
            _withheld[cell] = Withheld.Primary;

        for (var first = 0; first < _nests.Count; first++)
        {
            for (var second = first + 1; second < Math.Max(2, _nests.Count); second++)
                _pairs.Add(new NestPair(_nests, first, second, cell => _withheld[cell] is not null));
        }

        foreach (var pair in _pairs)
            Protect(pair);
        while (_nests.Count > 2 && Recovery.Find(_nests, cell => _withheld[cell] is null, _floor) is { } culprits)
            Withhold(culprits.Where(cell => _withheld[cell] is null).MinBy(cell => (_nests.Respondents[cell], cell)));
    }

    private void Protect(NestPair pair)
    {
        foreach (var arc in pair.Arcs)
        {
            while (pair.Graph.FindCutBelow(_floor, arc.From, arc.To) is { } side)
            {
                foreach (var cell in pair.CheapestWayOut(side, arc.From))
                    Withhold(cell);
            }

            pair.Graph.Merge(arc.From, arc.To);
        }
    }

    private void Withhold(int cell)
    {
        _withheld[cell] = Withheld.Complementary;
        foreach (var pair in _pairs.Where(pair => pair.Has(cell)))
            pair.Graph.Merge(CellNests.Vertex(cell), _nests.Around(cell));
    }
}
