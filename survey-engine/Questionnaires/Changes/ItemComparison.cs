namespace SurveyHub.Engine;

/// <summary>What differs between an item and the item of the same code in a newer version.</summary>
internal static class ItemComparison
{
    public static IEnumerable<AspectDifference> Compare(Item older, Item newer)
    {
        if (older.Kind != newer.Kind)
            yield return new(Aspect.Kind);
        foreach (var aspect in Words(older.Question, newer.Question, Aspect.Wording, Aspect.Translation))
            yield return new(aspect);
        foreach (var aspect in Properties(older, newer).Where(property => property.Differs).Select(property => property.Aspect))
            yield return new(aspect);
        foreach (var aspect in Units(older.Number?.Unit, newer.Number?.Unit))
            yield return new(aspect);
        foreach (var difference in Options(older, newer))
            yield return difference;
    }

    /// <summary>The Vietnamese words are what was asked; the others are their translations.</summary>
    public static IEnumerable<Aspect> Words(Text older, Text newer, Aspect wording, Aspect translation)
    {
        if (older.Find("vi") != newer.Find("vi"))
            yield return wording;
        if (older.Languages.Union(newer.Languages).Any(language => language != "vi" && older.Find(language) != newer.Find(language)))
            yield return translation;
    }

    private static IEnumerable<(Aspect Aspect, bool Differs)> Properties(Item older, Item newer) =>
    [
        (Aspect.Required, older.Required != newer.Required),
        (Aspect.RequiredIf, older.RequiredIf != newer.RequiredIf),
        (Aspect.VisibleIf, older.VisibleIf != newer.VisibleIf),
        (Aspect.ValidIf, older.ValidIf?.Rule != newer.ValidIf?.Rule),
        (Aspect.Message, Json(older.ValidIf?.Message) != Json(newer.ValidIf?.Message)),
        (Aspect.Range, older.Days != newer.Days || older.Number?.Range != newer.Number?.Range),
        (Aspect.Decimals, older.Number?.Decimals != newer.Number?.Decimals),
        (newer.Kind == ItemKind.Ranking ? Aspect.RankingDepth : Aspect.Chosen, older.Chosen != newer.Chosen),
        (Aspect.MaxLength, older.MaxLength != newer.MaxLength),
        (Aspect.Layout, older.Grid != newer.Grid || older.IsLong != newer.IsLong),
        (Aspect.PersonalData, older.Data != newer.Data),
        (Aspect.Formula, older.Formula != newer.Formula),
    ];

    private static IEnumerable<Aspect> Units(Text? older, Text? newer) => (older, newer) switch
    {
        (null, null) => [],
        (null, _) or (_, null) => [Aspect.Unit],
        _ => Words(older, newer, Aspect.Unit, Aspect.Translation),
    };

    private static IEnumerable<AspectDifference> Options(Item older, Item newer)
    {
        var before = older.Options.ToDictionary(option => option.Code);
        foreach (var option in newer.Options)
        {
            if (!before.TryGetValue(option.Code, out var was))
                yield return new(option is Level { CountsAsSatisfied: not null } ? Aspect.LevelAdded : Aspect.OptionAdded, option.Code);
            else
                foreach (var aspect in Option(was, option))
                    yield return new(aspect, option.Code);
        }

        var now = newer.Options.Select(option => option.Code).ToHashSet();
        foreach (var gone in older.Options.Where(option => !now.Contains(option.Code)))
            yield return new(Aspect.OptionRemoved, gone.Code);
        if (AreFlipped(older, newer))
            yield return new(Aspect.LevelsFlipped);
        else if (!Common(older, newer).SequenceEqual(Common(newer, older)))
            yield return new(Aspect.OptionOrder);
    }

    private static IEnumerable<Aspect> Option(Option older, Option newer)
    {
        foreach (var aspect in Words(older.Label, newer.Label, Aspect.OptionWording, Aspect.OptionTranslation))
            yield return aspect;
        if (older.IsExclusive != newer.IsExclusive)
            yield return Aspect.OptionExclusive;
        if (older.AsksForWords != newer.AsksForWords)
            yield return Aspect.OptionAsksForWords;
        if (older is Level was && newer is Level now)
        {
            if (was.Value != now.Value)
                yield return Aspect.LevelValue;
            if (was.Meaning != now.Meaning)
                yield return Aspect.LevelMeaning;
        }
    }

    /// <summary>Whether levels that count stand in another order: a person who ticks the first box no longer says the same.</summary>
    public static bool AreFlipped(Item older, Item newer) => !Counting(older, newer).SequenceEqual(Counting(newer, older));

    /// <summary>The codes of the options that both have, in the first one's order.</summary>
    private static IEnumerable<Code> Common(Item first, Item second) =>
        first.Options.Select(option => option.Code).Intersect(second.Options.Select(option => option.Code));

    private static IEnumerable<Code> Counting(Item first, Item second) =>
        first.Options.Where(Counts).Select(option => option.Code).Intersect(second.Options.Where(Counts).Select(option => option.Code));

    private static bool Counts(Option option) => option is Level { CountsAsSatisfied: not null };

    private static string? Json(Text? text) => text?.ToJson();
}
