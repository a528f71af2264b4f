using System.Numerics.Tensors;
using SurveyHub.Engine;

namespace SurveyHub.Analytics;

/// <summary>How often a level was chosen.</summary>
public sealed record LevelCount(Level Level, long Count);

/// <summary>The counts that every figure is computed from: answers per criterion and level, respondents per scope.</summary>
/// <remarks>The order in which rows and tallies are added makes no difference.</remarks>
public sealed class Tally
{
    private readonly IndexStructure _structure;
    private readonly long[] _counts; // of each criterion, then of each column of people, by value

    public Tally(IndexStructure structure)
        : this(structure, 0, new long[structure.Columns.Tallied])
    {
    }

    /// <param name="counts">Where the layout says, see <see cref="ColumnLayout.TalliedAt"/>; those of no answer are not used.</param>
    internal Tally(IndexStructure structure, long responses, long[] counts) => (_structure, Responses, _counts) = (structure, responses, counts);

    /// <summary>How many rows were added, also those without a valid answer.</summary>
    public long Responses { get; private set; }

    /// <param name="row">One byte a criterion, see <see cref="AnswerReader"/>; what follows is not looked at.</param>
    public void Add(ReadOnlySpan<byte> row)
    {
        var layout = _structure.Columns;
        Responses++;
        for (var i = 0; i < layout.Criteria; i++)
            _counts[layout.TalliedAt(i) + row[i]]++;
        for (var i = 0; i < layout.People; i++)
            _counts[layout.TalliedAt(layout.Criteria + i) + layout.PeopleIn(i, row)]++;
    }

    public void Add(Tally other)
    {
        Responses += other.Responses;
        TensorPrimitives.Add(_counts, other._counts, _counts);
    }

    internal bool IsIndexAShare => _structure.Definition.IsShare;

    internal bool IsIndexTheRate => _structure.Definition.IsRate;

    /// <summary>The index of the scope, as the version defines it; see <see cref="IndexValue.Of"/>.</summary>
    public double? Index(Scope scope) => _structure.Definition.Of(this, scope);

    /// <summary>How many people gave at least one valid answer in the scope.</summary>
    public long Respondents(Scope scope) =>
        _structure.Columns.PeopleOf(scope) is { } people ? Of(people, ColumnLayout.NotAllPositive) + Of(people, ColumnLayout.AllPositive) : Count(scope).Valid;

    /// <summary>How many people gave valid answers in the scope, and none that is not positive.</summary>
    public long AllPositive(Scope scope) => _structure.Columns.PeopleOf(scope) is { } people ? Of(people, ColumnLayout.AllPositive) : Count(scope).Satisfied;

    /// <summary>The answers of all criteria in the scope, pooled.</summary>
    public TopBox Count(Scope scope)
    {
        var (satisfied, valid) = (0L, 0L);
        foreach (var i in scope.Criteria)
        {
            for (var value = 1; value <= _structure.Columns.All[i].Values; value++)
            {
                if (_structure.Columns.MeaningOf(i, value) is not { } isSatisfied)
                    continue;
                valid += Of(i, value);
                satisfied += isSatisfied ? Of(i, value) : 0;
            }
        }

        return new(satisfied, valid);
    }

    /// <summary>One count a level; empty where the criteria of the scope do not share one scale.</summary>
    public IReadOnlyList<LevelCount> Levels(Scope scope)
    {
        if (scope.Criteria.Count == 0)
            return [];
        var scale = ScaleOf(scope.Criteria[0]);
        return scope.Criteria.Any(i => !ScaleOf(i).SequenceEqual(scale))
            ? []
            : [.. scale.Select((level, place) => new LevelCount(level, scope.Criteria.Sum(i => Of(i, place + 1))))];
    }

    private long Of(int column, int value) => _counts[_structure.Columns.TalliedAt(column) + value];

    private IEnumerable<Level> ScaleOf(int criterion) => _structure.Criteria[criterion].Options.Cast<Level>();
}
