namespace SurveyHub.Engine;

/// <summary>Makes reports and takes them from state to state; whatever is frozen stays as it is, byte for byte.</summary>
public sealed class Filing(Database database, AuditTrail audit)
{
    /// <returns>The report's id; or <c>filed-report-exists</c>.</returns>
    public async Task<Outcome<FiledReport>> AddAsync(ReportSubject subject, FrozenFigures figures, Signature by, CancellationToken ct)
    {
        var id = Guid.CreateVersion7(by.At);
        var made = new FiledReport(id, subject, [new(new(subject.Campaign, 0, figures, null, by, IsUnaltered: true), [])]);
        var entry = EntryOf(made, AuditAction.ReportGenerated, by, null, new { Edition = 0, figures.Sha256 });
        return await database.InTransactionAsync<Outcome<FiledReport>>(
            async db =>
            {
                var added = await db.ExecuteAsync(
                    """
                    insert into filed_report (id, campaign, period, unit, of_year)
                    select @id, @Campaign, @period, @unit, @Year
                     where not exists (select 1 from filed_report r where r.campaign = @Campaign and r.period = @period and r.unit = @unit)
                    """,
                    new { id = id.Key(), subject.Campaign, period = subject.Period ?? "", unit = subject.Unit?.Value ?? "", subject.Year });
                if (added == 0)
                    return await WasDoneAsync(db, entry) ? made : Problem.FiledReportExists();
                await AddEditionAsync(db, made);
                await audit.AddAsync(db, entry);
                return made;
            },
            ct);
    }

    /// <summary>Puts new figures in the place of those of an edition that is not frozen; who reviewed it must do so again.</summary>
    /// <returns>The report, or that it is frozen or was changed meanwhile.</returns>
    public async Task<Outcome<FiledReport>> RenewAsync(FiledReport report, FrozenFigures figures, Signature by, CancellationToken ct)
    {
        if (report.Latest.IsFixed)
            return Problem.FilingStateUnfit();
        var was = report.Latest.Kept;
        var renewed = report with { Editions = [.. report.Editions.SkipLast(1), new(was with { Figures = figures, Made = by }, [])] };
        return await DoAsync(
            report, EntryOf(report, AuditAction.ReportGenerated, by, new { Edition = was.Number, was.Figures.Sha256 }, new { Edition = was.Number, figures.Sha256 }), renewed,
            async db =>
            {
                await RemoveLatestAsync(db, report);
                await AddEditionAsync(db, renewed);
            },
            ct);
    }

    /// <summary>A new edition after one that is frozen, which stays beside it.</summary>
    public async Task<Outcome<FiledReport>> CorrectAsync(FiledReport report, string reason, FrozenFigures figures, Signature by, CancellationToken ct)
    {
        if (!report.Latest.IsFixed)
            return Problem.FilingStateUnfit();
        var was = report.Latest.Kept;
        var corrected = report with { Editions = [.. report.Editions, new(new(was.Campaign, was.Number + 1, figures, reason, by, IsUnaltered: true), [])] };
        return await DoAsync(
            report, EntryOf(report, AuditAction.ReportGenerated, by, new { Edition = was.Number, was.Figures.Sha256 }, new { Edition = was.Number + 1, figures.Sha256 }, reason), corrected, db => AddEditionAsync(db, corrected), ct);
    }

    /// <summary>Throws the latest edition away, which must not be frozen; with its only edition the report is gone.</summary>
    public async Task<Outcome<FiledReport>> DiscardAsync(FiledReport report, Signature by, CancellationToken ct)
    {
        if (report.Latest.IsFixed)
            return Problem.FilingStateUnfit();
        return await DoAsync(
            report, EntryOf(report, AuditAction.ReportDiscarded, by, new { Edition = report.Latest.Kept.Number, report.Latest.Kept.Figures.Sha256 }, null), report,
            async db =>
            {
                await RemoveLatestAsync(db, report);
                if (report.Editions.Count == 1)
                    await db.ExecuteAsync("delete from filed_report where id = @id", new { id = report.Id.Key() });
            },
            ct);
    }

    /// <summary>The next state.</summary>
    /// <param name="document">Exactly where it is filed.</param>
    /// <returns>The report; or that it is in another state, was changed meanwhile, or is reviewed by who made it.</returns>
    public async Task<Outcome<FiledReport>> AdvanceAsync(FiledReport report, FilingState to, IssuedDocument? document, Signature by, CancellationToken ct)
    {
        var (edition, action) = (report.Latest, ActionOf(to));
        if (edition.State + 1 != to)
            return Problem.FilingStateUnfit();
        if (to == FilingState.Reviewed && edition.Kept.Made.By == by.By)
            return Problem.FilingReviewOwn();
        var advanced = report with { Editions = [.. report.Editions.SkipLast(1), edition with { Steps = [.. edition.Steps, new(to, by, document)] }] };
        var became = new { Edition = edition.Kept.Number, State = Words.Write(to), edition.Kept.Figures.Sha256, Document = document?.Number, Day = document is null ? null : ColumnTypes.Write(document.Day) };
        return await DoAsync(
            report, EntryOf(report, action, by, new { State = Words.Write(edition.State) }, became), advanced,
            db => db.ExecuteAsync(
                """
                insert into report_step (report, edition, state, done_by, done_at, document_number, document_day)
                values (@id, @Number, @state, @By, @At, @document, @day)
                """,
                new { id = report.Id.Key(), edition.Kept.Number, state = Words.Write(to), by.By, by.At, document = document?.Number, day = document?.Day }),
            ct);
    }

    private static AuditAction ActionOf(FilingState to) => to switch
    {
        FilingState.Generated => AuditAction.ReportGenerated,
        FilingState.Reviewed => AuditAction.ReportReviewed,
        FilingState.Frozen => AuditAction.ReportFrozen,
        FilingState.Filed => AuditAction.ReportFiled,
    };

    private static AuditEntry EntryOf(FiledReport report, AuditAction action, Signature by, object? was, object? became, string? reason = null) =>
        AuditEntry.Of(by, action, report.Subject.ToString(), was, became, reason);

    /// <param name="seen">As whoever acts has seen it.</param>
    private Task<Outcome<FiledReport>> DoAsync(FiledReport seen, AuditEntry entry, FiledReport result, Func<Transaction, Task> work, CancellationToken ct) => database.InTransactionAsync<Outcome<FiledReport>>(
        async db =>
        {
            await db.ExecuteAsync("update filed_report set of_year = of_year where id = @id", new { id = seen.Id.Key() }); // whoever acts on it at the same moment waits here
            if (await WasDoneAsync(db, entry))
                return result;
            if (!await IsAsSeenAsync(db, seen))
                return Problem.FilingMoved();
            await work(db);
            await audit.AddAsync(db, entry);
            return result;
        },
        ct);

    /// <summary>Whether the work is tried again after it was done.</summary>
    private static async Task<bool> WasDoneAsync(Transaction db, AuditEntry entry) => await db.SingleAsync<long>("select count(*) from audit_entry where id = @id", new { id = entry.Id.Key() }) > 0;

    private static async Task<bool> IsAsSeenAsync(Transaction db, FiledReport seen) => await db.SingleAsync<long>(
        """
        select count(*)
          from report_edition e
         where e.report = @id and e.number = @Number and e.sha256 = @Sha256 and e.made_at = @At
           and not exists (select 1 from report_edition l where l.report = e.report and l.number > e.number)
           and (select count(*) from report_step s where s.report = e.report and s.edition = e.number) = @steps
        """,
        new { id = seen.Id.Key(), seen.Latest.Kept.Number, seen.Latest.Kept.Figures.Sha256, seen.Latest.Kept.Made.At, steps = seen.Latest.Steps.Count }) == 1;

    private static async Task RemoveLatestAsync(Transaction db, FiledReport report)
    {
        var key = new { id = report.Id.Key(), report.Latest.Kept.Number };
        await db.ExecuteAsync("delete from report_step where report = @id and edition = @Number", key);
        await db.ExecuteAsync("delete from report_edition where report = @id and number = @Number", key);
    }

    private static Task AddEditionAsync(Transaction db, FiledReport report)
    {
        var (kept, figures) = (report.Latest.Kept, report.Latest.Kept.Figures);
        return db.ExecuteAsync(
            """
            insert into report_edition (report, number, document, sha256, responses, as_of, ledger_day, ledger_root, floor, reason, made_by, made_at)
            values (@id, @Number, @document, @Sha256, @Responses, @AsOf, @Day, @Digest, @Floor, @Reason, @By, @At)
            """,
            new
            {
                id = report.Id.Key(),
                kept.Number,
                document = FiledReports.Pack(figures.Json),
                figures.Sha256,
                figures.Responses,
                figures.AsOf,
                figures.Root?.Day,
                figures.Root?.Digest,
                figures.Floor,
                kept.Reason,
                kept.Made.By,
                kept.Made.At,
            });
    }
}
