using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using SurveyHub.Engine;

namespace SurveyHub.Analytics;

/// <summary>Where a page of comments ends, and the next one goes on.</summary>
public sealed record CommentPlace(DateTimeOffset ReceivedAt, Guid Response)
{
    /// <summary>Reads what <see cref="ToString"/> writes; null when it is something else.</summary>
    public static CommentPlace? Parse(string? text) =>
        text?.Split('.') is [var time, var id] && long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
        && at <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds() && Guid.TryParse(id, out var response)
            ? new(DateTimeOffset.FromUnixTimeMilliseconds(at), response)
            : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{ReceivedAt.ToUnixTimeMilliseconds()}.{Response:N}");
}

/// <param name="Next">Null at the end.</param>
public sealed record CommentPage(IReadOnlyList<Comment> Comments, CommentPlace? Next);

/// <summary>The comments of a campaign, screened as they are read, without those of responses that are excluded by decision.</summary>
/// <remarks>See <see cref="RawComments.ItemsOf"/> for what is a comment.</remarks>
public sealed class Comments
{
    /// <summary>The most people on a page.</summary>
    public const int MostOnPage = 100;

    private const int Portion = 500;

    private const string Select =
        """
        select id as Id, received_at as ReceivedAt, received_on as Day, unit as Unit, field as Field, channel as Channel, answers as Choices, comments as Comments
          from response
        """;

    private static readonly CommentPlace _end = new(DateTimeOffset.MaxValue, Guid.AllBitsSet);

    private readonly Database _database;
    private readonly Campaign _campaign;
    private readonly IndexStructure _structure;
    private readonly AnswerReader _reader;
    private readonly HashSet<string> _items;

    public Comments(Database database, Campaign campaign)
    {
        (_database, _campaign, _structure) = (database, campaign, new(campaign.Version));
        _reader = new(_structure);
        _items = [.. RawComments.ItemsOf(campaign.Version).Select(item => item.Value)];
    }

    /// <summary>All comments of the responses that are wanted, in no order and in constant memory: to be counted.</summary>
    /// <param name="mark">See <see cref="Screening.Mask"/>.</param>
    public async IAsyncEnumerable<Comment> ReadAsync(CampaignPart part, Func<PrivateKind, string> mark, [EnumeratorCancellation] CancellationToken ct)
    {
        var excluded = await ResponseDecisions.ListExcludedAsync(_database, _campaign, ct);
        var rows = _database.StreamAsync<Row>(
            $"""
            {Select}
             where campaign = @Code and comments is not null
            """,
            new { _campaign.Code }, ct);
        await foreach (var row in rows)
        {
            if (Read(row, excluded, part, mark) is { } comment)
                yield return comment;
        }
    }

    /// <summary>How many people wrote something, and the words they use, of the responses that are wanted.</summary>
    public async Task<(CommentCounts Counts, CommonWords Words)> CountAsync(CampaignPart part, CancellationToken ct)
    {
        var (counts, words) = (new CommentCounts(_structure), new CommonWords());
        await foreach (var comment in ReadAsync(part, _ => "|", ct))
        {
            counts.Add(comment.Answers);
            words.Add(comment.Texts.Values);
        }

        return (counts, words);
    }

    /// <summary>Some comments of the responses that are wanted, the latest first.</summary>
    /// <param name="group">The counts of just these responses.</param>
    /// <param name="after">Null for the first page.</param>
    /// <param name="most">Of people, 1 to <see cref="MostOnPage"/>.</param>
    /// <param name="floor">See <see cref="Floors.Comments"/>: people know each other's way of writing.</param>
    /// <returns>Null where the group has fewer respondents than the floor.</returns>
    public async Task<CommentPage?> FindPageAsync(
        Tally group, CampaignPart part, Func<PrivateKind, string> mark, CommentPlace? after, int most, int floor, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(most, Math.Clamp(most, 1, MostOnPage));
        if (group.Responses < floor)
            return null;

        var (excluded, page, place) = (await ResponseDecisions.ListExcludedAsync(_database, _campaign, ct), new List<Comment>(), after ?? _end);
        IReadOnlyList<Row> rows;
        do
        {
            rows = await ReadPortionAsync(place, ct);
            foreach (var row in rows)
            {
                place = new(row.ReceivedAt, new(row.Id, bigEndian: true));
                if (Read(row, excluded, part, mark) is not { } comment)
                    continue;
                page.Add(comment);
                if (page.Count == most)
                    return new(page, place);
            }
        }
        while (rows.Count == Portion);

        return new(page, Next: null);
    }

    /// <remarks>Not a stream: a server sends a stream to its end, also where the page is full after ten of a million rows.</remarks>
    private Task<IReadOnlyList<Row>> ReadPortionAsync(CommentPlace after, CancellationToken ct) => _database.QueryAsync<Row>(
        $"""
        {Select}
         where campaign = @Code
           and comments is not null
           and received_at <= @ReceivedAt
           and (received_at < @ReceivedAt or id < @id)
         order by received_at desc, id desc
         limit @Portion
        """,
        new { _campaign.Code, after.ReceivedAt, id = after.Response.ToByteArray(bigEndian: true), Portion }, ct);

    /// <returns>Null where it is not wanted, or is no comment.</returns>
    private Comment? Read(Row row, IReadOnlySet<Guid> excluded, CampaignPart part, Func<PrivateKind, string> mark)
    {
        var (unit, field) = (Code.Parse(row.Unit), Code.Parse(row.Field));
        if (!part.Unit(unit) || !part.Field(field) || excluded.Contains(new(row.Id, bigEndian: true)))
            return null;
        var answers = new byte[_structure.Columns.All.Count];
        _reader.Read(row.Choices, answers);
        if (!part.Fine.All(filter => filter.Keeps(ValueOf(filter.Of, row, answers))))
            return null;
        var texts = JsonSerializer.Deserialize<Dictionary<string, string>>(row.Comments)!
            .Where(text => _items.Contains(text.Key))
            .ToDictionary(text => Code.Of(text.Key), text => Screening.Mask(text.Value, mark));
        if (texts.Count == 0)
            return null;
        var criteria = answers[.._structure.Criteria.Count];
        return new(new(row.Id, bigEndian: true), unit, field, criteria, Sentiments.Of(_structure, criteria), texts);
    }

    /// <exception cref="NotSupportedException">No filter of a report is about it.</exception>
    private string? ValueOf(Characteristic of, Row row, byte[] answers) => of switch
    {
        { Item: { } item } => _structure.Columns.Of(item).Single() is var column && answers[column.Place] is var chosen and > 0 ? column.Item!.Options[chosen - 1].Code.Value : null,
        { Dimension: Dimension.Channel } => row.Channel,
        { Dimension: Dimension.Day } => row.Day,
        _ => throw new NotSupportedException($"Comments by {of}"),
    };

    private sealed record Row
    {
        public required byte[] Id { get; init; }
        public DateTimeOffset ReceivedAt { get; init; }
        public required string Day { get; init; }
        public string? Unit { get; init; }
        public string? Field { get; init; }
        public required string Channel { get; init; }
        public required string Choices { get; init; }
        public required string Comments { get; init; }
    }
}
