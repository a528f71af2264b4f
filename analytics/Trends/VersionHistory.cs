using SurveyHub.Engine;

namespace SurveyHub.Analytics;

/// <summary>The published versions of a questionnaire, and what may be compared between them.</summary>
public sealed class VersionHistory
{
    private readonly List<IndexStructure> _versions;
    private readonly List<VersionStep> _steps;

    /// <param name="structures">Of all published versions, also those without answers: a mapping goes step by step. In any order.</param>
    /// <param name="mappings">In the order they were decided, as <see cref="ItemMappings.ListAsync"/> gives them.</param>
    public VersionHistory(IEnumerable<IndexStructure> structures, IReadOnlyList<ItemMapping> mappings)
    {
        _versions = [.. structures.OrderBy(structure => structure.Version.Number)];
        _steps = [.. _versions.Zip(_versions.Skip(1), (older, newer) => new VersionStep(older, newer, mappings))];
    }

    /// <summary>Goes back from the latest version that has the scope.</summary>
    /// <returns>Null when no version has such a scope.</returns>
    public ScopeHistory? Trace(ScopeKind kind, string code)
    {
        var latest = _versions.FindLastIndex(structure => Find(structure, kind, code) is not null);
        if (latest < 0)
            return null;

        var (scope, breaks) = (Find(_versions[latest], kind, code)!, new SortedDictionary<int, IReadOnlyList<BreakLine>>());
        var scopes = new Dictionary<int, Scope> { [_versions[latest].Version.Number] = scope };
        for (var i = latest - 1; i >= 0 && _steps[i].Earlier(scope) is { } earlier; i--)
        {
            breaks[_steps[i].Newer] = _steps[i].Breaks(scope, earlier);
            scopes[_versions[i].Version.Number] = scope = earlier;
        }

        return new(scopes, breaks);
    }

    private static Scope? Find(IndexStructure structure, ScopeKind kind, string code) => structure.All.FirstOrDefault(scope => scope.Kind == kind && scope.Code == code);
}
