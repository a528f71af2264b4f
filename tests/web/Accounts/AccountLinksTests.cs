using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SurveyHub.Web;

namespace SurveyHub.Tests;

public sealed class AccountLinksTests
{
    private const string Password = "một câu dễ nhớ";

    [Fact]
    public async Task Invitation_FromTheMailToTheFirstPage_WorksOnce()
    {
        using var server = new MailServer();
        await using var app = await SurveyHubApp.StartAsync("sqlite", server.Settings);
        using var desk = await Desk.OpenAsync(app, Role.Administrator);
        using var invited = await Desk.OpenAsync(app);

        var page = await desk.FollowAsync(await desk.SubmitAsync("/admin/accounts/invite", ("FullName", "Trần Thị Bích"), ("Email", "bich@tinh.example"), ("Role", "leader")));
        var message = await server.WaitAsync();
        var accepted = await invited.SubmitAsync(message.Link, ("password", Password), ("again", Password));

        Assert.Equal("Đã gửi lời mời tới bich@tinh.example.", page.QuerySelector(".notice")!.TextContent.Trim());
        Assert.Equal(("Lời mời sử dụng SurveyHub", "Chào Trần Thị Bích,"), (message.Subject, message.Body.Split('\n')[0].Trim()));
        Assert.Equal("/account", accepted.Headers.Location?.OriginalString);
        Assert.Contains(accepted.Headers.GetValues("Set-Cookie"), cookie => cookie.StartsWith(Staff.CookieName, StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.BadRequest, (await invited.GetAsync(message.Link)).StatusCode);
        Assert.True(await HasPasswordAsync(app, "bich@tinh.example", Password));
    }

    [Theory]
    [InlineData("ngắn", "ngắn", "Mật khẩu cần ít nhất 12 ký tự.")]
    [InlineData(Password, Password + "!", "Hai lần nhập mật khẩu mới không giống nhau. Hãy nhập lại.")]
    public async Task Invitation_WithAPasswordAgainstTheRules_SaysWhichAndStaysGood(string password, string again, string error)
    {
        await using var app = await SurveyHubApp.StartAsync();
        using var invited = await Desk.OpenAsync(app);
        var link = await LinkAsync(app, await app.AddStaffAsync("an@tinh.example"));

        var page = await SurveyHubApp.PageAsync(await invited.SubmitAsync(link, ("password", password), ("again", again)));

        Assert.Equal([error], Desk.ErrorsOf(page));
        Assert.All(page.QuerySelectorAll("input[type=password]"), input => Assert.Null(input.GetAttribute("value")));
        Assert.Equal(HttpStatusCode.OK, (await invited.GetAsync(link)).StatusCode);
    }

    [Fact]
    public async Task Link_ReplacedByANewerOne_IsWorthNothing()
    {
        await using var app = await SurveyHubApp.StartAsync();
        using var desk = await Desk.OpenAsync(app, Role.Administrator);
        var account = await app.AddStaffAsync("an@tinh.example");
        var first = await LinkAsync(app, account);

        var page = await desk.FollowAsync(await desk.SubmitAsync($"/admin/accounts/{account.Id}/send-link"));

        Assert.Equal(HttpStatusCode.BadRequest, (await desk.GetAsync(first)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await desk.GetAsync(new Uri(page.QuerySelector(".handed-over")!.TextContent).PathAndQuery)).StatusCode);
    }

    [Fact]
    public async Task Link_ThatIsTooOldOrOfADisabledAccountOrOfSomebodyElse_IsRefusedInWords()
    {
        await using var app = await SurveyHubApp.StartAsync();
        using var visitor = await Desk.OpenAsync(app);
        var (account, other) = (await app.AddStaffAsync("an@tinh.example"), await app.AddStaffAsync("binh@tinh.example"));
        var (link, invitations) = (await LinkAsync(app, account), app.Service<IOptions<InvitationTokenOptions>>().Value);

        Assert.Equal("Đường dẫn không còn dùng được", (await visitor.ReadAsync(link.Replace(account.Id.ToString("D"), other.Id.ToString("D"), StringComparison.Ordinal))).QuerySelector("h1")!.TextContent);
        Assert.Equal(TimeSpan.FromDays(3), invitations.TokenLifespan);
        invitations.TokenLifespan = TimeSpan.Zero;
        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.GetAsync(link)).StatusCode);
        invitations.TokenLifespan = TimeSpan.FromDays(3);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(link)).StatusCode);
        await app.Service<AccountAdministration>().DisableAsync(account, new(null, Sample.Signed()), default);
        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.GetAsync(link)).StatusCode);
    }

    [Fact]
    public async Task Reset_WithAnotherPassword_UnlocksAndEndsSignInsButDoesNotSignIn()
    {
        await using var app = await SurveyHubApp.StartAsync();
        using var visitor = await Desk.OpenAsync(app);
        var account = await app.AddStaffAsync("an@tinh.example", "mật khẩu đã quên");
        (account.LockedUntil, account.HasTwoFactor) = (app.Clock.Now.AddMinutes(10), true);
        await app.Service<Accounts>().UpdateAsync(account, entry: null, default);
        await app.SignInAsync(account);

        var reset = await visitor.SubmitAsync(await LinkAsync(app, account), ("password", Password), ("again", Password));

        var stored = (await app.Service<Accounts>().FindAsync(account.Id, default))!;
        Assert.Equal("/account/sign-in", reset.Headers.Location?.OriginalString);
        Assert.DoesNotContain(reset.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : [], cookie => cookie.StartsWith(Staff.CookieName, StringComparison.Ordinal));
        Assert.Equal((null, true), (stored.LockedUntil, stored.HasTwoFactor));
        Assert.Empty(await app.Service<SignIns>().ListAsync(account.Id, default));
        Assert.True(await HasPasswordAsync(app, "an@tinh.example", Password));
        Assert.Equal("an@tinh.example", Assert.Single(await app.Service<AuditTrail>().ListAsync(new(Action: AuditAction.PasswordChanged), null, 10, default)).Done.By);
    }

    [Fact]
    public async Task Forgot_NamesOfAccountsAndOfNobody_HaveTheSameAnswerAndOneMessage()
    {
        using var server = new MailServer();
        await using var app = await SurveyHubApp.StartAsync("sqlite", server.Settings);
        using var visitor = await Desk.OpenAsync(app);
        await app.AddStaffAsync("an@tinh.example", "mật khẩu đã quên");
        await app.AddStaffAsync("invited@tinh.example");

        var answers = new List<string>();
        foreach (var name in (string[])["nobody-here@tinh.example", "invited@tinh.example", "AN@tinh.example"])
            answers.Add((await visitor.FollowAsync(await visitor.SubmitAsync("/account/forgot", ("Name", name)))).DocumentElement.OuterHtml);
        var message = await server.WaitAsync();

        Assert.Single(answers.Distinct());
        Assert.Equal(("an@tinh.example", "Đặt lại mật khẩu SurveyHub"), (Assert.Single(message.To), message.Subject));
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(message.Link)).StatusCode);
    }

    [Fact]
    public async Task Forgot_AskedAgainAndAgain_SendsAFewMessagesAnHour()
    {
        using var server = new MailServer();
        await using var app = await SurveyHubApp.StartAsync("sqlite", server.Settings);
        using var visitor = await Desk.OpenAsync(app);
        using var desk = await Desk.OpenAsync(app, Role.Administrator);
        var account = await app.AddStaffAsync("an@tinh.example", "mật khẩu đã quên");
        await app.AddStaffAsync("last@tinh.example", "mật khẩu đã quên");

        foreach (var name in (string[])[.. Enumerable.Repeat("an@tinh.example", 5), "last@tinh.example"])
            await visitor.SubmitAsync("/account/forgot", ("Name", name));
        await WaitForAsync(() => server.Kept.Any(message => message.To.Contains("last@tinh.example"))); // they are answered in turn

        Assert.Equal(AccountLinks.MostAnHour, server.Kept.Count(message => message.To.Contains("an@tinh.example")));
        Assert.StartsWith("Tài khoản này đã nhận nhiều thư", Assert.Single(Desk.ErrorsOf(await SurveyHubApp.PageAsync(await desk.SubmitAsync($"/admin/accounts/{account.Id}/send-link")))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Forgot_WithoutMail_SaysWhomToAsk()
    {
        await using var app = await SurveyHubApp.StartAsync();
        using var visitor = await Desk.OpenAsync(app);

        var page = await visitor.ReadAsync("/account/forgot");

        Assert.Null(page.QuerySelector("main form"));
        Assert.Contains("quản trị", page.QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invite_WhenTheMailServerRefuses_ShowsTheLinkToHandOver()
    {
        using var server = new MailServer();
        await using var app = await SurveyHubApp.StartAsync("sqlite", server.Settings);
        using var desk = await Desk.OpenAsync(app, Role.Administrator);

        var page = await desk.FollowAsync(await desk.SubmitAsync("/admin/accounts/invite", ("FullName", "Bích"), ("Email", "nobody@tinh.example"), ("Role", "leader")));

        Assert.Contains("/account/invitation?", page.QuerySelector(".handed-over")!.TextContent, StringComparison.Ordinal);
    }

    private static async Task WaitForAsync(Func<bool> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!condition())
            await Task.Delay(50, patience.Token);
    }

    private static async Task<string> LinkAsync(SurveyHubApp app, Account account)
    {
        using var scope = app.Services.CreateScope();
        return await scope.ServiceProvider.GetRequiredService<AccountLinks>().MakeAsync(account);
    }

    private static async Task<bool> HasPasswordAsync(SurveyHubApp app, string name, string password)
    {
        using var scope = app.Services.CreateScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        return await users.CheckPasswordAsync((await users.FindByNameAsync(name))!, password);
    }
}
