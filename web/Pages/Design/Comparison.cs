using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>Something that two versions say, or one of them.</summary>
/// <param name="Older">Null where the older version says nothing of it.</param>
/// <param name="Newer">Null where the newer one says nothing of it.</param>
public sealed record ComparedLine(string Label, string? Older, string? Newer)
{
    public bool Differs => Older != Newer;
}

/// <param name="Code">Null where it is no item.</param>
/// <param name="Changes">Empty where it is as it was.</param>
public sealed record ComparedRow(Code? Code, string Title, IReadOnlyList<Change> Changes, IReadOnlyList<ComparedLine> Lines)
{
    public bool Differs => Changes.Count > 0 || Lines.Any(line => line.Differs);
}

/// <summary>A section, or what stands around them.</summary>
public sealed record ComparedPart(string Title, IReadOnlyList<ComparedRow> Rows);

/// <summary>Two versions side by side, in the order of the newer one; what it no longer has stands where the older one had it.</summary>
public sealed class Comparison(QuestionnaireVersion older, QuestionnaireVersion newer, Texts t)
{
    private readonly ILookup<string, Change> _changes = VersionComparison.Compare(older, newer).ToLookup(change => change.Place);

    public IEnumerable<ComparedPart> Parts() =>
    [
        new(t["design.whole"], [new(null, newer.Title.In("vi"), [.. _changes.Where(IsOfTheWhole).SelectMany(change => change)], Join(FormLines.Of(older, t), FormLines.Of(newer, t)))]),
        .. newer.Sections.Select((section, place) => Part(older.Sections.FirstOrDefault(other => other.Code == section.Code), section, place)),
        .. older.Sections.Where(section => newer.Sections.All(other => other.Code != section.Code)).Select(section => Part(section, null, -1)),
    ];

    private ComparedPart Part(Section? was, Section? now, int place)
    {
        var items = (now?.Items ?? []).Concat((was?.Items ?? []).Where(item => newer.Find(item.Code) is null));
        var head = new ComparedRow(
            null, t["design.line.section"], [.. _changes[$"$.sections[{place}].lead"]], Join(was is null ? [] : FormLines.Of(was, t), now is null ? [] : FormLines.Of(now, t)));
        return new((now ?? was)!.Title.In("vi"), [head, .. items.Select(Row)]);
    }

    private ComparedRow Row(Item item)
    {
        var (was, now) = (older.Find(item.Code), newer.Find(item.Code));
        return new(item.Code, item.Question.In("vi"), [.. _changes[item.Code.Value]], Join(was is null ? [] : FormLines.Of(was, t), now is null ? [] : FormLines.Of(now, t)));
    }

    private static bool IsOfTheWhole(IGrouping<string, Change> place) => place.Key.StartsWith('$') && !place.Key.StartsWith("$.sections", StringComparison.Ordinal);

    private static List<ComparedLine> Join(IEnumerable<FormLine> older, IEnumerable<FormLine> newer)
    {
        var (was, now) = (older.ToList(), newer.ToList());
        return [.. now.Concat(was).Select(line => line.Key).Distinct().Select(key =>
        {
            var (before, after) = (was.FirstOrDefault(line => line.Key == key), now.FirstOrDefault(line => line.Key == key));
            return new ComparedLine((after ?? before)!.Label, before?.Words, after?.Words);
        })];
    }
}
