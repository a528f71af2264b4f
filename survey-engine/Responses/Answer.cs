using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace SurveyHub.Engine;

/// <summary>What was answered to one item; what does not belong to its kind is null or empty.</summary>
internal sealed partial record Answer
{
    /// <summary>In the order of the options, or of a ranking from the first to the last.</summary>
    public IReadOnlyList<Option> Chosen { get; private init; } = [];

    /// <summary>Without zeros behind the last digit, so that 1.50 and 1.5 are the same answer.</summary>
    public decimal? Number { get; private init; }

    public DateOnly? Day { get; private init; }

    public bool IsTicked { get; private init; }

    /// <summary>Free text, or what is meant by "other".</summary>
    public string? Words { get; init; }

    public bool HasChoice => Chosen.Count > 0 || Number is not null || Day is not null || IsTicked;

    /// <summary>Reads what was sent for an item that is asked.</summary>
    /// <param name="values">None of them blank, at least one.</param>
    public static Outcome<Answer> Read(Item item, IReadOnlyList<string> values) => item.Kind switch
    {
        ItemKind.Multiple => Several(item, values, inTheirOrder: false),
        ItemKind.Ranking => Several(item, values, inTheirOrder: true),
        ItemKind.Scale or ItemKind.Single or ItemKind.YesNo => One(item, values, value => item.Find(value) is { } option ? new Answer { Chosen = [option] } : Problem.AnswerUnknown(item.Code, value)),
        ItemKind.Number => One(item, values, value => ReadNumber(item, value)),
        ItemKind.Date => One(item, values, value => ReadDay(item, value)),
        ItemKind.Text => One(item, values, value => ReadText(item, value, item.MaxLength)),
        ItemKind.Consent => One(item, values, value => value.Trim().ToLowerInvariant() is "true" or "on" or "yes" ? new Answer { IsTicked = true } : Problem.AnswerUnknown(item.Code, value)),
        ItemKind.Information or ItemKind.Computed => Problem.AnswerUnexpected(item.Code.Value),
    };

    /// <summary>Reads words of at most so many characters, or as many as a comment beside "other" may have.</summary>
    public static Outcome<Answer> ReadText(Item item, string value, int longest)
    {
        var text = Clean(value);
        return text.Length > longest ? Problem.AnswerTooLong(item.Code, longest) : new Answer { Words = text.Length > 0 ? text : null };
    }

    /// <summary>As rules see it.</summary>
    public RuleValue ValueOf(Item item) => item.Kind switch
    {
        ItemKind.Scale or ItemKind.Single or ItemKind.YesNo =>
            Chosen.Count == 0 ? RuleValue.Missing : RuleValue.Option(Chosen[0].Code, Chosen[0] is Level { CountsAsSatisfied: not null } level ? level.Value : null),
        ItemKind.Multiple or ItemKind.Ranking => RuleValue.Options(Chosen.Select(option => option.Code)),
        ItemKind.Number => RuleValue.Of((double?)Number),
        ItemKind.Date => Day is { } day ? RuleValue.Of(day) : RuleValue.Missing,
        ItemKind.Text => RuleValue.Of(Words),
        ItemKind.Consent => RuleValue.Of(IsTicked),
        ItemKind.Information or ItemKind.Computed => RuleValue.Missing,
    };

    private static Outcome<Answer> One(Item item, IReadOnlyList<string> values, Func<string, Outcome<Answer>> read) =>
        values.Count > 1 ? Problem.AnswerRepeated(item.Code) : read(values[0]);

    private static Outcome<Answer> Several(Item item, IReadOnlyList<string> values, bool inTheirOrder)
    {
        var chosen = values.Select(item.Find).ToList();
        if (chosen.IndexOf(null) is var unknown && unknown >= 0)
            return Problem.AnswerUnknown(item.Code, values[unknown]);
        if (chosen.Distinct().Count() < chosen.Count)
            return Problem.AnswerRepeated(item.Code);
        if (chosen.Count > 1 && chosen.Find(option => option!.IsExclusive) is { } alone)
            return Problem.AnswerExclusive(item.Code, alone.Label);
        if (!item.Chosen!.Contains(chosen.Count) && !chosen[0]!.IsExclusive)
            return Problem.AnswersMiscounted(item.Code, item.Chosen);
        return new Answer { Chosen = inTheirOrder ? [.. chosen.OfType<Option>()] : [.. item.Options.Where(chosen.Contains)] };
    }

    private static Outcome<Answer> ReadNumber(Item item, string value)
    {
        // A Vietnamese reader types 1,5 and a program sends 1.5; a grouped 1.500 is neither and would be taken for one and a half.
        var match = NumberPattern().Match(value.Trim());
        if (!match.Success || match.Groups["fraction"].Length > item.Number!.Decimals)
            return Problem.AnswerNoNumber(item.Code, value);
        var number = decimal.Parse(match.Value.Replace(',', '.'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        return item.Number.Range.Contains(number)
            ? new Answer { Number = number / 1.0000000000000000000000000000m }
            : Problem.AnswerOutOfRange(item.Code, $"{item.Number.Range.Least.ToString(CultureInfo.InvariantCulture)}–{item.Number.Range.Most.ToString(CultureInfo.InvariantCulture)}");
    }

    private static Outcome<Answer> ReadDay(Item item, string value)
    {
        if (!DateOnly.TryParseExact(value.Trim(), ["yyyy-MM-dd", "d/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return Problem.AnswerNoDate(item.Code, value);
        return item.Days is not { } days || days.Contains(day)
            ? new Answer { Day = day }
            : Problem.AnswerOutOfRange(item.Code, $"{days.Least:dd/MM/yyyy}–{days.Most:dd/MM/yyyy}");
    }

    /// <summary>The same words whatever keyboard or system they were typed on: one normal form, one line end, no control characters.</summary>
    private static string Clean(string value)
    {
        var text = new StringBuilder(value.Length);
        foreach (var rune in value.ReplaceLineEndings("\n").EnumerateRunes()) // half a surrogate pair becomes U+FFFD
        {
            if (!IsRefused(rune))
                text.Append(rune);
        }

        return text.ToString().Normalize().Trim();
    }

    /// <summary>Control characters but for line end and tab, and what Unicode keeps out of text, at which <c>Normalize</c> throws.</summary>
    private static bool IsRefused(Rune rune) =>
        (Rune.IsControl(rune) && rune.Value is not ('\n' or '\t')) || rune.Value is >= 0xFDD0 and <= 0xFDEF || (rune.Value & 0xFFFE) == 0xFFFE;

    [GeneratedRegex(@"^-?[0-9]{1,15}([.,](?<fraction>[0-9]{1,6}))?\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NumberPattern();
}
