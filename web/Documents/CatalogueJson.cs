using System.Text.Encodings.Web;
using System.Text.Json;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary><c>/results/index.json</c>: the public campaigns as a list of data sets, in the words of DCAT 3 (https://www.w3.org/TR/vocab-dcat-3/).</summary>
public static class CatalogueJson
{
    private static readonly JsonSerializerOptions _readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    /// <param name="link">Of a path on this site.</param>
    public static byte[] Write(IEnumerable<Campaign> campaigns, Func<string, Uri> link, Licence licence, ResponsibleAgency publisher, Texts t) => JsonSerializer.SerializeToUtf8Bytes(
        new Dictionary<string, object?>
        {
            ["@context"] = "https://www.w3.org/ns/dcat.jsonld",
            ["@type"] = "Catalog",
            ["title"] = t["results.all"],
            ["publisher"] = publisher.NameIn(t),
            ["license"] = licence.Address,
            ["licenseName"] = licence.Name,
            ["conformsTo"] = link(ResultsFiles.SchemaAddress),
            ["dataset"] = campaigns.Select(campaign => Dataset(campaign, link, licence, t)),
        },
        _readable);

    private static Dictionary<string, object?> Dataset(Campaign campaign, Func<string, Uri> link, Licence licence, Texts t) => new()
    {
        ["@type"] = "Dataset",
        ["identifier"] = campaign.Code.Value,
        ["title"] = campaign.Title.In(t.Language),
        ["description"] = campaign.Version.Title.In(t.Language),
        ["version"] = $"{campaign.Version.Code}/{campaign.Version.Number}",
        ["temporal"] = new { startDate = campaign.Opens, endDate = campaign.Closes },
        ["isFinal"] = campaign.IsFrozen,
        ["landingPage"] = link($"/results/{campaign.Code}"),
        ["license"] = licence.Address,
        ["distribution"] = new[] { Distribution("application/json", link($"/results/{campaign.Code}.json")), Distribution("text/csv", link($"/results/{campaign.Code}.csv")) },
    };

    private static Dictionary<string, object> Distribution(string type, Uri address) => new() { ["@type"] = "Distribution", ["mediaType"] = type, ["downloadURL"] = address };
}
