namespace SurveyHub.Tests;

public sealed class DevicesTests
{
    private readonly TestClock _clock = Sample.Clock();

    [Theory, EachDatabase]
    public async Task Authenticate_ItsToken_FindsTheDeviceAndNobodyElsesDoes(string provider)
    {
        await using var store = await TestDatabase.CreateAsync(provider);
        await store.AddAsync(Sample.Unit("so-noi-vu"));
        var devices = store.Devices(_clock);

        var token = Sample.Must(await devices.AddAsync(Kiosk with { Unit = Code.Of("so-noi-vu") }, Sample.Signed(), default));
        var found = await devices.AuthenticateAsync(token, default);

        Assert.Equal((Code.Of("kiosk-1"), Code.Of("quay-1"), Code.Of("so-noi-vu"), Channel.Kiosk), (found!.Code, found.Point, found.Unit, found.Channel));
        Assert.Null(await devices.AuthenticateAsync(token[..^1], default));
        Assert.Null(await devices.AuthenticateAsync("", default));
    }

    [Theory, EachDatabase]
    public async Task Add_AnyDevice_KeepsItsTokenNowhere(string provider)
    {
        await using var store = await TestDatabase.CreateAsync(provider);

        var token = Sample.Must(await store.Devices(_clock).AddAsync(Kiosk, Sample.Signed(), default));
        var stored = Assert.Single(await store.Database.QueryAsync<string>("select token from device", null, default));

        Assert.Equal(43, token.Length);
        Assert.Equal(CanonicalJson.Sha256(token), stored);
    }

    [Theory, EachDatabase]
    public async Task Add_CodeThatIsTaken_IsRefusedAndChangesNothing(string provider)
    {
        await using var store = await TestDatabase.CreateAsync(provider);
        var devices = store.Devices(_clock);
        var token = Sample.Must(await devices.AddAsync(Kiosk, Sample.Signed(), default));

        Assert.Equal("device-exists", (await devices.AddAsync(Kiosk with { Point = Code.Of("quay-2") }, Sample.Signed(), default)).Problems[0].Rule);
        Assert.Equal(Code.Of("quay-1"), (await devices.AuthenticateAsync(token, default))!.Point);
    }

    [Theory, EachDatabase]
    public async Task Revoke_OnAnotherNode_EndsTheCredentialHereWithinSecondsForGood(string provider)
    {
        await using var store = await TestDatabase.CreateAsync(provider);
        var devices = store.Devices(_clock);
        var token = Sample.Must(await devices.AddAsync(Kiosk, Sample.Signed(), default));
        await devices.AuthenticateAsync(token, default);

        await store.Devices(_clock).RevokeAsync(Kiosk.Code, Sample.Signed(), default);
        _clock.Now += TimeSpan.FromSeconds(5);
        var refused = await devices.AuthenticateAsync(token, default);
        await devices.RevokeAsync(Kiosk.Code, Sample.Signed(), default);

        Assert.Null(refused);
        Assert.Equal(Sample.Noon, Assert.Single(await devices.ListAsync(default)).RevokedAt);
        Assert.Equal("device-unknown", (await devices.RevokeAsync(Code.Of("kiosk-2"), Sample.Signed(), default)).Problems[0].Rule);
    }

    [Theory, EachDatabase]
    public async Task Authenticate_ManyTimesAMinute_NotesOnceAMinuteThatItWasSeen(string provider)
    {
        await using var store = await TestDatabase.CreateAsync(provider);
        var devices = store.Devices(_clock);
        var token = Sample.Must(await devices.AddAsync(Kiosk, Sample.Signed(), default));

        await devices.AuthenticateAsync(token, default);
        _clock.Now += TimeSpan.FromSeconds(59);
        await devices.AuthenticateAsync(token, default);
        var seen = (await devices.FindAsync(Kiosk.Code, default))!.SeenAt;
        _clock.Now += TimeSpan.FromSeconds(1);
        await devices.AuthenticateAsync(token, default);

        Assert.Equal(Sample.Noon, seen);
        Assert.Equal(Sample.Noon.AddMinutes(1), (await devices.FindAsync(Kiosk.Code, default))!.SeenAt);
    }

    [Theory, EachDatabase]
    public async Task Rotate_WithAnOverlap_KnowsTheDeviceByBothTokensUntilItsEnd(string provider)
    {
        await using var store = await TestDatabase.CreateAsync(provider);
        var devices = store.Devices(_clock);
        var former = Sample.Must(await devices.AddAsync(Kiosk, Sample.Signed(), default));

        var next = Sample.Must(await devices.RotateAsync(Kiosk.Code, TimeSpan.FromHours(24), Sample.Signed(), default));
        _clock.Now += TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1);
        var during = (await devices.AuthenticateAsync(former, default), await devices.AuthenticateAsync(next, default));
        _clock.Now += TimeSpan.FromSeconds(1);
        var after = (await devices.AuthenticateAsync(former, default), await devices.AuthenticateAsync(next, default));

        Assert.Equal((Kiosk.Code, Kiosk.Code), (during.Item1?.Code, during.Item2?.Code));
        Assert.Equal((null, Kiosk.Code), (after.Item1?.Code, after.Item2?.Code));
    }

    [Theory, EachDatabase]
    public async Task AddRotateRevoke_AreInTheAuditTrailWithoutTheToken(string provider)
    {
        await using var store = await TestDatabase.CreateAsync(provider);
        var devices = store.Devices(_clock);

        var tokens = new[] { Sample.Must(await devices.AddAsync(Kiosk, Sample.Signed(), default)), Sample.Must(await devices.RotateAsync(Kiosk.Code, TimeSpan.FromHours(1), Sample.Signed(), default)) };
        await devices.RevokeAsync(Kiosk.Code, Sample.Signed(), default);
        await devices.RevokeAsync(Kiosk.Code, Sample.Signed(), default);
        var entries = await store.Audit.ListAsync(new(Subject: "device:kiosk-1"), after: null, most: 10, default);

        Assert.Equal(["key-added", "key-revoked", "key-rotated"], entries.Select(entry => entry.Action).Order());
        Assert.All(entries, entry => Assert.Equal(Sample.Signed().By, entry.Done.By));
        Assert.DoesNotContain(entries, entry => tokens.Any(token => entry.Became?.Contains(token, StringComparison.Ordinal) == true || entry.Became?.Contains(CanonicalJson.Sha256(token), StringComparison.Ordinal) == true));
    }

    private static Engine.Device Kiosk { get; } = new(Code.Of("kiosk-1"), Code.Of("quay-1"), Unit: null, Channel.Kiosk);
}
