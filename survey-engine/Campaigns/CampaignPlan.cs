namespace SurveyHub.Engine;

/// <summary>What a campaign takes answers about, and how; its days stand in <see cref="Campaign"/>.</summary>
public sealed record CampaignPlan
{
    /// <param name="units">With all below them; null for all units there are.</param>
    /// <exception cref="ArgumentOutOfRangeException">One of the lists is empty: nobody could answer.</exception>
    public CampaignPlan(IReadOnlyList<Code>? units, IReadOnlyList<Channel> channels, IReadOnlyList<string> languages)
    {
        ArgumentOutOfRangeException.ThrowIfZero(units?.Count ?? 1, nameof(units));
        ArgumentOutOfRangeException.ThrowIfZero(channels.Count, nameof(channels));
        ArgumentOutOfRangeException.ThrowIfZero(languages.Count, nameof(languages));
        (Units, Channels, Languages) = (units, channels, languages);
    }

    /// <summary>Null for all.</summary>
    public IReadOnlyList<Code>? Units { get; }

    public IReadOnlyList<Channel> Channels { get; }
    public IReadOnlyList<string> Languages { get; }

    /// <summary>Outside of which an answer at a kiosk is flagged; null for the usual ones.</summary>
    public OpeningHours? Hours { get; init; }

    /// <summary>What citizens read before the first question; null for what the version says.</summary>
    public Text? Consent { get; init; }

    /// <summary>How many people must stand behind a figure, where that is more than elsewhere on the site; null for as many as elsewhere.</summary>
    public int? FiguresFloor { get; init; }

    /// <summary>The same of comments.</summary>
    public int? CommentsFloor { get; init; }

    /// <summary>The units it is about, and all below them.</summary>
    /// <param name="units">All there ever were.</param>
    public UnitScope ScopeIn(IReadOnlyCollection<Unit> units) =>
        Units is null ? UnitScope.Province : Units.Select(unit => UnitScope.Below(unit, units)).Aggregate((scope, other) => scope.With(other));

    /// <summary>Why it takes no response from there; none when it does.</summary>
    /// <param name="scope">See <see cref="ScopeIn"/>.</param>
    internal IEnumerable<Problem> Refusals(Code? unit, Channel channel, string language, UnitScope scope)
    {
        if (!Channels.Contains(channel))
            yield return Problem.ChannelNotPlanned(channel);
        if (!scope.Contains(unit))
            yield return unit is null ? Problem.UnitNotNamed() : Problem.UnitOutOfScope(unit);
        if (!Languages.Contains(language))
            yield return Problem.LanguageNotOffered(string.Join(", ", Languages));
    }
}
