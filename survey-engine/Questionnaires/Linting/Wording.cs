namespace SurveyHub.Engine;

/// <summary>Questions that lead, that ask two things at once, or that are too long to be read.</summary>
internal static class Wording
{
    public static IEnumerable<Finding> CheckLeading(LintedForm form, LinterSettings settings)
    {
        foreach (var (place, language, words) in Questions(form).Concat(Leads(form)))
        {
            if (settings.LeadingPhrases.TryGetValue(language, out var phrases) && Find(phrases, words) is { } phrase)
                yield return Finding.WordingLeading(place, phrase);
        }
    }

    /// <remarks>
    /// Ratings only: whoever finds one of two things good and the other bad has no level to choose. In Vietnamese only, which is always
    /// there: English says "clear and easy" where Vietnamese has a comma.
    /// </remarks>
    public static IEnumerable<Finding> CheckDouble(LintedForm form, LinterSettings settings)
    {
        foreach (var asked in form.Items.Where(asked => asked.Item.Kind == ItemKind.Scale))
        {
            if (Find(settings.Conjunctions, asked.Item.Question.In("vi")) is { } conjunction)
                yield return Finding.QuestionDouble(asked.QuestionPath("vi"), conjunction);
        }
    }

    public static IEnumerable<Finding> CheckLength(LintedForm form, LinterSettings settings) => Questions(form)
        .Select(question => (question.Place, Count: LintedForm.Words(question.Words).Length))
        .Where(question => question.Count > settings.MostWords)
        .Select(question => Finding.QuestionLong(question.Place, question.Count, settings.MostWords));

    /// <summary>The first of the phrases that stands in the text as whole words; null when none does.</summary>
    public static string? Find(IEnumerable<string> phrases, string text) => phrases.FirstOrDefault(phrase => Contains(text, phrase));

    private static bool Contains(string text, string phrase)
    {
        for (var at = Next(0); at >= 0; at = Next(at + 1))
        {
            if (!IsLetter(at - 1) && !IsLetter(at + phrase.Length))
                return true;
        }

        return false;

        int Next(int from) => text.IndexOf(phrase, from, StringComparison.OrdinalIgnoreCase);

        bool IsLetter(int at) => at >= 0 && at < text.Length && char.IsLetter(text[at]);
    }

    private static IEnumerable<(string Place, string Language, string Words)> Questions(LintedForm form) => form.Items.SelectMany(Questions);

    private static IEnumerable<(string Place, string Language, string Words)> Questions(LintedItem asked) =>
        asked.Item.Kind is ItemKind.Information or ItemKind.Computed
            ? []
            : asked.Item.Question.Languages.Select(language => (asked.QuestionPath(language), language, asked.Item.Question.In(language)));

    private static IEnumerable<(string Place, string Language, string Words)> Leads(LintedForm form) => form.Items
        .DistinctBy(asked => asked.Section)
        .SelectMany(asked => asked.Section.Lead?.Languages.Select(language => ($"{asked.Path[..asked.Path.LastIndexOf('.')]}.lead.{language}", language, asked.Section.Lead.In(language))) ?? []);
}
