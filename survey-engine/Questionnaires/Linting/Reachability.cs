namespace SurveyHub.Engine;

/// <summary>Items that nobody will ever see.</summary>
/// <remarks>
/// Every combination of answers that the rule names is tried, so nothing is said that is not so. Where that cannot be done
/// (numbers, dates, free text, today, too many combinations), nothing is said at all.
/// </remarks>
internal static class Reachability
{
    private const int MostCombinations = 20_000;

    public static IEnumerable<Finding> Check(LintedForm form)
    {
        var values = new Dictionary<Code, IReadOnlyList<RuleValue>>();
        foreach (var asked in form.Items)
        {
            var isUnreachable = asked.Item.VisibleIf is { } rule && !CanHold(rule, values);
            values[asked.Item.Code] = isUnreachable ? [RuleValue.Missing] : ValuesOf(asked.Item);
            if (isUnreachable)
                yield return Finding.ItemUnreachable($"{asked.Path}.visibleIf", asked.Item.VisibleIf!);
        }
    }

    private static bool CanHold(Rule rule, Dictionary<Code, IReadOnlyList<RuleValue>> values)
    {
        var codes = rule.Items;
        var combinations = codes.Aggregate(1.0, (product, code) => product * values[code].Count);
        if (combinations is 0 or > MostCombinations || NamesToday(rule))
            return true;

        var places = codes.Select((code, place) => (code, place)).ToDictionary(pair => pair.code, pair => pair.place);
        var chosen = new int[codes.Count];
        do
        {
            if (RuleEvaluator.Holds(rule, code => values[code][chosen[places[code]]], default))
                return true;
        }
        while (Advance());

        return false;

        bool Advance()
        {
            for (var place = 0; place < chosen.Length; place++)
            {
                if (++chosen[place] < values[codes[place]].Count)
                    return true;
                chosen[place] = 0;
            }

            return false;
        }
    }

    private static bool NamesToday(Rule rule) => rule is Rule.Apply call && (call.Operation == RuleOperation.Today || call.Arguments.Any(NamesToday));

    /// <summary>Every answer there can be, and none; empty when there are too many to list.</summary>
    private static IReadOnlyList<RuleValue> ValuesOf(Item item) => item.Kind switch
    {
        ItemKind.Scale or ItemKind.Single or ItemKind.YesNo =>
            [RuleValue.Missing, .. item.Options.Select(option => RuleValue.Option(option.Code, option is Level { CountsAsSatisfied: not null } level ? level.Value : null))],
        ItemKind.Multiple => item.Options.Count > 10 ? [] : [.. Subsets(item)],
        ItemKind.Consent => [RuleValue.Missing, RuleValue.Of(true), RuleValue.Of(false)],
        ItemKind.Ranking or ItemKind.Number or ItemKind.Date or ItemKind.Text or ItemKind.Computed => [],
        ItemKind.Information => [RuleValue.Missing],
    };

    /// <summary>Also those that <see cref="Item.Chosen"/> refuses, for an answer may be stored from paper.</summary>
    private static IEnumerable<RuleValue> Subsets(Item item) => Enumerable.Range(0, 1 << item.Options.Count)
        .Select(set => RuleValue.Options(item.Options.Where((_, place) => (set >> place & 1) == 1).Select(option => option.Code)));
}
