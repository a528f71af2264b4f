namespace SurveyHub.Engine;

/// <summary>What an item is answered with, and what a rule comes to.</summary>
public enum RuleType
{
    Boolean,

    /// <summary>An IEEE double, never NaN, an infinity or minus zero: C# and browsers then compute the same.</summary>
    Number,

    /// <summary>Free text, compared character by character in Unicode normal form C; never empty.</summary>
    Text,

    /// <summary>A day, without time or zone.</summary>
    Date,

    /// <summary>One option. On a scale it also stands for its level's value wherever a number is wanted.</summary>
    Choice,

    /// <summary>Any number of options.</summary>
    Choices,
}

/// <summary>An answer a rule may name.</summary>
/// <param name="Level">
/// The value of a scale's level. Null where the item is no scale, and for a level that leaves the denominator
/// ("không có ý kiến"): whoever has no opinion is neither under 3 nor over it.
/// </param>
public sealed record RuleOption(Code Code, double? Level = null);

/// <summary>All that rules need to know about an item.</summary>
/// <param name="Options">Empty unless the item is answered by choosing.</param>
public sealed record RuleItem(RuleType Type, IReadOnlyList<RuleOption> Options)
{
    public RuleItem(RuleType type) : this(type, [])
    {
    }

    /// <summary>Whether its answers can be compared and computed with as numbers.</summary>
    public bool IsScale => Type == RuleType.Choice && Options.Any(option => option.Level is not null);
}
