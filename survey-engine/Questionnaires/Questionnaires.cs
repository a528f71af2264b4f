using System.Collections.Concurrent;

namespace SurveyHub.Engine;

/// <summary>Published versions in the store.</summary>
public sealed class Questionnaires(Database database, AuditTrail audit)
{
    // A published version never changes, so what was read once stays true.
    private readonly ConcurrentDictionary<(Code Code, int Number), QuestionnaireVersion> _read = new();

    /// <summary>Publishes a version that changes nothing anybody must decide, in the program's own name.</summary>
    public Task<Outcome<QuestionnaireVersion>> AddAsync(QuestionnaireVersion version, DateTimeOffset now, CancellationToken ct) =>
        AddAsync(version, [], Signature.System(now), ct);

    /// <summary>Publishes a version under its own number; publishing the same document again changes nothing.</summary>
    /// <param name="decisions">What each change against the version before means, see <see cref="Settlement.Of"/>.</param>
    /// <returns>The version, or <c>version-immutable</c> when another document stands under its number, or why it cannot follow the versions before.</returns>
    public Task<Outcome<QuestionnaireVersion>> AddAsync(
        QuestionnaireVersion version, IReadOnlyList<Decision> decisions, Signature published, CancellationToken ct) =>
        database.InTransactionAsync(db => AddAsync(db, version, decisions, published, audit), ct);

    /// <summary>Null when there is none of that name and number.</summary>
    public async Task<QuestionnaireVersion?> FindAsync(Code code, int number, CancellationToken ct)
    {
        if (_read.TryGetValue((code, number), out var known))
            return known;

        var document = await database.FindAsync<string>(
            "select document from questionnaire_version where questionnaire = @code and version = @number", new { code, number }, ct);
        return document is null ? null : _read.GetOrAdd((code, number), Read(document));
    }

    /// <summary>The version of the highest number; null when none is published.</summary>
    public async Task<QuestionnaireVersion?> FindLatestAsync(Code code, CancellationToken ct) =>
        await database.FindAsync<int?>("select max(version) from questionnaire_version where questionnaire = @code", new { code }, ct) is { } number
            ? await FindAsync(code, number, ct)
            : null;

    /// <summary>All versions, by code and number.</summary>
    public Task<IReadOnlyList<PublishedVersion>> ListAsync(CancellationToken ct) => database.QueryAsync<PublishedVersion>(
        """
        select v.questionnaire as Questionnaire, v.version as Number, v.sha256 as Sha256, v.published_at as PublishedAt, p.published_by as PublishedBy,
               r.retired_at as RetiredAt, r.retired_by as RetiredBy
          from questionnaire_version v
          left join questionnaire_publication p on p.questionnaire = v.questionnaire and p.version = v.version
          left join questionnaire_retirement r on r.questionnaire = v.questionnaire and r.version = v.version
         order by v.questionnaire, v.version
        """,
        null, ct);

    /// <summary>All versions of a questionnaire, in the order of their numbers.</summary>
    public async Task<IReadOnlyList<QuestionnaireVersion>> ListAsync(Code code, CancellationToken ct) =>
        [.. (await database.QueryAsync<string>("select document from questionnaire_version where questionnaire = @code order by version", new { code }, ct)).Select(Read)];

    /// <summary>
    /// From now on no campaign is opened on the version; campaigns that run go on, and take what was begun before or comes from a
    /// device that was offline. Retiring again changes nothing.
    /// </summary>
    /// <returns>The version, or <c>questionnaire-unknown</c>.</returns>
    public async Task<Outcome<QuestionnaireVersion>> RetireAsync(Code code, int number, Signature retired, CancellationToken ct)
    {
        if (await FindAsync(code, number, ct) is not { } version)
            return Problem.QuestionnaireUnknown($"{code} {number}");
        return await database.InTransactionAsync(
            async db =>
            {
                var written = await db.ExecuteAsync(
                    """
                    insert into questionnaire_retirement (questionnaire, version, retired_by, retired_at)
                    select @code, @number, @By, @At
                     where not exists (select 1 from questionnaire_retirement r where r.questionnaire = @code and r.version = @number)
                    """,
                    new { code, number, retired.By, retired.At });
                if (written == 1)
                    await audit.AddAsync(db, AuditEntry.Of(retired, AuditAction.QuestionnaireRetired, $"{code}/{number}"));
                return version;
            },
            ct);
    }

    /// <summary>What the program brings along: nobody did that, and so it is not in the audit trail.</summary>
    internal static Task<Outcome<QuestionnaireVersion>> AddAsync(Transaction db, QuestionnaireVersion version, DateTimeOffset now) =>
        AddAsync(db, version, [], Signature.System(now), audit: null);

    internal static async Task<Outcome<QuestionnaireVersion>> AddAsync(
        Transaction db, QuestionnaireVersion version, IReadOnlyList<Decision> decisions, Signature published, AuditTrail? audit)
    {
        var earlier = await ListAsync(db, version.Code);
        if (earlier.FirstOrDefault(other => other.Number == version.Number) is { } stored)
            return stored.Sha256 == version.Sha256 ? version : Problem.VersionImmutable($"{version.Code} {version.Number}");
        if (earlier.Count > 0 && earlier[^1].Number > version.Number)
            return Problem.VersionOutOfOrder(version.Code, version.Number, earlier[^1].Number);

        var settled = Settlement.Of(earlier, version, decisions, published);
        if (Translations.Missing(version).Concat(settled.Problems).ToList() is { Count: > 0 } problems)
            return problems;
        await InsertAsync(db, version, published);
        foreach (var mapping in settled.Value!.Mappings)
            await ItemMappings.AddAsync(db, mapping);
        if (audit is not null)
            await audit.AddAsync(db, Describe(version, earlier.Count > 0 ? earlier[^1] : null, decisions, published));
        return version;
    }

    private static AuditEntry Describe(QuestionnaireVersion version, QuestionnaireVersion? before, IReadOnlyList<Decision> decisions, Signature published) => AuditEntry.Of(
        published, AuditAction.QuestionnairePublished, $"{version.Code}/{version.Number}",
        was: before is null ? null : new { Version = before.Number, before.Sha256 },
        became: new
        {
            Version = version.Number,
            version.Sha256,
            Decisions = decisions.Select(decision => new { decision.Place, Class = Words.Write(decision.Class), decision.Reason, Continues = decision.Continues?.Value }),
        });

    /// <summary>All versions of a questionnaire, in the order of their numbers.</summary>
    internal static async Task<IReadOnlyList<QuestionnaireVersion>> ListAsync(Transaction db, Code code) =>
        [.. (await db.QueryAsync<string>("select document from questionnaire_version where questionnaire = @code order by version", new { code })).Select(Read)];

    // Two nodes that publish one number at once: the second meets the key, begins again and finds the first one's document.
    private static async Task InsertAsync(Transaction db, QuestionnaireVersion version, Signature published)
    {
        await db.ExecuteAsync(
            "insert into questionnaire_version (questionnaire, version, document, sha256, published_at) values (@Code, @Number, @Document, @Sha256, @At)",
            new { version.Code, version.Number, version.Document, version.Sha256, published.At });
        await db.ExecuteAsync(
            "insert into questionnaire_publication (questionnaire, version, published_by) values (@Code, @Number, @By)",
            new { version.Code, version.Number, published.By });
    }

    private static QuestionnaireVersion Read(string document) => QuestionnaireDocument.Read(document) is { Value: { } version }
        ? version
        : throw new InvalidDataException($"A stored document cannot be read: {document[..Math.Min(document.Length, 80)]}");
}

/// <summary>What happened to a version.</summary>
public sealed record PublishedVersion
{
    public required Code Questionnaire { get; init; }
    public int Number { get; init; }
    public required string Sha256 { get; init; }
    public DateTimeOffset PublishedAt { get; init; }

    /// <summary>Null for a version that was published before names were kept.</summary>
    public string? PublishedBy { get; init; }

    /// <summary>Null while it is not retired.</summary>
    public DateTimeOffset? RetiredAt { get; init; }

    public string? RetiredBy { get; init; }
}
