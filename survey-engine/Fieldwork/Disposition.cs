namespace SurveyHub.Engine;

/// <summary>How it stands with one of those who were drawn, all visits together.</summary>
/// <remarks>
/// The classes of The American Association for Public Opinion Research, "Standard Definitions: Final Dispositions of Case Codes and Outcome
/// Rates for Surveys", for surveys at people's homes: I, P, R, NC, O, U (its UH and UO) and not eligible.
/// </remarks>
public enum Disposition
{
    /// <summary>Nobody was there yet, which counts as unknown (3.11).</summary>
    NotVisited,

    /// <summary>I (1.1).</summary>
    Complete,

    /// <summary>P (1.2).</summary>
    Partial,

    /// <summary>R (2.10).</summary>
    Refusal,

    /// <summary>NC (2.20): they live there, and were not met.</summary>
    NonContact,

    /// <summary>O (2.30): dead (2.31), no language in common (2.33), met but not yet asked.</summary>
    Other,

    /// <summary>U (3): nobody knows whether they still belong to those who are asked.</summary>
    Unknown,

    /// <summary>4: in no rate.</summary>
    NotEligible,
}

public static class Dispositions
{
    /// <summary>What the visits come to.</summary>
    /// <remarks>
    /// As Standard Definitions rank them: what was answered stands before what was not; the last visit on which somebody was met, or said for sure
    /// what has become of them, before those on which nobody was; among those of one rank the last.
    /// </remarks>
    /// <param name="outcomes">In the order of the visits.</param>
    public static Disposition Final(this IEnumerable<ContactOutcome> outcomes) =>
        outcomes.Aggregate((Rank: 0, Disposition: Disposition.NotVisited), (so, outcome) => RankOf(outcome) is var rank && rank >= so.Rank ? (rank, Of(outcome)) : so).Disposition;

    private static Disposition Of(ContactOutcome outcome) => outcome switch
    {
        ContactOutcome.Completed => Disposition.Complete,
        ContactOutcome.Partial => Disposition.Partial,
        ContactOutcome.Refused => Disposition.Refusal,
        ContactOutcome.NotAtHome => Disposition.NonContact,
        ContactOutcome.Moved or ContactOutcome.WrongAddress => Disposition.Unknown,
        ContactOutcome.Deceased or ContactOutcome.Language or ContactOutcome.Appointment => Disposition.Other,
        ContactOutcome.Ineligible => Disposition.NotEligible,
    };

    private static int RankOf(ContactOutcome outcome) => outcome switch
    {
        ContactOutcome.Completed => 4,
        ContactOutcome.Partial => 3,
        ContactOutcome.Refused or ContactOutcome.Deceased or ContactOutcome.Language or ContactOutcome.Ineligible or ContactOutcome.Appointment or ContactOutcome.Moved => 2,
        ContactOutcome.NotAtHome or ContactOutcome.WrongAddress => 1,
    };
}

/// <summary>How many stand how, and the rates that follow; the default value means that nobody was drawn.</summary>
/// <remarks>
/// Rates by Standard Definitions, see <see cref="Disposition"/>. A rate is 0 to 1, null where nobody is below the line. Who was replaced is counted
/// beside who came instead: a substitute does not make the first one's refusal undone.
/// </remarks>
public readonly record struct DispositionCounts(long Complete, long Partial, long Refusal, long NonContact, long Other, long Unknown, long NotEligible)
{
    public static DispositionCounts Of(IEnumerable<Disposition> dispositions) => dispositions.Aggregate(default(DispositionCounts), (counts, one) => counts.With(one));

    /// <summary>All but those who are not eligible: what response rates are of.</summary>
    public long Eligible => Interviews + Refusal + NonContact + Other + Unknown;

    /// <summary>RR1 = I / ((I + P) + (R + NC + O) + U).</summary>
    public double? ResponseRate1 => Share(Complete, Eligible);

    /// <summary>RR2 = (I + P) / ((I + P) + (R + NC + O) + U).</summary>
    public double? ResponseRate2 => Share(Interviews, Eligible);

    /// <summary>COOP1 = I / ((I + P) + R + O).</summary>
    public double? Cooperation => Share(Complete, Contacted);

    /// <summary>REF1 = R / ((I + P) + (R + NC + O) + U).</summary>
    public double? RefusalRate => Share(Refusal, Eligible);

    /// <summary>CON1 = ((I + P) + R + O) / ((I + P) + R + O + NC + U).</summary>
    public double? Contact => Share(Contacted, Eligible);

    private long Interviews => Complete + Partial;

    private long Contacted => Interviews + Refusal + Other;

    private DispositionCounts With(Disposition one) => one switch
    {
        Disposition.Complete => this with { Complete = Complete + 1 },
        Disposition.Partial => this with { Partial = Partial + 1 },
        Disposition.Refusal => this with { Refusal = Refusal + 1 },
        Disposition.NonContact => this with { NonContact = NonContact + 1 },
        Disposition.Other => this with { Other = Other + 1 },
        Disposition.NotVisited or Disposition.Unknown => this with { Unknown = Unknown + 1 },
        Disposition.NotEligible => this with { NotEligible = NotEligible + 1 },
    };

    private static double? Share(long part, long whole) => whole == 0 ? null : (double)part / whole;
}
