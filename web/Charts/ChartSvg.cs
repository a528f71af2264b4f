using System.Globalization;
using System.Xml.Linq;
using Microsoft.AspNetCore.Components;

namespace SurveyHub.Web.Charts;

/// <summary>A chart for a document.</summary>
/// <param name="Svg">With everything it needs, and nothing but lines, shapes and words in pixels.</param>
/// <param name="Width">In pixels, with its margins.</param>
/// <param name="Height">In pixels.</param>
/// <param name="Summary">What it shows, for those who do not see it.</param>
public sealed record ChartPicture(string Svg, int Width, int Height, string Summary);

/// <summary>Charts outside pages: what a style sheet and the width of a window say there is written into the picture.</summary>
public static class ChartSvg
{
    private const int Margin = 14;

    /// <summary>In pixels, with room for a figure beside the words.</summary>
    private const int LetterWidth = 8;

    private static readonly XNamespace _svg = "http://www.w3.org/2000/svg";

    /// <param name="parameters">Of the component, by name.</param>
    /// <param name="width">Of the chart without its margins, in pixels.</param>
    /// <returns>Null where there is nothing to draw.</returns>
    public static async Task<ChartPicture?> DrawAsync<TChart>(Dictionary<string, object?> parameters, int width = 640) where TChart : IComponent
    {
        var html = await ComponentHtml.WriteAsync<TChart>(parameters);
        return Find(html) is { } chart ? Draw(XElement.Parse(chart), width) : null;
    }

    /// <summary>The first drawing with all those within it; keys to it are others.</summary>
    private static string? Find(string html)
    {
        var from = html.IndexOf("<svg", StringComparison.Ordinal);
        if (from < 0)
            return null;
        for (var (depth, at) = (1, from + 1); ;)
        {
            var (opened, closed) = (html.IndexOf("<svg", at, StringComparison.Ordinal), html.IndexOf("</svg>", at, StringComparison.Ordinal));
            depth += opened >= 0 && opened < closed ? 1 : -1;
            at = (opened >= 0 && opened < closed ? opened : closed) + 1;
            if (depth == 0)
                return html[from..(closed + "</svg>".Length)];
        }
    }

    private static ChartPicture Draw(XElement chart, int width)
    {
        var height = (int)Math.Ceiling(double.Parse(chart.Attribute("height")!.Value, CultureInfo.InvariantCulture));
        var (wide, high) = (width + (2 * Margin), height + (2 * Margin));
        var picture = new XElement(_svg + "svg", new XAttribute("width", wide), new XAttribute("height", high), new XAttribute("viewBox", $"{-Margin} {-Margin} {wide} {high}"),
            new XAttribute("font-family", "Times New Roman, Liberation Serif, serif"),
            new XElement(_svg + "rect", new XAttribute("x", -Margin), new XAttribute("y", -Margin), new XAttribute("width", wide), new XAttribute("height", high), new XAttribute("fill", "#ffffff")),
            new XElement(_svg + "g", Look(chart), chart.Elements().Select(child => Flat(child, width))));
        return new(picture.ToString(SaveOptions.DisableFormatting), wide, high, chart.Attribute("aria-label")?.Value ?? "");
    }

    private static XElement? Flat(XElement element, int width)
    {
        if (element.Name.LocalName == "title")
            return null;
        if (element.Name.LocalName == "text" && element.Elements().FirstOrDefault() is { Name.LocalName: "title", Value: var whole } && whole.Length <= width / LetterWidth)
            element.Value = whole; // was cut short for a phone
        var children = element.Nodes().Select(node => node is XElement child ? Flat(child, width) : (object)node);
        return element.Name.LocalName == "svg"
            ? new(_svg + "g", new XAttribute("transform", $"translate({Absolute("x", element.Attribute("x")!.Value, width)} {element.Attribute("y")!.Value})"), Look(element), element.Elements().Select(child => Inner(child, element, width)))
            : new(_svg + element.Name.LocalName, element.Attributes().Where(attribute => attribute.Name != "class").Select(attribute => new XAttribute(attribute.Name, Absolute(attribute.Name.LocalName, attribute.Value, width))), Look(element), children);
    }

    /// <summary>What stands in a view of its own is a hundred units wide, whatever the width is; the rest is in pixels.</summary>
    private static XElement? Inner(XElement child, XElement view, int width)
    {
        var flat = Flat(child, width);
        if (view.Attribute("viewBox") is not null && flat?.Attribute("points") is { } points)
            points.Value = string.Join(' ', points.Value.Split(' ').Select(corner => corner.Split(',')).Select(corner => $"{RateAxis.Pixels(double.Parse(corner[0], CultureInfo.InvariantCulture) * width / 100)},{corner[1]}"));
        return flat;
    }

    private static IEnumerable<XAttribute> Look(XElement element) =>
        (element.Attribute("class")?.Value ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(name => ChartStyles.Of(name)).GroupBy(style => style.Key).Select(style => new XAttribute(style.Key, style.Last().Value));

    /// <summary>All shares are of the width.</summary>
    private static string Absolute(string attribute, string value, int width) =>
        attribute is "x" or "x1" or "x2" or "cx" or "width" && value.EndsWith('%') ? RateAxis.Pixels(double.Parse(value[..^1], CultureInfo.InvariantCulture) * width / 100) : value;
}
