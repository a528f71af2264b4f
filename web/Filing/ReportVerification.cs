using System.Text.Json;
using SurveyHub.Analytics;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>Recounts the figures of a report's document from the store.</summary>
public sealed class ReportVerification(CampaignReports reports, Units units)
{
    /// <param name="json">As the verb <c>report</c>, the report's page or a filed report gives it.</param>
    /// <returns>Each figure that does not follow from the store; none where all do. Or that it is no report, or of something unknown.</returns>
    public async Task<Outcome<List<FigureDifference>>> CheckAsync(string json, CancellationToken ct)
    {
        if (Parse(json) is not { } root || ReadTime(root) is not { } asOf || Texts.All.FirstOrDefault(t => t.Language == Word(root, "language")) is not { } t || RequestOf(root) is not { } request)
            return Problem.ReportUnreadable();
        var scope = IsTrue(root, "part") && Code.Parse(request.Unit) is { } unit ? UnitScope.Below(unit, [.. await units.ListAsync(ct)]) : UnitScope.Province;
        var read = await reports.RecountAsync(request, scope, asOf, ct);
        if (read.Value is not { } report)
            return read.Problems.ToList();
        using var again = JsonDocument.Parse(ReportJson.Text(report, t));
        return FigureDifference.Between(root, again.RootElement, IsRootOpen(root, asOf) ? ["asOf", "ledger"] : ["asOf"]);
    }

    private static JsonElement? Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static ReportRequest? RequestOf(JsonElement root)
    {
        var (change, ranking, trend) = (Part(root, "change"), Part(root, "units"), Part(root, "trend"));
        if (Word(root, "campaign") is not { } campaign || Words.Read<PeriodKind>(Word(trend, "period")) is not { } period)
            return null;
        return new ReportRequest(campaign, Word(root, "unit"), Word(root, "field"), Word(change, "against"), Words.Read<UnitKind>(Word(ranking, "level")), period)
        {
            Channel = Word(root, "channel"),
            From = Word(root, "from"),
            To = Word(root, "to"),
            Group = Word(root, "group"),
            AgainstFrom = Word(change, "from"),
            AgainstTo = Word(change, "to"),
            HasComments = Part(root, "comments") is not null,
        };
    }

    private static DateTimeOffset? ReadTime(JsonElement root) => root.TryGetProperty("asOf", out var asOf) && asOf.ValueKind == JsonValueKind.String && asOf.TryGetDateTimeOffset(out var time) ? time : null;

    /// <summary>Of a day that was not over the ledger has gone on.</summary>
    private static bool IsRootOpen(JsonElement root, DateTimeOffset asOf) => Word(Part(root, "ledger"), "day") == ReportJson.Day(asOf.DayInVietnam());

    private static JsonElement? Part(JsonElement of, string name) => of.TryGetProperty(name, out var part) && part.ValueKind == JsonValueKind.Object ? part : null;

    private static string? Word(JsonElement? of, string name) => of is { } known && known.TryGetProperty(name, out var word) && word.ValueKind == JsonValueKind.String ? word.GetString() : null;

    private static bool IsTrue(JsonElement of, string name) => of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;
}
