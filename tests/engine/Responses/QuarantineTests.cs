namespace SurveyHub.Tests;

public sealed class QuarantineTests
{
    [Theory, EachDatabase]
    public async Task Add_MoreThanMayWait_TakesNoMoreUntilSomeAreSettled(string provider)
    {
        await using var store = await TestDatabase.CreateAsync(provider);
        var quarantine = new Quarantine(store.Database, store.Audit, mostWaiting: 3, mostAnonymous: 2);
        await store.Devices(Sample.Clock()).AddAsync(new(Code.Of("kiosk-1"), Code.Of("quay-1"), Unit: null, Channel.Kiosk), Sample.Signed(), default);
        var first = Kept();

        var strangers = await quarantine.AddAsync([first, Kept(), Kept()], default);
        var devices = await quarantine.AddAsync([Kept("kiosk-1"), Kept("kiosk-1"), first], default);
        await quarantine.SettleAsync(first, Sample.Signed(), default);
        var afterwards = await quarantine.AddAsync([Kept()], default);

        Assert.Equal([Keeping.Kept, Keeping.Kept, Keeping.Full], strangers);
        Assert.Equal([Keeping.Kept, Keeping.Full, Keeping.Kept], devices);
        Assert.Equal([Keeping.Kept], afterwards);
    }

    [Theory, EachDatabase]
    public async Task List_OnlyWaiting_LeavesOutWhatIsSettled(string provider)
    {
        await using var store = await TestDatabase.CreateAsync(provider);
        var quarantine = new Quarantine(store.Database, store.Audit);
        var (waits, settled) = (Kept(), Kept());
        await quarantine.AddAsync([waits, settled], default);
        await quarantine.SettleAsync(settled, Sample.Signed(), default);

        Assert.Equal([waits], await quarantine.ListAsync(onlyWaiting: true, default).ToListAsync());
        Assert.Equal(2, await quarantine.ListAsync(onlyWaiting: false, default).CountAsync());
        Assert.Equal(settled with { SettledAt = Sample.Noon }, await quarantine.FindAsync(settled.Id, default));
        Assert.Null(await quarantine.FindAsync(Guid.NewGuid(), default));
    }

    private static QuarantinedResponse Kept(string? device = null) => new()
    {
        Id = Guid.NewGuid(),
        Device = Code.Parse(device),
        Reason = "campaign-unknown",
        ReceivedAt = Sample.Noon,
        Body = """{"campaign":"chưa có"}""",
    };
}
