namespace SurveyHub.Engine;

/// <summary>Elements of a frame that lie together: of one stratum, PSU and SSU. The frame is in such an order that their numbers follow each other.</summary>
/// <param name="First">The number of the first of them.</param>
public sealed record FrameCell(int First, string Stratum, Code Psu, Code? Ssu, int Elements);

/// <summary>Numbers that follow each other: what chance chooses from.</summary>
/// <param name="Name">Of the stratum, PSU or SSU.</param>
public sealed record Stretch(string Name, int First, int Elements)
{
    /// <summary>Neighbours that are alike in the key become one.</summary>
    internal static List<Stretch> Of(IEnumerable<FrameCell> cells, Func<FrameCell, string> key) =>
        [.. cells.GroupBy(key, StringComparer.Ordinal).Select(same => new Stretch(same.Key, same.First().First, same.Sum(cell => cell.Elements)))];
}
