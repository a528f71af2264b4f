using SurveyHub.Engine;

namespace SurveyHub.Analytics;

/// <summary>What people answered beside the criteria: what they saw and what they want, and who they are.</summary>
/// <param name="Items">In the order they are asked; none that is sensitive.</param>
public sealed record Perceptions(IReadOnlyList<ItemShares> Items)
{
    /// <summary>The items of decision 1001/QĐ-BNV that the report of a province has a sentence for.</summary>
    public const string Harassment = "harassment", UnofficialPayments = "unofficial-payments", Nobody = "none";

    /// <summary>Its section of what people want mended.</summary>
    private const string PrioritySection = "priorities";

    private IReadOnlySet<Code> PriorityItems { get; init; } = new HashSet<Code>();

    /// <summary>What people want mended, the most wanted first; equally wanted ones in the order they are asked.</summary>
    public IReadOnlyList<ItemShares> Priorities => [.. Items.Where(item => PriorityItems.Contains(item.Item.Code) && item.Positive?.Rate is not null).OrderByDescending(item => item.Positive!.Rate)];

    /// <summary>Null where the questionnaire does not ask it.</summary>
    public ItemShares? Find(string item) => Items.FirstOrDefault(shares => shares.Item.Code.Value == item);

    internal static Perceptions Of(ReportSource source)
    {
        if (source.Cells is not null)
            return new([]); // the public sees criteria only
        var structure = source.Structure;
        List<Item> items = [.. structure.Version.Items.Where(item => !structure.Criteria.Contains(item) && !structure.IsSensitive(item.Code) && structure.Columns.Of(item.Code).Any())];
        if (items.Count == 0)
            return new([]);
        var places = Places(source, [.. items.Select(item => item.Code)]);
        return new([.. items.Select(item => SharesOf(source, item, places))])
        {
            PriorityItems = structure.Version.Sections.Where(section => section.Code == PrioritySection).SelectMany(section => section.Items).Select(item => item.Code).ToHashSet(),
        };
    }

    /// <summary>The groups at each place of the design; of open collection all at one.</summary>
    private static IReadOnlyList<IReadOnlyList<TableGroup>> Places(ReportSource source, IReadOnlyList<Code> items)
    {
        var (columns, part) = (source.Columns, source.Parts.Whole);
        if (columns.Design is not { } design)
            return [columns.Count(part, items).Groups];
        var drawn = columns.Count(design.Filters.Aggregate(part, (all, filter) => all.With(filter)), items, Grouping.By(Dimension.Point)).Groups.ToLookup(group => design.PlaceOf(group.Keys[0], channel: null));
        return [.. Enumerable.Range(0, design.Points.Count).Select(place => drawn[place].ToList())];
    }

    private static ItemShares SharesOf(ReportSource source, Item item, IReadOnlyList<IReadOnlyList<TableGroup>> places)
    {
        var (columns, design) = (source.Structure.Columns.Of(item.Code).ToList(), source.Columns.Design?.Sample);
        if (item.Kind == ItemKind.Multiple)
        {
            var of = At(columns[0], ColumnLayout.NotChosen, ColumnLayout.Chosen);
            return new(item, (long)of.Sum(), [.. columns.Select(column => new OptionShare(column.Option!, AnswerShare.Of(design, At(column, ColumnLayout.Chosen), of)))], null);
        }

        List<(Option Option, int Value)> counted = [.. item.Options.Select((option, place) => (option, place + 1)).Where(choice => choice.option is not Level { CountsAsSatisfied: null })];
        var answered = At(columns[0], [.. counted.Select(choice => choice.Value)]);
        int[] positive = [.. counted.Where(choice => choice.Option is Level { CountsAsSatisfied: true }).Select(choice => choice.Value)];
        return new(
            item, (long)answered.Sum(), [.. counted.Select(choice => new OptionShare(choice.Option, AnswerShare.Of(design, At(columns[0], choice.Value), answered)))],
            item.Kind == ItemKind.Scale ? AnswerShare.Of(design, At(columns[0], positive), answered) : null);

        double[] At(AnswerColumn column, params int[] values) => [.. places.Select(groups => (double)groups.Sum(group => values.Sum(value => group.Counts(column)[value])))];
    }
}
