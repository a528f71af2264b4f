using System.Text;
using System.Text.Json;
using CsvHelper;

namespace SurveyHub.Tests;

public sealed class AuditFilesTests
{
    [Theory, EachDatabase]
    public async Task Json_OfAFilter_HasItsEntriesTheEarliestFirstWithTheirDigests(string provider)
    {
        await using var app = await StartAsync(provider);
        await AddAsync(app, "một", Sample.Noon.AddSeconds(2), new { Count = 3 });
        await AddAsync(app, "hai", Sample.Noon.AddSeconds(1));
        await AddAsync(app, "ba", Sample.Noon.AddDays(1));

        var lines = await JsonAsync(app, "?by=Lê+Thị+Hoà&to=2026-03-02");

        Assert.Equal(["hai", "một"], lines.Select(line => line.GetProperty("subject").GetString()));
        Assert.Equal(("2026-03-02T05:00:02.000Z", """{"count":3}""", true), (lines[1].GetProperty("at").GetString(), lines[1].GetProperty("became").GetString(), lines[1].GetProperty("unaltered").GetBoolean()));
        Assert.Equal((await app.Service<AuditTrail>().ListAsync(new(Subject: "một"), null, 1, default))[0].Sha256, lines[1].GetProperty("sha256").GetString());
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+84")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("\r=1")]
    public async Task Csv_CellThatASpreadsheetWouldRun_IsText(string text)
    {
        await using var app = await StartAsync();
        await app.Service<AuditTrail>().AddAsync(AuditEntry.Of(new("Hoà", Sample.Noon), AuditAction.ReportRead, text, reason: text) with { Was = text }, default);

        var rows = Rows(await app.Client.GetByteArrayAsync("/admin/audit.csv?by=Hoà"));

        Assert.Equal(2, rows.Count);
        Assert.All(rows.SelectMany(cells => cells), cell => Assert.DoesNotMatch("^[=+@\t\r-]", cell));
        Assert.Contains(text, rows[1][3], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Csv_WithQuotesCommasAndLines_IsReadBackAsItWas()
    {
        await using var app = await StartAsync();
        await app.Service<AuditTrail>().AddAsync(AuditEntry.Of(new("Hoà", Sample.Noon), AuditAction.ReportRead, "a,\"b\"", null, new { Note = "ế" }, "dòng 1\ndòng 2"), default);

        var row = Rows(await app.Client.GetByteArrayAsync("/admin/audit.csv?by=Hoà"))[1];

        Assert.Equal(["2026-03-02T05:00:00.000Z", "Hoà", "report-read", "a,\"b\"", "", """{"note":"ế"}""", "dòng 1\ndòng 2"], row.Take(7));
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("json")]
    public async Task Export_Taken_IsEnteredWithWhatWasAskedFor(string kind)
    {
        await using var app = await SurveyHubApp.StartAsync();
        var auditor = await app.SignInAsAsync(Role.Auditor);

        await app.Client.GetAsync($"/admin/audit.{kind}?by=Hoà");

        var entry = (await app.Service<AuditTrail>().ListAsync(new(Action: AuditAction.Exported), null, 10, default)).Single();
        Assert.Equal((auditor.SignInName, $"audit.{kind}"), (entry.Done.By, entry.Subject));
        Assert.Contains("\"by\":\"Hoà\"", entry.Became, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_RefusedForItsFilter_IsNotEntered()
    {
        await using var app = await StartAsync();

        await app.Client.GetAsync("/admin/audit.csv?from=x");

        Assert.Empty(await app.Service<AuditTrail>().ListAsync(new(Action: AuditAction.Exported), null, 10, default));
    }

    private static async Task<SurveyHubApp> StartAsync(string provider = "sqlite")
    {
        var app = await SurveyHubApp.StartAsync(provider);
        await app.SignInAsAsync(Role.Auditor);
        return app;
    }

    private static Task AddAsync(SurveyHubApp app, string subject, DateTimeOffset at, object? became = null) =>
        app.Service<AuditTrail>().AddAsync(AuditEntry.Of(new("Lê Thị Hoà", at), AuditAction.InvitationsMade, subject, null, became), default);

    private static async Task<List<JsonElement>> JsonAsync(SurveyHubApp app, string query)
    {
        using var document = JsonDocument.Parse(await app.Client.GetStringAsync("/admin/audit.json" + query));
        return [.. document.RootElement.EnumerateArray().Select(line => line.Clone())];
    }

    private static List<string[]> Rows(byte[] file)
    {
        Assert.Equal(Encoding.UTF8.Preamble.ToArray(), file.Take(3));
        using var csv = CsvReader.Create(new MemoryStream(file), CsvReaderOptions.Default with { Separator = ',' });
        csv.ReadHeader();
        var rows = new List<string[]> { csv.Headers.ToArray() };
        while (csv.Read())
            rows.Add([.. Enumerable.Range(0, csv.FieldCount).Select(csv.GetString)]);
        return rows;
    }
}
