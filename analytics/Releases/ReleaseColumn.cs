using SurveyHub.Engine;

namespace SurveyHub.Analytics;

/// <summary>What stands in the cells of a column of a data file.</summary>
public enum ReleaseKind
{
    /// <summary>One code out of a list.</summary>
    Code,

    /// <summary>The value of a level, a whole number.</summary>
    Level,

    /// <summary>Codes parted by <see cref="ReleaseColumn.Between"/>; of a ranking in order.</summary>
    Codes,

    Number,

    /// <summary>A month, such as <c>2026-03</c>.</summary>
    Month,

    /// <summary>1 for a box that was ticked.</summary>
    Ticked,
}

/// <summary>One column of a campaign's data file.</summary>
/// <param name="Name">The item's code, or the word of what is known of the visit.</param>
/// <param name="Item">Null for what is known beside the answers.</param>
/// <param name="IsCoarsened">Whether it says something of the person, and gives way where too few are alike.</param>
public sealed record ReleaseColumn(string Name, ReleaseKind Kind, Item? Item, bool IsCoarsened)
{
    /// <summary>As files of responses have it that are imported.</summary>
    public const char Between = '|';

    /// <summary>What stands where a value gave way; an empty cell says that there was none.</summary>
    public const string GivenWay = "*";

    /// <summary>The columns of a version, first those of the visit. Free text is in none, nor what is sensitive, nor what says of a person more than one choice out of some.</summary>
    public static IReadOnlyList<ReleaseColumn> Of(IndexStructure structure) =>
    [
        new("month", ReleaseKind.Month, null, true), new("unit", ReleaseKind.Code, null, true), new("field", ReleaseKind.Code, null, true),
        new("channel", ReleaseKind.Code, null, true), new("language", ReleaseKind.Code, null, true),
        .. structure.Version.Items.Select(item => Of(item, structure)).OfType<ReleaseColumn>(),
    ];

    private static ReleaseColumn? Of(Item item, IndexStructure structure)
    {
        if (structure.Criteria.Contains(item))
            return new(item.Code.Value, ReleaseKind.Level, item, false); // speaks of the service, whatever is said of it
        if (KindOf(item) is not { } kind || item.Data == PersonalData.Sensitive)
            return null;
        if (item.Data == PersonalData.None)
            return new(item.Code.Value, kind, item, false);
        return kind is ReleaseKind.Code or ReleaseKind.Level && structure.Columns.Of(item.Code).Any() ? new(item.Code.Value, kind, item, true) : null;
    }

    private static ReleaseKind? KindOf(Item item) => item.Kind switch
    {
        ItemKind.Scale => ReleaseKind.Level,
        ItemKind.Single or ItemKind.YesNo => ReleaseKind.Code,
        ItemKind.Multiple or ItemKind.Ranking => ReleaseKind.Codes,
        ItemKind.Number => ReleaseKind.Number,
        ItemKind.Date => ReleaseKind.Month,
        ItemKind.Consent => ReleaseKind.Ticked,
        ItemKind.Text or ItemKind.Information or ItemKind.Computed => null,
    };
}
