namespace SurveyHub.Engine;

/// <summary>What the data-protection law (91/2025/QH15) wants said before anything is asked.</summary>
internal static class ConsentText
{
    public static IEnumerable<Finding> Check(QuestionnaireVersion version, LinterSettings settings)
    {
        foreach (var language in version.Consent.Languages)
        {
            var (text, place) = (version.Consent.In(language), $"$.consent.{language}");
            if (Lacks(settings.Consent.Anonymous))
                yield return Finding.ConsentNotAnonymous(place);
            if (Lacks(settings.Consent.Purpose))
                yield return Finding.ConsentWithoutPurpose(place);
            if (Lacks(settings.Consent.Voluntary))
                yield return Finding.ConsentNotVoluntary(place);

            bool Lacks(IReadOnlyDictionary<string, IReadOnlyList<string>> phrases) =>
                phrases.TryGetValue(language, out var list) && Wording.Find(list, text) is null; // no phrases: nobody can tell
        }
    }
}
