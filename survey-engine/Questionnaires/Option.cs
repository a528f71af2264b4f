namespace SurveyHub.Engine;

/// <summary>One answer that may be chosen.</summary>
/// <param name="Code">What is stored and counted; the label may be reworded, the code may not.</param>
public record Option(Code Code, Text Label)
{
    /// <summary>Whether it stands alone where several may be chosen: "none of these".</summary>
    public bool IsExclusive { get; init; }

    /// <summary>Whether a person who chooses it may say in words what is meant: "other, please specify".</summary>
    public bool AsksForWords { get; init; }
}

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
