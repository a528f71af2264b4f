namespace SurveyHub.Engine;

/// <summary>Corrects frozen campaigns: the responses and the figures at once, with what was published before beside them.</summary>
public sealed class Errata(Database database, ResponseDecisions decisions, Quarantine quarantine, ResponseIntake intake, AuditTrail audit)
{
    /// <summary>Reads an erratum as it was typed, and holds it against what is stored.</summary>
    /// <param name="exclude">Ids of responses, one a line; the same of the two others.</param>
    public async Task<Outcome<Erratum>> ReadAsync(Campaign campaign, string? reason, string? exclude, string? restore, string? admit, CancellationToken ct)
    {
        if (!campaign.IsFrozen)
            return Problem.CampaignStateUnfit();
        var problems = new List<Problem>();
        var remark = Reason.Of(reason);
        if (Reason.Check(remark) is { } refusal)
            problems.Add(refusal);

        var seen = new HashSet<Guid>();
        var (excluded, restored, admitted) = (Ids("Exclude", exclude, seen, problems), Ids("Restore", restore, seen, problems), Ids("Admit", admit, seen, problems));
        if (problems.Count == 0 && seen.Count == 0)
            problems.Add(Problem.ErratumEmpty());
        var known = await FindAsync(campaign, [.. excluded, .. restored], ct);
        var leftOut = known.Count == 0 ? new HashSet<Guid>() : await ResponseDecisions.ListExcludedAsync(database, campaign, ct);
        problems.AddRange(excluded.Select(id => Check("Exclude", id, leftOut.Contains(id))).OfType<Problem>());
        problems.AddRange(restored.Select(id => Check("Restore", id, !leftOut.Contains(id))).OfType<Problem>());
        var responses = new List<Response>();
        foreach (var id in admitted)
        {
            var late = await FindLateAsync(campaign, id, ct);
            problems.AddRange(late.Problems);
            if (late.Value is { } response)
                responses.Add(response);
        }

        return problems.Count > 0 ? problems : new Erratum(campaign, remark!, excluded, restored, responses);

        Problem? Check(string place, Guid id, bool isSoAlready) =>
            !known.Contains(id) ? Problem.ErratumResponseUnknown(place, id.ToString("D")) : isSoAlready ? Problem.ErratumWithoutChange(place, id.ToString("D")) : null;
    }

    /// <summary>Does what the erratum says and keeps the figures that follow from it: both at once, or neither.</summary>
    /// <param name="figures">Computed as if it had been done.</param>
    /// <param name="after">The figures that it corrects.</param>
    /// <returns>The new figures; or, as <c>campaign-moved</c>, that somebody else corrected it meanwhile.</returns>
    public Task<Outcome<StoredFigures>> ApplyAsync(Erratum erratum, FrozenFigures figures, StoredFigures after, Signature by, CancellationToken ct)
    {
        var (campaign, number) = (erratum.Campaign.Code, after.Number + 1);
        var ids = erratum.Exclude.Concat(erratum.Restore).ToDictionary(response => response, _ => Guid.CreateVersion7(by.At));
        var entry = AuditEntry.Of(
            by, AuditAction.CampaignCorrected, campaign.Value, new { after.Number, after.Figures.Responses, after.Figures.Sha256 },
            new { Number = number, figures.Responses, figures.Sha256, Excluded = erratum.Exclude.Count, Restored = erratum.Restore.Count, Admitted = erratum.Admit.Count }, erratum.Reason);
        return database.InTransactionAsync<Outcome<StoredFigures>>(
            async db =>
            {
                await CampaignStates.LockAsync(db, campaign);
                var latest = await CampaignFigures.FindLatestAsync(db, campaign);
                if (latest?.Number == number && await AuditTrail.HasAsync(db, entry))
                    return latest;
                if (latest?.Number != after.Number)
                    return Problem.CampaignMoved();

                await CampaignFigures.AddAsync(db, campaign, number, figures, erratum.Reason, by);
                foreach (var (kind, responses) in new[] { (DecisionKind.Exclude, erratum.Exclude), (DecisionKind.Restore, erratum.Restore) })
                {
                    foreach (var response in responses)
                    {
                        var decided = await decisions.DecideAsync(db, ids[response], response, kind, erratum.Reason, by, byErratum: true);
                        if (decided.Value is null)
                            throw new InvalidOperationException($"{response} was decided about while its campaign was frozen.");
                    }
                }

                var lines = await AdmitAsync(db, erratum.Admit, by);
                foreach (var (response, decision) in erratum.Responses())
                    await db.ExecuteAsync(
                        "insert into erratum_response (campaign, number, response, decision) values (@campaign, @number, @response, @decision)",
                        new { campaign, number, response = response.Key(), decision });
                await audit.AddAsync(db, entry, lines);
                return new StoredFigures(campaign, number, figures, erratum.Reason, by, IsUnaltered: true);
            },
            ct);
    }

    /// <summary>Stores what came too late. Nothing is flagged: each was looked at by a person.</summary>
    private static async Task<List<LedgerLine>> AdmitAsync(Transaction db, IReadOnlyList<Response> late, Signature by)
    {
        foreach (var response in late)
        {
            if (!await db.TryInsertAsync(StoredResponse.Insert, [response.Row.Values()]) || !await Quarantine.SettleAsync(db, response.Id, by.At))
                throw new InvalidOperationException($"{response.Id} was stored while its campaign was frozen.");
        }

        return [.. late.Select(response => response.Row.Line())];
    }

    private static List<Guid> Ids(string place, string? lines, HashSet<Guid> seen, List<Problem> problems)
    {
        var ids = new List<Guid>();
        foreach (var line in (lines ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (ResponseId.Parse(line) is not { } id)
                problems.Add(Problem.ErratumLineMalformed(place, line));
            else if (!seen.Add(id))
                problems.Add(Problem.ErratumRepeated(place, id.ToString("D")));
            else
                ids.Add(id);
        }

        return ids;
    }

    private async Task<HashSet<Guid>> FindAsync(Campaign campaign, IReadOnlyList<Guid> ids, CancellationToken ct) => ids.Count == 0 ? [] :
    [
        .. (await database.QueryAsync<byte[]>("select id from response where campaign = @Code and id in @ids", new { campaign.Code, ids = ids.Select(ColumnTypes.Key) }, ct)).Select(id => new Guid(id, bigEndian: true)),
    ];

    private async Task<Outcome<Response>> FindLateAsync(Campaign campaign, Guid id, CancellationToken ct)
    {
        if (await quarantine.FindAsync(id, ct) is not { SettledAt: null } kept || kept.Reason != Problem.CampaignFrozen().Rule)
            return Problem.ErratumResponseUnknown("Admit", id.ToString("D"));
        var read = await intake.ReadAsync(kept, ct);
        return read.Campaign != campaign.Code ? Problem.ErratumResponseUnknown("Admit", id.ToString("D")) : read.Content.Value?.Response ?? (Outcome<Response>)Problem.ErratumUnreadable("Admit", id.ToString("D"));
    }
}
