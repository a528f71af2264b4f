using System.Net;

namespace SurveyHub.Tests;

public sealed class LedgerPageTests
{
    [Fact]
    public async Task Get_SomeDays_ListsTheRootOfEachTheLatestFirst()
    {
        await using var app = await SurveyHubApp.StartAsync();
        await DemoForm.AnswerAsync(app, null, null, Enumerable.Repeat("4", 16));
        app.Clock.Now = Sample.Noon.AddDays(40);
        await app.SignInAsAsync(Role.Supervisor); // an act, which is in the ledger

        var first = await app.OpenAsync("/ledger");
        var second = await app.OpenAsync(first.QuerySelector("main a.button")!.GetAttribute("href")!);

        Assert.Equal((30, 11), (first.QuerySelectorAll("tbody tr").Length, second.QuerySelectorAll("tbody tr").Length));
        Assert.StartsWith("11/04/2026", first.QuerySelector("tbody th")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("02/03/2026", second.QuerySelectorAll("tbody th")[^1].TextContent.Trim());
        Assert.Null(second.QuerySelector("main a.button"));
        var roots = first.QuerySelectorAll("tbody .digest").Concat(second.QuerySelectorAll("tbody .digest")).Select(root => root.TextContent).Distinct().ToList();
        Assert.Equal([await RootAsync(app, new(2026, 4, 11)), await RootAsync(app, new(2026, 4, 10))], roots);
    }

    [Theory]
    [InlineData("khong-phai-ngay")]
    [InlineData("2099-01-01")]
    [InlineData("0001-01-01")]
    public async Task Get_AnyDay_IsAnswered(string to)
    {
        await using var app = await SurveyHubApp.StartAsync();
        await app.SignInAsAsync(Role.Auditor);

        Assert.Equal(HttpStatusCode.OK, (await app.Client.GetAsync($"/ledger?to={to}")).StatusCode);
    }

    private static async Task<string> RootAsync(SurveyHubApp app, DateOnly day) => (await Ledger.FindRootAsync(app.Database.Database, day, default))!.Digest;
}
