using System.Net;

namespace SurveyHub.Tests;

public sealed class TwoFactorTests
{
    private const string Name = "an@tinh.example";
    private const string Password = "con cá rô bơi qua sông";

    [Fact]
    public async Task SetUp_WithTheCodeOfTheAuthenticator_AsksForOneAtTheNextSignIn()
    {
        await using var app = await SurveyHubApp.StartAsync();
        await app.AddStaffAsync(Name, Password);

        var (visit, phone, codes) = await SetUpAsync(app);

        Assert.Equal(10, codes.Distinct().Count());
        await visit.OpenAsync("/account");
        Assert.Equal(HttpStatusCode.OK, visit.Status);
        app.Clock.Now += TimeSpan.FromSeconds(30);
        var other = await FirstStepAsync(app);
        await other.SubmitAsync("/account/sign-in/code?to=%2Faccount", ("code", phone.CodeAt(app.Clock.Now)));
        Assert.Equal("/account", other.Location);
    }

    [Fact]
    public async Task SetUp_WithAWrongCode_ChangesNothingAndKeepsTheKey()
    {
        await using var app = await SurveyHubApp.StartAsync();
        var account = await app.AddStaffAsync(Name, Password);
        var visit = new PlainBrowser(app);
        await visit.SignInAsync(account);
        await visit.OpenAsync("/account/two-factor/set-up");
        var key = visit.Page.QuerySelector(".key")!.TextContent;

        await visit.SubmitAsync("/account/two-factor/set-up", ("code", "12345x"));

        Assert.Equal(key, visit.Page.QuerySelector(".key")!.TextContent);
        Assert.Equal("true", visit.Page.QuerySelector("#code")!.GetAttribute("aria-invalid"));
        Assert.False((await app.Service<Accounts>().FindAsync(account.Id, default))!.HasTwoFactor);
    }

    [Fact]
    public async Task SetUp_WithAnotherAccountsKey_IsNotTaken()
    {
        await using var app = await SurveyHubApp.StartAsync();
        var (attacker, victim) = (new PlainBrowser(app), new PlainBrowser(app));
        await attacker.SignInAsync(await app.AddStaffAsync("binh@tinh.example"));
        var account = await app.AddStaffAsync(Name, Password);
        await victim.SignInAsync(account);
        await attacker.OpenAsync("/account/two-factor/set-up");
        var phone = new Authenticator(attacker.Page.QuerySelector(".key")!.TextContent);
        var key = attacker.Page.QuerySelector("[name=setup]")!.GetAttribute("value")!;
        await victim.OpenAsync("/account/two-factor/set-up");
        victim.Page.QuerySelector("[name=setup]")!.SetAttribute("value", key);

        await victim.SubmitAsync("/account/two-factor/set-up", ("code", phone.CodeAt(app.Clock.Now)));

        Assert.False((await app.Service<Accounts>().FindAsync(account.Id, default))!.HasTwoFactor);
    }

    [Fact]
    public async Task SetUp_EndsAllOtherSignIns()
    {
        await using var app = await SurveyHubApp.StartAsync();
        var account = await app.AddStaffAsync(Name, Password);
        var other = new PlainBrowser(app);
        await other.SignInAsync(account);

        var (visit, _, _) = await SetUpAsync(app);

        await other.OpenAsync("/account");
        Assert.Equal(HttpStatusCode.Redirect, other.Status);
        await visit.OpenAsync("/account");
        Assert.Equal(HttpStatusCode.OK, visit.Status);
    }

    [Fact]
    public async Task Code_UsedOnce_IsNotTakenAgain()
    {
        await using var app = await SurveyHubApp.StartAsync();
        await app.AddStaffAsync(Name, Password);
        var (_, phone, _) = await SetUpAsync(app);
        app.Clock.Now += TimeSpan.FromSeconds(30);
        var code = phone.CodeAt(app.Clock.Now);
        var (first, second) = (await FirstStepAsync(app), await FirstStepAsync(app));
        await first.SubmitAsync("/account/sign-in/code", ("code", code));
        await second.SubmitAsync("/account/sign-in/code", ("code", code));

        Assert.Equal("/account", first.Location);
        Assert.Null(second.Location);
        Assert.NotNull(second.Page.QuerySelector("#errors a[href='#code']"));
    }

    [Fact]
    public async Task Code_TenTimesWrong_LocksTheAccount()
    {
        await using var app = await SurveyHubApp.StartAsync();
        await app.AddStaffAsync(Name, Password);
        var (_, phone, _) = await SetUpAsync(app);
        app.Clock.Now += TimeSpan.FromSeconds(30);
        var visit = await FirstStepAsync(app);
        for (var i = 0; i < 10; i++)
            await visit.SubmitAsync("/account/sign-in/code", ("code", "000 00x"));

        await visit.SubmitAsync("/account/sign-in/code", ("code", phone.CodeAt(app.Clock.Now)));

        Assert.NotNull(visit.Page.QuerySelector("#errors"));
    }

    [Fact]
    public async Task RecoveryCode_HoweverItIsTyped_WorksOnce()
    {
        await using var app = await SurveyHubApp.StartAsync();
        await app.AddStaffAsync(Name, Password);
        var (_, _, codes) = await SetUpAsync(app);
        var typed = codes[3].Replace("-", " ", StringComparison.Ordinal).ToLowerInvariant();

        var (first, second) = (await FirstStepAsync(app), await FirstStepAsync(app));
        await first.SubmitAsync("/account/sign-in/recovery-code", ("code", typed));
        await second.SubmitAsync("/account/sign-in/recovery-code", ("code", typed));

        Assert.Equal("/account", first.Location);
        Assert.NotNull(second.Page.QuerySelector("#errors"));
        Assert.Single(await app.Service<AuditTrail>().ListAsync(new(Action: AuditAction.RecoveryCodeUsed), after: null, 10, default));
    }

    [Fact]
    public async Task RecoveryCodes_MadeAnew_ReplaceTheOldOnes()
    {
        await using var app = await SurveyHubApp.StartAsync();
        await app.AddStaffAsync(Name, Password);
        var (visit, _, old) = await SetUpAsync(app);
        await visit.OpenAsync("/account/two-factor/recovery-codes");

        await visit.SubmitAsync("/account/two-factor/recovery-codes", ("current", Password));

        Assert.Empty(Codes(visit).Intersect(old));
        var other = await FirstStepAsync(app);
        await other.SubmitAsync("/account/sign-in/recovery-code", ("code", old[0]));
        Assert.NotNull(other.Page.QuerySelector("#errors"));
    }

    [Fact]
    public async Task RecoveryCodes_WithoutThePassword_AreNotMade()
    {
        await using var app = await SurveyHubApp.StartAsync();
        await app.AddStaffAsync(Name, Password);
        var (visit, _, _) = await SetUpAsync(app);
        await visit.OpenAsync("/account/two-factor/recovery-codes");

        await visit.SubmitAsync("/account/two-factor/recovery-codes", ("current", "sai mật khẩu rồi"));

        Assert.Empty(Codes(visit));
    }

    [Fact]
    public async Task TurnOff_WithThePassword_WorksWhereNoRoleNeedsIt()
    {
        await using var app = await SurveyHubApp.StartAsync();
        var account = await app.AddStaffAsync(Name, Password);
        var (visit, _, _) = await SetUpAsync(app);
        await visit.OpenAsync("/account/two-factor");

        await visit.SubmitAsync("/account/two-factor", ("current", Password));

        Assert.Equal("/account?done=two-factor-off", visit.Location);
        var stored = (await app.Service<Accounts>().FindAsync(account.Id, default))!;
        Assert.False(stored.HasTwoFactor);
        Assert.Null(stored.AuthenticatorKey);
    }

    [Fact]
    public async Task TurnOff_ByAnAdministrator_IsRefused()
    {
        await using var app = await SurveyHubApp.StartAsync();
        var account = await app.AddStaffAsync(Name, Password);
        var (visit, _, _) = await SetUpAsync(app);
        await visit.OpenAsync("/account/two-factor");
        await app.Service<Accounts>().GrantAsync(account.Id, new(Guid.NewGuid(), Role.Administrator, unit: null, new(2026, 1, 1), to: null), Signature.System(app.Clock.GetUtcNow()), default);
        app.Clock.Now += SignIns.Lifetime;

        await visit.SubmitAsync("/account/two-factor", ("current", Password));

        Assert.True((await app.Service<Accounts>().FindAsync(account.Id, default))!.HasTwoFactor);
    }

    [Fact]
    public async Task Administrator_WithoutSecondFactor_IsLedToSetOneUp()
    {
        await using var app = await SurveyHubApp.StartAsync();
        var visit = new PlainBrowser(app);
        await visit.SignInAsync(await app.AddStaffAsync(Role.Administrator));

        await visit.OpenAsync("/account/two-factor");

        Assert.Equal("/account/two-factor/set-up", visit.Location);
    }

    private static async Task<(PlainBrowser PlainBrowser, Authenticator Phone, IReadOnlyList<string> Codes)> SetUpAsync(SurveyHubApp app)
    {
        var visit = new PlainBrowser(app);
        await visit.SignInAsync(Name, Password);
        await visit.OpenAsync("/account/two-factor/set-up");
        var phone = new Authenticator(visit.Page.QuerySelector(".key")!.TextContent);
        await visit.SubmitAsync("/account/two-factor/set-up", ("code", phone.CodeAt(app.Clock.Now)));
        return (visit, phone, Codes(visit));
    }

    private static async Task<PlainBrowser> FirstStepAsync(SurveyHubApp app)
    {
        var visit = new PlainBrowser(app);
        await visit.SignInAsync(Name, Password);
        Assert.Equal("/account/sign-in/code?to=%2Faccount", visit.Location);
        await visit.OpenAsync(visit.Location!);
        return visit;
    }

    private static IReadOnlyList<string> Codes(PlainBrowser visit) => [.. visit.Page.QuerySelectorAll(".codes code").Select(code => code.TextContent)];
}
