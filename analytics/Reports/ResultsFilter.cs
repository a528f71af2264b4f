using SurveyHub.Engine;

namespace SurveyHub.Analytics;

/// <summary>Days in Viet Nam on which responses were received, both included.</summary>
public sealed record DayRange(DateOnly First, DateOnly Last)
{
    public bool Contains(DateOnly day) => First <= day && day <= Last;
}

/// <summary>Those who chose one option of an item, such as one age band.</summary>
public sealed record RespondentGroup(Code Item, Code Option)
{
    /// <summary>Reads what <see cref="ToString"/> writes; null when it is no group of the version: not an option of an item with one answer, of a criterion, or of a sensitive item.</summary>
    public static RespondentGroup? Parse(string? text, IndexStructure structure) =>
        text?.Split(':') is [var item, var option] && AllOf(structure).FirstOrDefault(asked => asked.Code.Value == item)?.Options.FirstOrDefault(known => known.Code.Value == option) is { } found
            ? new(Code.Of(item), found.Code)
            : null;

    /// <summary>The items by which respondents can be told apart.</summary>
    public static IEnumerable<Item> AllOf(IndexStructure structure) => structure.Version.Items.Where(item =>
        !structure.Criteria.Contains(item) && !structure.IsSensitive(item.Code) && structure.Columns.Of(item.Code).ToList() is [{ Option: null }]);

    public override string ToString() => $"{Item}:{Option}";
}

/// <summary>Which answers are looked at; null means all. A unit stands for itself and all below it.</summary>
public sealed record ResultsFilter(Code? Unit, Code? Field)
{
    public Channel? Channel { get; init; }

    public DayRange? Days { get; init; }

    public RespondentGroup? Group { get; init; }

    /// <summary>Whether it tells apart more than units and fields, as only those may who see all figures: nothing that is published says which people could be worked out from it.</summary>
    public bool IsFine => Channel is not null || Days is not null || Group is not null;

    /// <summary>Whether a version knows the item and option of the group.</summary>
    internal bool Fits(IndexStructure structure) => Group is not { } group || RespondentGroup.Parse(group.ToString(), structure) is not null;

    /// <summary>Beside those of unit and field.</summary>
    internal IReadOnlyList<Filter> Fine =>
    [
        .. Channel is { } channel ? [Filter.Is(Dimension.Channel, Words.Write(channel))] : (Filter[])[],
        .. Days is { } days ? [Filter.Days(days.First, days.Last)] : (Filter[])[],
        .. Group is { } group ? [Filter.Is(Characteristic.Of(group.Item), group.Option.Value)] : (Filter[])[],
    ];
}
