using SurveyHub.Engine;

namespace SurveyHub.Analytics;

/// <summary>How often a level was chosen.</summary>
public sealed record LevelCount(Level Level, long Count);

/// <summary>The counts that every figure is computed from: answers per criterion and level, respondents per scope.</summary>
/// <remarks>The order in which rows and tallies are added makes no difference.</remarks>
public sealed class Tally
{
    private readonly IndexStructure _structure;
    private readonly Level[][] _levels;
    private readonly long[][] _counts;
    private readonly long[] _respondents;
    private readonly long[] _allPositive;

    public Tally(IndexStructure structure)
    {
        _structure = structure;
        _levels = [.. structure.Criteria.Select(item => item.Options.Cast<Level>().ToArray())];
        _counts = [.. _levels.Select(levels => new long[levels.Length])];
        _respondents = new long[structure.All.Count];
        _allPositive = new long[structure.All.Count];
    }

    /// <summary>How many rows were added, also those without a valid answer.</summary>
    public long Responses { get; private set; }

    /// <param name="row">One byte a criterion, see <see cref="AnswerReader"/>.</param>
    public void Add(ReadOnlySpan<byte> row)
    {
        Responses++;
        for (var i = 0; i < row.Length; i++)
        {
            if (row[i] > 0)
                _counts[i][row[i] - 1]++;
        }

        foreach (var scope in _structure.All)
        {
            var (isValid, isPositive) = (false, true);
            foreach (var i in scope.Criteria)
            {
                if (row[i] == 0 || _levels[i][row[i] - 1].CountsAsSatisfied is not { } isSatisfied)
                    continue;
                isValid = true;
                isPositive &= isSatisfied;
            }

            _respondents[scope.Position] += isValid ? 1 : 0;
            _allPositive[scope.Position] += isValid && isPositive ? 1 : 0;
        }
    }

    public void Add(Tally other)
    {
        Responses += other.Responses;
        for (var i = 0; i < _counts.Length; i++)
        {
            for (var level = 0; level < _counts[i].Length; level++)
                _counts[i][level] += other._counts[i][level];
        }

        for (var i = 0; i < _respondents.Length; i++)
        {
            _respondents[i] += other._respondents[i];
            _allPositive[i] += other._allPositive[i];
        }
    }

    internal bool IsIndexAShare => _structure.Definition.IsShare;

    internal bool IsIndexTheRate => _structure.Definition.IsRate;

    /// <summary>The index of the scope, as the version defines it; see <see cref="IndexValue.Of"/>.</summary>
    public double? Index(Scope scope) => _structure.Definition.Of(this, scope);

    /// <summary>How many people gave at least one valid answer in the scope.</summary>
    public long Respondents(Scope scope) => _respondents[scope.Position];

    /// <summary>How many people gave valid answers in the scope, and none that is not positive.</summary>
    public long AllPositive(Scope scope) => _allPositive[scope.Position];

    /// <summary>The answers of all criteria in the scope, pooled.</summary>
    public TopBox Count(Scope scope)
    {
        var (satisfied, valid) = (0L, 0L);
        foreach (var i in scope.Criteria)
        {
            for (var level = 0; level < _counts[i].Length; level++)
            {
                if (_levels[i][level].CountsAsSatisfied is not { } isSatisfied)
                    continue;
                valid += _counts[i][level];
                satisfied += isSatisfied ? _counts[i][level] : 0;
            }
        }

        return new(satisfied, valid);
    }

    /// <summary>One count a level; empty where the criteria of the scope do not share one scale.</summary>
    public IReadOnlyList<LevelCount> Levels(Scope scope)
    {
        if (scope.Criteria.Count == 0 || scope.Criteria.Any(i => !_levels[i].SequenceEqual(_levels[scope.Criteria[0]])))
            return [];
        return [.. _levels[scope.Criteria[0]].Select((level, place) => new LevelCount(level, scope.Criteria.Sum(i => _counts[i][place])))];
    }
}
