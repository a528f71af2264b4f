using System.Text.Json;

namespace SurveyHub.Engine;

/// <summary>What a program is told of a response that it handed in.</summary>
public enum Acknowledgement
{
    Stored,

    /// <summary>It was stored before, with the same content.</summary>
    Duplicate,

    /// <summary>Another content stands under its id.</summary>
    Conflict,

    /// <summary>It was not kept anywhere; the problems say why.</summary>
    Rejected,

    /// <summary>It is kept as it was sent until its campaign or version is known, or an erratum lets it in to a frozen campaign.</summary>
    Quarantined,
}

/// <param name="Id">Null when the response has none that can be read.</param>
/// <param name="Problems">Empty when it was stored, now or before.</param>
public sealed record Acknowledged(Guid? Id, Acknowledgement Outcome, IReadOnlyList<Problem> Problems);

/// <summary>Takes the responses of programs: stores those that can be, keeps those that name what is not known here, and refuses the others.</summary>
public sealed class ResponseIntake(ResponseReader reader, GroupCommit responses, Quarantine quarantine, Devices devices)
{
    /// <summary>Handing in the same again is safe: it is stored and kept once.</summary>
    /// <param name="device">Null when they came without a credential.</param>
    /// <param name="now">When they were received.</param>
    /// <returns>One for each, in their order; null when the store takes nothing now.</returns>
    public async Task<IReadOnlyList<Acknowledged>?> TakeAsync(IReadOnlyList<ReadResponse> batch, Device? device, DateTimeOffset now, CancellationToken ct)
    {
        if (await StoreAsync([.. batch.Select(read => read.Content.Value).OfType<HandedIn>()], ct) is not { } stored)
            return null;
        using var nextStored = stored.GetEnumerator();
        Intake?[] intakes = [.. batch.Select(read => read.Content.Value is not null && nextStored.MoveNext() ? nextStored.Current : (Intake?)null)];
        Problem?[] reasons = [.. batch.Zip(intakes, (read, intake) => ReasonToKeep(read, intake, device))];
        var kept = await KeepAsync([.. batch.Zip(reasons).Where(read => read.Second is not null)], device, now, ct);

        using var nextKept = kept.GetEnumerator();
        return [.. batch.Select((read, i) =>
            reasons[i] is { } reason && nextKept.MoveNext() ? Acknowledge(read.Id, nextKept.Current, reason)
            : intakes[i] is { } intake ? Acknowledge(read.Id, intake)
            : new Acknowledged(read.Id, Acknowledgement.Rejected, read.Content.Problems))];
    }

    /// <summary>Reads a response that is kept as if it came now from where it came from then.</summary>
    public async Task<ReadResponse> ReadAsync(QuarantinedResponse kept, CancellationToken ct)
    {
        var device = kept.Device is { } code ? await devices.FindAsync(code, ct) : null;
        using var json = JsonDocument.Parse(kept.Body);
        return (await reader.ReadAsync([json.RootElement], device, kept.ReceivedAt, ct))[0];
    }

    /// <summary>Reads a response that is kept as if it came now from where it came from then, and stores it if that is possible now.</summary>
    /// <returns>What became of it; null when the store takes nothing now.</returns>
    public async Task<Acknowledged?> ReplayAsync(QuarantinedResponse kept, Signature by, CancellationToken ct)
    {
        var read = await ReadAsync(kept, ct);
        if (read.Content.Value is not { } response)
            return new(kept.Id, read.Unknown is null ? Acknowledgement.Rejected : Acknowledgement.Quarantined, read.Content.Problems);

        if (await StoreAsync([response], ct) is not [var intake])
            return null;
        if (intake is Intake.Stored or Intake.Duplicate)
            await quarantine.SettleAsync(kept, by, ct);
        return Acknowledge(kept.Id, intake);
    }

    private async Task<IReadOnlyList<Intake>?> StoreAsync(List<HandedIn> batch, CancellationToken ct) =>
        batch.Count == 0 ? [] : await responses.AddAsync(batch, ct);

    /// <summary>Null for what is not kept: only a device may have collected in time what comes after a campaign was frozen.</summary>
    private static Problem? ReasonToKeep(ReadResponse read, Intake? intake, Device? device) =>
        intake == Intake.CampaignFrozen && device is not null ? Problem.CampaignFrozen() : read.Unknown;

    private async Task<IReadOnlyList<Keeping>> KeepAsync(List<(ReadResponse Read, Problem? Reason)> batch, Device? device, DateTimeOffset now, CancellationToken ct) =>
        batch.Count == 0 ? [] : await quarantine.AddAsync(
            [.. batch.Select(kept => new QuarantinedResponse
            {
                Id = kept.Read.Id!.Value,
                Device = device?.Code,
                Reason = kept.Reason!.Rule,
                ReceivedAt = now,
                Body = kept.Read.Sent.GetRawText(),
            })],
            ct);

    private static Acknowledged Acknowledge(Guid? id, Intake intake) => intake switch
    {
        Intake.Stored => new(id, Acknowledgement.Stored, []),
        Intake.Duplicate => new(id, Acknowledgement.Duplicate, []),
        Intake.Conflict => new(id, Acknowledgement.Conflict, [Problem.ResponseConflict()]),
        Intake.InvitationSpent => new(id, Acknowledgement.Rejected, [Problem.InvitationSpent()]),
        Intake.InvitationUnknown => new(id, Acknowledgement.Rejected, [Problem.InvitationUnknown()]),
        Intake.CampaignClosed => new(id, Acknowledgement.Rejected, [Problem.CampaignClosed()]),
        Intake.CampaignFrozen => new(id, Acknowledgement.Rejected, [Problem.CampaignFrozen()]),
    };

    private static Acknowledged Acknowledge(Guid? id, Keeping keeping, Problem unknown) => keeping switch
    {
        Keeping.Kept => new(id, Acknowledgement.Quarantined, [unknown]),
        Keeping.Conflict => new(id, Acknowledgement.Conflict, [Problem.ResponseConflict()]),
        Keeping.Full => new(id, Acknowledgement.Rejected, [unknown, Problem.QuarantineFull()]),
    };
}
