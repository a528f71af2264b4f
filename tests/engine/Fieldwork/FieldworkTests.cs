namespace SurveyHub.Tests;

public sealed class FieldworkTests
{
    [Theory, EachDatabase]
    public async Task Record_Visits_AreReadBackInTheirOrder(string provider)
    {
        var (store, draw) = await FieldSample.PrepareAsync(provider);
        await using var _ = store;
        ContactAttempt[] visits = [FieldSample.Attempt(ContactOutcome.Appointment, new(2026, 3, 1), new(2026, 3, 2), note: "Nhà ở cuối ngõ"), FieldSample.Attempt(ContactOutcome.Refused)];

        foreach (var visit in visits)
            Sample.Must(await store.VisitAsync(draw, 5, visit));

        Assert.Equal(visits, (await store.Fieldwork.FindAsync(draw, 5, default))!.Attempts);
        Assert.Empty((await store.Fieldwork.FindAsync(draw, 6, default))!.Attempts);
    }

    [Theory, EachDatabase]
    public async Task Record_TheSameFormAgain_IsKeptOnce_AndAnotherIsRefused(string provider)
    {
        var (store, draw) = await FieldSample.PrepareAsync(provider);
        await using var _ = store;
        var shown = (await store.Fieldwork.FindAsync(draw, 5, default))!;

        Sample.Must(await RecordAsync(ContactOutcome.NotAtHome));
        Sample.Must(await RecordAsync(ContactOutcome.NotAtHome));

        Assert.Equal("attempt-taken", Assert.Single((await RecordAsync(ContactOutcome.Refused)).Problems).Rule);
        Assert.Single((await store.Fieldwork.FindAsync(draw, 5, default))!.Attempts);

        Task<Outcome<ContactAttempt>> RecordAsync(ContactOutcome outcome) => store.Fieldwork.RecordAsync(draw, shown, 1, FieldSample.Attempt(outcome), (new(2026, 3, 1), Sample.Today), default);
    }

    /// <summary>The trail has times, and so have responses: an entry a visit would say who gave which.</summary>
    [Theory, EachDatabase]
    public async Task Record_InAnyOrder_LeavesNoTraceOfTheOrder(string provider)
    {
        var (store, draw) = await FieldSample.PrepareAsync(provider);
        await using var _ = store;
        var (entries, lines) = (await store.CountAsync("audit_entry"), await store.CountAsync("ledger_entry"));

        foreach (var number in (int[])[9, 2, 5])
            Sample.Must(await store.VisitAsync(draw, number, FieldSample.Attempt(ContactOutcome.Completed)));

        Assert.Equal([2, 5, 9], await store.Database.QueryAsync<int>("select number from contact_attempt", null, default)); // as they lie in the table: nobody asked for an order
        Assert.Equal((entries, lines), (await store.CountAsync("audit_entry"), await store.CountAsync("ledger_entry")));
    }

    [Fact]
    public async Task Record_InSqlite_HasNoHiddenNumberOfTheRow()
    {
        var (store, _) = await FieldSample.PrepareAsync("sqlite");
        await using var __ = store;

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => store.CountAsync("contact_attempt where rowid > 0"));
    }

    [Theory, EachDatabase]
    public async Task List_AReserve_IsVisitedOnlyWhereItReplacesSomebody(string provider)
    {
        var (store, draw) = await FieldSample.PrepareAsync(provider);
        await using var _ = store;
        await store.ReplaceAsync(3, by: 13);

        var elements = await store.Fieldwork.ListAsync(draw, default);

        Assert.Equal(Enumerable.Range(1, 13), elements.Select(element => element.Number));
        Assert.Equal([3], elements.Where(element => element.IsReplaced).Select(element => element.Number));
        Assert.Equal([13], elements.Where(element => element.IsSubstitute).Select(element => element.Number));
        Assert.Equal([1, 2, 3, 4, 5, 6, 13], (await store.Fieldwork.ListAsync(draw, Code.Of("xa-dong"), default)).Select(element => element.Number));
    }

    [Theory, EachDatabase]
    public async Task Assign_ToAnother_MovesThem_AndToNobodyTakesThemBack(string provider)
    {
        var (store, draw) = await FieldSample.PrepareAsync(provider);
        await using var _ = store;
        var other = await store.AddInterviewerAsync(FieldSample.Other);

        Assert.Equal([7, 8], Sample.Must(await store.Assignments.AssignAsync(draw, [8, 7, 7], other, Sample.Signed(), default)));
        Assert.Equal([12], Sample.Must(await store.Assignments.AssignAsync(draw, [12], null, Sample.Signed(), default)));

        Assert.Equal([7, 8], (await store.Fieldwork.ListAsync(draw, other.Id, default)).Select(element => element.Number));
        Assert.Equal([1, 2, 3, 4, 5, 6, 9, 10, 11], (await store.Fieldwork.ListAsync(draw, FieldSample.Interviewer, default)).Select(element => element.Number));
    }

    [Theory, EachDatabase]
    public async Task Assign_WhoIsNotToBeVisited_IsRefused(string provider)
    {
        var (store, draw) = await FieldSample.PrepareAsync(provider);
        await using var _ = store;
        await store.ReplaceAsync(3, by: 13);

        var refused = await store.Assignments.AssignAsync(draw, [3, 14, 99], await store.AddInterviewerAsync(FieldSample.Other), Sample.Signed(), default);

        Assert.Equal("elements-missing", Assert.Single(refused.Problems).Rule);
    }

    [Theory, EachDatabase]
    public async Task Assign_Many_AreNamedAsRunsInTheTrail(string provider)
    {
        var (store, _) = await FieldSample.PrepareAsync(provider);
        await using var __ = store;

        var entry = Assert.Single(await store.Audit.ListAsync(new(Action: AuditAction.ElementsAssigned), null, 10, default));

        Assert.Equal($$"""{"elements":12,"interviewer":"{{FieldSample.Interviewer:N}}@vnpost.example","numbers":"1-12"}""", entry.Became);
    }

    /// <summary>The one before had a check that no script can alter.</summary>
    [Theory, EachDatabase]
    public async Task Upgrade_RolesGivenBefore_AreTakenOverOnce(string provider)
    {
        await using var store = await TestDatabase.CreateAsync(provider);
        var account = await store.AddInterviewerAsync(FieldSample.Interviewer);
        await store.ExecuteAsync("insert into role_grant (id, account, role, valid_from) select id, id, 'leader', '2026-01-01' from account");
        await store.ExecuteAsync("insert into provided_grant (id) select id from role_grant");
        await store.ExecuteAsync("delete from schema_script where name like '%019%'");

        await Schema.UpgradeAsync(store.Database, Sample.Clock(), default);

        var grant = Assert.Single(await store.Accounts.ListGrantsAsync(account.Id, default));
        Assert.Equal((Role.Leader, true), (grant.Role, grant.IsProvided));
        Assert.Equal(0, await store.CountAsync("role_grant"));
    }

    [Fact]
    public async Task Progress_OfFiveThousandPlaces_IsThereInSeconds()
    {
        await using var store = await TestDatabase.CreateWithAsync("sqlite", Sample.Campaign());
        var draw = await store.AddDrawAsync(Sample.Campaign().Code, [.. Enumerable.Range(1, 10_000).Select(number => FieldSample.Element(number, $"dia-ban-{number % 5000}", $"Tầng {number % 30}"))], reserve: 0);
        var watch = System.Diagnostics.Stopwatch.StartNew();

        var progress = FieldProgress.Of(await store.Fieldwork.ListAsync(draw, default), [], (new(2026, 3, 1), new(2026, 3, 31)), Sample.Today);

        Assert.Equal((10_000L, 30), (progress.Total.Planned, progress.Strata.Count));
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5)); // a fifth of a second where nothing else runs
    }
}
