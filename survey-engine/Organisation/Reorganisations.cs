namespace SurveyHub.Engine;

/// <summary>Shows what a merger, split, renaming or dissolution would do, and does it: units, events and audit entry together or not at all.</summary>
public sealed class Reorganisations(Database database, Units units, LineageEvents lineage, Campaigns campaigns, AuditTrail audit)
{
    public async Task<Outcome<ReorganisationPlan>> PlanAsync(Reorganisation wanted, CancellationToken ct) =>
        wanted.Plan(await units.ListAsync(ct), await lineage.ListAsync(ct));

    public async Task<Consequences> ConsequencesAsync(ReorganisationPlan plan, CancellationToken ct)
    {
        var ended = new { day = plan.Day, units = plan.Ended.Select(unit => unit.Value) };
        return new(
            [.. (await campaigns.ListAsync(ct)).Where(campaign => campaign.Opens < plan.Day && plan.Day <= campaign.Closes)],
            await database.QueryAsync<HeldRole>(
                """
                select a.full_name as Holder, g.role as Role, g.unit as Unit
                  from held_role g
                  join account a on a.id = g.account
                 where g.unit in @units and (g.valid_to is null or g.valid_to >= @day)
                 order by a.full_name, g.role
                """,
                ended, ct),
            await database.QueryAsync<PlacedDevice>("select code as Device, unit as Unit from device where unit in @units and revoked_at is null order by code", ended, ct));
    }

    /// <returns>What was done; or every problem.</returns>
    public async Task<Outcome<ReorganisationPlan>> ApplyAsync(Reorganisation wanted, Signature by, CancellationToken ct)
    {
        var planned = await PlanAsync(wanted, ct);
        if (planned.Value is not { } plan)
            return planned;
        var ids = plan.Events.Select(happened => (Id: Guid.CreateVersion7(by.At).Key(), Event: happened)).ToList();
        var entry = AuditEntry.Of(
            by, AuditAction.UnitsReorganised, plan.Event.Predecessors[0].Value, was: null,
            new { Events = plan.Events.Select(LineageEvents.Describe), Units = plan.Added.Select(UnitAdministration.Describe) });
        return await database.InTransactionAsync<Outcome<ReorganisationPlan>>(
            async db =>
            {
                if (await FindChangedAsync(db, plan) is { } changed)
                    return changed;
                foreach (var unit in UnitAdministration.ParentsFirst(plan.Added))
                    await Units.AddAsync(db, unit);
                foreach (var (id, happened) in ids)
                    await LineageEvents.AddAsync(db, id, happened);
                await audit.AddAsync(db, entry);
                return plan;
            },
            ct);
    }

    /// <summary>What somebody else did since it was planned.</summary>
    private static async Task<Problem?> FindChangedAsync(Transaction db, ReorganisationPlan plan)
    {
        var ended = await db.QueryAsync<Code>("select unit from lineage_unit where role = 'predecessor' and unit in @units", new { units = plan.Ended.Select(unit => unit.Value) });
        return ended is [var first, ..] ? Problem.LineageRepeated(LineageFile.Predecessors, first) : await UnitAdministration.FindTakenAsync(db, plan.Added);
    }
}
