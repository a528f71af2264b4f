namespace SurveyHub.Analytics;

/// <summary>One scope through the versions of a questionnaire: as what it stands in each, and where its series breaks.</summary>
public sealed class ScopeHistory
{
    private readonly Dictionary<int, Scope> _scopes;
    private readonly SortedDictionary<int, IReadOnlyList<BreakLine>> _breaks;

    internal ScopeHistory(Dictionary<int, Scope> scopes, SortedDictionary<int, IReadOnlyList<BreakLine>> breaks) => (_scopes, _breaks) = (scopes, breaks);

    /// <summary>Null where the version does not have it.</summary>
    public Scope? In(int version) => _scopes.GetValueOrDefault(version);

    /// <summary>What stands between answers to two versions that have it, whichever is the older; empty when they may be compared.</summary>
    public IReadOnlyList<BreakLine> Between(int version, int other) =>
        [.. _breaks.Where(step => step.Key > Math.Min(version, other) && step.Key <= Math.Max(version, other)).SelectMany(step => step.Value)];
}
