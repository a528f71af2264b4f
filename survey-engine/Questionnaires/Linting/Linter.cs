namespace SurveyHub.Engine;

/// <summary>Looks for what makes a readable questionnaire a bad one: the mistakes of real forms, and of questions that steer the answer.</summary>
/// <remarks>What cannot be read at all, repeated codes and rules about later items among it, <see cref="QuestionnaireDocument"/> has refused before.</remarks>
public static class Linter
{
    /// <summary>Everything found, the heaviest first, and otherwise in the order of the form.</summary>
    /// <param name="settings">Null for the ones that are shipped.</param>
    public static IReadOnlyList<Finding> Check(QuestionnaireVersion version, LinterSettings? settings = null)
    {
        settings ??= LinterSettings.Default;
        var form = LintedForm.Of(version);
        IEnumerable<Finding> found =
        [
            .. Numbering.Check(form),
            .. RepeatedTexts.CheckOptions(form),
            .. RepeatedTexts.CheckQuestions(form),
            .. CopiedOptions.Check(form),
            .. Bands.Check(form),
            .. CheckFactors(form),
            .. Reachability.Check(form),
            .. Translations.Warnings(version).Select(missing => Finding.TranslationMissing($"{missing.Place}.{missing.Value}", missing.Value!)),
            .. Wording.CheckLeading(form, settings),
            .. Wording.CheckDouble(form, settings),
            .. Wording.CheckLength(form, settings),
            .. CheckMinutes(version, settings),
            .. CheckOptions(form, settings),
            .. CheckSensitive(form),
            .. ConsentText.Check(version, settings),
        ];
        return [.. found.OrderByDescending(finding => finding.Weight)]; // stable
    }

    /// <summary>A rating on the criteria's own scale that stands in no factor counts for no index: it was put into the wrong section.</summary>
    private static IEnumerable<Finding> CheckFactors(LintedForm form)
    {
        var scales = form.Items.Where(asked => asked.Item.Kind == ItemKind.Scale && asked.Section.Content is not null).Select(asked => asked.Item.Options).ToHashSet();
        return form.Items.Where(asked => asked.Section.Content is null && scales.Contains(asked.Item.Options)).Select(asked => Finding.CriterionOutsideFactor(asked.Path));
    }

    private static IEnumerable<Finding> CheckMinutes(QuestionnaireVersion version, LinterSettings settings)
    {
        var minutes = ReadingTime.Minutes(version);
        return minutes > settings.MostMinutes ? [Finding.FormLong(minutes, settings.MostMinutes)] : [];
    }

    private static IEnumerable<Finding> CheckOptions(LintedForm form, LinterSettings settings) =>
        form.Items.Where(asked => asked.Item.Kind != ItemKind.Scale && asked.Item.Options.Count > settings.MostOptions) // levels stand side by side
            .Select(asked => Finding.OptionsMany(asked.Path, asked.Item.Options.Count, settings.MostOptions));

    private static IEnumerable<Finding> CheckSensitive(LintedForm form) =>
        form.Items.Where(asked => asked.Item is { Data: PersonalData.Sensitive } item && (item.Required || item.RequiredIf is not null))
            .Select(asked => Finding.SensitiveRequired(asked.Path));
}
