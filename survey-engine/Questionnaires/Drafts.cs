using System.Text.Json.Nodes;

namespace SurveyHub.Engine;

/// <summary>A version that is being written.</summary>
/// <param name="Revision">1, 2, 3 … with every save.</param>
public sealed record Draft(Manuscript Manuscript, int Revision, Signature Saved)
{
    public Code Code => Manuscript.Code;

    /// <summary>What it says so far, or why that is no questionnaire yet. Its number means nothing before it is published.</summary>
    public Outcome<QuestionnaireVersion> Version => Manuscript.Version;
}

/// <summary>What is being written: at most one draft a questionnaire, and the answers that try it out.</summary>
public sealed class Drafts(Database database, Questionnaires questionnaires, Responses responses, AuditTrail audit)
{
    /// <summary>A save so long after the one before begins a new sitting, which the audit trail names; an editor saves every few seconds.</summary>
    public static readonly TimeSpan Sitting = TimeSpan.FromMinutes(10);

    private const string Columns = "questionnaire as Questionnaire, document as Document, revision as Revision, saved_by as SavedBy, saved_at as SavedAt";

    public async Task<Draft?> FindAsync(Code code, CancellationToken ct) =>
        (await database.FindAsync<Row>($"select {Columns} from questionnaire_draft where questionnaire = @code", new { code }, ct))?.ToDraft();

    public async Task<IReadOnlyList<Draft>> ListAsync(CancellationToken ct) =>
        [.. (await database.QueryAsync<Row>($"select {Columns} from questionnaire_draft order by questionnaire", null, ct)).Select(row => row.ToDraft())];

    /// <summary>Saves what was written since a revision; of two people who began from the same one, the second is told so.</summary>
    /// <param name="revision">The revision it began from; 0 for a draft that is not there yet.</param>
    /// <returns>The draft, or <c>draft-changed</c> when it has another revision by now.</returns>
    public Task<Outcome<Draft>> SaveAsync(Manuscript manuscript, int revision, Signature saved, CancellationToken ct) => database.InTransactionAsync<Outcome<Draft>>(
        async db =>
        {
            var before = await FindAsync(db, manuscript.Code);
            var values = new { manuscript.Code, revision, manuscript.Document, saved.By, saved.At };
            var written = await db.ExecuteAsync(revision == 0
                ? """
                  insert into questionnaire_draft (questionnaire, revision, document, saved_by, saved_at)
                  select @Code, 1, @Document, @By, @At
                   where not exists (select 1 from questionnaire_draft d where d.questionnaire = @Code)
                  """
                : """
                  update questionnaire_draft
                     set revision = revision + 1, document = @Document, saved_by = @By, saved_at = @At
                   where questionnaire = @Code and revision = @revision
                  """,
                values);
            if (written == 1)
            {
                var draft = new Draft(manuscript, revision + 1, saved);
                if (before is null || before.Saved.By != saved.By || saved.At - before.Saved.At > Sitting)
                    await audit.AddAsync(db, Describe(draft));
                return draft;
            }

            if (await FindAsync(db, manuscript.Code) is not { } stored)
                return Problem.DraftUnknown(manuscript.Code);
            // The same save again, after an answer that was lost on the way.
            return stored.Revision == revision + 1 && stored.Manuscript.Sha256 == manuscript.Sha256 && stored.Saved.By == saved.By ? stored : Problem.DraftChanged(stored);
        },
        ct);

    /// <summary>What the draft changes against the latest version, with the stored answers each change touches; empty where it is the first.</summary>
    public async Task<IReadOnlyList<Change>> CompareAsync(QuestionnaireVersion draft, CancellationToken ct) =>
        await questionnaires.FindLatestAsync(draft.Code, ct) is { } latest
            ? await responses.CountTouchedAsync(latest, VersionComparison.Compare(latest, draft), ct)
            : [];

    /// <summary>Makes the draft the next version; the draft and the answers that tried it out vanish.</summary>
    /// <param name="draft">As the person saw it who decided: if it was saved or published meanwhile, nothing happens.</param>
    /// <returns>The version, or every reason why not; a decision that is missing says how many answers the change touches.</returns>
    /// <remarks>Without a second person: for whoever holds the machine, see <see cref="PublishApprovedAsync"/>.</remarks>
    public Task<Outcome<QuestionnaireVersion>> PublishAsync(Draft draft, IReadOnlyList<Decision> decisions, Signature published, CancellationToken ct) =>
        PublishAsync(draft, decisions, published, needsApproval: false, ct);

    /// <summary>The same, if a second person has approved exactly this document, see <see cref="DraftReview.ApprovalOf"/>; else <c>approval-missing</c>.</summary>
    public Task<Outcome<QuestionnaireVersion>> PublishApprovedAsync(Draft draft, IReadOnlyList<Decision> decisions, Signature published, CancellationToken ct) =>
        PublishAsync(draft, decisions, published, needsApproval: true, ct);

    /// <summary>Throws the draft away, with what was remarked on it and the answers that tried it out.</summary>
    /// <param name="draft">As the person saw it who decided.</param>
    /// <returns>What is gone; or <c>draft-unknown</c> or <c>draft-changed</c>, and nothing happens.</returns>
    public Task<Outcome<Draft>> DiscardAsync(Draft draft, Signature discarded, CancellationToken ct) => database.InTransactionAsync<Outcome<Draft>>(
        async db =>
        {
            if (await LockAsync(db, draft.Code) is not { } stored)
                return Problem.DraftUnknown(draft.Code);
            if (stored.Revision != draft.Revision)
                return Problem.DraftChanged(stored);
            await DeleteAsync(db, draft.Code);
            var comments = await DraftComments.ForgetAsync(db, draft.Code);
            await DraftReviews.ForgetAsync(db, draft.Code);
            await audit.AddAsync(db, AuditEntry.Of(discarded, AuditAction.DraftDiscarded, draft.Code.Value, was: new { stored.Revision, stored.Manuscript.Sha256, stored.Saved.By, Comments = comments }));
            return stored;
        },
        ct);

    private async Task<Outcome<QuestionnaireVersion>> PublishAsync(Draft draft, IReadOnlyList<Decision> decisions, Signature published, bool needsApproval, CancellationToken ct)
    {
        if (draft.Version.Value is not { } version)
            return draft.Version;
        var faults = Linter.Check(version).Where(finding => finding.Weight == FindingWeight.Refusal).Select(finding => Problem.FaultUnmended(finding.Place, finding.Rule)).ToList();
        if (faults.Count > 0)
            return faults;

        var outcome = await database.InTransactionAsync(db => PublishAsync(db, draft, version, decisions, published, needsApproval), ct);
        if (outcome.Value is not null || !outcome.Problems.Any(Problem.IsDecisionMissing))
            return outcome;

        // Counted outside the transaction, which would keep responses from being stored meanwhile.
        var changes = (await CompareAsync(version, ct)).ToDictionary(change => change.Place);
        return outcome.Problems.Select(problem => Problem.IsDecisionMissing(problem) && changes.TryGetValue(problem.Place!, out var change) ? Problem.DecisionMissing(change) : problem).ToList();
    }

    /// <returns>Null when there is no such draft to lock; else it stays as it is until the transaction ends.</returns>
    internal static async Task<Draft?> LockAsync(Transaction db, Code code)
    {
        await db.ExecuteAsync("update questionnaire_draft set revision = revision where questionnaire = @code", new { code });
        return await FindAsync(db, code);
    }

    private async Task<Outcome<QuestionnaireVersion>> PublishAsync(Transaction db, Draft draft, QuestionnaireVersion version, IReadOnlyList<Decision> decisions, Signature published, bool needsApproval)
    {
        var code = draft.Code;
        if (await LockAsync(db, code) is not { } stored)
            return Problem.DraftUnknown(code);
        if (stored.Revision != draft.Revision || stored.Manuscript.Sha256 != draft.Manuscript.Sha256)
            return Problem.DraftChanged(stored);
        if (needsApproval && DraftReview.ApprovalOf(stored, await DraftReviews.ListAsync(db, code), published.By) is null)
            return Problem.ApprovalMissing(code);

        var earlier = await Questionnaires.ListAsync(db, code);
        var latest = earlier.Count > 0 ? earlier[^1] : null;
        if (latest is not null && Numbered(version, latest.Number).Sha256 == latest.Sha256)
            return Problem.DraftUnchanged(code, latest.Number);

        var outcome = await Questionnaires.AddAsync(db, Numbered(version, (latest?.Number ?? 0) + 1), decisions, published, audit);
        if (outcome.Value is { } added)
        {
            await DeleteAsync(db, code);
            await DraftComments.KeepAsync(db, code, added.Number);
            await DraftReviews.KeepAsync(db, code, added.Number);
        }

        return outcome;
    }

    private static AuditEntry Describe(Draft draft) => AuditEntry.Of(
        draft.Saved, AuditAction.DraftSaved, draft.Code.Value, draft.Revision == 1 ? null : new { Revision = draft.Revision - 1 }, new { draft.Revision, draft.Manuscript.Sha256 });

    private static async Task DeleteAsync(Transaction db, Code code)
    {
        await db.ExecuteAsync("delete from draft_response where questionnaire = @code", new { code });
        await db.ExecuteAsync("delete from questionnaire_draft where questionnaire = @code", new { code });
    }

    private static async Task<Draft?> FindAsync(Transaction db, Code code) =>
        await db.QueryAsync<Row>($"select {Columns} from questionnaire_draft where questionnaire = @code", new { code }) is [var row] ? row.ToDraft() : null;

    private static QuestionnaireVersion Numbered(QuestionnaireVersion version, int number)
    {
        var document = JsonNode.Parse(version.Document)!;
        document["version"] = number;
        return QuestionnaireDocument.Read(document.ToJsonString()).Value!;
    }

    private sealed record Row
    {
        public required Code Questionnaire { get; init; }
        public required string Document { get; init; }
        public int Revision { get; init; }
        public required string SavedBy { get; init; }
        public DateTimeOffset SavedAt { get; init; }

        public Draft ToDraft() => new(Manuscript.Stored(Questionnaire, Document), Revision, new(SavedBy, SavedAt));
    }
}
