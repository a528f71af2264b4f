namespace SurveyHub.Engine;

/// <summary>The templates of official reports; each stays as it was, the latest counts.</summary>
public sealed class ReportTemplates(Database database, AuditTrail audit)
{
    /// <returns>Null where none was saved yet.</returns>
    public async Task<StoredReportTemplate?> FindAsync(CancellationToken ct)
    {
        var row = await database.FindAsync<Row>(
            """
            select t.number as Number, t.template as Template, t.made_by as MadeBy, t.made_at as MadeAt
              from report_template t
             where t.number = (select max(number) from report_template)
            """,
            null, ct);
        return row is null ? null : new(row.Number, ReportTemplate.OfJson(row.Template), new(row.MadeBy, row.MadeAt));
    }

    /// <param name="was">The number of the template that was changed; 0 where there was none.</param>
    /// <returns>The template; or every problem, <c>report-template-changed</c> where somebody else saved one meanwhile.</returns>
    public async Task<Outcome<StoredReportTemplate>> SaveAsync(ReportTemplateText text, int was, Signature by, CancellationToken ct)
    {
        var read = text.Parse();
        if (read.Value is not { } template)
            return read.Problems.ToList();

        var (number, json, before) = (was + 1, template.ToJson(), await FindAsync(ct));
        var entry = AuditEntry.Of(by, AuditAction.ReportTemplateChanged, "report-template", before is null ? null : Describe(before.Template), Describe(template));
        return await database.InTransactionAsync<Outcome<StoredReportTemplate>>(
            async db =>
            {
                var latest = await db.SingleAsync<long>("select coalesce(max(number), 0) from report_template", null);
                if (latest == number && await db.SingleAsync<long>("select count(*) from report_template where number = @number and template = @json and made_by = @By and made_at = @At", new { number, json, by.By, by.At }) == 1)
                    return new StoredReportTemplate(number, template, by); // tried again after it was committed
                if (latest != was)
                    return Problem.ReportTemplateChanged();
                await db.ExecuteAsync(
                    "insert into report_template (number, template, sha256, made_by, made_at) values (@number, @json, @sha256, @By, @At)",
                    new { number, json, sha256 = CanonicalJson.Sha256(json), by.By, by.At });
                await audit.AddAsync(db, entry);
                return new StoredReportTemplate(number, template, by);
            },
            ct);
    }

    private static object Describe(ReportTemplate template) => new
    {
        template.Letterhead,
        Chapters = string.Join(", ", template.Chapters.Select(Words.Write)),
        Own = template.Own.Select(own => own.Title),
    };

    private sealed record Row
    {
        public int Number { get; init; }
        public required string Template { get; init; }
        public required string MadeBy { get; init; }
        public DateTimeOffset MadeAt { get; init; }
    }
}
