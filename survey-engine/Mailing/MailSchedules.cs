namespace SurveyHub.Engine;

/// <summary>The reports that are sent by themselves.</summary>
public sealed class MailSchedules(Database database, AuditTrail audit)
{
    private const string Select =
        """
        select id as Id, campaign as Campaign, unit as Unit, cycle as Cycle, days_after as DaysAfter, at_hour as AtHour, role as Role, role_unit as RoleUnit, changed_by as ChangedBy, changed_at as ChangedAt
          from mail_schedule
        """;

    /// <summary>By campaign, then in the order they were made.</summary>
    public Task<IReadOnlyList<MailSchedule>> ListAsync(CancellationToken ct) => ReadAsync($"{Select} where removed_at is null order by campaign, id", null, ct);

    /// <summary>Also one that was removed, for what still waits of it.</summary>
    public async Task<MailSchedule?> FindAsync(Guid id, CancellationToken ct) => (await ReadAsync($"{Select} where id = @id", new { id = id.Key() }, ct)).SingleOrDefault();

    /// <summary>Adds the schedule, or puts it in the place of the one of its id.</summary>
    public Task SetAsync(MailSchedule schedule, MailSchedule? was, CancellationToken ct)
    {
        var entry = AuditEntry.Of(schedule.Changed, AuditAction.MailSchedulesChanged, Subject(schedule), was is null ? null : Describe(was), Describe(schedule));
        return database.InTransactionAsync(
            async db =>
            {
                await db.ExecuteAsync(
                    was is null
                        ? """
                          insert into mail_schedule (id, campaign, unit, cycle, days_after, at_hour, role, role_unit, changed_by, changed_at, removed_at)
                          select @id, @Campaign, @unit, @cycle, @DaysAfter, @Hour, @role, @roleUnit, @By, @At, null where not exists (select 1 from mail_schedule s where s.id = @id)
                          """
                        : """
                          update mail_schedule
                             set campaign = @Campaign, unit = @unit, cycle = @cycle, days_after = @DaysAfter, at_hour = @Hour, role = @role, role_unit = @roleUnit, changed_by = @By, changed_at = @At
                           where id = @id
                          """,
                    Values(schedule));
                await Recipients.SetAsync(db, "mail_schedule_account", "schedule", schedule.Id, schedule.Recipients);
                await audit.AddAsync(db, entry);
                return true;
            },
            ct);
    }

    /// <summary>From now on nothing is sent by it; what was sent stays written down.</summary>
    public Task RemoveAsync(MailSchedule schedule, Signature by, CancellationToken ct)
    {
        var entry = AuditEntry.Of(by, AuditAction.MailSchedulesChanged, Subject(schedule), Describe(schedule));
        return database.InTransactionAsync(
            async db =>
            {
                if (await db.ExecuteAsync("update mail_schedule set removed_at = @At where id = @id and removed_at is null", new { id = schedule.Id.Key(), by.At }) == 1)
                    await audit.AddAsync(db, entry);
                return true;
            },
            ct);
    }

    /// <summary>Writes down that the report of the period is due, with a message for each of the accounts.</summary>
    /// <returns>False where that was done before, also by another node, or the schedule is gone: then nothing is queued.</returns>
    public Task<bool> QueueAsync(MailSchedule schedule, string period, IReadOnlyCollection<Guid> accounts, DateTimeOffset now, CancellationToken ct) => database.InTransactionAsync(
        async db =>
        {
            var begun = await db.ExecuteAsync(
                """
                insert into mail_run (schedule, period, due_at)
                select s.id, @period, @now from mail_schedule s
                 where s.id = @id and s.removed_at is null and not exists (select 1 from mail_run r where r.schedule = @id and r.period = @period)
                """,
                new { id = schedule.Id.Key(), period, now });
            if (begun == 1)
                await Deliveries.QueueAsync(db, new(DeliveryKind.Schedule, schedule.Id, period), accounts, now);
            return begun == 1;
        },
        ct);

    private async Task<IReadOnlyList<MailSchedule>> ReadAsync(string sql, object? values, CancellationToken ct)
    {
        var accounts = await Recipients.ListAsync(database, "mail_schedule_account", "schedule", ct);
        return [.. (await database.QueryAsync<Row>(sql, values, ct)).Select(row => row.ToSchedule(accounts))];
    }

    private static string Subject(MailSchedule schedule) => $"mail {schedule.Id:D}";

    private static object Describe(MailSchedule schedule) => new
    {
        Campaign = schedule.Campaign.Value,
        Unit = schedule.Unit?.Value,
        Cycle = Words.Write(schedule.Cycle),
        schedule.DaysAfter,
        schedule.Hour,
        Role = schedule.Recipients.Role is { } role ? Words.Write(role) : null,
        Accounts = schedule.Recipients.Accounts.Count,
    };

    private static object Values(MailSchedule schedule) => new
    {
        id = schedule.Id.Key(),
        schedule.Campaign,
        unit = schedule.Unit?.Value ?? "",
        cycle = Words.Write(schedule.Cycle),
        schedule.DaysAfter,
        schedule.Hour,
        role = schedule.Recipients.Role is { } role ? Words.Write(role) : null,
        roleUnit = schedule.Recipients.Unit?.Value,
        schedule.Changed.By,
        schedule.Changed.At,
    };

    private sealed record Row
    {
        public required byte[] Id { get; init; }
        public required Code Campaign { get; init; }
        public required string Unit { get; init; }
        public required string Cycle { get; init; }
        public int DaysAfter { get; init; }
        public int AtHour { get; init; }
        public string? Role { get; init; }
        public string? RoleUnit { get; init; }
        public required string ChangedBy { get; init; }
        public DateTimeOffset ChangedAt { get; init; }

        public MailSchedule ToSchedule(ILookup<Guid, Guid> accounts)
        {
            var id = new Guid(Id, bigEndian: true);
            return new(
                id, Campaign, Code.Parse(Unit), Words.Read<ReportCycle>(Cycle)!.Value, DaysAfter, AtHour, new(Words.Read<Role>(Role), Code.Parse(RoleUnit), [.. accounts[id]]), new(ChangedBy, ChangedAt));
        }
    }
}
