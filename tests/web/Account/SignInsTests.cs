using System.Net;

namespace SurveyHub.Tests;

public sealed class SignInsTests
{
    [Fact]
    public async Task List_NamesEachBrowserAndMarksThisOne()
    {
        await using var app = await SurveyHubApp.StartAsync();
        var account = await app.AddStaffAsync("an@tinh.example");
        var (visit, other) = (new PlainBrowser(app), new PlainBrowser(app));
        await other.SignInAsync(account);
        await visit.SignInAsync(account);

        await visit.OpenAsync("/account/sign-ins");

        Assert.Equal(2, visit.Page.QuerySelectorAll(".card").Length);
        Assert.Single(visit.Page.QuerySelectorAll(".card strong"));
    }

    [Fact]
    public async Task End_OfAnother_IsFeltAtOnce()
    {
        await using var app = await SurveyHubApp.StartAsync();
        var account = await app.AddStaffAsync("an@tinh.example");
        var (visit, other) = (new PlainBrowser(app), new PlainBrowser(app));
        await other.SignInAsync(account);
        await other.OpenAsync("/account");
        await visit.SignInAsync(account);
        await visit.OpenAsync("/account/sign-ins");

        await visit.SubmitAsync("/account/sign-ins", ("end", visit.Page.QuerySelector("[name=end]")!.GetAttribute("value")!));

        await other.OpenAsync("/account");
        Assert.Equal(HttpStatusCode.Redirect, other.Status);
        await visit.OpenAsync("/account");
        Assert.Equal(HttpStatusCode.OK, visit.Status);
        Assert.Single(await app.Service<AuditTrail>().ListAsync(new(Action: AuditAction.SignInEnded), after: null, 10, default));
    }

    [Fact]
    public async Task End_OfSomebodyElses_ChangesNothing()
    {
        await using var app = await SurveyHubApp.StartAsync();
        var (visit, other) = (new PlainBrowser(app), new PlainBrowser(app));
        var victim = await app.AddStaffAsync("binh@tinh.example");
        await other.SignInAsync(victim);
        await visit.SignInAsync(await app.AddStaffAsync("an@tinh.example"));
        await visit.OpenAsync("/account");
        var id = (await app.Service<SignIns>().ListAsync(victim.Id, default))[0].Id;

        await visit.SubmitAsync(".staff form", "/account/sign-ins", [("end", id.ToString("D"))]);

        await other.OpenAsync("/account");
        Assert.Equal(HttpStatusCode.OK, other.Status);
    }

    [Fact]
    public async Task EndAll_LeavesThisOne()
    {
        await using var app = await SurveyHubApp.StartAsync();
        var account = await app.AddStaffAsync("an@tinh.example");
        foreach (var _ in Enumerable.Range(0, 3))
            await app.SignInAsync(account);
        var visit = new PlainBrowser(app);
        await visit.SignInAsync(account);
        await visit.OpenAsync("/account");

        await visit.SubmitAsync(".staff form", "/account/sign-ins", []);

        Assert.Single(await app.Service<SignIns>().ListAsync(account.Id, default));
    }
}
