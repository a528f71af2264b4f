using SurveyHub.Analytics;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>What a spreadsheet shows a number as.</summary>
public enum FigureKind { None, Count, Share, Points, Number, Probability }

/// <summary>A cell of a table, printed once and for all: page, Word, spreadsheet and CSV show the same digits.</summary>
/// <param name="Printed">In the language of the table.</param>
/// <param name="Number">As it is, not rounded: a share from 0 to 1, a difference in points of per cent. Null for words, and where there is no figure.</param>
/// <param name="Decimals">That are printed.</param>
public sealed record ReportCell(string Printed, double? Number = null, FigureKind Kind = FigureKind.None, int Decimals = 0);

/// <param name="Code">Of the column, the same in every language; heads a CSV file.</param>
public sealed record ReportColumn(string Code, string Title)
{
    /// <summary>Whether its cells are figures, which stand to the right.</summary>
    public bool IsFigure { get; init; }
}

/// <summary>One table of a report in one language, for every document that prints it.</summary>
/// <param name="Code">The same in every language: names a CSV file, and with the title a sheet.</param>
/// <param name="Rows">A cell a column.</param>
public sealed record ReportTable(string Code, string Title, IReadOnlyList<ReportColumn> Columns, IReadOnlyList<IReadOnlyList<ReportCell>> Rows)
{
    /// <summary>What whoever reads it must know; null for nothing.</summary>
    public string? Note { get; init; }
}

/// <summary>Figures as cells; how they are rounded is said by <see cref="Figures"/>.</summary>
public static class ReportCells
{
    public static ReportCell Words(string? words) => new(words ?? "");

    /// <param name="percent">0 to 100; null when nobody answered.</param>
    public static ReportCell RateCell(this Texts t, decimal? percent, params IReadOnlyList<Demand?> demands) => new(
        t.Rate(percent, demands), (double?)(percent / 100), FigureKind.Share,
        percent is { } known ? demands.OfType<Demand>().Select(demand => demand.Decimals(known)).DefaultIfEmpty(2).Max() : 2);

    public static ReportCell CountCell(this Texts t, long? count) => new(t.Count(count), count, FigureKind.Count);

    /// <summary>A share that is no rate of answers.</summary>
    public static ReportCell ShareCell(this Texts t, double? share) => new(share is { } known ? t.Share(known) : t.Count((long?)null), share, FigureKind.Share, 1);

    /// <param name="probability">0 to 1; null where there is none.</param>
    public static ReportCell ProbabilityCell(this Texts t, double? probability) => probability is { } known ? new(t.Probability(known), known, FigureKind.Probability) : Words(null);

    public static ReportCell PointsCell(this Texts t, Fraction? difference) => PointsCell(t, difference?.Percent);

    /// <param name="difference">Of two figures that are shares: 0.05 is 5 points.</param>
    public static ReportCell PointsCell(this Texts t, double? difference) => PointsCell(t, difference is { } known ? Figures.PointsOf(known) : null);

    private static ReportCell PointsCell(Texts t, decimal? points) =>
        points is not { } known ? new(t.Count((long?)null)) : new(t.SignedPoints(known), (double)known, FigureKind.Points, DecimalsOf(t.Points(known), t));

    public static ReportCell IndexCell(this Texts t, double? index) => new(t.Index(index), index, FigureKind.Number, 4);

    private static int DecimalsOf(string printed, Texts t) => printed.Length - 1 - printed.IndexOf(t.Culture.NumberFormat.NumberDecimalSeparator, StringComparison.Ordinal);

    /// <summary>Both ends of an interval, a cell each.</summary>
    public static IReadOnlyList<ReportCell> EndCells(this Texts t, Interval? interval) => [EndCell(t, interval?.Lower), EndCell(t, interval?.Upper)];

    private static ReportCell EndCell(Texts t, double? end) => new(end is { } share ? t.Share(share) : t.Count((long?)null), end, FigureKind.Share, 1);
}
