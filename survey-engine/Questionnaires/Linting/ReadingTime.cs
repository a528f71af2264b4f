namespace SurveyHub.Engine;

/// <summary>How long a questionnaire takes.</summary>
public static class ReadingTime
{
    /// <summary>An unhurried adult's: a Vietnamese syllable stands between blanks, so it counts as a word.</summary>
    private const double WordsPerMinute = 200;

    /// <summary>Reading everything in Vietnamese and answering every question; at least 1. An item with a condition counts half.</summary>
    public static int Minutes(QuestionnaireVersion version) => Math.Max(1, (int)Math.Ceiling(Seconds(version) / 60));

    private static double Seconds(QuestionnaireVersion version)
    {
        var seconds = Reading(version.Consent) + version.Sections.Sum(section => Reading(section.Title) + (section.Lead is { } lead ? Reading(lead) : 0));
        var known = new HashSet<IReadOnlyList<Option>>(); // a scale is read once
        foreach (var item in version.Items.Where(item => item.Kind != ItemKind.Computed))
        {
            var options = known.Add(item.Options) ? item.Options.Sum(option => Reading(option.Label)) : 0;
            seconds += (Reading(item.Question) + options + Answering(item)) / (item.VisibleIf is null ? 1 : 2);
        }

        return seconds;
    }

    private static double Reading(Text text) => LintedForm.Words(text.In("vi")).Length * 60 / WordsPerMinute;

    /// <summary>In seconds; a free text that may be left out is left out by most.</summary>
    private static double Answering(Item item) => item.Kind switch
    {
        ItemKind.Scale or ItemKind.Single or ItemKind.YesNo or ItemKind.Consent => 3,
        ItemKind.Multiple => 3 + (2 * item.Chosen!.Least),
        ItemKind.Ranking => 5 * item.Chosen!.Most,
        ItemKind.Number or ItemKind.Date => 8,
        ItemKind.Text => item.Required ? 30 : 5,
        ItemKind.Information or ItemKind.Computed => 0,
    };
}
