using System.Globalization;

namespace SurveyHub.Engine;

/// <summary>From the lightest to the heaviest.</summary>
public enum FindingWeight
{
    /// <summary>Worth a thought; right as often as wrong.</summary>
    Advice,

    /// <summary>Most likely a mistake.</summary>
    Warning,

    /// <summary>Must be mended before the version is published.</summary>
    Refusal,
}

/// <summary>What is wrong, or looks wrong, with a questionnaire that can be read.</summary>
/// <param name="Rule">The code under which every language says how to mend it, such as <c>bands-overlap</c>.</param>
/// <param name="Place">The JSON path it is about, as in <see cref="Problem.Place"/>.</param>
public sealed record Finding(string Rule, string Place, FindingWeight Weight)
{
    /// <summary>What fills the blanks of its sentence: words of the questionnaire, numbers, codes.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    public static Finding NumberingGap(string place, string before, string found) => Refusal("numbering-gap", place, found, before);
    public static Finding NumberingRepeated(string place, string found) => Refusal("numbering-repeated", place, found);
    public static Finding OptionRepeated(string place, string label) => Refusal("option-repeated", place, label);
    public static Finding BandsOverlap(string place, string label, string before) => Refusal("bands-overlap", place, label, before);
    public static Finding SensitiveRequired(string place) => Refusal("sensitive-required", place);

    /// <remarks>No refusal, for it is a guess, see <see cref="CopiedOptions"/>.</remarks>
    public static Finding OptionCopied(string place, string label, Code from) => Warning("option-copied", place, label, from.Value);

    /// <remarks>No refusal: a survey of adults leaves out children on purpose.</remarks>
    public static Finding BandsGap(string place, string label, string before) => Warning("bands-gap", place, label, before);
    public static Finding QuestionRepeated(string place, Code first) => Warning("question-repeated", place, first.Value);
    public static Finding CriterionOutsideFactor(string place) => Warning("criterion-outside-factor", place);
    public static Finding ItemUnreachable(string place, Rule visibleIf) => Warning("item-unreachable", place, visibleIf.ToString());
    public static Finding TranslationMissing(string place, string language) => Warning("translation-missing", place, language);
    public static Finding WordingLeading(string place, string phrase) => Warning("wording-leading", place, phrase);
    public static Finding ConsentNotAnonymous(string place) => Warning("consent-not-anonymous", place);
    public static Finding ConsentWithoutPurpose(string place) => Warning("consent-without-purpose", place);
    public static Finding ConsentNotVoluntary(string place) => Warning("consent-not-voluntary", place);

    public static Finding QuestionDouble(string place, string conjunction) => Advice("question-double", place, conjunction);
    public static Finding QuestionLong(string place, int words, int most) => Advice("question-long", place, Number(words), Number(most));
    public static Finding OptionsMany(string place, int options, int most) => Advice("options-many", place, Number(options), Number(most));
    public static Finding FormLong(int minutes, int most) => Advice("form-long", "$.sections", Number(minutes), Number(most));

    public bool Equals(Finding? other) =>
        other is not null && (Rule, Place, Weight) == (other.Rule, other.Place, other.Weight) && Values.SequenceEqual(other.Values);

    public override int GetHashCode() => HashCode.Combine(Rule, Place, Weight);

    private static Finding Refusal(string rule, string place, params string[] values) => new(rule, place, FindingWeight.Refusal) { Values = values };

    private static Finding Warning(string rule, string place, params string[] values) => new(rule, place, FindingWeight.Warning) { Values = values };

    private static Finding Advice(string rule, string place, params string[] values) => new(rule, place, FindingWeight.Advice) { Values = values };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
