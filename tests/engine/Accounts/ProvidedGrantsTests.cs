namespace SurveyHub.Tests;

public sealed class ProvidedGrantsTests
{
    private static readonly Signature _by = new("sso", Sample.Noon);

    [Theory, EachDatabase]
    public async Task Match_OfOtherRoles_TakesWhatIsNoLongerSaidAndLeavesWhatWasGivenHere(string provider)
    {
        await using var store = await TestDatabase.CreateAsync(provider);
        var (accounts, grants, account) = (store.Accounts, new ProvidedGrants(store.Database, store.Audit), await AddAsync(store));
        await accounts.GrantAsync(account.Id, new(Guid.NewGuid(), Role.Leader, null, new(2026, 1, 1), null), _by, default);
        await grants.MatchAsync(account.Id, [(Role.Leader, null), (Role.Supervisor, null)], _by, default);

        await grants.MatchAsync(account.Id, [(Role.Supervisor, null), (Role.Auditor, null)], _by, default);

        var now = await accounts.ListGrantsAsync(account.Id, default);
        Assert.Equal([(Role.Leader, false), (Role.Supervisor, true), (Role.Auditor, true)], now.Select(grant => (grant.Role, grant.IsProvided)).OrderBy(grant => (grant.IsProvided, grant.Role == Role.Auditor)));
    }

    [Theory, EachDatabase]
    public async Task Match_OfTheSameRoles_ChangesNothingAndIsNotAudited(string provider)
    {
        await using var store = await TestDatabase.CreateAsync(provider);
        var (grants, account) = (new ProvidedGrants(store.Database, store.Audit), await AddAsync(store));
        await grants.MatchAsync(account.Id, [(Role.Leader, null)], _by, default);
        var before = Assert.Single(await store.Accounts.ListGrantsAsync(account.Id, default));

        await grants.MatchAsync(account.Id, [(Role.Leader, null)], _by, default);

        Assert.Equal(before, Assert.Single(await store.Accounts.ListGrantsAsync(account.Id, default)));
        Assert.Equal(1, await store.CountAsync("audit_entry where action = 'role-granted'"));
    }

    [Theory, EachDatabase]
    public async Task Match_ManyTimesAtOnce_GivesEachRoleOnce(string provider)
    {
        await using var store = await TestDatabase.CreateAsync(provider);
        var (grants, account) = (new ProvidedGrants(store.Database, store.Audit), await AddAsync(store));

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => grants.MatchAsync(account.Id, [(Role.Leader, null)], _by, default))));

        Assert.Single(await store.Accounts.ListGrantsAsync(account.Id, default));
    }

    [Theory, EachDatabase]
    public async Task Revoke_OfAProvidedRole_TakesItUntilTheNextSignIn(string provider)
    {
        await using var store = await TestDatabase.CreateAsync(provider);
        var (grants, account) = (new ProvidedGrants(store.Database, store.Audit), await AddAsync(store));
        await grants.MatchAsync(account.Id, [(Role.Leader, null)], _by, default);

        Assert.True(await store.Accounts.RevokeAsync(account.Id, (await store.Accounts.ListGrantsAsync(account.Id, default))[0].Id, _by, default));

        Assert.Empty(await store.Accounts.ListGrantsAsync(account.Id, default));
    }

    [Theory, EachDatabase]
    public async Task AddLogin_OfASecondSubjectOrAccount_IsRefused(string provider)
    {
        await using var store = await TestDatabase.CreateAsync(provider);
        var (lan, minh) = (await AddAsync(store, "lan"), await AddAsync(store, "minh"));
        Assert.True(await store.Accounts.AddLoginAsync(lan, "sso-a", "1", _by, default));

        Assert.False(await store.Accounts.AddLoginAsync(lan, "sso-a", "2", _by, default));
        Assert.False(await store.Accounts.AddLoginAsync(minh, "sso-a", "1", _by, default));

        Assert.True(await store.Accounts.AddLoginAsync(minh, "sso-b", "1", _by, default)); // the same text at another provider is another person
        Assert.Equal((lan.Id, minh.Id), ((await store.Accounts.FindByLoginAsync("sso-a", "1", default))!.Id, (await store.Accounts.FindByLoginAsync("sso-b", "1", default))!.Id));
    }

    private static async Task<Account> AddAsync(TestDatabase store, string name = "lan")
    {
        var account = new Account { Id = Guid.NewGuid(), SignInName = name, SignInKey = name, FullName = name, CreatedAt = Sample.Noon };
        Assert.True(await store.Accounts.AddAsync(account, _by, default));
        return account;
    }
}
