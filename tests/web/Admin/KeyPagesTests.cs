using System.Net;

namespace SurveyHub.Tests;

public sealed class KeyPagesTests
{
    [Theory]
    [InlineData("/admin/keys")]
    [InlineData("/admin/keys/add")]
    [InlineData("/admin/keys/token")]
    [InlineData("/admin/keys/system/bao-cao-tinh/rotate")]
    [InlineData("/admin/keys/system/bao-cao-tinh/revoke")]
    [InlineData("/admin/keys/device/kiosk-1/revoke")]
    public async Task AnyPage_ForWhoeverIsNoAdministrator_IsForbidden(string url)
    {
        await using var app = await SurveyHubApp.StartAsync();
        await app.AddKeyAsync();
        await app.SignInAsAsync(Role.Auditor);

        Assert.Equal(HttpStatusCode.Forbidden, (await app.Client.GetAsync(url)).StatusCode);
    }

    [Theory]
    [InlineData("system/bao-cao-tinh/rotate", 200)]
    [InlineData("device/kiosk-1/rotate", 200)]
    [InlineData("system/kiosk-1/rotate", 404)]
    [InlineData("device/bao-cao-tinh/revoke", 404)]
    [InlineData("robot/kiosk-1/revoke", 404)]
    [InlineData("system/bao-cao-cu/rotate", 404)]
    [InlineData("system/bao-cao-cu/revoke", 404)]
    public async Task Page_OfAKey_IsThereForEachThatWorks(string key, int status)
    {
        await using var app = await SurveyHubApp.StartAsync();
        await app.AddKeyAsync();
        await app.AddKeyAsync(code: "bao-cao-cu");
        await app.Service<ApiKeys>().RevokeAsync(Code.Of("bao-cao-cu"), Sample.Signed(), default);
        await app.RegisterAsync();
        await app.SignInAsAsync(Role.Administrator);

        Assert.Equal(status, (int)(await app.Client.GetAsync("/admin/keys/" + key)).StatusCode);
    }

    [Fact]
    public async Task List_OfSystemsAndDevices_SaysWhatEachMayWhereAndWhenItWasUsed()
    {
        await using var app = await SurveyHubApp.StartAsync();
        var token = await app.AddKeyAsync(unit: "so-noi-vu", expires: Sample.Today.AddDays(9));
        await app.RegisterAsync();
        await app.AskAsync("/api/v1/reports/demo?unit=so-noi-vu", token);
        await app.Service<ApiKeys>().RotateAsync(Code.Of("bao-cao-tinh"), TimeSpan.FromHours(24), Sample.Signed(), default);
        await app.SignInAsAsync(Role.Administrator);

        var page = await app.OpenAsync("/admin/keys");
        var rows = page.QuerySelectorAll("tbody tr").Select(row => string.Join(' ', row.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).ToList();

        Assert.Equal(
            [
                "Báo cáo của tỉnhbao-cao-tinh Đọc báo cáo Sở Nội vụ 12:00, 02/03/2026 Đang dùng được đến hết ngày 11/03/2026 mã cũ còn dùng được đến 12:00, 03/03/2026 Đổi mã bao-cao-tinh Thu hồi bao-cao-tinh",
                "kiosk-1kiosk quay-1 Do từng phiếu ghi Chưa dùng Đang dùng được Đổi mã kiosk-1 Thu hồi kiosk-1",
            ],
            rows);
    }

    [Fact]
    public async Task List_OfManyDevices_HasPages()
    {
        await using var app = await SurveyHubApp.StartAsync();
        foreach (var number in Enumerable.Range(100, 51))
            await app.RegisterAsync($"kiosk-{number}");
        await app.SignInAsAsync(Role.Administrator);

        var (first, second) = (await app.OpenAsync("/admin/keys"), await app.OpenAsync("/admin/keys?p=2"));

        Assert.Equal((50, 1), (first.QuerySelectorAll("tbody tr").Length, second.QuerySelectorAll("tbody tr").Length));
        Assert.Equal("?p=2#devices", first.QuerySelector("a[rel=next]")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Token_WithoutOneThatWasJustMade_LeadsToTheList()
    {
        await using var app = await SurveyHubApp.StartAsync();
        await app.SignInAsAsync(Role.Administrator);

        Assert.Equal("/admin/keys", (await app.Client.GetAsync("/admin/keys/token")).Headers.Location!.ToString());
    }
}
