namespace SurveyHub.Engine;

/// <summary>What a newer version asks otherwise than an older one.</summary>
public static class VersionComparison
{
    /// <summary>
    /// Each item that differs, in the order of the newer version, then what was removed, then what differs beside the items. Empty
    /// for a version and itself; numbers are not compared. Whether a change is permitted at all, <see cref="CodePermanence"/> says.
    /// </summary>
    public static IReadOnlyList<Change> Compare(QuestionnaireVersion older, QuestionnaireVersion newer) =>
        [.. Items(older, newer), .. Removed(older, newer), .. Parts(older, newer), .. Leads(older, newer), .. Indices(older, newer)];

    private static IEnumerable<Change> Items(QuestionnaireVersion older, QuestionnaireVersion newer)
    {
        var (was, moved) = (SectionsOf(older), Moved(older, newer));
        foreach (var (item, section) in newer.Sections.SelectMany(section => section.Items.Select(item => (item, section))))
        {
            if (older.Find(item.Code) is not { } before)
            {
                yield return new() { Place = item.Code.Value, Class = ChangeClass.Added };
                continue;
            }

            var differences = ItemComparison.Compare(before, item).ToList();
            if (Move(was[item.Code], section, moved.Contains(item.Code)) is { } move)
                differences.Add(new(move));
            if (was[item.Code].Code != section.Code && was[item.Code].Lead?.Find("vi") != section.Lead?.Find("vi"))
                differences.Add(new(Aspect.Lead)); // of a section that stays, it is one change for all its items
            if (differences.Count > 0)
                yield return Change.Of(item.Code.Value, differences, [item.Code]);
        }
    }

    /// <summary>Between factors the index of both breaks, and so does that of their contents.</summary>
    private static Aspect? Move(Section older, Section newer, bool isElsewhere)
    {
        if (older.Content == newer.Content && older.Code == newer.Code)
            return isElsewhere ? Aspect.Order : null;
        return older.Content is null && newer.Content is null ? Aspect.Section : Aspect.Factor;
    }

    private static IEnumerable<Change> Removed(QuestionnaireVersion older, QuestionnaireVersion newer) => older.Items
        .Where(item => newer.Find(item.Code) is null)
        .Select(item => new Change { Place = item.Code.Value, Class = ChangeClass.Removed, Items = [item.Code] });

    private static IEnumerable<(string Factor, decimal? Weight)> Weights(QuestionnaireVersion version) =>
        version.Sections.Where(section => section.Weight is not null).OrderBy(section => section.Code, StringComparer.Ordinal).Select(section => (section.Code, section.Weight));

    private static IEnumerable<Change> Parts(QuestionnaireVersion older, QuestionnaireVersion newer)
    {
        var criteria = older.Sections.Where(section => section.Content is not null).SelectMany(section => section.Items).Select(item => item.Code).ToList();
        (Aspect Aspect, string Place, bool Differs)[] parts =
        [
            (Aspect.Title, "$.title", Titles(older) != Titles(newer)),
            (Aspect.Consent, "$.consent", older.Consent.ToJson() != newer.Consent.ToJson()),
            (Aspect.Languages, "$.languages", !older.Languages.SequenceEqual(newer.Languages)),
            (Aspect.IndexFormula, "$.index.formula", older.Formula != newer.Formula),
            (Aspect.Aggregation, "$.index.aggregation", older.Aggregation != newer.Aggregation || !Weights(older).SequenceEqual(Weights(newer))),
        ];
        return parts.Where(part => part.Differs).Select(part => Change.Of(
            part.Place, [new(part.Aspect)], part.Aspect.DefaultClass() == ChangeClass.Break ? criteria : []));
    }

    /// <summary>Everything that is printed above and around the questions.</summary>
    private static string Titles(QuestionnaireVersion version) => string.Join('\n',
    [
        version.Title.ToJson(), version.Source, version.Note,
        .. version.Contents.Select(content => content.Code + content.Title.ToJson()),
        .. version.Sections.Select(section => section.Code + section.Title.ToJson()),
        .. version.Indices.Select(index => index.Code + index.Title.ToJson()),
    ]);

    /// <summary>The sentence above the items is a part of every question below it.</summary>
    private static IEnumerable<Change> Leads(QuestionnaireVersion older, QuestionnaireVersion newer)
    {
        var before = older.Sections.ToDictionary(section => section.Code);
        foreach (var (section, place) in newer.Sections.Select((section, i) => (section, $"$.sections[{i}].lead")))
        {
            if (!before.TryGetValue(section.Code, out var was) || was.Lead?.ToJson() == section.Lead?.ToJson())
                continue;
            var isTranslation = was.Lead is not null && section.Lead is not null && was.Lead.Find("vi") == section.Lead.Find("vi");
            yield return Change.Of(place, [new(isTranslation ? Aspect.Translation : Aspect.Lead)], [.. was.Items.Select(item => item.Code)]);
        }
    }

    private static IEnumerable<Change> Indices(QuestionnaireVersion older, QuestionnaireVersion newer)
    {
        var (before, now) = (older.Indices.ToDictionary(index => index.Code), newer.Indices.ToDictionary(index => index.Code));
        foreach (var code in before.Keys.Union(now.Keys))
        {
            var place = $"$.indices.{code}";
            if (!before.TryGetValue(code, out var was))
                yield return new() { Place = place, Class = ChangeClass.Added };
            else if (!now.TryGetValue(code, out var index))
                yield return new() { Place = place, Class = ChangeClass.Removed };
            else if (Differences(was, index).ToList() is { Count: > 0 } differences)
                yield return Change.Of(place, differences, Criteria(older, was));
        }
    }

    private static IEnumerable<AspectDifference> Differences(IndexDefinition older, IndexDefinition newer)
    {
        if (!older.Contents.ToHashSet().SetEquals(newer.Contents))
            yield return new(Aspect.IndexContents);
        if (older.Population != newer.Population)
            yield return new(Aspect.IndexPopulation);
    }

    private static IReadOnlyList<Code> Criteria(QuestionnaireVersion version, IndexDefinition index) =>
        [.. version.Sections.Where(section => section.Content is { } content && index.Contents.Contains(content)).SelectMany(section => section.Items).Select(item => item.Code)];

    private static Dictionary<Code, Section> SectionsOf(QuestionnaireVersion version) =>
        version.Sections.SelectMany(section => section.Items.Select(item => (item.Code, section))).ToDictionary(pair => pair.Code, pair => pair.section);

    /// <summary>The fewest items that were taken from their place: the others stand in the longest series that kept its order.</summary>
    private static HashSet<Code> Moved(QuestionnaireVersion older, QuestionnaireVersion newer)
    {
        var common = newer.Items.Select(item => item.Code).Where(code => older.Find(code) is not null).ToList();
        var places = common.ConvertAll(code => older.PlaceOf(code.Value)!.Value);
        var (length, before) = (new int[common.Count], new int[common.Count]);
        for (var i = 0; i < common.Count; i++)
        {
            (length[i], before[i]) = (1, -1);
            for (var j = 0; j < i; j++)
            {
                if (places[j] < places[i] && length[j] >= length[i])
                    (length[i], before[i]) = (length[j] + 1, j);
            }
        }

        var moved = common.ToHashSet();
        for (var i = Array.IndexOf(length, length.DefaultIfEmpty().Max()); i >= 0; i = before[i])
            moved.Remove(common[i]);
        return moved;
    }
}
