namespace SurveyHub.Engine;

/// <summary>Bands that overlap, so that a person of 25 fits into two, or leave a gap, so that one fits into none.</summary>
internal static class Bands
{
    public static IEnumerable<Finding> Check(LintedForm form) => form.Items
        .Where(asked => asked.Item.Kind == ItemKind.Single)
        .SelectMany(asked => form.Languages.SelectMany(language => Check(asked, language)));

    private static IEnumerable<Finding> Check(LintedItem asked, string language)
    {
        var labels = asked.Item.Options.Select((option, place) => (option.Label, Place: place)).Where(label => label.Label.Languages.Contains(language));
        var bands = labels.Select(label => (Words: label.Label.In(language), label.Place, Band: Band.Parse(label.Label.In(language)))).Where(label => label.Band is not null).ToList();
        if (bands.Count < 2 || bands.Select(label => label.Band!.Unit).Where(unit => unit.Length > 0).Distinct().Count() > 1)
            yield break;

        var isWhole = bands.TrueForAll(label => label.Band!.IsWhole);
        bands = [.. bands.OrderBy(label => label.Band!.Least?.Value ?? decimal.MinValue)];
        foreach (var (before, after) in bands.Zip(bands.Skip(1)))
        {
            var place = asked.OptionPath(after.Place, language);
            switch (Distance(before.Band!.Most, after.Band!.Least, isWhole))
            {
                case < 0:
                    yield return Finding.BandsOverlap(place, after.Words, before.Words);
                    break;
                case > 0:
                    yield return Finding.BandsGap(place, after.Words, before.Words);
                    break;
            }
        }
    }

    /// <summary>Less than 0 where a number is in both, more than 0 where one is in neither, 0 where they join.</summary>
    private static int Distance(Edge? most, Edge? least, bool isWhole)
    {
        if (most is null || least is null)
            return -1; // the lower one has no end, or both have no beginning
        if (!isWhole)
            return least.Value != most.Value ? least.Value.CompareTo(most.Value) : 1 - Convert.ToInt32(most.IsIncluded) - Convert.ToInt32(least.IsIncluded);
        var last = most.IsIncluded ? most.Value : most.Value - 1;
        var first = least.IsIncluded ? least.Value : least.Value + 1;
        return first.CompareTo(last + 1);
    }
}
