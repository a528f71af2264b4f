using System.Text;

namespace SurveyHub.Engine;

/// <summary>One answer or intermediate result, of any <see cref="RuleType"/>; the default value is missing.</summary>
/// <remarks>Empty text, no chosen option and a number that is not finite are missing, too.</remarks>
public readonly record struct RuleValue
{
    private readonly double _number; // true is 1; a day its number; a choice its level, or NaN; choices how many
    private readonly string? _words; // choices: " tv radio ", for a code holds no blank

    private RuleValue(RuleType type, double number, string? words = null) => (Type, _number, _words) = (type, number, words);

    public static RuleValue Missing => default;

    /// <summary>Null when the value is missing.</summary>
    public RuleType? Type { get; }

    public bool? Truth => Type == RuleType.Boolean ? _number != 0 : null;

    /// <summary>Of a number or a scale's level; null for all else.</summary>
    public double? Number => Type == RuleType.Number || (Type == RuleType.Choice && !double.IsNaN(_number)) ? _number : null;

    /// <summary>Of a text or, as its code, an option; null for all else.</summary>
    public string? Words => Type is RuleType.Text or RuleType.Choice ? _words : null;

    public DateOnly? Date => Type == RuleType.Date ? DateOnly.FromDayNumber((int)_number) : null;

    /// <summary>How many options were chosen; 0 also when nothing was answered.</summary>
    public int Count => Type switch
    {
        RuleType.Choices => (int)_number,
        RuleType.Boolean or RuleType.Number or RuleType.Text or RuleType.Date or RuleType.Choice => 1,
        null => 0,
    };

    /// <summary>Codes of the chosen options, in the order they were given; empty when none is chosen.</summary>
    public IReadOnlyList<string> Chosen => Type switch
    {
        RuleType.Choices => _words!.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        RuleType.Choice => [_words!],
        RuleType.Boolean or RuleType.Number or RuleType.Text or RuleType.Date or null => [],
    };

    public static RuleValue Of(bool value) => new(RuleType.Boolean, value ? 1 : 0);

    public static RuleValue Of(bool? value) => value is { } known ? Of(known) : Missing;

    /// <summary>Missing when it is not finite; minus zero is zero.</summary>
    public static RuleValue Of(double value) => double.IsFinite(value) ? new(RuleType.Number, value + 0.0) : Missing;

    public static RuleValue Of(double? value) => value is { } known ? Of(known) : Missing;

    /// <summary>In normal form C, half surrogate pairs and noncharacters replaced by U+FFFD; missing when empty, but not trimmed.</summary>
    public static RuleValue Of(string? value) => string.IsNullOrEmpty(value) ? Missing : new(RuleType.Text, 0, Clean(value));

    public static RuleValue Of(DateOnly value) => new(RuleType.Date, value.DayNumber);

    /// <param name="level">As in <see cref="RuleOption.Level"/>.</param>
    public static RuleValue Option(Code code, double? level = null) => new(RuleType.Choice, level is { } value && double.IsFinite(value) ? value + 0.0 : double.NaN, code.Value);

    public static RuleValue Options(IEnumerable<Code> codes)
    {
        var chosen = codes.Select(code => code.Value).Distinct().ToList();
        return chosen.Count == 0 ? Missing : new(RuleType.Choices, chosen.Count, $" {string.Join(' ', chosen)} ");
    }

    /// <summary>Whether the option is chosen, alone or among others.</summary>
    /// <param name="option">A code: no blank in it.</param>
    internal bool Has(string option) => Type switch
    {
        RuleType.Choice => _words == option,
        RuleType.Choices => IsWhole(_words!.IndexOf(option, StringComparison.Ordinal), option),
        RuleType.Boolean or RuleType.Number or RuleType.Text or RuleType.Date or null => false,
    };

    /// <summary>Whether the code found there is no part of a longer one; looks further where it is.</summary>
    private bool IsWhole(int at, string option)
    {
        while (at >= 0 && (_words![at - 1] != ' ' || _words[at + option.Length] != ' '))
            at = _words.IndexOf(option, at + 1, StringComparison.Ordinal);
        return at >= 0;
    }

    private static string Clean(string value)
    {
        if (Ascii.IsValid(value))
            return value;

        var text = new StringBuilder(value.Length);
        foreach (var rune in value.EnumerateRunes()) // half a surrogate pair becomes U+FFFD
        {
            var isNoncharacter = rune.Value is >= 0xFDD0 and <= 0xFDEF || (rune.Value & 0xFFFE) == 0xFFFE; // Normalize throws on some
            text.Append(isNoncharacter ? Rune.ReplacementChar : rune);
        }

        return text.ToString().Normalize();
    }
}
