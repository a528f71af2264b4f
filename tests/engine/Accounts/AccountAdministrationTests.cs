namespace SurveyHub.Tests;

public sealed class AccountAdministrationTests
{
    private static readonly Actor _operator = new(Account: null, Sample.Signed("cli:ops"));

    [Theory, EachDatabase]
    public async Task Disable_TheLastAdministrator_IsRefusedAndChangesNothing(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var account = await AddAsync(database, "an", Role.Administrator);
        await AddAsync(database, "binh", Role.Leader);
        await AddAsync(database, "chi", Role.Administrator, hasPassword: false);

        Assert.Equal("administrator-last", RuleOf(await database.Administration.DisableAsync(account, _operator, default)));

        Assert.Null((await database.Accounts.FindAsync(account.Id, default))!.DisabledAt);
        Assert.Empty(await database.Audit.ListAsync(new(Action: AuditAction.AccountDisabled), after: null, most: 10, default));
    }

    [Theory, EachDatabase]
    public async Task Disable_BothAdministratorsAtOnce_LeavesOne(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        Account[] both = [await AddAsync(database, "an", Role.Administrator), await AddAsync(database, "binh", Role.Administrator)];

        var outcomes = await Task.WhenAll(both.Select(account => Task.Run(() => new AccountAdministration(
            database.Open(), database.Accounts, database.SignIns(Sample.Clock()), database.Units).DisableAsync(account, _operator, default))));

        Assert.Single(outcomes, outcome => outcome.Value is not null);
        Assert.Equal("administrator-last", RuleOf(Assert.Single(outcomes, outcome => outcome.Value is null)));
    }

    [Theory, EachDatabase]
    public async Task Disable_SomebodyWhoIsSignedIn_EndsItAndIsWrittenDown(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var account = await AddAsync(database, "an", Role.Leader);
        var (stamp, signIns) = (account.SecurityStamp, database.SignIns(Sample.Clock()));
        await signIns.BeginAsync(account, "a test", hasSecondFactor: false, default);

        Assert.NotNull((await database.Administration.DisableAsync(account, _operator, default)).Value);

        var stored = await database.Accounts.FindAsync(account.Id, default);
        Assert.Equal(Sample.Noon, stored!.DisabledAt);
        Assert.NotEqual(stamp, stored.SecurityStamp);
        Assert.Empty(await signIns.ListAsync(account.Id, default));
        Assert.Equal("cli:ops", (await EntryAsync(database, AuditAction.AccountDisabled, account)).Done.By);
    }

    [Theory, EachDatabase]
    public async Task Disable_OneselfOrTwiceFromAnOldReading_IsRefused(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var account = await AddAsync(database, "an", Role.Leader);
        var old = (await database.Accounts.FindAsync(account.Id, default))!;

        Assert.Equal("account-own", RuleOf(await database.Administration.DisableAsync(account, _operator with { Account = account.Id }, default)));
        await database.Administration.EnableAsync(account, _operator, default);
        Assert.Equal("account-changed-meanwhile", RuleOf(await database.Administration.DisableAsync(old, _operator, default)));
    }

    [Theory, EachDatabase]
    public async Task Enable_ALockedAccount_UnlocksIt(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var account = await AddAsync(database, "an", Role.Leader);
        (account.DisabledAt, account.Failures, account.LockedUntil) = (Sample.Noon, 10, Sample.Noon.AddHours(1));
        await database.Accounts.UpdateAsync(account, entry: null, default);

        await database.Administration.EnableAsync(account, _operator, default);

        var stored = (await database.Accounts.FindAsync(account.Id, default))!;
        Assert.Equal((null, 0, null), (stored.DisabledAt, stored.Failures, stored.LockedUntil));
    }

    [Theory, EachDatabase]
    public async Task Revoke_TheLastAdministratorsRole_IsRefused_AndNotThatOfOneOfTwo(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (an, binh) = (await AddAsync(database, "an", Role.Administrator), await AddAsync(database, "binh", Role.Administrator));
        var (ofAn, ofBinh) = (Assert.Single(await database.Accounts.ListGrantsAsync(an.Id, default)), Assert.Single(await database.Accounts.ListGrantsAsync(binh.Id, default)));

        Assert.NotNull((await database.Administration.RevokeAsync(an, ofAn, _operator with { Account = binh.Id }, default)).Value);
        Assert.Equal("administrator-last", RuleOf(await database.Administration.RevokeAsync(binh, ofBinh, _operator, default)));
        Assert.Equal("administrator-own", RuleOf(await database.Administration.RevokeAsync(binh, ofBinh, _operator with { Account = binh.Id }, default)));

        Assert.Empty(await database.Accounts.ListGrantsAsync(an.Id, default));
        Assert.Equal(ofBinh, Assert.Single(await database.Accounts.ListGrantsAsync(binh.Id, default)));
        Assert.Contains("\"role\":\"administrator\"", (await EntryAsync(database, AuditAction.RoleRevoked, an)).Was, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Revoke_OnAnotherNode_IsFeltWithinSeconds(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var account = await AddAsync(database, "an", Role.Leader);
        var clock = Sample.Clock();
        var elsewhere = new SignIns(database.Open(), database.Accounts, database.Audit, clock);
        var signIn = await elsewhere.BeginAsync(account, "a test", hasSecondFactor: false, default);
        var grant = Assert.Single((await elsewhere.FindAsync(signIn.Id, default))!.Grants);

        await database.Administration.RevokeAsync(account, grant, _operator, default);
        clock.Now += SignIns.Lifetime;

        Assert.Empty((await elsewhere.FindAsync(signIn.Id, default))!.Grants);
    }

    [Theory, EachDatabase]
    public async Task Grant_WhatMakesNoSense_IsRefused(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await database.AddAsync(Sample.Unit("so-y-te"));
        var account = await AddAsync(database, "an", Role.Leader);

        Assert.Equal("grant-own", await TryAsync(Role.Auditor, null, new(2026, 3, 2), null, account.Id));
        Assert.Equal("grant-exists", await TryAsync(Role.Leader, null, new(2026, 3, 2), null));
        Assert.Equal("grant-for-province-only", await TryAsync(Role.Administrator, "so-y-te", new(2026, 3, 2), null));
        Assert.Equal("grant-unit-unknown", await TryAsync(Role.Leader, "so-la", new(2026, 3, 2), null));
        Assert.Equal("grant-unit-unknown", await TryAsync(Role.Leader, "so-y-te", new(2025, 6, 30), null)); // the day before it began
        Assert.Null(await TryAsync(Role.Leader, "so-y-te", new(2026, 3, 2), null));

        async Task<string?> TryAsync(Role role, string? unit, DateOnly from, DateOnly? to, Guid? actor = null) =>
            RuleOf(await database.Administration.GrantAsync(account, new(Guid.NewGuid(), role, Code.Parse(unit), from, to), _operator with { Account = actor }, default));
    }

    [Theory, EachDatabase]
    public async Task Add_ANameThatIsTaken_IsRefusedAndGivesNoRole(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await AddAsync(database, "an", Role.Leader);
        var second = Account("an");

        Assert.Equal("account-exists", RuleOf(await database.Administration.AddAsync(second, Grant(Role.Auditor), _operator, default)));

        Assert.Equal(1, await database.CountAsync("account"));
        Assert.Equal(1, await database.CountAsync("held_role"));
    }

    [Theory, EachDatabase]
    public async Task Change_AnotherAddress_IsTheNewSignInNameAndEndsSignIns(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var account = await AddAsync(database, "an", Role.Leader);
        var (stamp, signIns) = (account.SecurityStamp, database.SignIns(Sample.Clock()));
        await signIns.BeginAsync(account, "a test", hasSecondFactor: false, default);

        await database.Administration.ChangeAsync(account, "Nguyễn Văn Ân", EmailAddress.Parse("moi@tinh.example")!, "MOI@TINH.EXAMPLE", _operator, default);

        var stored = (await database.Accounts.FindByKeyAsync("MOI@TINH.EXAMPLE", default))!;
        Assert.Equal(("moi@tinh.example", "Nguyễn Văn Ân", "moi@tinh.example"), (stored.SignInName, stored.FullName, stored.Email));
        Assert.NotEqual(stamp, stored.SecurityStamp);
        Assert.Empty(await signIns.ListAsync(account.Id, default));
        var entry = await EntryAsync(database, AuditAction.AccountChanged, account);
        Assert.Equal(
            ("""{"signInName":"an@tinh.example","fullName":"Nguyễn Văn An","email":"an@tinh.example"}""", """{"signInName":"moi@tinh.example","fullName":"Nguyễn Văn Ân","email":"moi@tinh.example"}"""),
            (entry.Was, entry.Became));
    }

    [Theory, EachDatabase]
    public async Task Change_ToSomebodyElsesAddress_IsRefused(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await AddAsync(database, "binh", Role.Leader);
        var account = await AddAsync(database, "an", Role.Leader);

        Assert.Equal("account-exists", RuleOf(await database.Administration.ChangeAsync(account, "An", EmailAddress.Parse("binh@tinh.example")!, "BINH@TINH.EXAMPLE", _operator, default)));
    }

    [Theory, EachDatabase]
    public async Task ResetSecondFactor_WithAReason_TakesItAwayAndKeepsTheReason(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var account = await AddAsync(database, "an", Role.Designer);
        (account.HasTwoFactor, account.AuthenticatorKey, account.RecoveryCodes) = (true, "key", "a;b");
        await database.Accounts.UpdateAsync(account, entry: null, default);

        Assert.Equal("reason-missing", RuleOf(await database.Administration.ResetSecondFactorAsync(account, " ", _operator, default)));
        Assert.Equal("account-own", RuleOf(await database.Administration.ResetSecondFactorAsync(account, "mất", _operator with { Account = account.Id }, default)));
        await database.Administration.ResetSecondFactorAsync(account, "Mất điện thoại", _operator, default);

        var stored = (await database.Accounts.FindAsync(account.Id, default))!;
        Assert.Equal((false, null, ""), (stored.HasTwoFactor, stored.AuthenticatorKey, stored.RecoveryCodes));
        Assert.Equal("Mất điện thoại", (await EntryAsync(database, AuditAction.TwoFactorDisabled, account)).Reason);
    }

    [Theory, EachDatabase]
    public async Task Roster_OfAccounts_SaysTheirRolesStateAndWhenTheyWereSeen(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (active, invited) = (await AddAsync(database, "an", Role.Leader), await AddAsync(database, "binh", Role.Auditor, hasPassword: false));
        var locked = await AddAsync(database, "chi", Role.Leader);
        locked.LockedUntil = Sample.Noon.AddMinutes(1);
        await database.Accounts.UpdateAsync(locked, entry: null, default);
        await database.SignIns(Sample.Clock()).BeginAsync(active, "a test", hasSecondFactor: false, default);

        var lines = (await database.Roster.ListAsync(default)).ToDictionary(line => line.Account.Id);

        Assert.Equal((AccountState.Active, Sample.Noon, Role.Leader), (lines[active.Id].StateAt(Sample.Noon), lines[active.Id].SeenAt, Assert.Single(lines[active.Id].Grants).Role));
        Assert.Equal((AccountState.Invited, null, Role.Auditor), (lines[invited.Id].StateAt(Sample.Noon), lines[invited.Id].SeenAt, Assert.Single(lines[invited.Id].Grants).Role));
        Assert.Equal((AccountState.Locked, AccountState.Active), (lines[locked.Id].StateAt(Sample.Noon), lines[locked.Id].StateAt(Sample.Noon.AddMinutes(1))));
        Assert.Equal(lines[active.Id].SeenAt, (await database.Roster.FindAsync(active.Id, default))!.SeenAt);
    }

    private static async Task<Account> AddAsync(TestDatabase database, string name, Role role, bool hasPassword = true)
    {
        var account = Account(name);
        account.PasswordHash = hasPassword ? "hash" : null;
        return Sample.Must(await database.Administration.AddAsync(account, Grant(role), _operator, default));
    }

    private static Account Account(string name) => new()
    {
        Id = Guid.NewGuid(),
        SignInName = name + "@tinh.example",
        SignInKey = name.ToUpperInvariant() + "@TINH.EXAMPLE",
        FullName = "Nguyễn Văn An",
        Email = name + "@tinh.example",
        CreatedAt = Sample.Noon,
    };

    private static Grant Grant(Role role) => new(Guid.NewGuid(), role, unit: null, new(2026, 1, 1), to: null);

    private static async Task<AuditEntry> EntryAsync(TestDatabase database, AuditAction action, Account account) =>
        Assert.Single(await database.Audit.ListAsync(new(Action: action, Subject: account.Id.ToString("D")), after: null, most: 10, default));

    private static string? RuleOf(Outcome<Account> outcome) => outcome.Problems.Select(problem => problem.Rule).FirstOrDefault();
}
