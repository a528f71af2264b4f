using SurveyHub.Engine;

namespace SurveyHub.Analytics;

/// <summary>Which of a campaign's results the public may see: of any unit with all below it, in any field or all, and of the targets' part of each.</summary>
/// <remarks>
/// Targets divide the people of a unit into populations and sectors. Each of these parts is a cell, in the tree of the units with
/// such people; so is the whole. A unit with several parts is published when each of them may be: it is their sum.
/// </remarks>
public sealed class PublicCells
{
    private readonly record struct Key(Code? Unit, Code? Field, string? Part);

    private const int InOneField = 0;
    private const int InAll = 1;

    private readonly UnitTree _units;
    private readonly TargetParts _targets;
    private readonly List<string> _parts;
    private readonly Dictionary<Key, List<int>> _groups = [];
    private readonly Dictionary<Key, (long People, Withheld? Withheld)> _cells = [];

    /// <param name="respondents">By unit and field, as the answers name them; null for those that name none.</param>
    /// <param name="floor">See <see cref="Floors.Figures"/>.</param>
    public PublicCells(
        IReadOnlyDictionary<(Code? Unit, Code? Field), long> respondents, UnitTree units, IReadOnlyList<Target> targets, IndexStructure structure, int floor)
    {
        (_units, _targets) = (units, new TargetParts(targets, structure));
        var rated = respondents.Where(group => group.Value > 0).OrderBy(group => $"{group.Key.Unit}/{group.Key.Field}", StringComparer.Ordinal).ToList();
        var partOf = rated.ConvertAll(group => _targets.PartOf(units.Known(group.Key.Unit)));
        _parts = [.. partOf.Distinct()];
        for (var group = 0; group < rated.Count; group++)
            AddGroup(group, rated[group].Key.Unit, rated[group].Key.Field, partOf[group]);

        var cells = _groups.Select(cell => new PublishedCell(cell.Key.Field is null ? InAll : InOneField, cell.Value)).ToList();
        var withheld = Suppression.Of([.. rated.Select(group => group.Value)], cells, floor);
        foreach (var (key, place) in _groups.Keys.Select((key, place) => (key, place)))
            _cells[key] = (cells[place].Groups.Sum(group => rated[group].Value), withheld[place]);
    }

    /// <summary>Whether the results may be shown; those of nobody may.</summary>
    public bool MayShow(ResultsFilter filter) => filter.Unit is null ? MayShow(new Key(null, filter.Field, null)) : Cells(filter, _ => true, [filter.Field]).All(MayShow);

    /// <summary>Whether what the results say of a target may be shown, which is of fewer people, or of all.</summary>
    public bool MayShow(ResultsFilter filter, Target target)
    {
        var cells = Cells(filter, part => _targets.IsAbout(target, part), FieldsOf(filter, target)).ToList();
        return cells.TrueForAll(MayShow) || (MayShow(filter) && cells.Sum(People) == Cells(filter, _ => true, [filter.Field]).Sum(People));
    }

    private static IEnumerable<Code?> FieldsOf(ResultsFilter filter, Target target)
    {
        if (target.Filter is not { Dimension: TargetDimension.Field } fields)
            return [filter.Field];
        return filter.Field is null ? fields.Members : fields.Members.Where(field => field == filter.Field);
    }

    private IEnumerable<Key> Cells(ResultsFilter filter, Predicate<string> isWanted, IEnumerable<Code?> fields) =>
        _parts.Where(part => isWanted(part)).SelectMany(part => fields.Select(field => new Key(filter.Unit, field, part)));

    private bool MayShow(Key cell) => !_cells.TryGetValue(cell, out var known) || known.Withheld is null;

    private long People(Key cell) => _cells.GetValueOrDefault(cell).People;

    private void AddGroup(int group, Code? unit, Code? field, string part)
    {
        Add(null, null);
        Add(null, part);
        for (; unit is not null; unit = _units.Known(unit)?.Parent)
            Add(unit, part);

        void Add(Code? place, string? part)
        {
            foreach (var key in field is null ? [new Key(place, null, part)] : new[] { new Key(place, null, part), new Key(place, field, part) })
            {
                if (!_groups.TryGetValue(key, out var groups))
                    _groups[key] = groups = [];
                groups.Add(group);
            }
        }
    }
}
