using System.Collections.Concurrent;
using SurveyHub.Engine;

namespace SurveyHub.Analytics;

/// <summary>Gives the same tree as long as the units are the same, so that what was counted by it can be remembered.</summary>
internal sealed class UnitTrees
{
    /// <summary>A tree of a part of the province is small, and that of all there is once a day.</summary>
    private const int Most = 1000;

    private readonly ConcurrentDictionary<(Code? Top, int Successors), Known> _known = new();

    /// <param name="top">Whose units they are; null for all.</param>
    /// <param name="successors">Up to some day: of two with as many, one is the other.</param>
    public UnitTree Of(Code? top, IReadOnlyList<Unit> units, IReadOnlyDictionary<Code, Code>? successors = null)
    {
        var key = (top, successors?.Count ?? 0);
        if (_known.TryGetValue(key, out var known) && known.Units.SequenceEqual(units) && known.Successors.Count == key.Item2 && known.Successors.All(pair => successors?.GetValueOrDefault(pair.Key) == pair.Value))
            return known.Tree;
        if (_known.Count >= Most)
            _known.Clear();
        return (_known[key] = new(units, successors ?? new Dictionary<Code, Code>(), new(units, successors))).Tree;
    }

    private sealed record Known(IReadOnlyList<Unit> Units, IReadOnlyDictionary<Code, Code> Successors, UnitTree Tree);
}
