using System.Globalization;
using System.Text.Json;
using CsvHelper;

namespace SurveyHub.Engine;

/// <summary>What a fresh store begins with: the built-in templates, what was published and, when it is empty, a province to try everything on.</summary>
public static class Demonstration
{
    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web) { RespectRequiredConstructorParameters = true };

    /// <summary>Safe to repeat, also by several nodes at once. A province that has units of its own gets none of the demonstration's.</summary>
    public static Task<bool> LoadAsync(Database database, DateTimeOffset now, CancellationToken ct) => database.InTransactionAsync(
        async db =>
        {
            foreach (var version in Templates.All)
            {
                if ((await Questionnaires.AddAsync(db, version, now)).Value is null)
                    throw new InvalidDataException($"The built-in template {version.Code} {version.Number} differs from the one published in this store: a changed template is a new version.");
            }

            await PublishedValues.LoadAsync(db);
            if (await db.SingleAsync<long>("select count(*) from unit", null) > 0)
                return false;

            foreach (var unit in ReadUnits())
                await Units.AddAsync(db, unit);
            foreach (var field in ReadFields())
                await ServiceFields.AddAsync(db, field);
            foreach (var target in TargetFile.FoundingPlans())
                await Targets.AddAsync(db, target);
            foreach (var campaign in ReadCampaigns())
                await Campaigns.AddAsync(db, campaign);
            return true;
        },
        ct);

    private static List<Unit> ReadUnits() => Read("units.csv", row => new Unit(
        Code.Of(row.GetString("code")),
        row.GetString("name"),
        Words.Read<UnitKind>(row.GetString("kind")) ?? throw new FormatException($"'{row.GetString("kind")}' is no kind of unit."),
        Code.Parse(row.GetString("sector")),
        Code.Parse(row.GetString("parent")),
        DateOnly.ParseExact(row.GetString("valid_from"), "yyyy-MM-dd", CultureInfo.InvariantCulture),
        ValidTo: null));

    private static List<ServiceField> ReadFields() => Read("fields.csv", row => new ServiceField(
        Code.Of(row.GetString("code")),
        new(new Dictionary<string, string> { ["vi"] = row.GetString("vi"), ["en"] = row.GetString("en") })));

    private static IEnumerable<Campaign> ReadCampaigns() =>
        JsonSerializer.Deserialize<List<CampaignShape>>(Embedded.Text("Demonstration/campaigns.json"), _json)!.Select(shape => new Campaign(
            Code.Of(shape.Code), new(shape.Title), Templates.Find(shape.Questionnaire)!, shape.Opens, shape.Closes));

    private static List<T> Read<T>(string name, Func<CsvReader, T> read)
    {
        using var csv = Embedded.OpenCsv("Demonstration/" + name);
        var rows = new List<T>();
        while (csv.Read())
            rows.Add(read(csv));
        return rows;
    }

    private sealed record CampaignShape(string Code, Dictionary<string, string> Title, string Questionnaire, int Version, DateOnly Opens, DateOnly Closes);
}
