namespace SurveyHub.Tests;

public sealed class ApiKeysTests
{
    private static readonly Code _code = Code.Of("bao-cao-tinh");

    private readonly TestClock _clock = Sample.Clock();

    [Theory, EachDatabase]
    public async Task Authenticate_ItsToken_FindsTheKeyAsItWasMade(string provider)
    {
        await using var store = await TestDatabase.CreateAsync(provider);
        await store.AddAsync(Sample.Unit("so-noi-vu"));
        var keys = store.Keys(_clock);

        var token = Sample.Must(await keys.AddAsync(new(_code, "Báo cáo của tỉnh", [Permission.ReadReports], Code.Of("so-noi-vu"), new(2026, 12, 31)), Sample.Signed(), default));
        var found = (await keys.AuthenticateAsync(token, default))!;

        Assert.Matches("^shk_[A-Za-z0-9_-]{43}$", token);
        Assert.Equal(
            (_code, "Báo cáo của tỉnh", "read-reports", Code.Of("so-noi-vu"), new DateOnly(2026, 12, 31), Sample.Noon),
            (found.Code, found.Name, string.Join(' ', found.Permissions.Select(Words.Write)), found.Unit, found.Expires, found.CreatedAt));
    }

    [Theory, EachDatabase]
    public async Task Authenticate_AnotherTokenOrNone_FindsNothing(string provider)
    {
        await using var store = await TestDatabase.CreateAsync(provider);
        var keys = store.Keys(_clock);
        var token = await AddAsync(keys);

        Assert.All(["", "shk_", token[..^1], token + "A", token[4..], token.ToUpperInvariant(), CanonicalJson.Sha256(token)], wrong => Assert.Null(keys.AuthenticateAsync(wrong, default).AsTask().Result));
    }

    [Fact]
    public async Task Add_AnyKey_LeavesItsTokenNowhereInTheFilesOfTheStore()
    {
        await using var store = await TestDatabase.CreateAsync("sqlite");
        var keys = store.Keys(_clock);

        var tokens = new[] { await AddAsync(keys), Sample.Must(await keys.RotateAsync(_code, TimeSpan.FromHours(1), Sample.Signed(), default)) };
        await keys.AuthenticateAsync(tokens[1], default);
        var files = store.ReadFiles();

        Assert.All(tokens, token => Assert.Equal(-1, files.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(token["shk_".Length..]))));
        Assert.All(tokens, token => Assert.NotEqual(-1, files.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(CanonicalJson.Sha256(token))))); // it would have been found
    }

    [Theory, EachDatabase]
    public async Task Add_CodeThatIsTaken_IsRefusedAndChangesNothing(string provider)
    {
        await using var store = await TestDatabase.CreateAsync(provider);
        var keys = store.Keys(_clock);
        var token = await AddAsync(keys);

        Assert.Equal("key-exists", (await keys.AddAsync(Key(), Sample.Signed(), default)).Problems[0].Rule);
        Assert.NotNull(await keys.AuthenticateAsync(token, default));
        Assert.Equal(1, await store.CountAsync("audit_entry"));
    }

    [Theory, EachDatabase]
    public async Task Rotate_WithoutOverlap_EndsTheOldTokenAtOnceHereAndWithinSecondsElsewhere(string provider)
    {
        await using var store = await TestDatabase.CreateAsync(provider);
        var (here, elsewhere) = (store.Keys(_clock), store.Keys(_clock));
        var former = await AddAsync(here);
        await elsewhere.AuthenticateAsync(former, default);

        var next = Sample.Must(await here.RotateAsync(_code, TimeSpan.Zero, Sample.Signed(), default));
        var atOnce = (await here.AuthenticateAsync(former, default), await here.AuthenticateAsync(next, default));
        _clock.Now += TimeSpan.FromSeconds(3);
        var later = (await elsewhere.AuthenticateAsync(former, default), await elsewhere.AuthenticateAsync(next, default));

        Assert.Equal((null, _code), (atOnce.Item1?.Code, atOnce.Item2?.Code));
        Assert.Equal((null, _code), (later.Item1?.Code, later.Item2?.Code));
    }

    [Theory, EachDatabase]
    public async Task Rotate_Again_EndsWhatCameBeforeNoLaterThanTheNewestOverlap(string provider)
    {
        await using var store = await TestDatabase.CreateAsync(provider);
        var keys = store.Keys(_clock);
        var first = await AddAsync(keys);
        var second = Sample.Must(await keys.RotateAsync(_code, Overlap.Longest, Sample.Signed(), default));

        await keys.RotateAsync(_code, TimeSpan.FromHours(1), Sample.Signed(), default);
        var during = (await keys.AuthenticateAsync(first, default), await keys.AuthenticateAsync(second, default));
        var until = (await keys.FindAsync(_code, default))!.FormerUntil;
        _clock.Now += TimeSpan.FromHours(1);

        Assert.Equal((_code, _code), (during.Item1?.Code, during.Item2?.Code));
        Assert.Equal(Sample.Noon.AddHours(1), until);
        Assert.Null(await keys.AuthenticateAsync(first, default));
        Assert.Null(await keys.AuthenticateAsync(second, default));
    }

    [Fact]
    public async Task Rotate_LongerThanSevenDays_IsNotPossible()
    {
        await using var store = await TestDatabase.CreateAsync("sqlite");

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => store.Keys(_clock).RotateAsync(_code, Overlap.Longest + TimeSpan.FromSeconds(1), Sample.Signed(), default));
        Assert.Equal((null, null, "overlap-out-of-range", "overlap-out-of-range"), (Overlap.Check(0, "x")?.Rule, Overlap.Check(168, "x")?.Rule, Overlap.Check(169, "x")?.Rule, Overlap.Check(-1, "x")?.Rule));
    }

    [Theory, EachDatabase]
    public async Task Revoke_DuringAnOverlap_EndsBothTokensForGood(string provider)
    {
        await using var store = await TestDatabase.CreateAsync(provider);
        var (here, elsewhere) = (store.Keys(_clock), store.Keys(_clock));
        var former = await AddAsync(here);
        var next = Sample.Must(await here.RotateAsync(_code, TimeSpan.FromHours(24), Sample.Signed(), default));
        await elsewhere.AuthenticateAsync(former, default);

        await here.RevokeAsync(_code, Sample.Signed(), default);
        _clock.Now += TimeSpan.FromSeconds(3);

        Assert.Null(await elsewhere.AuthenticateAsync(former, default));
        Assert.Null(await elsewhere.AuthenticateAsync(next, default));
        Assert.Null(await here.AuthenticateAsync(next, default));
        Assert.Equal("key-not-found", (await here.RotateAsync(_code, TimeSpan.Zero, Sample.Signed(), default)).Problems[0].Rule);
        Assert.Equal(0, await store.CountAsync("former_token"));
    }

    [Theory, EachDatabase]
    public async Task Authenticate_AfterItsLastDayInVietnam_FindsNothingMore(string provider)
    {
        await using var store = await TestDatabase.CreateAsync(provider);
        var keys = store.Keys(_clock);
        var former = await AddAsync(keys, Sample.Today);
        var token = Sample.Must(await keys.RotateAsync(_code, Overlap.Longest, Sample.Signed(), default));
        _clock.Now = Sample.Today.AddDays(1).StartInVietnam().AddSeconds(-1);
        var before = (await keys.AuthenticateAsync(token, default), await keys.AuthenticateAsync(former, default));
        _clock.Now += TimeSpan.FromSeconds(1);

        Assert.Equal((_code, _code), (before.Item1?.Code, before.Item2?.Code));
        Assert.Null(await keys.AuthenticateAsync(token, default));
        Assert.Null(await keys.AuthenticateAsync(former, default)); // though its overlap is longer
    }

    [Theory, EachDatabase]
    public async Task Authenticate_ManyTimesAMinute_NotesOnceAMinuteThatItWasUsed(string provider)
    {
        await using var store = await TestDatabase.CreateAsync(provider);
        var keys = store.Keys(_clock);
        var token = await AddAsync(keys);

        var never = (await keys.FindAsync(_code, default))!.SeenAt;
        await keys.AuthenticateAsync(token, default);
        _clock.Now += TimeSpan.FromSeconds(59);
        await keys.AuthenticateAsync(token, default);

        Assert.Null(never);
        Assert.Equal(Sample.Noon, (await keys.FindAsync(_code, default))!.SeenAt);
    }

    [Theory, EachDatabase]
    public async Task AddRotateRevoke_AreInTheAuditTrailAndTheLedger(string provider)
    {
        await using var store = await TestDatabase.CreateAsync(provider);
        var keys = store.Keys(_clock);

        await AddAsync(keys);
        await keys.RotateAsync(_code, TimeSpan.FromHours(2), Sample.Signed(), default);
        await keys.RevokeAsync(_code, Sample.Signed(), default);
        var entries = await store.Audit.ListAsync(new(Subject: "key:bao-cao-tinh"), after: null, most: 10, default);
        var verified = await new LedgerVerification(store.Database).RunAsync(new Progress<long>(), default);

        Assert.Equal(["key-added", "key-revoked", "key-rotated"], entries.Select(entry => entry.Action).Order());
        Assert.Contains("2026-03-02T07:00:00.000Z", entries.Single(entry => entry.Action == "key-rotated").Became, StringComparison.Ordinal);
        Assert.Equal((3, 0), (verified.Rows, verified.Findings.Count));
    }

    private static ApiKey Key(DateOnly? expires = null) => new(_code, "Báo cáo của tỉnh", [Permission.ReadReports, Permission.ReadLedger], unit: null, expires);

    private static async Task<string> AddAsync(ApiKeys keys, DateOnly? expires = null) => Sample.Must(await keys.AddAsync(Key(expires), Sample.Signed(), default));
}
