using System.Net;

namespace SurveyHub.Tests;

public sealed class PasswordTests
{
    private const string Name = "an@tinh.example";
    private const string Password = "con cá rô bơi qua sông";
    private const string Better = "mưa rơi trên mái lá cọ";

    [Fact]
    public async Task Change_EndsAllOtherSignInsAndGoesOnHere()
    {
        await using var app = await SurveyHubApp.StartAsync();
        var account = await app.AddStaffAsync(Name, Password);
        var (visit, other) = (new PlainBrowser(app), new PlainBrowser(app));
        await visit.SignInAsync(account);
        await other.SignInAsync(account);

        await ChangeAsync(visit, Password, Better);

        Assert.Equal("/account?done=password", visit.Location);
        await visit.OpenAsync(visit.Location!);
        Assert.Equal(HttpStatusCode.OK, visit.Status);
        await other.OpenAsync("/account");
        Assert.Equal(HttpStatusCode.Redirect, other.Status);
        await other.SignInAsync(Name, Better);
        Assert.Equal(HttpStatusCode.SeeOther, other.Status);
        Assert.Single(await app.Service<AuditTrail>().ListAsync(new(By: Name, Action: AuditAction.PasswordChanged), after: null, 10, default));
    }

    [Theory]
    [InlineData("sai mật khẩu rồi", Better, Better, "current")]
    [InlineData(Password, Better, "mưa rơi trên mái tôn", "again")]
    [InlineData(Password, "ngắn quá", "ngắn quá", "password")]
    [InlineData(Password, "matkhau123456", "matkhau123456", "password")]
    [InlineData(Password, "SurveyHub-2026", "SurveyHub-2026", "password")]
    [InlineData(Password, "", "", "password")]
    public async Task Change_WithSomethingWrong_SaysSoBesideItAndChangesNothing(string current, string password, string again, string place)
    {
        await using var app = await SurveyHubApp.StartAsync();
        var account = await app.AddStaffAsync(Name, Password);
        var visit = new PlainBrowser(app);
        await visit.SignInAsync(account);

        await ChangeAsync(visit, current, password, again);

        Assert.Equal(place, Assert.Single(visit.Page.QuerySelectorAll("[aria-invalid=true]")).Id);
        Assert.NotNull(visit.Page.QuerySelector($"#errors a[href='#{place}']"));
        Assert.Equal(account.PasswordHash, (await app.Service<Accounts>().FindAsync(account.Id, default))!.PasswordHash);
    }

    [Fact]
    public async Task TemporaryPassword_LeadsEverywhereToChoosingAnother()
    {
        await using var app = await SurveyHubApp.StartAsync();
        await app.AddStaffAsync(Name, Password);
        await app.Database.ExecuteAsync("update account set must_change = 1");
        var visit = new PlainBrowser(app);
        await visit.SignInAsync(Name, Password);

        await visit.OpenAsync("/account");
        Assert.Equal("/account/password", visit.Location);
        await ChangeAsync(visit, Password, Better);
        await visit.OpenAsync("/account");

        Assert.Equal(HttpStatusCode.OK, visit.Status);
    }

    private static async Task ChangeAsync(PlainBrowser visit, string current, string password, string? again = null)
    {
        await visit.OpenAsync("/account/password");
        await visit.SubmitAsync("/account/password", ("current", current), ("password", password), ("again", again ?? password));
    }
}
