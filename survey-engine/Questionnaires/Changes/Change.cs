namespace SurveyHub.Engine;

/// <summary>What a change means for a series of figures.</summary>
public enum ChangeClass
{
    /// <summary>The same question to the same people: nothing to say about it.</summary>
    Cosmetic,

    /// <summary>Figures before and after may stand in one series, and somebody said why.</summary>
    Comparable,

    /// <summary>A series ends here and another begins.</summary>
    Break,

    Added,
    Removed,
}

/// <summary>What differs between two versions; <see cref="Aspects.DefaultClass"/> says what that means as long as nobody decides otherwise.</summary>
public enum Aspect
{
    Kind, Wording, Translation, Order, Section, Factor,
    Required, RequiredIf, VisibleIf, ValidIf, Message, Range, Decimals, Unit, Chosen, RankingDepth, MaxLength, Layout, PersonalData, Formula,
    OptionAdded, OptionRemoved, OptionWording, OptionTranslation, OptionOrder, OptionExclusive, OptionAsksForWords,
    LevelAdded, LevelValue, LevelMeaning, LevelsFlipped,
    Title, Consent, Languages, Lead, IndexFormula, Aggregation, IndexContents, IndexPopulation,
}

public static class Aspects
{
    /// <summary>
    /// Words that citizens answer to: comparable until somebody says that they mean the same or something else. Whom is asked, what
    /// is counted and how: a break. What nobody answers to, or answers to alike: cosmetic.
    /// </summary>
    public static ChangeClass DefaultClass(this Aspect aspect) => aspect switch
    {
        Aspect.Translation or Aspect.OptionTranslation or Aspect.Order or Aspect.OptionOrder or Aspect.Section or Aspect.Message or Aspect.Layout
            or Aspect.PersonalData or Aspect.Title or Aspect.Consent or Aspect.Languages => ChangeClass.Cosmetic,
        Aspect.Wording or Aspect.OptionWording or Aspect.Lead or Aspect.Unit
            or Aspect.Required or Aspect.RequiredIf or Aspect.ValidIf or Aspect.Range or Aspect.Decimals or Aspect.Chosen or Aspect.MaxLength
            or Aspect.OptionAdded or Aspect.OptionExclusive or Aspect.OptionAsksForWords => ChangeClass.Comparable,
        Aspect.Kind or Aspect.LevelValue or Aspect.LevelMeaning or Aspect.LevelsFlipped // CodePermanence refuses these four
            or Aspect.VisibleIf // other people are asked
            or Aspect.Factor or Aspect.Formula or Aspect.RankingDepth or Aspect.OptionRemoved or Aspect.LevelAdded
            or Aspect.IndexFormula or Aspect.Aggregation or Aspect.IndexContents or Aspect.IndexPopulation => ChangeClass.Break,
    };

    /// <summary>Whether only a reader can tell if it means the same; such a change may be decided to be cosmetic, others may not.</summary>
    public static bool IsWords(this Aspect aspect) => aspect is Aspect.Wording or Aspect.OptionWording or Aspect.Lead or Aspect.Unit;
}

/// <param name="Option">The option or level it is about; null when it is about the item or the questionnaire.</param>
public sealed record AspectDifference(Aspect Aspect, Code? Option = null);

/// <summary>One item, or one part of the questionnaire beside its items, that is not as it was.</summary>
public sealed record Change
{
    /// <summary>The item's code, or a JSON path of the newer document such as <c>$.index</c>; of the older one where an index was removed.</summary>
    public required string Place { get; init; }

    /// <summary>The gravest default of its differences.</summary>
    public required ChangeClass Class { get; init; }

    /// <summary>Empty for what was added or removed.</summary>
    public IReadOnlyList<AspectDifference> Differences { get; init; } = [];

    /// <summary>The items of the older version whose stored answers it touches.</summary>
    public IReadOnlyList<Code> Items { get; init; } = [];

    /// <summary>How many stored answers of the older version it touches; null as long as nobody has counted.</summary>
    public long? Touched { get; init; }

    /// <summary>Whether somebody must say what it means, and why, before it is published.</summary>
    public bool NeedsDecision => Class is ChangeClass.Comparable or ChangeClass.Break;

    internal static Change Of(string place, IReadOnlyList<AspectDifference> differences, IReadOnlyList<Code> items) => new()
    {
        Place = place,
        Class = differences.Max(difference => difference.Aspect.DefaultClass()),
        Differences = differences,
        Items = items,
    };
}
