using System.Net;

namespace SurveyHub.Tests;

public sealed class CommentPagesTests
{
    private const string Said = "Gọi 0912 345 678 <b>ngay</b>";

    [Fact]
    public async Task Comments_OfManyPeople_AreMaskedPagedAndWrittenDown()
    {
        await using var app = await StartAsync(people: 31);
        await app.SignInAsAsync(Role.Leader);

        var page = await app.OpenAsync("/reports/demo/comments");
        var next = await app.OpenAsync(page.QuerySelector("main a.button")!.GetAttribute("href")!);

        Assert.Equal((30, 1), (page.QuerySelectorAll(".comment").Length, next.QuerySelectorAll(".comment").Length));
        Assert.All(page.QuerySelectorAll(".said"), said => Assert.Equal("Gọi [số điện thoại] <b>ngay</b>", said.TextContent));
        Assert.Empty(page.QuerySelectorAll(".comment a")); // a leader neither reads them as written nor decides
        Assert.Null(next.QuerySelector("main a.button"));
        var read = await AuditAsync(app, AuditAction.CommentsRead);
        Assert.Equal([1, 30], read.Select(entry => System.Text.Json.Nodes.JsonNode.Parse(entry.Became!)!["comments"]!.GetValue<int>()).Order());
        Assert.All(read, entry => Assert.DoesNotContain("Gọi", entry.Became!, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Comments_OfFewPeople_AreNotShown()
    {
        await using var app = await StartAsync(people: 9);
        await app.SignInAsAsync(Role.CampaignManager);

        var page = await app.OpenAsync("/reports/demo/comments?unit=so-y-te");

        Assert.Contains("ít hơn 10 người", page.QuerySelector(".withheld")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(await AuditAsync(app, AuditAction.CommentsRead));
    }

    [Theory]
    [InlineData(Role.Leader)]
    [InlineData(Role.CampaignManager)]
    public async Task Comments_ForAUnit_AreReadByNobodyOfIt(Role role)
    {
        await using var app = await StartAsync(people: 31);
        await app.SignInAsAsync(role, "so-y-te");

        Assert.Equal(HttpStatusCode.Forbidden, (await app.Client.GetAsync("/reports/demo/comments")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await app.Client.GetAsync("/reports/demo/comments?unit=so-y-te")).StatusCode);
    }

    [Fact]
    public async Task Raw_WithAReason_IsShownOnceAndTheReasonIsKept()
    {
        await using var app = await StartAsync(people: 1);
        var (account, id) = (await app.SignInAsAsync(Role.Administrator), await IdAsync(app));
        var found = await app.Client.GetAsync($"/raw-comments?response={id}");
        var address = found.Headers.Location!.ToString();

        var asked = await app.OpenAsync(address);
        var shown = await app.FillAsync(address, ("reason", "Đơn số 12"));

        Assert.Equal((HttpStatusCode.SeeOther, $"/reports/demo/comments/{id:D}"), (found.StatusCode, address));
        Assert.DoesNotContain("0912", asked.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Equal(Said, (await SurveyHubApp.PageAsync(shown)).QuerySelector(".said")!.TextContent);
        Assert.Contains("no-store", shown.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        var entry = Assert.Single(await AuditAsync(app, AuditAction.RawCommentRead));
        Assert.Equal((id.ToString("D"), "Đơn số 12", """{"campaign":"demo"}"""), (entry.Subject, entry.Reason, entry.Became));
        Assert.Contains(account.SignInName, entry.Done.By, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "Hãy ghi lý do")]
    [InlineData("  ", "Hãy ghi lý do")]
    [InlineData(null, "1000")]
    public async Task Raw_WithoutAReason_IsNotShown(string? reason, string expected)
    {
        await using var app = await StartAsync(people: 1);
        await app.SignInAsAsync(Role.Administrator);

        var page = await SurveyHubApp.PageAsync(await app.FillAsync($"/reports/demo/comments/{await IdAsync(app)}", ("reason", reason ?? new string('x', 1001))));

        Assert.Contains(expected, page.QuerySelector(".error-summary a[href='#reason']")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("0912", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Empty(await AuditAsync(app, AuditAction.RawCommentRead));
    }

    [Theory]
    [InlineData("/reports/demo/comments/0195a000-0000-7000-8000-000000000000")]
    [InlineData("/reports/demo/comments/khong-phai")]
    [InlineData("/reports/sipas/comments/{id}")]
    [InlineData("/reports/khong-co/comments/{id}")]
    public async Task Raw_ThatIsNotThere_IsNotFound(string address)
    {
        await using var app = await StartAsync(people: 1);
        await app.SignInAsAsync(Role.Administrator);

        Assert.Equal(HttpStatusCode.NotFound, (await app.Client.GetAsync(address.Replace("{id}", $"{await IdAsync(app)}", StringComparison.Ordinal))).StatusCode);
    }

    [Theory]
    [InlineData(Role.CampaignManager)]
    [InlineData(Role.Leader)]
    [InlineData(Role.Auditor)]
    [InlineData(Role.Supervisor)]
    [InlineData(Role.Designer)]
    [InlineData(Role.CounterClerk)]
    public async Task Raw_WhoeverIsNoAdministrator_IsRefused(Role role)
    {
        await using var app = await StartAsync(people: 1);
        await app.SignInAsAsync(role);

        Assert.Equal(HttpStatusCode.Forbidden, (await app.Client.GetAsync($"/reports/demo/comments/{await IdAsync(app)}")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await app.Client.GetAsync("/raw-comments")).StatusCode);
    }

    private static async Task<SurveyHubApp> StartAsync(int people)
    {
        var app = await SurveyHubApp.StartAsync();
        var campaign = (await app.Service<Campaigns>().FindAsync(Code.Of("demo"), default))!;
        var item = RawComments.ItemsOf(campaign.Version).First().Value;
        await app.Service<Responses>().AddAsync(
            [.. Enumerable.Range(0, people).Select(_ => new Response(
                campaign, Sample.Submission() with { Visit = new(Code.Of("so-y-te"), null, null) },
                Sample.Must(Answers.Parse(campaign.Version, Sample.Fields([.. DemoForm.Filled(), (item, Said)]), Sample.Today)), Sample.Noon))],
            default);
        return app;
    }

    private static async Task<Guid> IdAsync(SurveyHubApp app) => new((await app.Database.Database.FindAsync<byte[]>("select id from response", null, default))!, bigEndian: true);

    private static Task<IReadOnlyList<AuditEntry>> AuditAsync(SurveyHubApp app, AuditAction action) => app.Service<AuditTrail>().ListAsync(new(Action: action), after: null, 10, default);
}
