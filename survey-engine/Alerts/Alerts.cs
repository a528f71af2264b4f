using System.Globalization;

namespace SurveyHub.Engine;

/// <summary>The rules by which people are told of figures, and when each of them turned.</summary>
public sealed class Alerts(Database database, AuditTrail audit)
{
    private const string Rules =
        """
        select id as Id, campaign as Campaign, unit as Unit, each_kind as EachKind, scope as Scope, side as Side, percent as Percent, least as Least, certainty as Certainty,
               role as Role, role_unit as RoleUnit
          from alert_rule where removed_at is null
        """;

    private const string Turns =
        """
        select t.rule as Rule, t.unit as Unit, t.number as Number, t.is_raised as IsRaised, t.turned_at as TurnedAt, t.rate as Rate, t.respondents as Respondents, t.probability as Probability
          from alert_turn t
        """;

    /// <summary>By campaign, then in the order they were made.</summary>
    public async Task<IReadOnlyList<AlertRule>> ListAsync(CancellationToken ct)
    {
        var accounts = await Recipients.ListAsync(database, "alert_account", "rule", ct);
        return [.. (await database.QueryAsync<RuleRow>($"{Rules} order by campaign, id", null, ct)).Select(row => row.ToRule(accounts))];
    }

    public async Task<AlertRule?> FindAsync(Guid id, CancellationToken ct) => (await ListAsync(ct)).FirstOrDefault(rule => rule.Id == id);

    /// <summary>Adds the rule, or puts it in the place of the one of its id.</summary>
    public Task SetAsync(AlertRule rule, AlertRule? was, Signature by, CancellationToken ct)
    {
        var entry = AuditEntry.Of(by, AuditAction.AlertsChanged, Subject(rule), was is null ? null : Describe(was), Describe(rule));
        return database.InTransactionAsync(
            async db =>
            {
                var values = Values(rule, by);
                if (was is null)
                {
                    await db.ExecuteAsync(
                        """
                        insert into alert_rule (id, campaign, unit, each_kind, scope, side, percent, least, certainty, role, role_unit, changed_by, changed_at, removed_at)
                        select @id, @Campaign, @unit, @each, @Scope, @side, @percent, @Least, @Certainty, @role, @roleUnit, @By, @At, null
                         where not exists (select 1 from alert_rule r where r.id = @id)
                        """,
                        values);
                }
                else
                {
                    await db.ExecuteAsync(
                        """
                        update alert_rule
                           set campaign = @Campaign, unit = @unit, each_kind = @each, scope = @Scope, side = @side, percent = @percent, least = @Least, certainty = @Certainty,
                               role = @role, role_unit = @roleUnit, changed_by = @By, changed_at = @At
                         where id = @id
                        """,
                        values);
                }

                await Recipients.SetAsync(db, "alert_account", "rule", rule.Id, rule.Recipients);
                await audit.AddAsync(db, entry);
                return true;
            },
            ct);
    }

    /// <summary>From now on nothing is watched by it; its turns stay.</summary>
    public Task RemoveAsync(AlertRule rule, Signature by, CancellationToken ct)
    {
        var entry = AuditEntry.Of(by, AuditAction.AlertsChanged, Subject(rule), Describe(rule));
        return database.InTransactionAsync(
            async db =>
            {
                if (await db.ExecuteAsync("update alert_rule set removed_at = @At where id = @id and removed_at is null", new { id = rule.Id.Key(), by.At }) == 1)
                    await audit.AddAsync(db, entry);
                return true;
            },
            ct);
    }

    /// <summary>How each unit stands that a rule ever turned in.</summary>
    public async Task<IReadOnlyList<AlertTurn>> ListLatestAsync(Guid rule, CancellationToken ct) =>
        [.. (await database.QueryAsync<TurnRow>(
            $"{Turns} where t.rule = @rule and not exists (select 1 from alert_turn l where l.rule = t.rule and l.unit = t.unit and l.number > t.number)", new { rule = rule.Key() }, ct)).Select(row => row.ToTurn())];

    /// <summary>Of all rules there are, the latest first.</summary>
    public async Task<IReadOnlyList<AlertTurn>> ListTurnsAsync(int skip, int most, CancellationToken ct) =>
        [.. (await database.QueryAsync<TurnRow>(
            $"{Turns} join alert_rule r on r.id = t.rule where r.removed_at is null order by t.turned_at desc, t.rule, t.unit, t.number desc limit @most offset @skip", new { skip, most }, ct)).Select(row => row.ToTurn())];

    public Task<long> CountTurnsAsync(CancellationToken ct) =>
        database.FindAsync<long>("select count(*) from alert_turn t join alert_rule r on r.id = t.rule where r.removed_at is null", null, ct);

    public async Task<AlertTurn?> FindTurnAsync(Guid rule, string part, CancellationToken ct) =>
        (await database.QueryAsync<TurnRow>($"{Turns} where t.rule = @rule", new { rule = rule.Key() }, ct)).Select(row => row.ToTurn()).FirstOrDefault(turn => turn.Part == part);

    /// <summary>Writes down that it turned, with a message for each of the accounts.</summary>
    /// <returns>False where another node was first, or the rule is gone: then there is nothing to tell.</returns>
    public Task<bool> TurnAsync(AlertTurn turn, IReadOnlyCollection<Guid> accounts, CancellationToken ct) => database.InTransactionAsync(
        async db =>
        {
            var written = await db.ExecuteAsync(
                """
                insert into alert_turn (rule, unit, number, is_raised, turned_at, rate, respondents, probability)
                select r.id, @unit, @Number, @isRaised, @At, @rate, @Respondents, @probability from alert_rule r
                 where r.id = @rule and r.removed_at is null
                   and not exists (select 1 from alert_turn t where t.rule = @rule and t.unit = @unit and t.number = @Number)
                """,
                new
                {
                    rule = turn.Rule.Key(),
                    unit = turn.Unit?.Value ?? "",
                    turn.Number,
                    isRaised = turn.IsRaised ? 1 : 0,
                    turn.At,
                    rate = turn.Rate.ToString("R", CultureInfo.InvariantCulture),
                    turn.Respondents,
                    probability = turn.Over.ToString("R", CultureInfo.InvariantCulture),
                });
            if (written == 1)
                await Deliveries.QueueAsync(db, new(DeliveryKind.Alert, turn.Rule, turn.Part), accounts, turn.At);
            return written == 1;
        },
        ct);

    private static string Subject(AlertRule rule) => $"alert {rule.Id:D}";

    private static object Describe(AlertRule rule) => new
    {
        Campaign = rule.Campaign.Value,
        Unit = rule.Unit?.Value,
        Each = rule.Each is { } each ? Words.Write(each) : null,
        rule.Scope,
        Operator = rule.Side == AlertSide.Below ? "<" : ">",
        rule.Percent,
        rule.Least,
        rule.Certainty,
        Role = rule.Recipients.Role is { } role ? Words.Write(role) : null,
        Accounts = rule.Recipients.Accounts.Count,
    };

    private static object Values(AlertRule rule, Signature by) => new
    {
        id = rule.Id.Key(),
        rule.Campaign,
        unit = rule.Unit?.Value ?? "",
        each = rule.Each is { } each ? Words.Write(each) : null,
        rule.Scope,
        side = Words.Write(rule.Side),
        percent = rule.Percent.ToString(CultureInfo.InvariantCulture),
        rule.Least,
        rule.Certainty,
        role = rule.Recipients.Role is { } role ? Words.Write(role) : null,
        roleUnit = rule.Recipients.Unit?.Value,
        by.By,
        by.At,
    };

    private sealed record RuleRow
    {
        public required byte[] Id { get; init; }
        public required Code Campaign { get; init; }
        public required string Unit { get; init; }
        public string? EachKind { get; init; }
        public required string Scope { get; init; }
        public required string Side { get; init; }
        public required string Percent { get; init; }
        public int Least { get; init; }
        public int Certainty { get; init; }
        public string? Role { get; init; }
        public string? RoleUnit { get; init; }

        public AlertRule ToRule(ILookup<Guid, Guid> accounts)
        {
            var id = new Guid(Id, bigEndian: true);
            return new(
                id, Campaign, Code.Parse(Unit), Words.Read<UnitKind>(EachKind), Scope, Words.Read<AlertSide>(Side)!.Value, decimal.Parse(Percent, CultureInfo.InvariantCulture), Least, Certainty,
                new(Words.Read<Role>(Role), Code.Parse(RoleUnit), [.. accounts[id]]));
        }
    }

    private sealed record TurnRow
    {
        public required byte[] Rule { get; init; }
        public required string Unit { get; init; }
        public int Number { get; init; }
        public int IsRaised { get; init; }
        public DateTimeOffset TurnedAt { get; init; }
        public required string Rate { get; init; }
        public long Respondents { get; init; }
        public required string Probability { get; init; }

        public AlertTurn ToTurn() => new(
            new(Rule, bigEndian: true), Code.Parse(Unit), Number, IsRaised == 1, TurnedAt, double.Parse(Rate, CultureInfo.InvariantCulture), Respondents, double.Parse(Probability, CultureInfo.InvariantCulture));
    }
}
