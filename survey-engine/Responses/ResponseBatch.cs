namespace SurveyHub.Engine;

/// <summary>Responses that are written in one transaction.</summary>
/// <remarks>
/// New responses are the rule: so a portion of them is inserted at once without asking, and only where a key among them is taken
/// one by one.
/// </remarks>
internal sealed class ResponseBatch
{
    private readonly Transaction _db;
    private readonly IReadOnlyList<HandedIn> _batch;
    private readonly StoredResponse[] _rows;
    private readonly Intake[] _outcomes;

    private ResponseBatch(Transaction db, IReadOnlyList<HandedIn> batch)
    {
        (_db, _batch, _outcomes) = (db, batch, new Intake[batch.Count]);
        _rows = [.. batch.Select(handedIn => handedIn.Response.Row)];
    }

    /// <returns>One outcome a response, in their order, and what was newly stored.</returns>
    public static async Task<(IReadOnlyList<Intake> Outcomes, IReadOnlyList<LedgerLine> Lines)> WriteAsync(Transaction db, IReadOnlyList<HandedIn> batch)
    {
        var writing = new ResponseBatch(db, batch);
        await writing.WriteAsync();
        return (writing._outcomes, [.. writing._rows.Where((_, i) => writing._outcomes[i] == Intake.Stored).Select(row => row.Line())]);
    }

    private async Task WriteAsync()
    {
        var free = Enumerable.Range(0, _batch.Count).Where(i => _batch[i] is { Invitation: null, IsLate: false }).ToArray();
        foreach (var portion in _db.Portions(free))
        {
            if (await _db.TryInsertAsync(StoredResponse.Insert, [.. portion.Select(i => _rows[i].Values())]))
                continue; // "stored" is what an outcome is from the start
            foreach (var i in portion)
                _outcomes[i] = await WriteAsync(_rows[i]);
        }

        // After the inserts, which wait for whoever freezes a campaign meanwhile.
        var frozen = await CampaignStates.FindFrozenAsync(_db, _rows.Select(row => row.Campaign).Distinct());
        foreach (var i in free.Where(i => _outcomes[i] == Intake.Stored && frozen.Contains(_rows[i].Campaign)))
            _outcomes[i] = await TakeBackAsync(_rows[i]);
        foreach (var i in Enumerable.Range(0, _batch.Count).Except(free))
            _outcomes[i] = await WriteAsync(_batch[i], _rows[i], frozen.Contains(_rows[i].Campaign));
    }

    /// <summary>Of what is not simply inserted: it is too late for it, or it spends an invitation.</summary>
    private async Task<Intake> WriteAsync(HandedIn handedIn, StoredResponse row, bool isFrozen) =>
        isFrozen ? await FindAsync(row) ?? Intake.CampaignFrozen
        : handedIn.IsLate ? await FindAsync(row) ?? Intake.CampaignClosed
        : await WriteAsync(row, handedIn.Invitation!);

    /// <summary>What this very transaction has inserted.</summary>
    private async Task<Intake> TakeBackAsync(StoredResponse row)
    {
        await _db.ExecuteAsync("delete from response where id = @Id", new { row.Id });
        return Intake.CampaignFrozen;
    }

    private async Task<Intake> WriteAsync(StoredResponse row) =>
        await _db.TryInsertAsync(StoredResponse.Insert, [row.Values()]) ? Intake.Stored : (await FindAsync(row))!.Value;

    private async Task<Intake> WriteAsync(StoredResponse row, InvitationToken invitation)
    {
        // Sent again after a lost reply: the invitation was spent by this very response.
        if (await FindAsync(row) is { } known)
            return known;
        var spent = await Invitations.SpendAsync(_db, invitation, Code.Of(row.Campaign));
        return spent == Intake.Stored ? await WriteAsync(row) : await FindAsync(row) ?? spent; // two nodes may have got it at once
    }

    /// <summary>What stands under its id; null when nothing does.</summary>
    private async Task<Intake?> FindAsync(StoredResponse row)
    {
        var stored = await _db.QueryAsync<string>("select sha256 from response where id = @Id", new { row.Id });
        return stored.Count == 0 ? null : stored[0] == row.Sha256 ? Intake.Duplicate : Intake.Conflict;
    }
}
