using System.Globalization;

namespace SurveyHub.Engine;

/// <summary>A list of a draw as a spreadsheet keeps it.</summary>
public static class DrawListBook
{
    /// <summary>Longer lists are taken as CSV.</summary>
    public const int MostRows = 19_999;

    public static IReadOnlyList<string> Columns { get; } = ["place", "number", "code", "stratum", "psu", "ssu", "unit", "field", "probability", "weight"];

    /// <summary>In the order of <see cref="Columns"/>; empty where a line says nothing.</summary>
    public static string[] Cells(ListLine line) =>
    [
        line.Place.ToString(CultureInfo.InvariantCulture), line.Element.Number.ToString(CultureInfo.InvariantCulture), line.Element.Code, line.Element.Stratum, line.Element.Psu.Value,
        line.Element.Ssu?.Value ?? "", line.Element.Unit?.Value ?? "", line.Element.Field?.Value ?? "", line.Probability ?? "", line.Weight ?? "",
    ];

    /// <remarks>Probability and weight as text: a spreadsheet would cut them to 15 digits, and the digest could not be computed from them.</remarks>
    public static byte[] Write(ListKind list, IEnumerable<ListLine> lines) => TableText.Write(Words.Write(list), lines.Select(Cells).Prepend([.. Columns]));
}
