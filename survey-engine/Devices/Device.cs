namespace SurveyHub.Engine;

/// <summary>A kiosk, or another program that hands in responses, with a credential of its own.</summary>
/// <param name="Point">Where it collects; every response of its is from there.</param>
/// <param name="Unit">What is rated there; null where each response says it.</param>
/// <param name="Channel">Of every response of its: kiosk, paper or interviewer.</param>
public sealed record Device(Code Code, Code Point, Code? Unit, Channel Channel)
{
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Null while its credential is good.</summary>
    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>To within a minute; null when it never handed in anything.</summary>
    public DateTimeOffset? SeenAt { get; init; }

    /// <summary>Until when the token before the present one works; null, or past, when it does not.</summary>
    public DateTimeOffset? FormerUntil { get; init; }

    /// <summary>Null when it is no channel of a device.</summary>
    public static Channel? ParseChannel(string word) => Words.Read<Channel>(word) is { } channel and (Channel.Kiosk or Channel.Paper or Channel.Interviewer) ? channel : null;

    /// <summary>What a response says of its visit with what the device knows of it; saying something else is a problem.</summary>
    internal Visit Place(Visit said, List<Problem> problems)
    {
        if (said.Point is { } point && point != Point)
            problems.Add(Problem.DeviceMismatch("point", point.Value));
        if (said.Unit is { } unit && Unit is not null && unit != Unit)
            problems.Add(Problem.DeviceMismatch("unit", unit.Value));
        return new(Unit ?? said.Unit, said.Field, Point);
    }
}
