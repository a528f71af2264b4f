using System.Text.RegularExpressions;
using SurveyHub.Web;

namespace SurveyHub.Tests;

public sealed partial class FirstAdministratorTests : IDisposable
{
    private readonly SurveyHubProgram _program = new();

    [Fact]
    public async Task FirstStart_AddsAnAdministratorOfTheProvince()
    {
        await using var app = await SurveyHubApp.StartAsync();

        var account = Assert.Single(await app.Service<Accounts>().ListAsync(default));
        var grant = Assert.Single(await app.Service<Accounts>().ListGrantsAsync(account.Id, default));

        Assert.Equal((FirstAdministrator.Name, true), (account.SignInName, account.MustChange));
        Assert.Equal((Role.Administrator, null), (grant.Role, grant.Unit));
    }

    [Theory, EachDatabase]
    public async Task FirstStart_OfTwoAtTheSameMoment_IsOneAccountWhosePasswordIsSaidOnce(string provider)
    {
        await using var database = await TestDatabase.CreateWithoutTablesAsync(provider);
        string[] words = ["--urls", "http://127.0.0.1:0", $"--Database:Provider={provider}", $"--Database:ConnectionString={database.ConnectionString}"];

        var sites = await Task.WhenAll(_program.ServeAsync(words), _program.ServeAsync(words));
        using var first = sites[0];
        using var second = sites[1];
        using var third = await _program.ServeAsync(words);

        var password = Assert.Single(sites.Append(third).SelectMany(site => Password().Matches(site.Before))).Value;
        var account = Assert.Single(await database.Accounts.ListAsync(default));
        Assert.NotEqual(Microsoft.AspNetCore.Identity.PasswordVerificationResult.Failed, new Microsoft.AspNetCore.Identity.PasswordHasher<Account>().VerifyHashedPassword(account, account.PasswordHash!, password));
    }

    public void Dispose() => _program.Dispose();

    [GeneratedRegex("(?<=: +)([0-9A-Z]{5}-){3}[0-9A-Z]{5}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Password();
}
