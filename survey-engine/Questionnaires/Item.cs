namespace SurveyHub.Engine;

public enum ItemKind
{
    /// <summary>One level of a scale.</summary>
    Scale,

    /// <summary>One option.</summary>
    Single,

    /// <summary>Any number of options.</summary>
    Multiple,

    /// <summary>Free text, kept apart from the other answers.</summary>
    Text,
}

/// <summary>How the data-protection law (91/2025/QH15) classes an answer about the respondent.</summary>
public enum PersonalData { None, Basic, Sensitive }

/// <summary>One answer that may be chosen.</summary>
/// <param name="Code">What is stored and counted; the label may be reworded, the code may not.</param>
public record Option(Code Code, Text Label);

public enum LevelMeaning { Positive, Neutral, Negative, Excluded }

/// <summary>One answer on a scale.</summary>
/// <param name="Value">What means are computed from; also understood in files in place of the code.</param>
public sealed record Level(Code Code, int Value, LevelMeaning Meaning, Text Label) : Option(Code, Label)
{
    /// <summary>Null when the answer leaves the denominator.</summary>
    public bool? CountsAsSatisfied => Meaning switch
    {
        LevelMeaning.Positive => true,
        LevelMeaning.Neutral or LevelMeaning.Negative => false,
        LevelMeaning.Excluded => null,
    };
}

/// <summary>One question of a questionnaire version.</summary>
public sealed record Item
{
    public required Code Code { get; init; }
    public required ItemKind Kind { get; init; }
    public required Text Question { get; init; }
    public required bool Required { get; init; }
    public PersonalData Data { get; init; }

    /// <summary>In the order they are shown; <see cref="Level"/>s where the item is a scale, none where it is text.</summary>
    public IReadOnlyList<Option> Options { get; init; } = [];

    /// <summary>The longest text accepted, in UTF-16 characters; 0 where the item is no text.</summary>
    public int MaxLength { get; init; }

    /// <summary>The option that a person or a file means by its code or, on a scale, by its value; null when there is none.</summary>
    public Option? Find(string answer)
    {
        var code = Code.Parse(answer);
        return Options.FirstOrDefault(option => option.Code == code)
            ?? (int.TryParse(answer, System.Globalization.CultureInfo.InvariantCulture, out var value)
                ? Options.OfType<Level>().FirstOrDefault(level => level.Value == value)
                : null);
    }
}
