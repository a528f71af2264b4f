using System.Net;
using AngleSharp.Html.Dom;
using SurveyHub.Web;

namespace SurveyHub.Tests;

public sealed class AccountsPageTests
{
    [Theory]
    [InlineData(Role.Leader)]
    [InlineData(Role.Auditor)]
    [InlineData(Role.CampaignManager)]
    public async Task AnyPage_ForWhoeverDoesNotManageAccounts_IsNotTheirs(Role role)
    {
        await using var app = await SurveyHubApp.StartAsync();
        using var desk = await Desk.OpenAsync(app, role);

        foreach (var page in (string[])["", "/invite", $"/{desk.Account!.Id}", $"/{desk.Account.Id}/edit", $"/{desk.Account.Id}/roles", $"/{desk.Account.Id}/disable"])
            Assert.Equal(HttpStatusCode.Forbidden, (await desk.GetAsync("/admin/accounts" + page)).StatusCode);
    }

    [Fact]
    public async Task AnyPage_AboutAnAccountOrActThatThereIsNot_IsNotFound()
    {
        await using var app = await SurveyHubApp.StartAsync();
        using var desk = await Desk.OpenAsync(app, Role.Administrator);

        foreach (var page in (string[])[$"/{Guid.NewGuid()}", $"/{Guid.NewGuid()}/edit", $"/{Guid.NewGuid()}/roles", $"/{Guid.NewGuid()}/disable", $"/{desk.Account!.Id}/delete", $"/{desk.Account.Id}/roles/{Guid.NewGuid()}"])
            Assert.Equal(HttpStatusCode.NotFound, (await desk.GetAsync("/admin/accounts" + page)).StatusCode);
    }

    [Fact]
    public async Task List_Searched_FindsNamesWithoutTheirAccents()
    {
        await using var app = await SurveyHubApp.StartAsync();
        using var desk = await Desk.OpenAsync(app, Role.Administrator);
        await desk.SubmitAsync("/admin/accounts/invite", Invited("Trần Đức Ngọc", "ngoc@tinh.example"));

        Assert.Equal(["Trần Đức Ngọc"], Names(await desk.ReadAsync("/admin/accounts?q=duc+ngoc")));
        Assert.Equal(["Trần Đức Ngọc"], Names(await desk.ReadAsync("/admin/accounts?state=invited")));
        Assert.Equal(["Trần Đức Ngọc"], Names(await desk.ReadAsync("/admin/accounts?q=ngoc@tinh")));
        Assert.Empty(Names(await desk.ReadAsync("/admin/accounts?q=ngoc&state=disabled")));
    }

    [Fact]
    public async Task List_OfManyAccounts_ComesInPages()
    {
        await using var app = await SurveyHubApp.StartAsync();
        using var desk = await Desk.OpenAsync(app, Role.Administrator);
        for (var i = 0; i < 25; i++)
            await app.AddStaffAsync($"a{i}@tinh.example");

        var (first, last, beyond) = (await desk.ReadAsync("/admin/accounts"), await desk.ReadAsync("/admin/accounts?p=2"), await desk.ReadAsync("/admin/accounts?p=99"));

        Assert.Equal((25, 2, 2), (Names(first).Count(), Names(last).Count(), Names(beyond).Count()));
        Assert.Equal("/admin/accounts?p=2", new Uri(new("https://localhost/admin/accounts"), first.QuerySelector("[rel=next]")!.GetAttribute("href")).PathAndQuery);
        Assert.Null(last.QuerySelector("[rel=next]"));
    }

    [Fact]
    public async Task Invite_WithMistakes_SaysAllOfThemAndKeepsWhatWasTyped()
    {
        await using var app = await SurveyHubApp.StartAsync();
        using var desk = await Desk.OpenAsync(app, Role.Administrator);

        var page = await SurveyHubApp.PageAsync(await desk.SubmitAsync("/admin/accounts/invite", ("FullName", " "), ("Email", "Bích <b@x>"), ("Unit", "so-y-te"), ("From", "hôm nay"), ("To", "2026-02-30")));

        Assert.Equal(
            ["#fullname", "#email", "#role", "#from", "#to"],
            page.QuerySelectorAll(".error-summary a").Select(link => link.GetAttribute("href")));
        Assert.Equal("Bích <b@x>", Assert.IsAssignableFrom<IHtmlInputElement>(page.QuerySelector("[name='Email']")).Value);
        Assert.Equal("so-y-te", Assert.IsAssignableFrom<IHtmlSelectElement>(page.QuerySelector("[name='Unit']")).Value);
    }

    [Fact]
    public async Task Invite_SomebodyTwiceOrForAnEndBeforeTheBeginning_IsRefused()
    {
        await using var app = await SurveyHubApp.StartAsync();
        using var desk = await Desk.OpenAsync(app, Role.Administrator);
        await desk.SubmitAsync("/admin/accounts/invite", Invited("Bích", "bich@tinh.example"));

        var again = await SurveyHubApp.PageAsync(await desk.SubmitAsync("/admin/accounts/invite", Invited("Bích", "BICH@tinh.example")));
        var early = await SurveyHubApp.PageAsync(await desk.SubmitAsync("/admin/accounts/invite", [.. Invited("Chi", "chi@tinh.example"), ("To", "2026-03-01")]));

        Assert.Equal(["Đã có tài khoản với tên đăng nhập “BICH@tinh.example”."], Desk.ErrorsOf(again));
        Assert.Equal(["Ngày kết thúc phải từ ngày bắt đầu trở đi."], Desk.ErrorsOf(early));
    }

    [Fact]
    public async Task Invite_WithoutMail_ShowsTheLinkOnce()
    {
        await using var app = await SurveyHubApp.StartAsync();
        using var desk = await Desk.OpenAsync(app, Role.Administrator);

        var sent = await desk.SubmitAsync("/admin/accounts/invite", Invited("Bích", "bich@tinh.example"));
        var (first, second) = (await desk.FollowAsync(sent), await desk.ReadAsync(sent.Headers.Location!.OriginalString));

        Assert.StartsWith("https://localhost/account/invitation?account=", first.QuerySelector(".handed-over")!.TextContent, StringComparison.Ordinal);
        Assert.Null(second.QuerySelector(".handed-over"));
        Assert.Equal("Lãnh đạo – Sở Y tế", second.QuerySelector(".accounts tbody th")!.TextContent.Trim());
    }

    [Fact]
    public async Task Edit_WhatSomebodyElseHasChangedMeanwhile_IsRefused()
    {
        await using var app = await SurveyHubApp.StartAsync();
        using var desk = await Desk.OpenAsync(app, Role.Administrator);
        var account = await app.AddStaffAsync(Role.Leader);

        var page = await SurveyHubApp.PageAsync(await desk.SubmitAsync($"/admin/accounts/{account.Id}/edit", ("Revision", "old")));
        var saved = await desk.FollowAsync(await desk.SubmitAsync($"/admin/accounts/{account.Id}/edit", ("FullName", "Nguyễn Thị Ân")));

        Assert.StartsWith("Tài khoản vừa được thay đổi ở nơi khác", Assert.Single(Desk.ErrorsOf(page)), StringComparison.Ordinal);
        Assert.Equal(("Đã lưu.", "Nguyễn Thị Ân"), (saved.QuerySelector(".notice")!.TextContent.Trim(), saved.QuerySelector("h1")!.TextContent));
    }

    [Fact]
    public async Task Grant_ThenRevoke_OpensAndClosesWhatTheRoleMayDo()
    {
        await using var app = await SurveyHubApp.StartAsync();
        using var desk = await Desk.OpenAsync(app, Role.Administrator);
        using var other = await Desk.OpenAsync(app, Role.Leader);
        var sheet = $"/admin/accounts/{other.Account!.Id}";

        var granted = await desk.FollowAsync(await desk.SubmitAsync(sheet + "/roles", ("Role", "administrator")));
        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync("/admin/accounts")).StatusCode);
        var role = granted.QuerySelectorAll(".accounts tbody tr").Single(row => row.TextContent.Contains("Quản trị", StringComparison.Ordinal)).QuerySelector("td a")!.GetAttribute("href")!;
        await desk.FollowAsync(await desk.SubmitAsync(role));

        Assert.Equal(HttpStatusCode.Forbidden, (await other.GetAsync("/admin/accounts")).StatusCode);
    }

    [Fact]
    public async Task Roles_OfOneself_CannotBeGivenOrTakenAway()
    {
        await using var app = await SurveyHubApp.StartAsync();
        using var desk = await Desk.OpenAsync(app, Role.Administrator);
        var sheet = $"/admin/accounts/{desk.Account!.Id}";
        var grant = Assert.Single(await app.Service<Accounts>().ListGrantsAsync(desk.Account.Id, default));

        Assert.StartsWith("Không tự giao", Assert.Single(Desk.ErrorsOf(await SurveyHubApp.PageAsync(await desk.SubmitAsync(sheet + "/roles", ("Role", "auditor"))))), StringComparison.Ordinal);
        Assert.StartsWith("Không tự thu hồi", Assert.Single(Desk.ErrorsOf(await SurveyHubApp.PageAsync(await desk.SubmitAsync($"{sheet}/roles/{grant.Id}")))), StringComparison.Ordinal);
        Assert.StartsWith("Không làm được việc này", Assert.Single(Desk.ErrorsOf(await SurveyHubApp.PageAsync(await desk.SubmitAsync(sheet + "/disable")))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("disable")]
    [InlineData("end-sign-ins")]
    public async Task Act_ThatEndsSignIns_IsFeltAtOnce(string act)
    {
        await using var app = await SurveyHubApp.StartAsync();
        using var desk = await Desk.OpenAsync(app, Role.Administrator);
        using var other = await Desk.OpenAsync(app, Role.Administrator);
        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync("/admin/accounts")).StatusCode);

        await desk.FollowAsync(await desk.SubmitAsync($"/admin/accounts/{other.Account!.Id}/{act}"));

        Assert.StartsWith("/account/sign-in", (await other.GetAsync("/admin/accounts")).Headers.Location?.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ResetSecondFactor_WithoutAReason_AsksForIt()
    {
        await using var app = await SurveyHubApp.StartAsync();
        using var desk = await Desk.OpenAsync(app, Role.Administrator);
        var account = await app.AddStaffAsync(Role.Designer);

        var page = await SurveyHubApp.PageAsync(await desk.SubmitAsync($"/admin/accounts/{account.Id}/reset-second-factor"));

        Assert.Equal("#reason", page.QuerySelector(".error-summary a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task SendLink_ToADisabledAccount_IsRefused()
    {
        await using var app = await SurveyHubApp.StartAsync();
        using var desk = await Desk.OpenAsync(app, Role.Administrator);
        var account = await app.AddStaffAsync(Role.Leader);
        await desk.SubmitAsync($"/admin/accounts/{account.Id}/disable");

        Assert.StartsWith("Tài khoản đã ngừng", Assert.Single(Desk.ErrorsOf(await SurveyHubApp.PageAsync(await desk.SubmitAsync($"/admin/accounts/{account.Id}/send-link")))), StringComparison.Ordinal);
    }

    [Fact]
    public void Tree_OfUnits_IndentsEachBelowItsOwn()
    {
        Unit[] units =
        [
            Sample.Unit("tinh", "Tỉnh", UnitKind.Province), Sample.Unit("xa", "Xã", UnitKind.Commune, "tinh"), Sample.Unit("quay", "Quầy", UnitKind.ServicePoint, "xa"),
            Sample.Unit("gone", "Đã giải thể") with { ValidTo = Sample.Today.AddDays(-1) },
        ];

        Assert.Equal([("xa", "Xã"), ("quay", "\u2003Quầy")], new RoleFields(new(), units, Sample.Today).Tree());
    }

    private static (string Name, string Value)[] Invited(string name, string email) =>
        [("FullName", name), ("Email", email), ("Role", "leader"), ("Unit", "so-y-te")];

    private static IEnumerable<string> Names(IHtmlDocument page) => page.QuerySelectorAll(".accounts tbody th a").Select(link => link.TextContent);
}
