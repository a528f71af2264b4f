namespace SurveyHub.Tests;

/// <summary>Frames that tests draw from.</summary>
internal static class TestFrames
{
    public static readonly DrawDesign Simple = new(DesignKind.Simple, 10, Allocation.Proportional, 0, 1, 1, ElementChoice.Simple, 0);

    /// <summary>Stratum a of 40: p1 is 24 of them and larger than the interval of two hits; stratum b of 20.</summary>
    public static IReadOnlyList<FrameCell> Small { get; } = Cells(
        ("a", "p1", "s1", 14), ("a", "p1", "s2", 10), ("a", "p2", "s1", 4), ("a", "p2", "s2", 4), ("a", "p3", "s1", 6), ("a", "p3", "s2", 2),
        ("b", "q1", "s1", 10), ("b", "q2", "s1", 7), ("b", "q2", "s2", 3));

    /// <summary>3 strata of 60 communes, each of 4 villages with 100 files.</summary>
    public static IReadOnlyList<FrameCell> Province { get; } = Cells([.. from stratum in new[] { "dong-bang", "mien-nui", "thanh-thi" } from commune in Enumerable.Range(1, 60) from village in Enumerable.Range(1, 4) select (stratum, $"{stratum}-{commune:D2}", $"thon-{village}", 100)]);

    /// <summary>As a CSV file keeps them, with who they are.</summary>
    public static string Csv(IEnumerable<FrameCell> cells) => "code,stratum,psu,ssu,name,phone,address\n" + string.Concat(cells.SelectMany(cell => Enumerable.Range(cell.First, cell.Elements)
        .Select(number => $"hs-{number:D6},{cell.Stratum},{cell.Psu},{cell.Ssu},Người {number},09{number:D8},Số {number} đường Lê Lợi\n")));

    public static DrawPlan Plan(this DrawDesign design, IReadOnlyList<FrameCell> cells) => Sample.Must(DrawPlan.Of(design, cells));

    private static IReadOnlyList<FrameCell> Cells(params (string Stratum, string Psu, string Ssu, int Elements)[] cells)
    {
        var (first, made) = (1, new List<FrameCell>());
        foreach (var (stratum, psu, ssu, elements) in cells)
        {
            made.Add(new(first, stratum, Code.Of(psu), Code.Of(ssu), elements));
            first += elements;
        }

        return made;
    }
}
