using System.Globalization;
using System.Text.Json;
using CsvHelper;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>The record of processing as files, in the language of whoever asks; written down in the audit trail before it leaves.</summary>
public static class ProcessingRecordFiles
{
    private const string Address = "/admin/privacy/record";

    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web)
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
    };

    public static void MapProcessingRecord(this IEndpointRouteBuilder routes)
    {
        routes.MapGet($"{Address}.csv", async (HttpContext http, ProcessingRecords records, ResponsibleAgency agency, AuditTrail audit, TimeProvider clock, Texts t, CancellationToken ct) =>
            TypedResults.File(Csv(await ReadAsync(http, records, agency, audit, clock, t, "csv", ct)), "text/csv; charset=utf-8", "record-of-processing.csv")).Allows(Permission.ManagePrivacy);
        routes.MapGet($"{Address}.json", async (HttpContext http, ProcessingRecords records, ResponsibleAgency agency, AuditTrail audit, TimeProvider clock, Texts t, CancellationToken ct) =>
            TypedResults.Json(await ReadAsync(http, records, agency, audit, clock, t, "json", ct), _json)).Allows(Permission.ManagePrivacy);
    }

    private static async Task<IReadOnlyList<Entry>> ReadAsync(
        HttpContext http, ProcessingRecords records, ResponsibleAgency agency, AuditTrail audit, TimeProvider clock, Texts t, string format, CancellationToken ct)
    {
        var entries = (await records.ListAsync(ct)).Select(record => Entry.Of(record, agency, t)).ToList();
        await audit.AddAsync(AuditEntry.Of(http.Visitor()!.Sign(clock), AuditAction.Exported, "record-of-processing", null, new { format, campaigns = entries.Count }), ct);
        return entries;
    }

    private static byte[] Csv(IReadOnlyList<Entry> entries)
    {
        using var file = new MemoryStream();
        using (var csv = CsvWriter.Create(file, Spreadsheets.Csv))
        {
            csv.WriteRecord([.. Entry.Columns]);
            foreach (var entry in entries)
                csv.WriteRecord([.. entry.Cells()]);
        }

        return file.ToArray();
    }

    private sealed record Entry(
        string Campaign, string Title, string Purpose, string LegalBasis, string Controller, string Contact, string Subjects, string Categories, string PersonalItems, string SensitiveItems,
        string ConsentVersion, string ConsentSha256, string ConsentText, string Opens, string Closes, string Channels, string Recipients, string Retention, long Responses, long Invitations, long InvitationsSpent, long ContactsHeld)
    {
        public static IEnumerable<string> Columns => typeof(Entry).GetConstructors()[0].GetParameters().Select(parameter => JsonNamingPolicy.SnakeCaseLower.ConvertName(parameter.Name!));

        public static Entry Of(ProcessingRecord record, ResponsibleAgency agency, Texts t)
        {
            var (campaign, version) = (record.Campaign, record.Campaign.Version);
            return new(
                campaign.Code.Value, campaign.Title.In(t.Language), t["privacy.purpose"], t["privacy.basis"], agency.NameIn(t), agency.ContactIn(t),
                t["record.subjects"], t["record.categories"], Items(PersonalData.Basic), Items(PersonalData.Sensitive),
                string.Create(CultureInfo.InvariantCulture, $"{version.Code} {version.Number}"), record.Campaign.ConsentSha256, record.Campaign.Consent.In(t.Language),
                campaign.Opens.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), campaign.Closes.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                string.Join("; ", record.Channels.Select(channel => string.Create(CultureInfo.InvariantCulture, $"{Words.Write(channel.Channel)}: {channel.Responses}"))),
                t["record.recipients"], t["record.retention", record.ContactDays], record.Responses, record.Invitations, record.Spent, record.Contacts);

            string Items(PersonalData data) => string.Join("; ", record.Asking(data).Select(item => $"{item.Code}: {item.Question.In(t.Language)}"));
        }

        public IEnumerable<string> Cells() =>
        [
            Campaign, Title, Purpose, LegalBasis, Controller, Contact, Subjects, Categories, PersonalItems, SensitiveItems, ConsentVersion, ConsentSha256, ConsentText, Opens, Closes, Channels, Recipients,
            Retention, .. new[] { Responses, Invitations, InvitationsSpent, ContactsHeld }.Select(count => count.ToString(CultureInfo.InvariantCulture)),
        ];
    }
}
