using System.Net;
using System.Text.Json.Nodes;

namespace SurveyHub.Tests;

/// <summary>Two communes are merged in mid-year through the pages: what was reported stays, the tree and the trends go on.</summary>
public sealed class MergerTests
{
    private const string Old = "truoc";

    private static readonly Campaign _old = new(Code.Of(Old), Sample.Text("Đợt trước"), Sample.Version(), new(2026, 1, 1), new(2026, 2, 28));

    [Fact]
    public async Task Merger_InMidYear_LeavesOldReportsAndMarksTheTrendAsProForma()
    {
        await using var app = await AnsweredAsync();
        using var reader = await Desk.OpenAsync(app, Role.CampaignManager);
        string[] reports = [$"/reports/{Old}.json?level=commune", $"/reports/{Old}.json?unit=xa-a", $"/results/{Old}.json", $"/results/{Old}.csv"];
        var before = await ReadAsync(reader, reports);

        await MergeAsync(app);
        await AnswerAsync(app, Sample.Campaign(), "xa-moi", Sample.Noon.AddDays(1), "5", "1");

        Assert.Equal(before, await ReadAsync(reader, reports));
        Assert.Equal(["Xã A", "Xã B"], await CommunesAsync(app, "2026-03-02"));
        Assert.Equal(["Xã AB"], await CommunesAsync(app, "2026-03-03"));
        var trend = JsonNode.Parse((await ReadAsync(reader, ["/reports/sipas-2026.json?unit=xa-moi&period=month"]))[0])!["trend"]!["series"]![0]!;
        Assert.True((bool)trend["proForma"]!["proForma"]!);
        Assert.Equal(["2026-02 3 5", "2026-03 1 2"], new[] { trend["proForma"]!, trend["line"]! }.Select(Point));
        Assert.Equal("lineage", (string)trend["line"]!["segments"]![0]!["breaks"]![0]!["kind"]!);
    }

    [Fact]
    public async Task Preview_OfAMerger_ShowsBothTreesTheTrendsAndWhatToSeeTo_AndStoresNothing()
    {
        await using var app = await AnsweredAsync();
        await app.AddStaffAsync(Role.Leader, "xa-a");
        await app.Database.AddAsync(Sample.Unit("diem-a", "Điểm A", UnitKind.ServicePoint, "xa-a"));
        using var desk = await Desk.OpenAsync(app, Role.Designer);

        var preview = await SurveyHubApp.PageAsync(await CheckAsync(desk));
        var (trees, words) = (preview.QuerySelectorAll(".tree").Select(tree => tree.TextContent).ToList(), preview.QuerySelector("main")!.TextContent);

        Assert.Contains("Xã A", trees[0], StringComparison.Ordinal);
        Assert.Contains("Xã AB", trees[1], StringComparison.Ordinal);
        Assert.DoesNotContain("Xã B", trees[1], StringComparison.Ordinal);
        Assert.Contains("Xã AB: chuỗi số liệu mới từ 03/03/2026, có vạch ngắt. Trước đó vẽ thêm đường quy đổi, gộp số phiếu của Xã A, Xã B.", words, StringComparison.Ordinal);
        Assert.Contains("“Khảo sát năm 2026” (01/03/2026 – 31/03/2026) chạy qua ngày này", words, StringComparison.Ordinal);
        Assert.Contains("Nguyễn Văn An đang có vai trò “Lãnh đạo” ở Xã A", words, StringComparison.Ordinal);
        Assert.Equal("diem-a-2026", preview.QuerySelector("[name='children[0].newcode']")!.GetAttribute("value"));
        Assert.Empty((await app.Service<LineageEvents>().ListAsync(default)).Events);
    }

    [Fact]
    public async Task Check_WithFaults_SaysWhereAndKeepsWhatWasTyped()
    {
        await using var app = await AnsweredAsync();
        using var desk = await Desk.OpenAsync(app, Role.Designer);

        var page = await SurveyHubApp.PageAsync(await desk.SubmitAsync("/admin/units/merge", [("predecessors", "xa-a"), ("day", "2026-03-03"), ("successors[0].name", "Xã AB"), ("successors[0].code", "xa-moi")]));

        Assert.Single(Desk.ErrorsOf(page));
        Assert.NotNull(page.QuerySelector("#predecessors .error"));
        Assert.Equal(("Xã AB", true), (page.QuerySelector("[name='successors[0].name']")!.GetAttribute("value"), page.QuerySelector("[value='xa-a']")!.HasAttribute("checked")));
    }

    private static async Task<SurveyHubApp> AnsweredAsync()
    {
        var app = await SurveyHubApp.StartAsync();
        _ = app.Client;
        await app.Database.AddAsync(Sample.Unit("xa-a", "Xã A", UnitKind.Commune, "tinh-minh-hoa"), Sample.Unit("xa-b", "Xã B", UnitKind.Commune, "tinh-minh-hoa"));
        Sample.Must(await app.Service<Questionnaires>().AddAsync(Sample.Version(), [], Sample.Signed(), default));
        Sample.Must(await app.Service<Campaigns>().AddAsync(_old, Sample.Signed(), default));
        Sample.Must(await app.Service<Campaigns>().AddAsync(Sample.Campaign(), Sample.Signed(), default));
        await AnswerAsync(app, _old, "xa-a", Sample.Noon.AddDays(-20), "5", "5", "1");
        await AnswerAsync(app, _old, "xa-b", Sample.Noon.AddDays(-20), "4", "2");
        app.Clock.Now = Sample.Noon.AddDays(1); // the day on which it was written has its root in the ledger
        return app;
    }

    private static async Task AnswerAsync(SurveyHubApp app, Campaign campaign, string unit, DateTimeOffset at, params string[] levels)
    {
        foreach (var level in levels)
        {
            var submission = Sample.Submission() with { Visit = new(Code.Of(unit), Field: null, Point: null), SubmittedAt = at };
            await app.Service<Responses>().AddAsync(new Response(campaign, submission, Sample.Answers(("c24", level)), at), default);
        }
    }

    private static Task<HttpResponseMessage> CheckAsync(Desk desk) => desk.SubmitAsync(
        "/admin/units/merge",
        [("predecessors", "xa-a"), ("predecessors", "xa-b"), ("day", "2026-03-03"), ("note", "Nghị quyết 12"), ("successors[0].name", "Xã AB"), ("successors[0].code", "xa-moi")]);

    private static async Task MergeAsync(SurveyHubApp app)
    {
        using var desk = await Desk.OpenAsync(app, Role.Designer);
        var preview = await SurveyHubApp.PageAsync(await CheckAsync(desk));
        var done = await desk.FollowAsync(await desk.PressAsync(preview, "/admin/units/merge"));
        Assert.Contains("Xã A, Xã B hợp nhất thành Xã AB từ 03/03/2026", done.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    private static async Task<List<string>> CommunesAsync(SurveyHubApp app, string day)
    {
        using var desk = await Desk.OpenAsync(app, Role.Administrator);
        return [.. (await desk.ReadAsync($"/admin/units?on={day}&q=xa-")).QuerySelectorAll("tbody th").Select(cell => cell.TextContent.Trim()).Where(name => name.StartsWith("Xã A", StringComparison.Ordinal) || name == "Xã B")];
    }

    private static async Task<List<string>> ReadAsync(Desk desk, IEnumerable<string> addresses)
    {
        var read = new List<string>();
        foreach (var address in addresses)
        {
            var response = await desk.GetAsync(address);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            read.Add(await response.Content.ReadAsStringAsync());
        }

        return read;
    }

    private static string Point(JsonNode line)
    {
        var point = line["segments"]![0]!["points"]![0]!;
        return $"{point["period"]} {point["satisfied"]} {point["valid"]}";
    }
}
