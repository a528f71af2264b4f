namespace SurveyHub.Tests;

public sealed class AccountsTests
{
    [Theory, EachDatabase]
    public async Task Update_WithAnEntry_TellsItInTheAuditTrail(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var account = New("an");
        await database.Accounts.AddAsync(account, Signature.System(Sample.Noon), default);

        account.FullName = "Trần Thị Bình";
        Assert.True(await database.Accounts.UpdateAsync(account, Entry(account), default));

        Assert.Equal("Trần Thị Bình", (await database.Accounts.FindAsync(account.Id, default))!.FullName);
        Assert.Single(await database.Audit.ListAsync(new(Action: AuditAction.PasswordChanged), after: null, 10, default));
    }

    [Theory, EachDatabase]
    public async Task Update_OfWhatSomebodyElseHasChanged_WritesAndTellsNothing(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var account = New("an");
        await database.Accounts.AddAsync(account, Signature.System(Sample.Noon), default);
        var other = (await database.Accounts.FindAsync(account.Id, default))!;
        await database.Accounts.UpdateAsync(other, entry: null, default);

        account.FullName = "Trần Thị Bình";
        Assert.False(await database.Accounts.UpdateAsync(account, Entry(account), default));

        Assert.Equal("Nguyễn Văn An", (await database.Accounts.FindAsync(account.Id, default))!.FullName);
        Assert.Empty(await database.Audit.ListAsync(new(Action: AuditAction.PasswordChanged), after: null, 10, default));
    }

    [Theory, EachDatabase]
    public async Task AddFirst_WhereThereIsAnAccount_AddsNone(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var grant = new Grant(Guid.NewGuid(), Role.Administrator, unit: null, Sample.Today, to: null);

        Assert.True(await database.Accounts.AddFirstAsync(New("an"), grant, Signature.System(Sample.Noon), default));
        Assert.False(await database.Accounts.AddFirstAsync(New("binh"), grant, Signature.System(Sample.Noon), default));

        var account = Assert.Single(await database.Accounts.ListAsync(default));
        Assert.Equal(grant, Assert.Single(await database.Accounts.ListGrantsAsync(account.Id, default)));
    }

    private static Account New(string name) => new() { Id = Guid.NewGuid(), SignInName = name, SignInKey = name.ToUpperInvariant(), FullName = "Nguyễn Văn An", CreatedAt = Sample.Noon };

    private static AuditEntry Entry(Account account) => AuditEntry.Of(new("an", Sample.Noon), AuditAction.PasswordChanged, account.Id.ToString("D"));
}
