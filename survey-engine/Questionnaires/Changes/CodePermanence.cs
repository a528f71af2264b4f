namespace SurveyHub.Engine;

/// <summary>A change that would make stored answers say what nobody said.</summary>
/// <param name="Item">The item of the newer version.</param>
/// <param name="MayBeConfirmed">Whether somebody may decide that the words only look different, see <see cref="Decision"/>.</param>
public sealed record UnsafeChange(Code Item, Problem Problem, bool MayBeConfirmed);

/// <summary>Codes are permanent: what an item or option once meant, it means in every later version, also after it was away.</summary>
public static class CodePermanence
{
    /// <param name="earlier">All versions of the questionnaire before the newer one, in the order of their numbers.</param>
    public static IReadOnlyList<UnsafeChange> Check(IReadOnlyList<QuestionnaireVersion> earlier, QuestionnaireVersion newer)
    {
        var held = new Dictionary<Code, Item>();
        var options = new Dictionary<Code, Dictionary<Code, Option>>();
        foreach (var item in earlier.SelectMany(version => version.Items))
        {
            held[item.Code] = item;
            var known = options.TryGetValue(item.Code, out var before) ? before : options[item.Code] = [];
            foreach (var option in item.Options)
                known[option.Code] = option;
        }

        return [.. newer.Items.Where(item => held.ContainsKey(item.Code)).SelectMany(item =>
            Check(held[item.Code], options[item.Code], item, wasAway: earlier[^1].Find(item.Code) is null))];
    }

    /// <summary>Whether the second may continue the first under another code.</summary>
    internal static IEnumerable<UnsafeChange> Check(Item older, Item newer) =>
        Check(older, older.Options.ToDictionary(option => option.Code), newer, wasAway: false);

    private static IEnumerable<UnsafeChange> Check(Item older, Dictionary<Code, Option> options, Item newer, bool wasAway)
    {
        if (older.Kind != newer.Kind)
            return [Refused(Problem.ItemKindChanged(newer.Code, older.Kind, newer.Kind))];

        var found = new List<UnsafeChange>();
        if (wasAway && IsOther(older.Question, newer.Question))
            found.Add(new(newer.Code, Problem.ItemCodeReused(newer.Code, older.Question), MayBeConfirmed: true));
        if (!Rewording.IsSmallEdit(older.Number?.Unit?.In("vi") ?? "", newer.Number?.Unit?.In("vi") ?? ""))
            found.Add(new(newer.Code, Problem.ItemUnitChanged(newer.Code, older.Number?.Unit, newer.Number?.Unit), MayBeConfirmed: true));
        if (ItemComparison.AreFlipped(older, newer) && newer.Options.All(level => KeepsItsMeaning(options, level)))
            found.Add(Refused(Problem.LevelsFlipped(newer.Code)));
        found.AddRange(newer.Options.Where(option => options.ContainsKey(option.Code)).SelectMany(option => Check(newer.Code, options, option)));
        return found;
    }

    private static IEnumerable<UnsafeChange> Check(Code item, Dictionary<Code, Option> options, Option newer)
    {
        var older = options[newer.Code];
        if (older is Level was && newer is Level now)
        {
            if (was.Value != now.Value)
                yield return Refused(Problem.LevelValueChanged(item, now, was.Value));
            if (was.Meaning != now.Meaning)
                yield return Refused(Problem.LevelMeaningChanged(item, now, was.Meaning));
        }

        if (!IsOther(older.Label, newer.Label))
            yield break;
        var owner = options.Values.FirstOrDefault(option => option.Code != newer.Code && option.Label.In("vi") == newer.Label.In("vi"));
        yield return owner is null
            ? new(item, Problem.OptionCodeReused(item, newer.Code, older.Label), MayBeConfirmed: true)
            : Refused(item, Problem.OptionMeaningMoved(item, newer.Code, owner.Code));
    }

    /// <summary>A level that no longer counts, or counts otherwise, is refused for that reason already.</summary>
    private static bool KeepsItsMeaning(Dictionary<Code, Option> options, Option level) =>
        !options.TryGetValue(level.Code, out var before) || (before as Level)?.Meaning == (level as Level)?.Meaning;

    private static bool IsOther(Text older, Text newer) => !Rewording.IsSmallEdit(older.In("vi"), newer.In("vi"));

    private static UnsafeChange Refused(Problem problem) => new(Code.Of(problem.Place!), problem, MayBeConfirmed: false);

    private static UnsafeChange Refused(Code item, Problem problem) => new(item, problem, MayBeConfirmed: false);
}
