namespace SurveyHub.Engine;

/// <summary>Which stretches of time reports are about.</summary>
public enum ReportCycle
{
    Month,
    Quarter,
    HalfYear,
    Year,

    /// <summary>The whole campaign.</summary>
    Whole,
}

/// <summary>What a report is about: there is one of each.</summary>
/// <param name="Period">Such as <c>2026-Q1</c>; null for the whole campaign.</param>
/// <param name="Unit">With all below it; null for the province.</param>
/// <param name="Year">By which it is looked for.</param>
public sealed record ReportSubject(Code Campaign, string? Period, Code? Unit, int Year)
{
    /// <summary>As the audit trail says it.</summary>
    public override string ToString() => string.Join('/', new[] { Campaign.Value, Period, Unit?.Value }.OfType<string>());
}

/// <summary>How far an edition has come; each follows the one before it.</summary>
public enum FilingState
{
    /// <summary>Can be made anew, or thrown away.</summary>
    Generated,

    /// <summary>By somebody else than who made it.</summary>
    Reviewed,

    /// <summary>Its bytes never change any more.</summary>
    Frozen,

    /// <summary>Frozen, and it has the number and day of an official document.</summary>
    Filed,
}

/// <summary>The signed paper of a report, by what stands on it.</summary>
/// <param name="Number">Such as 12/BC-SNV.</param>
public sealed record IssuedDocument(string Number, DateOnly Day)
{
    /// <summary>In characters, of the number.</summary>
    public const int LongestNumber = 100;
}

/// <param name="Document">Null but where it was filed.</param>
public sealed record FilingStep(FilingState State, Signature Done, IssuedDocument? Document);

/// <summary>A report as it was once made.</summary>
/// <param name="Kept">Its document; number 0 is the first edition, then one by each erratum.</param>
/// <param name="Steps">The earliest first; without that it was made.</param>
public sealed record ReportEdition(StoredFigures Kept, IReadOnlyList<FilingStep> Steps)
{
    public FilingState State => Steps.Count == 0 ? FilingState.Generated : Steps[^1].State;

    public bool IsFixed => State >= FilingState.Frozen;

    /// <summary>Null until it is filed.</summary>
    public IssuedDocument? Document => Steps.Count == 0 ? null : Steps[^1].Document;
}

/// <param name="Editions">The earliest first; one at least.</param>
public sealed record FiledReport(Guid Id, ReportSubject Subject, IReadOnlyList<ReportEdition> Editions)
{
    public ReportEdition Latest => Editions[^1];

    /// <summary>The editions that never change any more.</summary>
    public IEnumerable<ReportEdition> Fixed => Editions.Where(edition => edition.IsFixed);
}

/// <summary>A report in a list, without its documents.</summary>
/// <param name="Edition">The number of the latest, of which the rest is said.</param>
/// <param name="Document">Null until it is filed.</param>
public sealed record FiledReportLine(Guid Id, ReportSubject Subject, int Edition, FilingState State, Signature Made, IssuedDocument? Document);
