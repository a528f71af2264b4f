namespace SurveyHub.Engine;

public sealed class Targets(Database database)
{
    private const string Columns =
        "number as Number, source as Source, article as Article, scope as Scope, index_code as IndexCode, dimension as Dimension, members as Members, op as Operator, percent as Percent, due as Due, quote as Quote";

    /// <summary>All, in the order of the list: the founding plans', then the province's own.</summary>
    public async Task<IReadOnlyList<Target>> ListAsync(CancellationToken ct) =>
        [.. (await database.QueryAsync<Row>($"select {Columns} from target order by number", null, ct)).Select(row => row.ToTarget())];

    /// <summary>The targets whose index the version can compute, in the order of the list.</summary>
    public async Task<IReadOnlyList<Target>> ListAsync(QuestionnaireVersion version, CancellationToken ct) => Of(version, await ListAsync(ct));

    /// <summary>Those that bind the campaign: which were chosen, as they were then; where nobody chose, all whose index its version can compute.</summary>
    public async Task<IReadOnlyList<Target>> ListAsync(Campaign campaign, CancellationToken ct) =>
        await HasChosenAsync(campaign.Code, ct)
            ? [.. (await database.QueryAsync<Row>($"select {Columns} from campaign_target where campaign = @Code order by number", new { campaign.Code }, ct)).Select(row => row.ToTarget())]
            : await ListAsync(campaign.Version, ct);

    public async Task<bool> HasChosenAsync(Code campaign, CancellationToken ct) =>
        await database.FindAsync<long>("select count(*) from campaign_target_choice where campaign = @campaign", new { campaign }, ct) > 0;

    internal static IReadOnlyList<Target> Of(QuestionnaireVersion version, IEnumerable<Target> targets) =>
        [.. targets.Where(target => version.Indices.Any(index => index.Code == target.Index))];

    internal static Task AddAsync(Transaction db, Target target) => db.ExecuteAsync(
        """
        insert into target (number, source, article, scope, index_code, dimension, members, op, percent, due, quote)
        select @Number, @Source, @Article, @Scope, @Index, @dimension, @members, @op, @percent, @Due, @Quote
         where not exists (select 1 from target t where t.number = @Number)
        """,
        Values(target, campaign: null));

    /// <summary>From now on the campaign has these, as they are now, whatever becomes of the list.</summary>
    internal static async Task KeepAsync(Transaction db, Code campaign, IEnumerable<Target> targets, Signature by)
    {
        await db.ExecuteAsync("delete from campaign_target where campaign = @campaign", new { campaign });
        await db.ExecuteAsync("delete from campaign_target_choice where campaign = @campaign", new { campaign });
        await db.ExecuteAsync("insert into campaign_target_choice (campaign, chosen_by, chosen_at) values (@campaign, @By, @At)", new { campaign, by.By, by.At });
        foreach (var target in targets)
        {
            await db.ExecuteAsync(
                """
                insert into campaign_target (campaign, number, source, article, scope, index_code, dimension, members, op, percent, due, quote)
                values (@campaign, @Number, @Source, @Article, @Scope, @Index, @dimension, @members, @op, @percent, @Due, @Quote)
                """,
                Values(target, campaign));
        }
    }

    private static object Values(Target target, Code? campaign) => new
    {
        campaign,
        target.Number,
        target.Source,
        target.Article,
        target.Scope,
        target.Index,
        dimension = target.Filter is { } filter ? Words.Write(filter.Dimension) : null,
        members = target.Filter is { Members: var members } ? string.Join(',', members) : null,
        op = target.Demand?.Operator,
        percent = ColumnTypes.Write(target.Demand?.Percent),
        target.Due,
        target.Quote,
    };

    private sealed record Row
    {
        public int Number { get; init; }
        public required string Source { get; init; }
        public required string Article { get; init; }
        public required string Scope { get; init; }
        public required Code IndexCode { get; init; }
        public string? Dimension { get; init; }
        public string? Members { get; init; }
        public string? Operator { get; init; }
        public string? Percent { get; init; }
        public int Due { get; init; }
        public required string Quote { get; init; }

        public Target ToTarget() => new(
            Number, Source, Article, Scope, IndexCode,
            Words.Read<TargetDimension>(Dimension) is { } dimension ? new(dimension, [.. Members!.Split(',').Select(Code.Of)]) : null,
            TargetFile.ReadDemand(Operator, Percent), Due, Quote);
    }
}
