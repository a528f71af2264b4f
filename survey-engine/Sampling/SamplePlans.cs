namespace SurveyHub.Engine;

/// <summary>How the next draw of a campaign is to be made.</summary>
public sealed record SamplePlan(Code Campaign, Guid Frame, DrawDesign Design, Signature Planned);

public sealed class SamplePlans(Database database, AuditTrail audit)
{
    private const string Select =
        "select campaign as Campaign, frame as Frame, design as Design, planned_by as PlannedBy, planned_at as PlannedAt from sample_plan where campaign = @campaign";

    public async Task<SamplePlan?> FindAsync(Code campaign, CancellationToken ct) => (await database.FindAsync<Row>(Select, new { campaign }, ct))?.ToPlan();

    /// <summary>In place of the one there may be.</summary>
    public Task<Outcome<SamplePlan>> SetAsync(SamplePlan plan, CancellationToken ct)
    {
        var entry = AuditEntry.Of(plan.Planned, AuditAction.SamplePlanned, plan.Campaign.Value);
        return database.InTransactionAsync<Outcome<SamplePlan>>(
            async db =>
            {
                if (await DrawDecisions.IsSettledAsync(db, plan.Campaign))
                    return Problem.DrawSettled();
                var was = (await db.QueryAsync<Row>(Select, new { campaign = plan.Campaign })).SingleOrDefault()?.ToPlan();
                await db.ExecuteAsync("delete from sample_plan where campaign = @Campaign", new { plan.Campaign });
                await db.ExecuteAsync(
                    "insert into sample_plan (campaign, frame, design, planned_by, planned_at) values (@Campaign, @frame, @design, @By, @At)",
                    new { plan.Campaign, frame = plan.Frame.Key(), design = plan.Design.ToJson(), plan.Planned.By, plan.Planned.At });
                await audit.AddAsync(db, entry with { Was = was?.Design.ToJson(), Became = plan.Design.ToJson() });
                return plan;
            },
            ct);
    }

    private sealed record Row
    {
        public required Code Campaign { get; init; }
        public required byte[] Frame { get; init; }
        public required string Design { get; init; }
        public required string PlannedBy { get; init; }
        public DateTimeOffset PlannedAt { get; init; }

        public SamplePlan ToPlan() => new(Campaign, new(Frame, bigEndian: true), DrawDesign.Read(Design), new(PlannedBy, PlannedAt));
    }
}
