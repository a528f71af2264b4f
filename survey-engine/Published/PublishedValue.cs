namespace SurveyHub.Engine;

/// <summary>A figure that somebody published, without its counts: a reference beside figures of our own, never pooled with them.</summary>
/// <param name="Indicator">SIPAS, a content or a factor, as the source names it.</param>
/// <param name="Scope">A province, or <see cref="Country"/>, in the words of its year: see <see cref="Province.Find"/>.</param>
/// <param name="Percent">0 to 100, with the decimals that were published.</param>
/// <param name="Note">Empty when there is none.</param>
public sealed record PublishedValue(int Year, string Indicator, string Scope, decimal Percent, string Note)
{
    public const string Country = "cả nước";

    /// <summary>The day whose provinces a year's figures are about: field work is in the fourth quarter.</summary>
    public DateOnly Day => new(Year, 12, 31);
}

/// <summary>A questionnaire, its population and its formula, by which the figures of some years were made.</summary>
/// <param name="Decision">That introduced it; null when it is not known.</param>
/// <param name="LastYear">Belongs to it.</param>
public sealed record Instrument(string? Decision, int FirstYear, int LastYear)
{
    private static readonly IReadOnlyList<Instrument> _all =
    [
        new("1383/QĐ-BNV", 2012, 2016),
        new("2640/QĐ-BNV", 2017, 2021),
        new(Decision: null, 2022, 2022), // adds public policy, and asks the general population
        new("1001/QĐ-BNV", 2023, 2026),
    ];

    /// <summary>Null for a year of which it is not known.</summary>
    public static Instrument? Of(int year) => _all.FirstOrDefault(instrument => instrument.FirstYear <= year && year <= instrument.LastYear);
}
