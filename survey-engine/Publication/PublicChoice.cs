namespace SurveyHub.Engine;

/// <summary>What a province may publish of a campaign beside its overall figure and how that was measured.</summary>
public enum PublicPart
{
    /// <summary>Targets with what was reached and the verdict.</summary>
    Verdicts,

    /// <summary>Contents, factors and criteria.</summary>
    Estimates,

    /// <summary>Units in the order of their rates, as far as each may be shown.</summary>
    Ranking,

    /// <summary>What was published before, and the public campaigns of the same questionnaire.</summary>
    Trend,

    /// <summary>How carefully answers were collected: flags and what was left out.</summary>
    Quality,

    /// <summary>What was changed because of what people said.</summary>
    Notes,
}

/// <summary>What a province publishes of a campaign. The overall figure, its sample and its method are always public: no figure goes without them.</summary>
/// <param name="Chosen">Null where nobody chose: then it is the usual.</param>
public sealed record PublicChoice(Code Campaign, IReadOnlySet<PublicPart> Parts, Signature? Chosen)
{
    /// <summary>Ranks and trends are compared by people who never read how: they are published where somebody says so.</summary>
    private static readonly HashSet<PublicPart> _usual = [PublicPart.Verdicts, PublicPart.Estimates, PublicPart.Quality, PublicPart.Notes];

    public static PublicChoice Usual(Code campaign) => new(campaign, _usual, Chosen: null);

    public bool Has(PublicPart part) => Parts.Contains(part);

    /// <summary>Whether it says all that the figures kept of a frozen campaign do.</summary>
    public bool HasAllFigures => Has(PublicPart.Verdicts) && Has(PublicPart.Estimates) && Has(PublicPart.Quality);

    internal string Write() => string.Join(' ', Parts.Order().Select(Words.Write));

    internal static IReadOnlySet<PublicPart> Read(string parts) => parts.Split(' ').Select(word => Words.Read<PublicPart>(word)).OfType<PublicPart>().ToHashSet();
}
