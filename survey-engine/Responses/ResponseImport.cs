using System.Globalization;

namespace SurveyHub.Engine;

/// <summary>What an import did: rows of the file, each counted once.</summary>
public sealed record ImportCounts(long Stored, long Duplicates, long Refused);

/// <summary>Reads a file of responses into a campaign: first every row is checked, then they are stored.</summary>
/// <remarks>
/// Columns are item codes and <c>id, unit, field, point, channel, language, started_at, submitted_at</c>. Cells are option
/// codes or level values, several of them joined by <c>|</c>; empty is no answer. The same row imported again is a
/// duplicate, so an import that was interrupted is simply run again.
/// </remarks>
public sealed class ResponseImport(Responses responses, Units units, ServiceFields fields, AuditTrail audit, TimeProvider clock)
{
    private const int BatchSize = 500;

    /// <param name="file">Is read twice.</param>
    /// <param name="mayBlank">Whether required items may stand empty.</param>
    /// <param name="skipBadRows">Whether the good rows are stored although others were refused.</param>
    /// <param name="refused">Is told of each refused row, in the order of the file, and why.</param>
    /// <param name="progress">Is told how many rows were dealt with, each pass from 0.</param>
    /// <returns>The counts, or what is wrong with the columns; nothing is stored unless all rows are good or bad ones are to be skipped.</returns>
    public async Task<Outcome<ImportCounts>> ImportAsync(
        Campaign campaign, ResponseFile file, bool mayBlank, bool skipBadRows, Signature by,
        Action<ResponseRow, IReadOnlyList<Problem>> refused, IProgress<long> progress, CancellationToken ct)
    {
        if (campaign.State == CampaignState.Planned)
            return Problem.CampaignNotYetOpen();
        if (campaign.IsFrozen)
            return Problem.CampaignFrozen();
        var organisation = await units.ListAsync(ct);
        var columns = new ImportColumns(
            campaign,
            campaign.Plan?.ScopeIn(organisation) ?? UnitScope.Province,
            file.Columns,
            organisation.Select(unit => unit.Code).ToHashSet(),
            (await fields.ListAsync(ct)).Select(field => field.Code).ToHashSet(),
            mayBlank);
        if (columns.Problems is { Count: > 0 } problems)
            return problems;

        var (rows, bad) = await CheckAsync();
        if (bad.Count > 0 && !skipBadRows)
            return new ImportCounts(0, 0, bad.Count);

        // Before the first row: were it interrupted, nothing is stored of which the trail does not say where it came from.
        if (rows > bad.Count)
            await audit.AddAsync(AuditEntry.Of(by, AuditAction.ResponsesImported, campaign.Code.Value, null, new { File = file.Name, Sha256 = await file.Sha256Async(ct), Rows = rows - bad.Count, Refused = bad.Count }), ct);

        var (stored, duplicates) = (0L, 0L);
        foreach (var batch in Readable().Where(row => !bad.Contains(row.Row.Line)).Select(row => row.Response!).Chunk(BatchSize))
        {
            var outcomes = await responses.AddAsync(batch, ct);
            stored += outcomes.Count(outcome => outcome == Intake.Stored);
            duplicates += outcomes.Count(outcome => outcome == Intake.Duplicate);
            progress.Report(stored + duplicates);
        }

        return new ImportCounts(stored, duplicates, bad.Count);

        async Task<(long Rows, HashSet<long> Bad)> CheckAsync()
        {
            var lines = new HashSet<long>();
            var ids = new HashSet<Guid>();
            var done = 0L;
            foreach (var batch in Readable().Chunk(BatchSize))
            {
                var conflicts = await responses.FindConflictsAsync([.. batch.Select(row => row.Response).OfType<Response>()], ct);
                foreach (var (row, response, found) in batch)
                {
                    var problem = response is null ? null
                        : !ids.Add(response.Id) ? Problem.IdRepeated(columns.Id(row)) with { Line = row.Line }
                        : conflicts.Contains(response.Id) ? Problem.ResponseConflict() with { Line = row.Line }
                        : null;
                    var all = problem is null ? found : [problem];
                    if (all.Count == 0)
                        continue;
                    lines.Add(row.Line);
                    refused(row, all);
                }

                progress.Report(done += batch.Length);
            }

            return (done, lines);
        }

        IEnumerable<(ResponseRow Row, Response? Response, IReadOnlyList<Problem> Problems)> Readable()
        {
            var now = clock.GetUtcNow();
            foreach (var row in file.Rows())
            {
                var read = row.Problem is { } problem ? problem : columns.Read(row, now);
                yield return (row, read.Value, read.Problems);
            }
        }
    }
}

/// <summary>What each column of one file means, and how a row becomes a response.</summary>
internal sealed class ImportColumns
{
    /// <summary>What a file may say beside the answers; no item may have such a code.</summary>
    public static IReadOnlySet<string> Known { get; } = new HashSet<string>(["id", "unit", "field", "point", "channel", "language", "started_at", "submitted_at"], StringComparer.OrdinalIgnoreCase);

    private readonly Campaign _campaign;
    private readonly UnitScope _scope;
    private readonly SubmissionTexts _texts;
    private readonly bool _mayBlank;
    private readonly Dictionary<string, int> _place = [];
    private readonly List<(string Column, Item Item, string Name, int Cell)> _items = [];

    /// <param name="scope">The units that the campaign is about.</param>
    /// <param name="units">All there ever were.</param>
    public ImportColumns(Campaign campaign, UnitScope scope, IReadOnlyList<string> columns, IReadOnlySet<Code> units, IReadOnlySet<Code> fields, bool mayBlank)
    {
        (_campaign, _scope, _texts, _mayBlank) = (campaign, scope, new(units, fields), mayBlank);
        var problems = new List<Problem>();
        for (var i = 0; i < columns.Count; i++)
        {
            if (Known.Contains(columns[i]))
                _place.Add(columns[i].ToLowerInvariant(), i);
            else if (campaign.Version.Find(Code.Parse(columns[i])) is { } item)
                _items.Add((columns[i], item, item.Code.Value, i));
            else if (campaign.Version.FindByWords(columns[i]) is { } other)
                _items.Add((columns[i], other, Answers.WordsField(other), i));
            else
                problems.Add(Problem.ColumnUnknown(columns[i]));
        }

        if (!mayBlank)
        {
            problems.AddRange(campaign.Version.Items
                .Where(item => item is { Required: true, VisibleIf: null } && _items.TrueForAll(column => column.Item != item))
                .Select(item => Problem.ColumnMissing(item.Code.Value)));
        }

        Problems = problems;
    }

    public List<Problem> Problems { get; }

    /// <summary>What names the row across imports: its id, or where the file has none, its line.</summary>
    public string Id(ResponseRow row) => Cell(row, "id") ?? string.Create(CultureInfo.InvariantCulture, $"{row.Line}");

    public Outcome<Response> Read(ResponseRow row, DateTimeOffset now)
    {
        var problems = new List<Problem>();
        var visit = _texts.Visit(Cell(row, "unit"), Cell(row, "field"), Cell(row, "point"), problems);
        var channel = SubmissionTexts.Channel(Cell(row, "channel"), Channel.Import, problems);
        var language = SubmissionTexts.Language(Cell(row, "language"), problems);
        var started = SubmissionTexts.Instant("started_at", Cell(row, "started_at"), problems);
        var submitted = SubmissionTexts.Instant("submitted_at", Cell(row, "submitted_at"), problems);

        if (problems.Count == 0)
            problems.AddRange(_campaign.Refusals(visit.Unit, channel!.Value, language, _scope));
        var answers = Answers.Parse(_campaign.Version, _items.Select(column => KeyValuePair.Create(column.Name, Values(column.Item, row.Cells[column.Cell]))), now.DayInVietnam(), _mayBlank);
        problems.AddRange(answers.Problems.Select(InColumn));
        if (problems.Count > 0)
            return problems.ConvertAll(problem => problem with { Line = row.Line });

        var submission = new Submission(IdOf(row), visit, channel!.Value, language, started, submitted ?? now);
        return new Response(_campaign, submission, answers.Value!, now);
    }

    /// <summary>The problem under the name the file gives the item.</summary>
    private Problem InColumn(Problem problem) =>
        _items.Find(column => column.Item.Code.Value == problem.Place).Column is { } column ? problem with { Place = column } : problem;

    private static IReadOnlyList<string> Values(Item item, string cell) =>
        item.Kind is ItemKind.Multiple or ItemKind.Ranking ? cell.Split('|', StringSplitOptions.TrimEntries) : [cell];

    private string? Cell(ResponseRow row, string column) =>
        _place.TryGetValue(column, out var i) && row.Cells[i].Length > 0 ? row.Cells[i] : null;

    /// <remarks>An id that is no UUID becomes one by its name, the same in each import of the file.</remarks>
    private Guid IdOf(ResponseRow row)
    {
        if (Guid.TryParseExact(Id(row), "D", out var uuid) && uuid != Guid.Empty)
            return uuid;

        // Without an id of its own a row is named by its line and what stands in it.
        var name = Cell(row, "id") is null ? $"{Id(row)}\n{string.Join('\u001F', row.Cells)}" : Id(row);
        return ResponseId.Named($"{_campaign.Code}\n{name}");
    }
}
