namespace SurveyHub.Engine;

/// <summary>What a questionnaire says in each of its languages; Vietnamese is always there.</summary>
public sealed class Text
{
    private readonly IReadOnlyDictionary<string, string> _byLanguage;

    /// <exception cref="ArgumentException">There is no Vietnamese.</exception>
    public Text(IReadOnlyDictionary<string, string> byLanguage)
    {
        if (!byLanguage.TryGetValue("vi", out var vietnamese) || string.IsNullOrWhiteSpace(vietnamese))
            throw new ArgumentException("A text has Vietnamese words.", nameof(byLanguage));

        _byLanguage = byLanguage;
    }

    /// <summary>The words in that language (<c>vi</c>, <c>en</c>), or the Vietnamese ones where they were not translated.</summary>
    public string In(string language) => Find(language) ?? _byLanguage["vi"];

    /// <summary>The languages it has words in.</summary>
    public IEnumerable<string> Languages => _byLanguage.Keys.Where(language => Find(language) is not null);

    /// <summary>Null where it was not translated.</summary>
    public string? Find(string language) => _byLanguage.TryGetValue(language, out var words) && !string.IsNullOrWhiteSpace(words) ? words : null;

    /// <summary>Canonical JSON, language by language.</summary>
    internal string ToJson() => CanonicalJson.Write(writer =>
    {
        writer.WriteStartObject();
        foreach (var (language, words) in _byLanguage.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            writer.WriteString(language, words);
        writer.WriteEndObject();
    });
}
