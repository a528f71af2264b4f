using System.Net;
using System.Text.Json.Nodes;

namespace SurveyHub.Tests;

/// <summary>Who somebody is that comes through the province's own sign-in, and what they may do.</summary>
public sealed class SsoTests
{
    [FactWithProvider]
    public async Task SignIn_FirstTime_MakesAnAccountWithTheMappedRoleOverItsUnit()
    {
        await using var provider = await Provider.StartAsync();
        await using var app = await SsoVisit.StartAppAsync(provider);
        await provider.AddPersonAsync("lan", SsoVisit.Lan("so-noi-vu", "everybody"));

        var response = await new SsoVisit(app, provider).SignInAsync(to: "/results?unit=so-noi-vu");

        Assert.Equal("/results?unit=so-noi-vu", response.Headers.Location?.ToString());
        var account = await FindLanAsync(app);
        Assert.Equal(("Trần Thị Lan", "lan@tinh.example", null), (account.FullName, account.Email, account.PasswordHash));
        var grant = Assert.Single(await app.Service<Accounts>().ListGrantsAsync(account.Id, default));
        Assert.Equal((Role.Leader, Code.Of("so-noi-vu"), true), (grant.Role, grant.Unit, grant.IsProvided));
        Assert.False(Assert.Single(await app.Service<SignIns>().ListAsync(account.Id, default)).HasSecondFactor);
        Assert.Equal(["account-added", "account-changed", "role-granted", "signed-in"], (await AuditAsync(app, account.Id.ToString("D"))).Order());
    }

    [FactWithProvider]
    public async Task SignIn_SecondTime_IsTheSameAccount_WhateverTheEmailIsNow()
    {
        await using var provider = await Provider.StartAsync();
        await using var app = await SsoVisit.StartAppAsync(provider);
        await provider.AddPersonAsync("lan", SsoVisit.Lan("so-noi-vu"));
        await new SsoVisit(app, provider).SignInAsync();
        var married = SsoVisit.Lan("so-noi-vu");
        (married["email"], married["email_verified"]) = ("lan.nguyen@tinh.example", false);
        await provider.AddPersonAsync("lan", married);

        await new SsoVisit(app, provider).SignInAsync();

        Assert.Equal((1, 1), (await app.Database.CountAsync("account where sign_in_name <> 'admin'"), await app.Database.CountAsync("held_role where role <> 'administrator'")));
        Assert.Equal(2, (await app.Service<SignIns>().ListAsync((await FindLanAsync(app)).Id, default)).Count);
    }

    [FactWithProvider]
    public async Task SignIn_AfterTheProviderTookARole_LosesItInEveryBrowser_AndKeepsWhatWasGivenHere()
    {
        await using var provider = await Provider.StartAsync();
        await using var app = await SsoVisit.StartAppAsync(provider);
        await provider.AddPersonAsync("lan", SsoVisit.Lan("so-noi-vu"));
        await new SsoVisit(app, provider).SignInAsync();
        var account = await FindLanAsync(app);
        var begun = Assert.Single(await app.Service<SignIns>().ListAsync(account.Id, default));
        await app.Service<Accounts>().GrantAsync(account.Id, new(Guid.NewGuid(), Role.Auditor, null, new(2026, 1, 1), null), Signature.System(app.Clock.GetUtcNow()), default);
        await provider.AddPersonAsync("lan", SsoVisit.Lan("everybody"));

        await new SsoVisit(app, provider).SignInAsync();
        app.Clock.Now += SignIns.Lifetime;

        Assert.Equal([Role.Auditor], (await app.Service<SignIns>().FindAsync(begun.Id, default))!.Grants.Select(grant => grant.Role));
        Assert.Contains("role-revoked", await AuditAsync(app, account.Id.ToString("D")));
    }

    [FactWithProvider]
    public async Task SignIn_WithTheProvidersSecondFactor_HasOneHere()
    {
        await using var provider = await Provider.StartAsync();
        await using var app = await SsoVisit.StartAppAsync(provider);
        var lan = SsoVisit.Lan("surveyhub-admin");
        lan["amr"] = new JsonArray("pwd", "mfa");
        await provider.AddPersonAsync("lan", lan);

        await new SsoVisit(app, provider).SignInAsync();

        Assert.True(Assert.Single(await app.Service<SignIns>().ListAsync((await FindLanAsync(app)).Id, default)).HasSecondFactor);
    }

    [FactWithProvider]
    public async Task SignIn_WithoutTheProvidersSecondFactor_IsAskedForTheCodeOfTheAccount()
    {
        await using var provider = await Provider.StartAsync();
        await using var app = await SsoVisit.StartAppAsync(provider);
        await provider.AddPersonAsync("lan", SsoVisit.Lan("so-noi-vu"));
        await new SsoVisit(app, provider).SignInAsync();
        await app.Database.ExecuteAsync("update account set two_factor = 1");

        var response = await new SsoVisit(app, provider).SignInAsync();

        Assert.StartsWith("/account/sign-in/code?to=", response.Headers.Location?.ToString(), StringComparison.Ordinal);
        Assert.Contains(response.Headers.GetValues("Set-Cookie"), cookie => cookie.StartsWith("__Host-surveyhub-code=", StringComparison.Ordinal));
        Assert.DoesNotContain(response.Headers.GetValues("Set-Cookie"), cookie => cookie.StartsWith(Staff.CookieName + "=", StringComparison.Ordinal));
        Assert.Single(await app.Service<SignIns>().ListAsync((await FindLanAsync(app)).Id, default)); // the first one
    }

    [FactWithProvider]
    public async Task SignIn_WithTheVerifiedEmailOfAnAccount_IsThatAccount()
    {
        await using var provider = await Provider.StartAsync();
        await using var app = await SsoVisit.StartAppAsync(provider);
        var account = await app.AddStaffAsync("LAN@tinh.example");
        await provider.AddPersonAsync("lan", SsoVisit.Lan());

        var response = await new SsoVisit(app, provider).SignInAsync();

        Assert.Equal("/results", response.Headers.Location?.ToString());
        Assert.Single(await app.Service<SignIns>().ListAsync(account.Id, default));
    }

    [FactWithProvider]
    public async Task SignIn_WithAnEmailThatIsNotVerified_TakesOverNoAccountAndMakesNone()
    {
        await using var provider = await Provider.StartAsync();
        await using var app = await SsoVisit.StartAppAsync(provider);
        await app.AddStaffAsync("lan@tinh.example");
        foreach (var verified in (JsonNode?[])[null, false, "no"])
        {
            var lan = SsoVisit.Lan("surveyhub-admin");
            lan["email_verified"] = verified;
            await provider.AddPersonAsync("lan", lan);

            AssertRefused("sso-email-unverified", await new SsoVisit(app, provider).SignInAsync());
        }

        Assert.Equal((0, 1, 0), (await app.Database.CountAsync("sign_in"), await app.Database.CountAsync("account where sign_in_name <> 'admin'"), await app.Database.CountAsync("held_role where role <> 'administrator'")));
        Assert.Equal(3, (await AuditAsync(app, "lan@tinh.example")).Count(action => action == "sign-in-failed"));
    }

    [FactWithProvider]
    public async Task SignIn_ByWhoeverGotTheEmailOfAColleague_IsRefused()
    {
        await using var provider = await Provider.StartAsync();
        await using var app = await SsoVisit.StartAppAsync(provider);
        await provider.AddPersonAsync("lan", SsoVisit.Lan("so-noi-vu"));
        await new SsoVisit(app, provider).SignInAsync();
        var other = SsoVisit.Lan("so-noi-vu");
        other["sub"] = "another";
        await provider.AddPersonAsync("lan", other);

        AssertRefused("sso-email-taken", await new SsoVisit(app, provider).SignInAsync());
    }

    [FactWithProvider]
    public async Task SignIn_WithoutAMappedRole_MakesNoAccount()
    {
        await using var provider = await Provider.StartAsync();
        await using var app = await SsoVisit.StartAppAsync(provider);
        await provider.AddPersonAsync("lan", SsoVisit.Lan("SO-NOI-VU", "administrator", "ghost")); // nearly; a role but no value; over a unit that is not there

        AssertRefused("sso-role-missing", await new SsoVisit(app, provider).SignInAsync());
        Assert.Equal(0, await app.Database.CountAsync("account where sign_in_name <> 'admin'"));
    }

    [FactWithProvider]
    public async Task SignIn_ToAnAccountThatIsDisabledOrLocked_IsRefused_AndItsRolesStayAsTheyWere()
    {
        await using var provider = await Provider.StartAsync();
        await using var app = await SsoVisit.StartAppAsync(provider);
        await provider.AddPersonAsync("lan", SsoVisit.Lan("so-noi-vu"));
        await new SsoVisit(app, provider).SignInAsync();
        await provider.AddPersonAsync("lan", SsoVisit.Lan("surveyhub-admin"));

        await app.Database.ExecuteAsync("update account set locked_until = '2027-01-01T00:00:00.000Z'");
        AssertRefused("sso-account-locked", await new SsoVisit(app, provider).SignInAsync());
        await app.Database.ExecuteAsync("update account set disabled_at = '2026-01-01T00:00:00.000Z'");
        AssertRefused("sso-account-disabled", await new SsoVisit(app, provider).SignInAsync());

        Assert.Equal(Role.Leader, Assert.Single(await app.Service<Accounts>().ListGrantsAsync((await FindLanAsync(app)).Id, default)).Role);
        Assert.Equal(1, await app.Database.CountAsync("sign_in"));
    }

    [Fact]
    public async Task Sso_NotConfigured_IsNotThere()
    {
        await using var app = await SurveyHubApp.StartAsync();

        Assert.Equal(HttpStatusCode.NotFound, (await app.Client.GetAsync("/account/sso")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Client.GetAsync("/account/sso/back?code=a&state=b")).StatusCode);
    }

    private static void AssertRefused(string rule, HttpResponseMessage response) =>
        Assert.Equal($"/account/sso?to=%2Fresults&refused={rule}", response.Headers.Location?.ToString());

    private static async Task<Account> FindLanAsync(SurveyHubApp app) => (await app.Service<Accounts>().FindByKeyAsync("LAN@TINH.EXAMPLE", default))!;

    private static async Task<IReadOnlyList<string>> AuditAsync(SurveyHubApp app, string subject) =>
        [.. (await app.Service<AuditTrail>().ListAsync(new(Subject: subject), null, 100, default)).Select(entry => entry.Action)];
}
