namespace SurveyHub.Engine;

/// <summary>Sets a province's own targets and chooses those that bind a campaign. What the founding plans say stays as it is.</summary>
/// <remarks>A campaign that has closed keeps the targets it had: before the list changes they are written beside it.</remarks>
public sealed class TargetAdministration(Database database, Targets targets, Campaigns campaigns, AuditTrail audit)
{
    /// <summary>A target of the province's own; null where there is none of that number, or a founding plan set it.</summary>
    public async Task<Target?> FindAsync(int number, CancellationToken ct) =>
        (await targets.ListAsync(ct)).FirstOrDefault(target => target.Number == number && !target.IsBuiltIn);

    public async Task<Outcome<Target>> AddAsync(TargetText text, Signature by, CancellationToken ct)
    {
        var read = text.Parse(await NextAsync(ct));
        if (read.Value is { } target)
            await ChangeAsync([], [target], by, ct);
        return read;
    }

    /// <summary>Adds the targets of a file, all or none; a target that is known already, in all it says, is not added again.</summary>
    /// <returns>Those that were added; or every problem, each with its line and column.</returns>
    public async Task<Outcome<List<Target>>> ImportAsync(ResponseFile file, Signature by, CancellationToken ct)
    {
        var known = (await targets.ListAsync(ct)).Select(TargetText.Of).ToHashSet();
        var first = await NextAsync(ct);
        var read = TargetFile.Read(file, first);
        if (read.Value is not { } wanted)
            return read;
        List<Target> added = [.. wanted.Where(target => known.Add(TargetText.Of(target))).Select((target, i) => target with { Number = first + i })];
        if (added.Count > 0)
            await ChangeAsync([], added, by, ct);
        return added;
    }

    /// <returns>The target; or every problem, <c>target-built-in</c> for one of the founding plans.</returns>
    public async Task<Outcome<Target>> ChangeAsync(Target was, TargetText text, Signature by, CancellationToken ct)
    {
        if (was.IsBuiltIn)
            return Problem.TargetBuiltIn();
        var read = text.Parse(was.Number);
        if (read.Value is { } target)
            await ChangeAsync([was], [target], by, ct);
        return read;
    }

    public async Task<Outcome<Target>> RemoveAsync(Target target, Signature by, CancellationToken ct)
    {
        if (target.IsBuiltIn)
            return Problem.TargetBuiltIn();
        await ChangeAsync([target], [], by, ct);
        return target;
    }

    /// <summary>Says which targets bind the campaign, in place of what was said before.</summary>
    /// <param name="numbers">Of the list; none where the campaign is held against no target.</param>
    /// <returns>The targets; or <c>target-unknown</c>, or <c>targets-settled</c> once the campaign has closed: a goal is not moved in sight of the figures.</returns>
    public async Task<Outcome<List<Target>>> ChooseAsync(Campaign campaign, IReadOnlyCollection<int> numbers, Signature by, CancellationToken ct)
    {
        if (by.At.DayInVietnam() > campaign.Closes)
            return Problem.TargetsSettled();
        var possible = await targets.ListAsync(campaign.Version, ct);
        var unknown = numbers.Where(number => possible.All(target => target.Number != number)).ToList();
        if (unknown.Count > 0)
            return unknown.ConvertAll(number => Problem.TargetUnknown($"{number}"));
        List<Target> chosen = [.. possible.Where(target => numbers.Contains(target.Number))];
        var before = await targets.ListAsync(campaign, ct);
        var entry = AuditEntry.Of(by, AuditAction.TargetsChosen, campaign.Code.Value, Numbers(before), Numbers(chosen));
        return await database.InTransactionAsync<Outcome<List<Target>>>(
            async db =>
            {
                await Targets.KeepAsync(db, campaign.Code, chosen, by);
                await audit.AddAsync(db, entry);
                return chosen;
            },
            ct);
    }

    private async Task<int> NextAsync(CancellationToken ct) => Math.Max(Target.FirstOwn, (await targets.ListAsync(ct)).Select(target => target.Number + 1).DefaultIfEmpty().Max());

    private async Task ChangeAsync(IReadOnlyList<Target> removed, IReadOnlyList<Target> added, Signature by, CancellationToken ct)
    {
        var closed = new List<(Code Campaign, IReadOnlyList<Target> Targets)>();
        foreach (var campaign in (await campaigns.ListAsync(ct)).Where(campaign => campaign.Closes < by.At.DayInVietnam()))
        {
            if (!await targets.HasChosenAsync(campaign.Code, ct))
                closed.Add((campaign.Code, await targets.ListAsync(campaign, ct)));
        }

        var subject = removed.Concat(added).Select(target => $"target {target.Number}").Distinct().ToList() is [var only] ? only : "targets";
        var entry = AuditEntry.Of(by, AuditAction.TargetsChanged, subject, Describe(removed), Describe(added));
        await database.InTransactionAsync(
            async db =>
            {
                foreach (var (campaign, kept) in closed)
                    await Targets.KeepAsync(db, campaign, kept, by);
                foreach (var target in removed)
                    await db.ExecuteAsync("delete from target where number = @Number", new { target.Number });
                foreach (var target in added)
                    await Targets.AddAsync(db, target);
                await audit.AddAsync(db, entry);
                return true;
            },
            ct);
    }

    private static object Numbers(IEnumerable<Target> list) => new { Targets = string.Join(", ", list.Select(target => target.Number)) };

    private static object? Describe(IReadOnlyList<Target> list) => list.Count == 0 ? null : new { Targets = list.Select(TargetText.Of) };
}
