namespace SurveyHub.Analytics;

/// <summary>The groups as arcs from where they are in one nest to where they are in another.</summary>
internal sealed class NestPair
{
    private readonly CellNests _nests;
    private readonly int _first;
    private readonly int _second;
    private List<int> _links; // cells that join their rest to that of the cell around them when they are withheld

    public NestPair(CellNests nests, int first, int second, Predicate<int> isWithheld)
    {
        (_nests, _first, _second) = (nests, first, second);
        Graph = new MergingGraph(nests.Members.Count + 1);
        foreach (var cell in nests.Distinct.Where(cell => Has(cell) && isWithheld(cell)))
            Graph.Merge(CellNests.Vertex(cell), nests.Around(cell));

        _links = [.. nests.Distinct.Where(Has)];
        var arcs = new Dictionary<(int From, int To), long>();
        for (var group = 0; group < nests.Groups.Count; group++)
        {
            var arc = (From: Graph.Find(nests.Innermost(first, group)), To: Graph.Find(nests.Innermost(second, group)));
            if (nests.Groups[group] > 0 && arc.From != arc.To)
                arcs[arc] = arcs.GetValueOrDefault(arc) + nests.Groups[group];
        }

        foreach (var (arc, weight) in arcs)
            Graph.Add(arc.From, arc.To, weight);
        Arcs = [.. arcs.OrderByDescending(arc => arc.Value).ThenBy(arc => arc.Key).Select(arc => arc.Key)];
    }

    public MergingGraph Graph { get; }

    /// <summary>The heaviest first: these merge most, and what is merged need not be looked at.</summary>
    public IReadOnlyList<(int From, int To)> Arcs { get; }

    public bool Has(int cell) => _nests.Nest(cell) == _first || _nests.Nest(cell) == _second;

    /// <summary>The cells, with the fewest people in all, that join one side of a cut to the other when they are withheld: then the cut is none.</summary>
    /// <remarks>By Dijkstra (1959). To join a side to what no arc joins to either would be in vain.</remarks>
    /// <param name="end">Where an arc across the cut begins.</param>
    public IReadOnlyList<int> CheapestWayOut(IReadOnlySet<int> side, int end)
    {
        _links = _links.FindAll(cell => From(cell) != To(cell));
        var links = _links.SelectMany(cell => new[] { (At: From(cell), Cell: cell), (At: To(cell), Cell: cell) }).ToLookup(link => link.At, link => link.Cell);
        var joined = Graph.Joined(end);
        var ways = side.ToDictionary(vertex => vertex, _ => (Before: -1, Cell: -1, People: 0L));
        var next = new PriorityQueue<int, (long, int)>(side.Select(vertex => (vertex, (0L, vertex))));
        var done = new HashSet<int>();
        while (next.TryDequeue(out var vertex, out _))
        {
            if (joined.Contains(vertex) && !side.Contains(vertex))
                return Way(vertex);
            if (!done.Add(vertex))
                continue;

            foreach (var cell in links[vertex])
            {
                var other = From(cell) == vertex ? To(cell) : From(cell);
                var people = ways[vertex].People + _nests.Respondents[cell];
                if (ways.TryGetValue(other, out var known) && known.People <= people)
                    continue;
                ways[other] = (vertex, cell, people);
                next.Enqueue(other, (people, other));
            }
        }

        throw new InvalidOperationException("Every cell is in the end inside what is not shown.");

        List<int> Way(int vertex)
        {
            var cells = new List<int>();
            for (; ways[vertex].Cell >= 0; vertex = ways[vertex].Before)
                cells.Add(ways[vertex].Cell);
            return cells;
        }
    }

    private int From(int cell) => Graph.Find(CellNests.Vertex(cell));

    private int To(int cell) => Graph.Find(_nests.Around(cell));
}
