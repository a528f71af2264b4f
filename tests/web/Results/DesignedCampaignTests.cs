using System.Net;
using System.Text.Json;

namespace SurveyHub.Tests;

/// <summary>What a leader reads of a campaign whose points were drawn by a design.</summary>
public sealed class DesignedCampaignTests
{
    private static readonly IReadOnlyList<string> _pleased = [.. Enumerable.Repeat("4", 16)];
    private static readonly IReadOnlyList<string> _indifferent = [.. Enumerable.Repeat("3", 15), "5"];

    // (1 · 16 + 3 · 1) / (1 · 16 + 3 · 16) = 19 / 64; of the counts it would be 17 / 32.
    [Fact]
    public async Task Json_AnswersAtTheSampledPoints_AreWeighted()
    {
        await using var app = await StartAsync();

        var json = JsonDocument.Parse(await app.Client.GetStringAsync("/results/demo.json")).RootElement;

        Assert.Equal("""{"strata":1,"psus":3,"answering":2,"outside":1}""", JsonSerializer.Serialize(json.GetProperty("sample")));
        Assert.Equal((2, 0.296875, "logit", 1), (json.GetProperty("responses").GetInt32(), Overall("rate").GetDouble(), Overall("method").GetString(), Overall("degreesOfFreedom").GetInt32()));
        Assert.All(json.GetProperty("targets").EnumerateArray().Where(target => target.GetProperty("valid").GetInt32() > 0), target => Assert.Equal(0.296875, target.GetProperty("rate").GetDouble()));

        JsonElement Overall(string name) => json.GetProperty("overall").GetProperty(name);
    }

    [Fact]
    public async Task Csv_SampledCampaign_HasTheFiguresOfTheJsonAndTheDesignEffect()
    {
        await using var app = await StartAsync();

        var overall = Estimates.Parse(await app.Client.GetStringAsync("/results/demo.csv"))["overall", "all"];
        var json = JsonDocument.Parse(await app.Client.GetStringAsync("/results/demo.json")).RootElement.GetProperty("overall");

        Assert.Equal(["excluded", "deff", "effective_n", "outside"], overall.Keys.TakeLast(4));
        Assert.Equal(
            ((string[])["rate", "standardError", "degreesOfFreedom", "lower", "upper", "designEffect"]).Select(name => json.GetProperty(name).ToString()),
            ((string[])["rate", "se", "df", "lower", "upper", "deff"]).Select(column => overall[column]));
        Assert.Equal("1", overall["outside"]);
    }

    [Fact]
    public async Task Page_SampledCampaign_SaysHowItWasDrawnAndWhatIsLeftOut()
    {
        await using var app = await StartAsync();

        var page = await app.OpenAsync("/results/demo");

        Assert.Equal("29,69\u00A0%", page.QuerySelector(".big strong")?.TextContent);
        Assert.Contains("mẫu 3 điểm khảo sát rút trong 1 tầng, trong đó 2 điểm có người trả lời", page.QuerySelector("[aria-labelledby=method]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("1 lượt thu thập mở (qua mạng, hoặc từ điểm ngoài mẫu)", page.QuerySelector("[aria-labelledby=quality]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("bậc tự do 1", page.QuerySelector(".headline")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Đây là thu thập mở", page.DocumentElement.TextContent, StringComparison.Ordinal);
    }

    /// <summary>Three points drawn, at two of which somebody is asked; and an open answer that names one of them.</summary>
    private static async Task<SurveyHubApp> StartAsync()
    {
        var app = await SurveyHubApp.StartAsync(settings: ("Results:Floor", "1"));
        List<SampledPoint> points = [new(Code.Of("diem-a"), "tinh", 30, 1), new(Code.Of("diem-b"), "tinh", 30, 3), new(Code.Of("diem-c"), "tinh", 30, 2)];
        Sample.Must(await app.Service<CampaignSamples>().SetAsync(Code.Of("demo"), points, Sample.Signed(), default));
        await VisitAsync(app, "diem-a", _pleased);
        await VisitAsync(app, "diem-b", _indifferent);
        using var open = await app.SubmitAsync("/s/demo?unit=so-noi-vu&field=dat-dai&point=diem-a", DemoForm.Criteria.Zip(_pleased));
        Assert.Equal(HttpStatusCode.SeeOther, open.StatusCode);
        return app;
    }

    /// <summary>An interviewer asks one person at a sampled point.</summary>
    private static async Task VisitAsync(SurveyHubApp app, string point, IReadOnlyList<string> levels)
    {
        var campaign = (await app.Service<Campaigns>().FindAsync(Code.Of("demo"), default))!;
        var answers = Sample.Must(Answers.Parse(campaign.Version, Sample.Fields([.. DemoForm.Criteria.Zip(levels)]), Sample.Today));
        var submission = Sample.Submission() with { Channel = Channel.Interviewer, Visit = new(Code.Of("so-noi-vu"), Code.Of("dat-dai"), Code.Of(point)) };
        Assert.Equal(Intake.Stored, await app.Service<Responses>().AddAsync(new Response(campaign, submission, answers, Sample.Noon), default));
    }
}
