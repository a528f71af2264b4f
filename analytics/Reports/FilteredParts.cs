using SurveyHub.Engine;

namespace SurveyHub.Analytics;

/// <summary>The answers that a filter is about, and the parts of them that indices and targets are about.</summary>
internal sealed class FilteredParts
{
    private readonly ResultsFilter _filter;
    private readonly UnitTree _units;
    private readonly TargetParts _targets;
    private readonly IReadOnlySet<Code>? _below;

    public FilteredParts(ResultsFilter filter, UnitTree units, TargetParts targets)
    {
        (_filter, _units, _targets) = (filter, units, targets);
        _below = filter.Unit is null ? null : units.Below(filter.Unit);
        Whole = new($"{filter} in {units.Number}", IsUnitWanted, field => filter.Field is null || field == filter.Field) { Fine = filter.Fine };
    }

    public CampaignPart Whole { get; }

    /// <summary>Answers that name no unit are administrative.</summary>
    public CampaignPart Of(Population population) => Whole with
    {
        Name = $"{Whole.Name}, {population}",
        Unit = unit => IsUnitWanted(unit) && (_units.Known(unit)?.Population ?? Population.Administrative) == population,
    };

    public CampaignPart Of(Target target) => Whole with
    {
        Name = $"{Whole.Name}, target {target.Index} {TargetFile.Write(target.Filter)}", // not by its number: a province changes its own
        Unit = unit => IsUnitWanted(unit) && _targets.IsAbout(target, _units.Known(unit)),
        Field = field => Whole.Field(field) && (target.Filter is not { Dimension: TargetDimension.Field } fields || (field is not null && fields.Members.Contains(field))),
    };

    /// <summary>Of one kind of unit, null for those that are not known, in one field; null for answers that name none.</summary>
    public CampaignPart Of(UnitKind? kind, Code? field) => Whole with
    {
        Name = $"{Whole.Name}, {kind} {field}",
        Unit = unit => IsUnitWanted(unit) && _units.Known(unit)?.Kind == kind,
        Field = named => Whole.Field(named) && named == field,
    };

    /// <summary>The same of another unit.</summary>
    public FilteredParts In(Code unit) => new(_filter with { Unit = unit }, _units, _targets);

    private bool IsUnitWanted(Code? unit) => _below is null || (unit is not null && _below.Contains(unit));
}
