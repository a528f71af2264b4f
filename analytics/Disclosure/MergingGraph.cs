namespace SurveyHub.Analytics;

/// <summary>A directed graph with weights, of which vertices are merged when they are known to be on one side of every small directed cut.</summary>
internal sealed class MergingGraph(int vertices)
{
    private static readonly Dictionary<int, long> _none = [];

    private readonly int[] _merged = [.. Enumerable.Range(0, vertices)];
    private readonly Dictionary<int, long>?[] _out = new Dictionary<int, long>?[vertices];
    private readonly Dictionary<int, long>?[] _in = new Dictionary<int, long>?[vertices];

    /// <summary>The vertex that a vertex is part of by now.</summary>
    public int Find(int vertex)
    {
        while (_merged[vertex] != vertex)
            vertex = _merged[vertex] = _merged[_merged[vertex]];
        return vertex;
    }

    public void Add(int from, int to, long weight)
    {
        (_out[from] ??= [])[to] = Out(from).GetValueOrDefault(to) + weight;
        (_in[to] ??= [])[from] = In(to).GetValueOrDefault(from) + weight;
    }

    public void Merge(int one, int other)
    {
        var (large, small) = (Find(one), Find(other));
        if (large == small)
            return;
        if (Degree(large) < Degree(small))
            (large, small) = (small, large);

        _merged[small] = large;
        var (outgoing, incoming) = (Out(small), In(small));
        (_out[small], _in[small]) = (null, null);
        foreach (var (to, weight) in outgoing)
        {
            In(to).Remove(small);
            if (to != large)
                Add(large, to, weight);
        }

        foreach (var (from, weight) in incoming)
        {
            Out(from).Remove(small);
            if (from != large)
                Add(from, large, weight);
        }
    }

    /// <summary>
    /// The vertices on one side of a directed cut, all of whose arcs go from the side of one vertex to that of another, that
    /// weighs less than the limit; null when there is none.
    /// </summary>
    /// <remarks>
    /// By the greatest flow (Ford and Fulkerson 1956): an arc carries its weight forwards and any amount backwards, as no arc may cross the cut backwards.
    /// The search begins at the end with fewer neighbours.
    /// </remarks>
    public IReadOnlySet<int>? FindCutBelow(long limit, int from, int to)
    {
        (from, to) = (Find(from), Find(to));
        if (from == to || Out(from).GetValueOrDefault(to) >= limit || Out(to).ContainsKey(from))
            return null;

        var forwards = Degree(from) <= Degree(to);
        var (start, end) = forwards ? (from, to) : (to, from);
        var flow = new Dictionary<(int From, int To), long>();
        for (var total = 0L; total < limit;)
        {
            var before = new Dictionary<int, int> { [start] = start };
            if (!Search(start, end, forwards, flow, before))
                return before.Keys.ToHashSet();
            total += Push(start, end, forwards, flow, before, limit);
        }

        return null;
    }

    /// <summary>All vertices that arcs, whichever way they go, join to a vertex; with itself.</summary>
    public IReadOnlySet<int> Joined(int vertex)
    {
        var joined = new HashSet<int> { Find(vertex) };
        var next = new Queue<int>(joined);
        while (next.TryDequeue(out var one))
        {
            foreach (var neighbour in Out(one).Keys.Concat(In(one).Keys).Where(joined.Add))
                next.Enqueue(neighbour);
        }

        return joined;
    }

    private bool Search(int start, int end, bool forwards, Dictionary<(int, int), long> flow, Dictionary<int, int> before)
    {
        var next = new Queue<int>([start]);
        while (next.TryDequeue(out var vertex))
        {
            var (limited, free) = forwards ? (Out(vertex), In(vertex)) : (In(vertex), Out(vertex));
            if (free.ContainsKey(end) || (limited.ContainsKey(end) && IsOpen(end)))
                return before.TryAdd(end, vertex);

            foreach (var neighbour in free.Keys.Concat(limited.Keys.Where(IsOpen)))
            {
                if (before.TryAdd(neighbour, vertex))
                    next.Enqueue(neighbour);
            }

            bool IsOpen(int neighbour) => Room(Arc(vertex, neighbour, forwards), flow) > 0;
        }

        return false;
    }

    /// <returns>How much more flows; the limit where no arc of the way does limit it.</returns>
    private long Push(int start, int end, bool forwards, Dictionary<(int, int), long> flow, Dictionary<int, int> before, long limit)
    {
        var amount = limit;
        for (var vertex = end; vertex != start; vertex = before[vertex])
        {
            if (IsLimited(vertex, out var arc))
                amount = Math.Min(amount, Room(arc, flow));
        }

        for (var vertex = end; vertex != start; vertex = before[vertex])
        {
            var change = IsLimited(vertex, out var arc) ? amount : -amount;
            flow[arc] = flow.GetValueOrDefault(arc) + change;
        }

        return amount;

        bool IsLimited(int vertex, out (int From, int To) arc)
        {
            arc = Arc(before[vertex], vertex, forwards);
            if (!Out(arc.To).ContainsKey(arc.From))
                return true;
            arc = (arc.To, arc.From);
            return false;
        }
    }

    private static (int From, int To) Arc(int vertex, int neighbour, bool forwards) => forwards ? (vertex, neighbour) : (neighbour, vertex);

    private long Room((int From, int To) arc, Dictionary<(int, int), long> flow) => Out(arc.From).GetValueOrDefault(arc.To) - flow.GetValueOrDefault(arc);

    private int Degree(int vertex) => Out(vertex).Count + In(vertex).Count;

    private Dictionary<int, long> Out(int vertex) => _out[vertex] ?? _none;

    private Dictionary<int, long> In(int vertex) => _in[vertex] ?? _none;
}
