namespace SurveyHub.Engine;

/// <summary>One of those to visit: drawn, or taken from the reserve for one who was.</summary>
/// <param name="Attempts">In their order.</param>
/// <param name="Interviewer">The account of who visits; null while nobody was given it.</param>
/// <param name="IsReplaced">Whether one of the reserve is visited instead.</param>
public sealed record FieldElement(DrawnElement Drawn, IReadOnlyList<ContactAttempt> Attempts, Guid? Interviewer, bool IsReplaced)
{
    /// <summary>A place of fewer is named in no response by more than the place: see <see cref="PlaceOf"/>.</summary>
    public const int FewestAlike = 5;

    public FrameElement Element => Drawn.Element;

    public int Number => Element.Number;

    /// <summary>From the reserve.</summary>
    public bool IsSubstitute => Drawn.List == DrawList.Reserve;

    public bool IsVisited => Attempts.Count > 0;

    public Disposition Disposition => Attempts.Select(attempt => attempt.Outcome).Final();

    /// <summary>The day of the interview; null while there is none.</summary>
    public DateOnly? CompletedOn => Attempts.LastOrDefault(attempt => attempt.Outcome == ContactOutcome.Completed)?.On;

    /// <summary>What a response of this one says of where it was given.</summary>
    /// <remarks>
    /// The place of drawing always. Unit and field only where <see cref="FewestAlike"/> or more of that place share them: a response from the only
    /// one with a file about land would be that person's. Else the citizen is asked, and may leave it blank.
    /// </remarks>
    /// <param name="all">All that are visited.</param>
    public Visit PlaceOf(IEnumerable<FrameElement> all)
    {
        var sameUnit = all.Where(other => other.Psu == Element.Psu && other.Unit == Element.Unit).ToList();
        if (sameUnit.Count < FewestAlike)
            return new(null, null, Element.Psu);
        return new(Element.Unit, sameUnit.Count(other => other.Field == Element.Field) < FewestAlike ? null : Element.Field, Element.Psu);
    }
}
