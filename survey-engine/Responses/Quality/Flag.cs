namespace SurveyHub.Engine;

/// <summary>What looks unusual about how a response came about: something to read, never a reason by itself to refuse it or leave it out.</summary>
/// <remarks>Computed from paradata, the data about the collecting, and never from whether an answer is favourable: leaving flagged responses out must not please anybody.</remarks>
public enum Flag
{
    /// <summary>Answered faster than the questions can be read, see <see cref="Engine.Speeding"/>.</summary>
    Speeding,

    /// <summary>One column ticked from top to bottom, see <see cref="Engine.StraightLining"/>.</summary>
    StraightLining,

    /// <summary>One of more responses than a place sends within a minute, see <see cref="Bursts"/>.</summary>
    Burst,

    /// <summary>At a kiosk while its building is closed, see <see cref="OpeningHours"/>.</summary>
    OutsideHours,

    /// <summary>A comment that somebody else has sent before, see <see cref="DuplicateTexts"/>.</summary>
    DuplicateText,

    /// <summary>A clock that cannot be right, see <see cref="Engine.ClockSkew"/>.</summary>
    ClockSkew,
}
