using System.Net;
using System.Text;

namespace SurveyHub.Tests;

public sealed class TargetPagesTests
{
    private static readonly (string, string)[] _target =
        [("source", "Kế hoạch 12"), ("quote", "đạt 92,5%"), ("scope", "một cửa"), ("index", "tthc"), ("op", ">="), ("percent", "92,5"), ("due", "2026")];

    [Fact]
    public async Task Add_Change_Remove_OfAnOwnTarget_EachShowsInTheList()
    {
        await using var app = await SurveyHubApp.StartAsync();
        using var desk = await Desk.OpenAsync(app, Role.Designer);

        var added = await desk.FollowAsync(await desk.SubmitAsync("/admin/targets/add", _target));
        Assert.Contains("tối thiểu 92,5", added.QuerySelector("tbody tr")!.TextContent, StringComparison.Ordinal);
        var changed = await desk.FollowAsync(await desk.SubmitAsync("/admin/targets/1001/edit", ("percent", "95")));
        Assert.Contains("tối thiểu 95", changed.QuerySelector("tbody tr")!.TextContent, StringComparison.Ordinal);
        var removed = await desk.FollowAsync(await desk.SubmitAsync("/admin/targets/1001/remove"));
        Assert.DoesNotContain("Kế hoạch 12", removed.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Targets_OfFoundingPlans_AreMarkedAndHaveNoPageToChangeThem()
    {
        await using var app = await SurveyHubApp.StartAsync();
        using var desk = await Desk.OpenAsync(app, Role.Administrator);

        var page = await desk.ReadAsync("/admin/targets");

        Assert.All(page.QuerySelectorAll("h2 .state"), state => Assert.Equal("có sẵn", state.TextContent));
        Assert.Equal(11, page.QuerySelectorAll("tbody tr").Length);
        Assert.Contains(page.QuerySelectorAll("tbody td"), cell => cell.TextContent.Contains("Mức độ hài lòng về giải quyết thủ tục hành chính (tthc)", StringComparison.Ordinal));
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), ((await desk.GetAsync("/admin/targets/1/edit")).StatusCode, (await desk.GetAsync("/admin/targets/1/remove")).StatusCode));
    }

    [Fact]
    public async Task Add_WithoutASentence_SaysSoAtItsInput()
    {
        await using var app = await SurveyHubApp.StartAsync();
        using var desk = await Desk.OpenAsync(app, Role.Administrator);

        var page = await SurveyHubApp.PageAsync(await desk.SubmitAsync("/admin/targets/add", [.. _target.Where(field => field.Item1 != "quote")]));

        Assert.NotNull(page.QuerySelector(".field.wrong #quote"));
        Assert.Equal("92,5", page.QuerySelector("#percent")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Campaign_HeldAgainstOneTarget_HasThatOneInItsResults()
    {
        await using var app = await SurveyHubApp.StartAsync();
        using var desk = await Desk.OpenAsync(app, Role.CampaignManager);

        var page = await desk.FollowAsync(await desk.PressAsync(await Cleared(desk), action: null, ("targets", "3")));

        Assert.Equal(["3"], page.QuerySelectorAll("[name=targets][checked]").Select(box => box.GetAttribute("value")));
        Assert.Single((await desk.ReadAsync("/results/demo")).QuerySelectorAll(".targets tbody tr"));
    }

    [Fact]
    public async Task Campaign_ForAUnit_SaysWhichTargetsBindIt()
    {
        await using var app = await SurveyHubApp.StartAsync();
        using var desk = await Desk.OpenAsync(app, Role.CampaignManager);

        var page = await desk.ReadAsync("/campaigns/demo/targets?of=so-y-te");

        Assert.NotEmpty(page.QuerySelectorAll(".state-active"));
        Assert.All(page.QuerySelectorAll(".state-active"), state => Assert.Equal("áp dụng cho Sở Y tế", state.TextContent));
    }

    [Fact]
    public async Task Fields_AddedAndRenamed_AreListedWithTheirProcedures()
    {
        await using var app = await SurveyHubApp.StartAsync();
        using var desk = await Desk.OpenAsync(app, Role.Designer);

        await desk.FollowAsync(await desk.SubmitAsync("/admin/fields/add", ("vi", "Thuế"), ("code", "thue")));
        await desk.FollowAsync(await desk.SubmitAsync("/admin/fields/thue/edit", ("vi", "Thuế, phí")));
        var sent = await desk.SendAsync("/admin/fields/procedures", "thu-tuc.csv", Encoding.UTF8.GetBytes("code,name,field,level\n1.007014,Khai thuế,thue,commune\n"));

        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        Assert.Contains((await desk.ReadAsync("/admin/fields")).QuerySelectorAll("tbody tr"), row => row.TextContent.Contains("Thuế, phí", StringComparison.Ordinal) && row.QuerySelector("td.number")!.TextContent == "1");
        Assert.Contains("Khai thuế", (await desk.ReadAsync("/admin/fields/procedures?q=khai%20thue&of=thue")).QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
    }

    /// <summary>The page with no box checked.</summary>
    private static async Task<AngleSharp.Html.Dom.IHtmlDocument> Cleared(Desk desk)
    {
        var page = await desk.ReadAsync("/campaigns/demo/targets");
        foreach (var box in page.QuerySelectorAll("[name=targets]").OfType<AngleSharp.Html.Dom.IHtmlInputElement>())
            box.IsChecked = false;
        return page;
    }
}
