namespace SurveyHub.Engine;

/// <summary>The same words twice: in the options of one item, or as the question of two items.</summary>
internal static class RepeatedTexts
{
    public static IEnumerable<Finding> CheckOptions(LintedForm form)
    {
        foreach (var asked in form.WithOwnOptions)
        {
            foreach (var language in form.Languages)
            {
                var seen = new HashSet<string>();
                for (var place = 0; place < asked.Item.Options.Count; place++)
                {
                    var label = asked.Item.Options[place].Label;
                    if (label.Languages.Contains(language) && !seen.Add(LintedForm.Normal(label.In(language))))
                        yield return Finding.OptionRepeated(asked.OptionPath(place, language), label.In(language));
                }
            }
        }
    }

    /// <remarks>
    /// A whole question is the same wherever it stands. A noun ("Chính sách y tế") becomes a question only below its lead or
    /// title: people may be asked how interested they are in it, and later how satisfied.
    /// </remarks>
    public static IEnumerable<Finding> CheckQuestions(LintedForm form)
    {
        var first = new Dictionary<string, Code>();
        foreach (var asked in form.Items.Where(asked => asked.Item.Kind is not (ItemKind.Information or ItemKind.Computed)))
        {
            var question = asked.Item.Question.In("vi");
            var context = question.TrimEnd().EndsWith('?') ? "" : (asked.Section.Lead ?? asked.Section.Title).In("vi");
            if (!first.TryAdd($"{LintedForm.Normal(context)}\n{LintedForm.Normal(question)}", asked.Item.Code))
                yield return Finding.QuestionRepeated(asked.QuestionPath("vi"), first[$"{LintedForm.Normal(context)}\n{LintedForm.Normal(question)}"]);
        }
    }
}
