using SurveyHub.Engine;

namespace SurveyHub.Analytics;

/// <summary>From a version to the one published before it: what was decided, and by default what differs, says what may stand in one series.</summary>
internal sealed class VersionStep(IndexStructure older, IndexStructure newer, IReadOnlyList<ItemMapping> mappings)
{
    private readonly IReadOnlyList<Change> _changes = VersionComparison.Compare(older.Version, newer.Version);

    public int Newer => newer.Version.Number;

    /// <summary>What the scope was in the older version, whether or not it may be compared; null where its series begins.</summary>
    public Scope? Earlier(Scope scope) => scope.Kind switch
    {
        ScopeKind.Item => Continued(CodesOf(newer, scope).Single()) is { } item ? older.Items.FirstOrDefault(known => known.Code == item.From.Value) : null,
        ScopeKind.Factor => Earlier(older.Factors, scope),
        ScopeKind.Content => Earlier(older.Contents, scope),
        ScopeKind.Overall => older.Overall,
        ScopeKind.Index => older.Indices.GetValueOrDefault(Code.Of(scope.Code)).Scope,
    };

    /// <summary>Why the scope of the newer version may not be compared with that of the older one; empty when it may.</summary>
    public IReadOnlyList<BreakLine> Breaks(Scope scope, Scope earlier)
    {
        var (breaks, continued, before) = (new List<BreakLine>(), new HashSet<Code>(), CodesOf(older, earlier).ToHashSet());
        foreach (var item in CodesOf(newer, scope))
        {
            if (Continued(item) is not { } continuation || !before.Contains(continuation.From))
                breaks.Add(new(BreakKind.Criteria, item.Value, Continued(item)?.Mapping?.Reason));
            else
                breaks.AddRange(Breaks(item, continuation));
            if (Continued(item) is { } known)
                continued.Add(known.From);
        }

        breaks.AddRange(before.Where(code => !continued.Contains(code)).Order(Code.Order).Select(code => new BreakLine(BreakKind.Criteria, code.Value, Reason: null)));
        breaks.AddRange(DefinitionBreaks(scope));
        return breaks;
    }

    private IEnumerable<BreakLine> Breaks(Code item, Continuation continuation)
    {
        if (continuation.Mapping is { } decided)
        {
            if (decided.Class == ChangeClass.Break)
                yield return new(BreakKind.Item, item.Value, decided.Reason);
        }
        else if (_changes.FirstOrDefault(change => change.Place == item.Value) is { Class: ChangeClass.Break })
        {
            yield return new(BreakKind.Item, item.Value, Reason: null);
        }

        foreach (var lead in _changes.Where(change => change.Differences.Any(difference => difference.Aspect == Aspect.Lead) && change.Place != item.Value && change.Items.Contains(continuation.From)))
        {
            if (Class(lead) == ChangeClass.Break)
                yield return new(BreakKind.Item, lead.Place, Decided(lead.Place)?.Reason);
        }
    }

    /// <remarks>A history that is computed by one definition does not break where the versions' own differ.</remarks>
    private IEnumerable<BreakLine> DefinitionBreaks(Scope scope)
    {
        var (was, now) = (older.Definition, newer.Definition);
        foreach (var change in _changes.Where(change => Concerns(change.Place)))
        {
            if (Class(change) == ChangeClass.Break)
                yield return new(BreakKind.Definition, change.Place, Decided(change.Place)?.Reason);
        }

        bool Concerns(string place) => place switch
        {
            "$.index.formula" => was.Formula != now.Formula,
            "$.index.aggregation" => scope.Kind != ScopeKind.Item && (was.Aggregation != now.Aggregation || now.Aggregation == Aggregation.WeightedFactors),
            _ => scope.Kind == ScopeKind.Index && place == $"$.indices.{scope.Code}",
        };
    }

    /// <summary>Codes of factors are not mapped: one that changed its code is found by its criteria.</summary>
    private Scope? Earlier(IReadOnlyList<Scope> known, Scope scope)
    {
        if (known.FirstOrDefault(other => other.Code == scope.Code) is { } same)
            return same;
        var from = CodesOf(newer, scope).Select(item => Continued(item)?.From).ToHashSet();
        return known.FirstOrDefault(other => from.SetEquals(CodesOf(older, other)));
    }

    private Continuation? Continued(Code item) => Continuations.Find(mappings, older.Version, newer.Version, item);

    private ChangeClass Class(Change change) => Decided(change.Place)?.Class ?? change.Class;

    private ItemMapping? Decided(string place) =>
        mappings.LastOrDefault(mapping => mapping.To == place && mapping.FromVersion == older.Version.Number && mapping.ToVersion == newer.Version.Number);

    private static IEnumerable<Code> CodesOf(IndexStructure structure, Scope scope) => scope.Criteria.Select(i => structure.Criteria[i].Code);
}
