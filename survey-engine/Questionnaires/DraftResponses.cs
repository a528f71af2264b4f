namespace SurveyHub.Engine;

/// <summary>Answers that try a draft out. They stand apart from responses, are in no figure, and vanish when the draft is published.</summary>
public sealed class DraftResponses(Database database)
{
    /// <summary>Stores answers unless the id is there already.</summary>
    /// <param name="draft">The draft the answers were checked against.</param>
    /// <returns>False when the draft was published or saved anew meanwhile: then nothing is stored.</returns>
    public Task<bool> AddAsync(Draft draft, Guid id, Answers answers, DateTimeOffset now, CancellationToken ct) => database.InTransactionAsync(
        async db =>
        {
            if (await Drafts.LockAsync(db, draft.Code) is not { } stored || stored.Revision != draft.Revision)
                return false;
            await db.ExecuteAsync(
                """
                insert into draft_response (id, questionnaire, revision, received_at, answers, comments)
                select @id, @Code, @Revision, @now, @Choices, @Comments
                 where not exists (select 1 from draft_response r where r.id = @id)
                """,
                new { id = id.Key(), draft.Code, draft.Revision, now, answers.Choices, answers.Comments });
            return true;
        },
        ct);

    public async Task<long> CountAsync(Code questionnaire, CancellationToken ct) =>
        await database.FindAsync<long>("select count(*) from draft_response where questionnaire = @questionnaire", new { questionnaire }, ct);
}
