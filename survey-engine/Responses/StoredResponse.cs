using System.Security.Cryptography;
using System.Text;

namespace SurveyHub.Engine;

/// <summary>A response as it stands in its row: text, a number or bytes in each column.</summary>
internal sealed record StoredResponse
{
    /// <summary>The columns, in the order of <see cref="Values"/>.</summary>
    public const string Insert =
        """
        insert into response (id, campaign, questionnaire, version, unit, field, channel, point, language,
                              started_at, submitted_at, received_at, received_on, answers, comments, sha256)
        """;

    public const string Select =
        """
        select id as Id, campaign as Campaign, questionnaire as Questionnaire, version as Version, unit as Unit, field as Field, channel as Channel,
               point as Point, language as Language, started_at as StartedAt, submitted_at as SubmittedAt, received_at as ReceivedAt,
               received_on as ReceivedOn, answers as Answers, comments as Comments, sha256 as Sha256
          from response
        """;

    public required byte[] Id { get; init; }
    public required string Campaign { get; init; }
    public required string Questionnaire { get; init; }
    public int Version { get; init; }
    public string? Unit { get; init; }
    public string? Field { get; init; }
    public required string Channel { get; init; }
    public string? Point { get; init; }
    public required string Language { get; init; }
    public string? StartedAt { get; init; }
    public required string SubmittedAt { get; init; }
    public required string ReceivedAt { get; init; }
    public required string ReceivedOn { get; init; }
    public required string Answers { get; init; }
    public string? Comments { get; init; }
    public required string Sha256 { get; init; }

    public static StoredResponse Of(Response response)
    {
        var submission = response.Submission;
        var row = new StoredResponse
        {
            Id = response.Id.Key(),
            Campaign = response.Campaign.Value,
            Questionnaire = response.Version.Code.Value,
            Version = response.Version.Number,
            Unit = submission.Visit.Unit?.Value,
            Field = submission.Visit.Field?.Value,
            Channel = Words.Write(submission.Channel),
            Point = submission.Visit.Point?.Value,
            Language = submission.Language,
            StartedAt = submission.StartedAt is { } started ? ColumnTypes.Write(started) : null,
            SubmittedAt = ColumnTypes.Write(submission.SubmittedAt),
            ReceivedAt = ColumnTypes.Write(response.ReceivedAt),
            ReceivedOn = ColumnTypes.Write(response.ReceivedAt.DayInVietnam()),
            Answers = response.Answers.Choices,
            Comments = response.Answers.Comments,
            Sha256 = "",
        };
        return row with { Sha256 = row.ContentSha256() };
    }

    public static Task<IReadOnlyList<StoredResponse>> FindAsync(Database database, IEnumerable<Guid> ids, CancellationToken ct) =>
        database.QueryAsync<StoredResponse>($"{Select} where id in @ids", new { ids = ids.Select(ColumnTypes.Key) }, ct);

    public object?[] Values() =>
        [Id, Campaign, Questionnaire, Version, Unit, Field, Channel, Point, Language, StartedAt, SubmittedAt, ReceivedAt, ReceivedOn, Answers, Comments, Sha256];

    /// <summary>SHA-256 of everything that was said, but for the times, as canonical JSON.</summary>
    public string ContentSha256() => CanonicalJson.Sha256(CanonicalJson.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WritePropertyName("answers");
        writer.WriteRawValue(Answers, skipInputValidation: true);
        writer.WriteString("campaign", Campaign);
        writer.WriteString("channel", Channel);
        writer.WritePropertyName("comments");
        writer.WriteRawValue(Comments ?? "null", skipInputValidation: true);
        writer.WriteString("field", Field);
        writer.WriteString("language", Language);
        writer.WriteString("point", Point);
        writer.WriteString("questionnaire", Questionnaire);
        writer.WriteString("unit", Unit);
        writer.WriteNumber("version", Version);
        writer.WriteEndObject();
    }));

    /// <summary>SHA-256 of the whole row: id, digest of the content and times, each on a line; an unknown start is an empty one.</summary>
    public LedgerLine Line() => new(
        new(Id, bigEndian: true),
        SHA256.HashData(Encoding.UTF8.GetBytes($"{Convert.ToHexStringLower(Id)}\n{Sha256}\n{StartedAt}\n{SubmittedAt}\n{ReceivedAt}\n{ReceivedOn}\n")));
}
