using System.Globalization;
using System.Text.RegularExpressions;
using SurveyHub.Web.Charts;

namespace SurveyHub.Tests;

/// <summary>The shades of levels in the style sheet, as people see them who cannot tell red from green.</summary>
public sealed partial class ShadesTests
{
    /// <summary>Of the CIE's colour space of 1976: some 2 are just seen where two areas touch.</summary>
    private const double ClearlySeen = 10, Unmistakable = 30;

    private static readonly string[] _levels = ["negative-strong", "negative", "neutral", "positive", "positive-strong"];

    /// <remarks>G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, "A physiologically-based model for simulation of color vision deficiency", IEEE Transactions on Visualization and Computer Graphics 15 (2009), 1291-1298: severity 1.</remarks>
    private static readonly Dictionary<string, double[][]> _sights = new()
    {
        ["deuteranopia"] = [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
        ["protanopia"] = [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    };

    [Theory, InlineData("deuteranopia"), InlineData("protanopia")]
    public void Levels_SideBySide_AreToldApart(string sight)
    {
        var seen = Seen(_sights[sight]);

        Assert.All(seen.Zip(seen.Skip(1)), pair => Assert.InRange(Distance(pair.First, pair.Second), ClearlySeen, double.MaxValue));
    }

    [Theory, InlineData("deuteranopia"), InlineData("protanopia")]
    public void Levels_ForAndAgainst_AreUnmistakable(string sight)
    {
        var seen = Seen(_sights[sight]);

        Assert.All([(seen[0], seen[4]), (seen[1], seen[3])], pair => Assert.InRange(Distance(pair.Item1, pair.Item2), Unmistakable, double.MaxValue));
    }

    private static double[][] Seen(double[][] sight)
    {
        using var sheet = new StreamReader(typeof(ChartSvg).Assembly.GetManifestResourceStream("site.css")!);
        var colours = Colour().Matches(sheet.ReadToEnd()).DistinctBy(colour => colour.Groups["name"].Value).ToDictionary(colour => colour.Groups["name"].Value, colour => Light(colour.Groups["hex"].Value));
        return [.. _levels.Select(level => Lab([.. sight.Select(row => Math.Clamp(row.Zip(colours[level], (weight, part) => weight * part).Sum(), 0, 1))]))];
    }

    private static double Distance(double[] one, double[] other) => Math.Sqrt(one.Zip(other, (a, b) => (a - b) * (a - b)).Sum());

    /// <summary>Red, green and blue, 0 to 1, linear.</summary>
    private static double[] Light(string hex) => [.. hex.Chunk(2).Select(two => int.Parse(two, NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0).Select(share => share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4))];

    private static double[] Lab(double[] light)
    {
        var (x, y, z) = (
            Root(((0.4124 * light[0]) + (0.3576 * light[1]) + (0.1805 * light[2])) / 0.95047), Root((0.2126 * light[0]) + (0.7152 * light[1]) + (0.0722 * light[2])),
            Root(((0.0193 * light[0]) + (0.1192 * light[1]) + (0.9505 * light[2])) / 1.08883));
        return [(116 * y) - 16, 500 * (x - y), 200 * (y - z)];

        static double Root(double share) => share > 0.008856 ? Math.Cbrt(share) : (7.787 * share) + (16.0 / 116);
    }

    [GeneratedRegex("--(?<name>[a-z-]+): #(?<hex>[0-9a-f]{6});", RegexOptions.NonBacktracking)]
    private static partial Regex Colour();
}
