using System.Net;

namespace SurveyHub.Tests;

public sealed class SignInTests
{
    private const string Name = "an@tinh.example";
    private const string Password = "con cá rô bơi qua sông";

    [Fact]
    public async Task SignIn_WithNameAndPassword_LeadsToOnesAccount()
    {
        await using var app = await SurveyHubApp.StartAsync();
        await app.AddStaffAsync(Name, Password);
        var visit = new PlainBrowser(app);

        await visit.SignInAsync(Name.ToUpperInvariant(), Password);

        Assert.Equal((HttpStatusCode.SeeOther, "/account"), (visit.Status, visit.Location));
        await visit.OpenAsync("/account");
        Assert.Contains("Nguyễn Văn An", visit.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_IsToldInTheAuditTrail()
    {
        await using var app = await SurveyHubApp.StartAsync();
        var account = await app.AddStaffAsync(Name, Password);

        await new PlainBrowser(app).SignInAsync(Name, Password);

        var entry = Assert.Single(await app.Service<AuditTrail>().ListAsync(new(Action: AuditAction.SignedIn), after: null, 10, default));
        Assert.Equal((Name, account.Id.ToString("D")), (entry.Done.By, entry.Subject));
    }

    [Fact]
    public async Task SignIn_WithAPasswordTypedOnAnotherKeyboard_IsTheSame()
    {
        await using var app = await SurveyHubApp.StartAsync();
        await app.AddStaffAsync(Name, Password);
        var visit = new PlainBrowser(app);

        await visit.SignInAsync(Name, Password.Normalize(System.Text.NormalizationForm.FormD));

        Assert.Equal(HttpStatusCode.SeeOther, visit.Status);
    }

    [Theory]
    [InlineData("/reports?unit=so-noi-vu", "/reports?unit=so-noi-vu")]
    [InlineData("/admin/audit?by=Đỗ", "/admin/audit?by=%C4%90%E1%BB%97")]
    [InlineData("https://evil.example/", "/account")]
    [InlineData("//evil.example", "/account")]
    [InlineData("/\\evil.example", "/account")]
    [InlineData("/\t/evil.example", "/account")]
    [InlineData("javascript:alert(1)", "/account")]
    public async Task SignIn_WithAnAddressToReturnTo_GoesThereOnlyWithinTheSite(string to, string expected)
    {
        await using var app = await SurveyHubApp.StartAsync();
        await app.AddStaffAsync(Name, Password);
        var visit = new PlainBrowser(app);
        var address = "/account/sign-in?to=" + Uri.EscapeDataString(to);

        await visit.OpenAsync(address);
        await visit.SubmitAsync(address, ("name", Name), ("password", Password));

        Assert.Equal(expected, visit.Location);
    }

    [Fact]
    public async Task SignIn_Refused_LooksTheSameForEveryReason()
    {
        await using var app = await SurveyHubApp.StartAsync();
        await app.AddStaffAsync(Name, Password);
        await app.AddStaffAsync("moi@tinh.example");
        var disabled = await app.AddStaffAsync("nghi@tinh.example", Password);
        await app.Database.ExecuteAsync($"update account set disabled_at = '{ColumnTypes.Write(app.Clock.GetUtcNow())}' where sign_in_name = '{disabled.SignInName}'");

        (string Name, string Password)[] tries = [(Name, "sai mật khẩu rồi"), ("khong-co@tinh.example", Password), ("moi@tinh.example", Password), ("nghi@tinh.example", Password), ("", "")];
        var seen = new List<string>();
        foreach (var (name, password) in tries)
        {
            var visit = new PlainBrowser(app);
            await visit.SignInAsync(name, password);
            Assert.Equal(HttpStatusCode.OK, visit.Status);
            seen.Add(visit.Page.QuerySelector("#errors")!.TextContent);
        }

        Assert.Single(seen.Distinct());
    }

    [Fact]
    public async Task SignIn_Refused_TakesAsLongForANameThatNobodyHas()
    {
        await using var app = await SurveyHubApp.StartAsync();
        var account = await app.AddStaffAsync(Name, Password);
        var visit = new PlainBrowser(app);
        await visit.SignInAsync("khong-co@tinh.example", "sai mật khẩu rồi");
        var (known, unknown) = (new List<double>(), new List<double>());

        for (var i = 0; i < 9; i++) // turn by turn, so that a busy machine slows both; fewer than lock the account
        {
            known.Add(await TimeAsync(account.SignInName));
            unknown.Add(await TimeAsync("khong-co@tinh.example"));
        }

        Assert.InRange(unknown.Order().ElementAt(4) / known.Order().ElementAt(4), 0.5, 2);

        async Task<double> TimeAsync(string name)
        {
            var began = System.Diagnostics.Stopwatch.GetTimestamp();
            await visit.SubmitAsync("/account/sign-in", ("name", name), ("password", "sai mật khẩu rồi"));
            return System.Diagnostics.Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        }
    }

    [Fact]
    public async Task SignIn_Failed_NamesInTheAuditTrailOnlyWhoExistsAndNeverWhatWasTyped()
    {
        await using var app = await SurveyHubApp.StartAsync();
        var account = await app.AddStaffAsync(Name, Password);

        await new PlainBrowser(app).SignInAsync(Name, "mật khẩu của tôi");
        await new PlainBrowser(app).SignInAsync("mật khẩu của tôi", "mật khẩu của tôi");

        var entries = await app.Service<AuditTrail>().ListAsync(new(Action: AuditAction.SignInFailed), after: null, 10, default);
        Assert.Equal(new HashSet<string> { "?", account.Id.ToString("D") }, entries.Select(entry => entry.Subject).ToHashSet());
        Assert.DoesNotContain(entries, entry => $"{entry.Done.By} {entry.Subject} {entry.Became}".Contains("mật khẩu", StringComparison.Ordinal));
    }

    [Fact]
    public async Task SignIn_AfterTenWrongPasswords_IsLockedForAQuarterOfAnHour()
    {
        await using var app = await SurveyHubApp.StartAsync();
        await app.AddStaffAsync(Name, Password);
        var visit = new PlainBrowser(app);
        await visit.SignInAsync(Name, "sai mật khẩu rồi");
        var wrong = visit.Page.QuerySelector("#errors")!.TextContent;
        for (var i = 0; i < 9; i++)
            await visit.SubmitAsync("/account/sign-in", ("name", Name), ("password", "sai mật khẩu rồi"));

        await visit.SignInAsync(Name, Password);
        Assert.Equal(wrong, visit.Page.QuerySelector("#errors")!.TextContent);

        app.Clock.Now += TimeSpan.FromMinutes(15);
        await visit.SignInAsync(Name, Password);
        Assert.Equal(HttpStatusCode.SeeOther, visit.Status);
    }

    [Fact]
    public async Task SignIn_WithoutAntiforgeryToken_IsRefused()
    {
        await using var app = await SurveyHubApp.StartAsync();
        await app.AddStaffAsync(Name, Password);

        Assert.Equal(HttpStatusCode.BadRequest, (await app.SubmitAsync("/account/sign-in", ("name", Name), ("password", Password))).StatusCode);
    }

    [Fact]
    public async Task SignOut_EndsTheSignInForGood()
    {
        await using var app = await SurveyHubApp.StartAsync();
        var account = await app.AddStaffAsync(Name, Password);
        var visit = new PlainBrowser(app);
        await visit.SignInAsync(Name, Password);
        await visit.OpenAsync("/account");

        await visit.SubmitAsync(".staff form", "/account/sign-out", []);

        Assert.Equal("/", visit.Location);
        Assert.Empty(await app.Service<SignIns>().ListAsync(account.Id, default));
        await visit.OpenAsync("/account");
        Assert.StartsWith("/account/sign-in?to=", visit.Location, StringComparison.Ordinal);
    }
}
