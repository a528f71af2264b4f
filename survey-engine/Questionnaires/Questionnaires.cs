using System.Collections.Concurrent;

namespace SurveyHub.Engine;

/// <summary>Published versions in the store.</summary>
public sealed class Questionnaires(Database database)
{
    // A published version never changes, so what was read once stays true.
    private readonly ConcurrentDictionary<(Code Code, int Number), QuestionnaireVersion> _read = new();

    /// <summary>Publishes a version; publishing the same document again changes nothing.</summary>
    /// <returns>The version, or <c>version-immutable</c> when another document stands under its number.</returns>
    public Task<Outcome<QuestionnaireVersion>> AddAsync(QuestionnaireVersion version, DateTimeOffset now, CancellationToken ct) =>
        database.InTransactionAsync(db => AddAsync(db, version, now), ct);

    /// <summary>Null when there is none of that name and number.</summary>
    public async Task<QuestionnaireVersion?> FindAsync(Code code, int number, CancellationToken ct)
    {
        if (_read.TryGetValue((code, number), out var known))
            return known;

        var document = await database.FindAsync<string>(
            "select document from questionnaire_version where questionnaire = @code and version = @number", new { code, number }, ct);
        if (document is null)
            return null;

        var version = QuestionnaireDocument.Read(document).Value
            ?? throw new InvalidDataException($"The stored document of {code} version {number} cannot be read.");
        return _read.GetOrAdd((code, number), version);
    }

    internal static async Task<Outcome<QuestionnaireVersion>> AddAsync(Transaction db, QuestionnaireVersion version, DateTimeOffset now)
    {
        await db.ExecuteAsync(
            """
            insert into questionnaire_version (questionnaire, version, document, sha256, published_at)
            select @Code, @Number, @Document, @Sha256, @now
             where not exists (select 1 from questionnaire_version v where v.questionnaire = @Code and v.version = @Number)
            """,
            new { version.Code, version.Number, version.Document, version.Sha256, now });
        var stored = await db.SingleAsync<string>(
            "select sha256 from questionnaire_version where questionnaire = @Code and version = @Number", new { version.Code, version.Number });
        return stored == version.Sha256 ? version : Problem.VersionImmutable($"{version.Code} {version.Number}");
    }
}
