using System.Globalization;
using AngleSharp.Dom;
using FsCheck;
using FsCheck.Fluent;

namespace SurveyHub.Tests;

/// <summary>Figures to draw, and where what was drawn stands.</summary>
internal static class ChartSample
{
    public static readonly Demand Over80 = new(80, OrEqual: false);

    private static readonly IndexStructure _structure = new(Sample.Version());
    private static readonly LevelMeaning[] _meanings = [LevelMeaning.Negative, LevelMeaning.Negative, LevelMeaning.Neutral, LevelMeaning.Positive, LevelMeaning.Positive];

    /// <summary>Some satisfied of some, 0 of 0 among them.</summary>
    public static Arbitrary<(int Satisfied, int Of)[]> Counts { get; } =
        (from of in Gen.Choose(0, 500) from satisfied in Gen.Choose(0, of) select (satisfied, of)).ArrayOf().ToArbitrary();

    public static Config Few { get; } = Config.QuickThrowOnFailure.WithMaxTest(40);

    public static RankedUnit Unit(string name, long satisfied, long of) => new(name, name, Estimated.Open(satisfied, of));

    public static IReadOnlyList<RankedUnit> Ranked(params IEnumerable<(int Satisfied, int Of)> units) => Ranking.Of([.. units.Select((unit, i) => Unit($"Xã số {i}", unit.Satisfied, unit.Of))]).Units;

    /// <param name="counts">Of the five levels.</param>
    public static Estimate Levels(params int[] counts)
    {
        var top = new TopBox(counts[3] + counts[4], counts.Sum());
        var levels = counts.Select((count, i) => new LevelCount(new(Code.Of($"{i + 1}"), i + 1, _meanings[i], Sample.Text($"Mức {i + 1}")), count)).ToList();
        return new(_structure.Items[0], top.Valid, top, top.Rate is { } rate ? Wilson.Interval95(rate, top.Valid) : null, Wilson.Method, levels);
    }

    public static Driver Driver(int place, double importance, long percent) => new(_structure.Items[place], importance / 2, importance, IsConstant: false, new(percent, 100));

    public static Scope Factor(string name) => _structure.Factors[0] with { Name = Sample.Text(name) };

    /// <summary>Of something across, such as <c>x</c>: 12.5 for <c>12.5%</c>.</summary>
    public static double Share(this IElement element, string attribute) => Number(element.GetAttribute(attribute)!.TrimEnd('%'));

    public static double Number(string? text) => double.Parse(text!, CultureInfo.InvariantCulture);

    /// <summary>That nothing is drawn beyond the edges.</summary>
    public static void AssertInside(IElement chart)
    {
        var height = Number(chart.GetAttribute("height"));
        foreach (var element in chart.QuerySelectorAll("*").Where(element => element.ParentElement!.Closest("svg")!.HasAttribute("role"))) // what stands in an inner svg has places of its own
        {
            foreach (var across in new[] { "x", "x1", "x2", "width" }.Select(element.GetAttribute).OfType<string>().Where(place => place.EndsWith('%')))
                Assert.InRange(Number(across[..^1]), 0, 100);
            foreach (var down in new[] { "y", "y1", "y2" }.Select(element.GetAttribute).OfType<string>())
                Assert.InRange(Number(down), 0, height);
            if (element.GetAttribute("width")?.EndsWith('%') == true)
                Assert.InRange(element.Share("x") + element.Share("width"), 0, 100.001);
        }

        foreach (var corner in chart.QuerySelectorAll("polygon").SelectMany(band => band.GetAttribute("points")!.Split(' ').Select(corner => (corner, band.ParentElement!.GetAttribute("viewBox")!.Split(' ')[3]))))
        {
            Assert.InRange(Number(corner.corner.Split(',')[0]), 0, 100);
            Assert.InRange(Number(corner.corner.Split(',')[1]), 0, Number(corner.Item2));
        }
    }
}
