using System.IO.Compression;
using System.Text;

namespace SurveyHub.Engine;

/// <summary>Reads the reports that were made to be filed.</summary>
public sealed class FiledReports(Database database)
{
    private const string Lines =
        """
        select r.id as Id, r.campaign as Campaign, r.period as Period, r.unit as Unit, r.of_year as OfYear, e.number as Number, e.made_by as MadeBy, e.made_at as MadeAt,
               (select count(*) from report_step s where s.report = r.id and s.edition = e.number) as Steps,
               f.document_number as DocumentNumber, f.document_day as DocumentDay
          from filed_report r
          join report_edition e on e.report = r.id and e.number = (select max(l.number) from report_edition l where l.report = r.id)
          left join report_step f on f.report = r.id and f.edition = e.number and f.state = 'filed'
        """;

    private const string Editions =
        """
        select number as Number, document as Document, sha256 as Sha256, responses as Responses, as_of as AsOf, ledger_day as LedgerDay, ledger_root as LedgerRoot, floor as Floor,
               reason as Reason, made_by as MadeBy, made_at as MadeAt
          from report_edition where report = @id order by number
        """;

    private const string StepsOf =
        """
        select edition as Edition, state as State, done_by as DoneBy, done_at as DoneAt, document_number as DocumentNumber, document_day as DocumentDay
          from report_step where report = @id
        """;

    /// <summary>The reports of a page, those made last first.</summary>
    /// <param name="campaign">Null for all.</param>
    /// <param name="year">Null for all.</param>
    public async Task<IReadOnlyList<FiledReportLine>> ListAsync(Code? campaign, int? year, int skip, int most, CancellationToken ct) =>
        [.. (await database.QueryAsync<LineRow>($"{Lines} {Where(campaign, year)} order by e.made_at desc, r.id limit @most offset @skip", new { campaign, year, skip, most }, ct)).Select(row => row.ToLine())];

    public Task<long> CountAsync(Code? campaign, int? year, CancellationToken ct) =>
        database.FindAsync<long>($"select count(*) from filed_report r {Where(campaign, year)}", new { campaign, year }, ct);

    /// <summary>Of which there are reports, the latest first.</summary>
    public Task<IReadOnlyList<int>> ListYearsAsync(CancellationToken ct) => database.QueryAsync<int>("select distinct of_year from filed_report order by of_year desc", null, ct);

    public async Task<FiledReport?> FindAsync(Guid id, CancellationToken ct)
    {
        var key = new { id = id.Key() };
        if (await database.FindAsync<LineRow>($"{Lines} where r.id = @id", key, ct) is not { } line)
            return null;
        var steps = (await database.QueryAsync<StepRow>(StepsOf, key, ct)).ToLookup(row => row.Edition, row => row.ToStep());
        var subject = line.ToLine().Subject;
        var editions = (await database.QueryAsync<EditionRow>(Editions, key, ct)).Select(row => new ReportEdition(row.ToKept(subject.Campaign), [.. steps[row.Number].OrderBy(step => step.State)]));
        return editions.ToList() is { Count: > 0 } all ? new(id, subject, all) : null; // thrown away between two statements
    }

    /// <summary>The report of which an edition has this digest; null where none has it.</summary>
    public async Task<(Guid Report, int Edition)?> FindByDigestAsync(string sha256, CancellationToken ct) =>
        await database.QueryAsync<DigestRow>("select report as Report, number as Number from report_edition where sha256 = @sha256", new { sha256 }, ct) is [var row, ..]
            ? (new Guid(row.Report, bigEndian: true), row.Number)
            : null;

    internal static byte[] Pack(string json)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
            gzip.Write(Encoding.UTF8.GetBytes(json));
        return packed.ToArray();
    }

    private static string Where(Code? campaign, int? year) =>
        "where 1 = 1" + (campaign is null ? "" : " and r.campaign = @campaign") + (year is null ? "" : " and r.of_year = @year");

    private sealed record LineRow
    {
        public required byte[] Id { get; init; }
        public required Code Campaign { get; init; }
        public required string Period { get; init; }
        public required string Unit { get; init; }
        public int OfYear { get; init; }
        public int Number { get; init; }
        public required string MadeBy { get; init; }
        public DateTimeOffset MadeAt { get; init; }
        public long Steps { get; init; }
        public string? DocumentNumber { get; init; }
        public DateOnly? DocumentDay { get; init; }

        public FiledReportLine ToLine() => new(
            new(Id, bigEndian: true), new(Campaign, Period.Length == 0 ? null : Period, Code.Parse(Unit), OfYear), Number, (FilingState)Steps, new(MadeBy, MadeAt), DocumentOf(DocumentNumber, DocumentDay));
    }

    private sealed record EditionRow
    {
        public int Number { get; init; }
        public required byte[] Document { get; init; }
        public required string Sha256 { get; init; }
        public long Responses { get; init; }
        public DateTimeOffset AsOf { get; init; }
        public DateOnly? LedgerDay { get; init; }
        public string? LedgerRoot { get; init; }
        public int Floor { get; init; }
        public string? Reason { get; init; }
        public required string MadeBy { get; init; }
        public DateTimeOffset MadeAt { get; init; }

        public StoredFigures ToKept(Code campaign)
        {
            var figures = new FrozenFigures(Unpack(Document), Responses, AsOf, LedgerDay is { } day && LedgerRoot is { } digest ? new(day, digest) : null, Floor);
            return new(campaign, Number, figures, Reason, new(MadeBy, MadeAt), figures.Sha256 == Sha256);
        }
    }

    private sealed record StepRow
    {
        public int Edition { get; init; }
        public required string State { get; init; }
        public required string DoneBy { get; init; }
        public DateTimeOffset DoneAt { get; init; }
        public string? DocumentNumber { get; init; }
        public DateOnly? DocumentDay { get; init; }

        public FilingStep ToStep() => new(Words.Read<FilingState>(State)!.Value, new(DoneBy, DoneAt), DocumentOf(DocumentNumber, DocumentDay));
    }

    private sealed record DigestRow
    {
        public required byte[] Report { get; init; }
        public int Number { get; init; }
    }

    /// <remarks>Whatever somebody put in its place is no gzip: then there is nothing to show, and the digest says so.</remarks>
    private static string Unpack(byte[] document)
    {
        try
        {
            using var text = new StreamReader(new GZipStream(new MemoryStream(document), CompressionMode.Decompress), Encoding.UTF8);
            return text.ReadToEnd();
        }
        catch (InvalidDataException)
        {
            return "{}";
        }
    }

    private static IssuedDocument? DocumentOf(string? number, DateOnly? day) => number is not null && day is { } known ? new(number, known) : null;
}
