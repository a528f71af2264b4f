namespace SurveyHub.Engine;

public enum ItemKind
{
    /// <summary>One level of a scale.</summary>
    Scale,

    /// <summary>One option.</summary>
    Single,

    /// <summary>Any number of options, within <see cref="Item.Chosen"/>.</summary>
    Multiple,

    /// <summary>The first so many of the options, in order.</summary>
    Ranking,

    /// <summary>Có or Không: an item with two options whose words are always the same.</summary>
    YesNo,

    Number,

    /// <summary>A day.</summary>
    Date,

    /// <summary>Free text, kept apart from the other answers.</summary>
    Text,

    /// <summary>A box to tick; the words beside it are what is agreed to.</summary>
    Consent,

    /// <summary>Words between the questions; nothing is answered.</summary>
    Information,

    /// <summary>A value that follows from the answers; it is never asked and never stored.</summary>
    Computed,
}

/// <summary>How the data-protection law (91/2025/QH15) classes an answer about the respondent.</summary>
public enum PersonalData { None, Basic, Sensitive }

/// <summary>One question of a questionnaire version.</summary>
public sealed record Item
{
    public required Code Code { get; init; }
    public required ItemKind Kind { get; init; }

    /// <summary>May hold rules in braces, see <see cref="PipedText"/>.</summary>
    public required Text Question { get; init; }

    public required bool Required { get; init; }
    public PersonalData Data { get; init; }

    /// <summary>In the order they are shown; <see cref="Level"/>s where the item is a scale, none where nothing is chosen.</summary>
    public IReadOnlyList<Option> Options { get; init; } = [];

    /// <summary>How many options may be chosen, or of a ranking are put in order, both ends included; null where it is not several.</summary>
    public Range<int>? Chosen { get; init; }

    /// <summary>Null where the item is no number.</summary>
    public NumberAnswer? Number { get; init; }

    /// <summary>The days that may be answered, both included; null where any may, or the item is no date.</summary>
    public Range<DateOnly>? Days { get; init; }

    /// <summary>The longest text accepted, in UTF-16 characters; 0 where the item is no text.</summary>
    public int MaxLength { get; init; }

    /// <summary>Whether the text has room for several lines.</summary>
    public bool IsLong { get; init; }

    /// <summary>Items of the same grid stand in one table on paper; null where the item stands alone.</summary>
    public string? Grid { get; init; }

    /// <summary>Null where the item is always asked. Answers to an item that is not asked are not stored.</summary>
    public Rule? VisibleIf { get; init; }

    /// <summary>When an item that is not always required is; null where never.</summary>
    public Rule? RequiredIf { get; init; }

    /// <summary>What every answer must fulfil, and what a person is told where it does not; null where nothing more is asked.</summary>
    public Validation? ValidIf { get; init; }

    /// <summary>Null where the item is not <see cref="ItemKind.Computed"/>.</summary>
    public Rule? Formula { get; init; }

    /// <summary>The option that a person or a file means by its code or, on a scale, by its value; null when there is none.</summary>
    public Option? Find(string answer)
    {
        foreach (var option in Options)
        {
            if (string.Equals(option.Code.Value, answer, StringComparison.Ordinal))
                return option;
        }

        var code = Code.Parse(answer);
        return Options.FirstOrDefault(option => option.Code == code)
            ?? (int.TryParse(answer, System.Globalization.CultureInfo.InvariantCulture, out var value)
                ? Options.OfType<Level>().FirstOrDefault(level => level.Value == value)
                : null);
    }
}

/// <summary>From the least to the most, both included.</summary>
public sealed record Range<T> where T : struct, IComparable<T>
{
    /// <exception cref="ArgumentException">The least is more than the most.</exception>
    public Range(T least, T most)
    {
        if (least.CompareTo(most) > 0)
            throw new ArgumentException("The least is more than the most.", nameof(least));
        (Least, Most) = (least, most);
    }

    public T Least { get; }
    public T Most { get; }

    public bool Contains(T value) => Least.CompareTo(value) <= 0 && value.CompareTo(Most) <= 0;
}

/// <summary>What a number may be.</summary>
/// <param name="Decimals">The most digits after the decimal mark, 0 to 6.</param>
/// <param name="Unit">Printed behind the number, such as "phút"; null when it has none.</param>
public sealed record NumberAnswer(Range<decimal> Range, int Decimals, Text? Unit);

/// <summary>A rule about an answer, and what a person is told who breaks it.</summary>
public sealed record Validation(Rule Rule, Text Message);
