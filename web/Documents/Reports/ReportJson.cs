using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using SurveyHub.Analytics;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>Every analysis of a campaign as one document: a contract, described in docs/report.md.</summary>
public static class ReportJson
{
    private static readonly JsonSerializerOptions _readable = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    /// <param name="t">The language of names, labels and sentences.</param>
    public static void Write(CampaignReport report, Texts t, Stream file)
    {
        JsonSerializer.Serialize(file, Document(report, t), _readable);
        file.Write("\n"u8);
    }

    /// <summary>The same as it is kept and compared.</summary>
    public static string Text(CampaignReport report, Texts t) => JsonSerializer.Serialize(Document(report, t), _readable) + "\n";

    /// <summary>The figures of the results, as they are published, and after them what only a report has.</summary>
    private static JsonObject Document(CampaignReport report, Texts t)
    {
        var document = Node(ResultsJson.Shape(report.Results, t.Language)).AsObject();
        document["language"] = t.Language;
        document["unit"] = report.Filter.Unit?.Value;
        document["field"] = report.Filter.Field?.Value;
        document["channel"] = report.Filter.Channel is { } channel ? Words.Write(channel) : null;
        document["from"] = Day(report.Filter.Days?.First);
        document["to"] = Day(report.Filter.Days?.Last);
        document["group"] = report.Filter.Group?.ToString();
        document["part"] = report.IsOfAPart;
        document["floor"] = report.Floors.Figures;
        document["commentFloor"] = report.Floors.Comments;
        document["units"] = Node(UnitsJson.Shape(report));
        document["drivers"] = report.Drivers is { } drivers ? Node(DriversJson.Shape(drivers, t)) : null;
        document["gap"] = Node(DriversJson.Shape(report.Gaps, report.Tree, t));
        document["change"] = report.Change is { } change ? Node(TrendsJson.Shape(change, report.Tree, t)) : null;
        document["trend"] = Node(TrendsJson.Shape(report.Trends, t));
        document["quality"] = Node(QualityJson.Shape(report.Quality, t));
        document["perceptions"] = Node(PerceptionsJson.Shape(report.Perceptions, t));
        document["comments"] = report.Comments is { } comments ? Node(QualityJson.Shape(comments, report.Results.Items, t)) : null;
        MarkSmall(document, report.Floors.Figures);
        return document;
    }

    /// <summary>Null where there is no limit.</summary>
    internal static string? Day(DateOnly? day) => day is not { } known || known == DateOnly.MinValue || known == DateOnly.MaxValue ? null : known.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static JsonNode Node(object shape) => JsonSerializer.SerializeToNode(shape, _readable)!;

    /// <summary>Whatever somebody, but fewer people than the floor, stand behind: not to be passed on.</summary>
    private static void MarkSmall(JsonNode? node, int floor)
    {
        if (node is JsonArray array)
        {
            foreach (var part in array)
                MarkSmall(part, floor);
        }

        if (node is not JsonObject cell)
            return;
        foreach (var (_, part) in cell)
            MarkSmall(part, floor);
        if ((cell["respondents"] ?? cell["people"])?.GetValue<long>() is { } people && people > 0 && people < floor)
            cell["small"] = true;
    }

    internal static object? Shape(Interval? interval) => interval is { } ends ? new { ends.Lower, ends.Upper } : null;

    /// <summary>What a difference of figures is, and how sure.</summary>
    internal static object? Shape(Difference? difference) => difference is null ? null : new
    {
        difference.Value,
        difference.Interval?.Lower,
        difference.Interval?.Upper,
        difference.Method,
        significant = difference.IsSignificant,
    };

    /// <summary>In points of per cent, and exactly: a fraction of 1 in lowest terms.</summary>
    internal static object Shape(Fraction difference) => new { points = difference.Percent, exact = difference.ToString() };

    internal static string? Name(UnitTree units, Code? unit) => units.Known(unit)?.Name;
}
