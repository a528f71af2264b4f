namespace SurveyHub.Tests;

/// <summary>A site on a real port, with a few hundred answers to each of the two demonstration campaigns and a campaign that nobody has answered.</summary>
/// <remarks>Shared by the tests that only look; a test that counts starts a site of its own.</remarks>
public sealed class Province : IAsyncLifetime
{
    public SurveyHubApp App { get; private set; } = null!; // set before the first test

    /// <summary>The same, for scenes.</summary>
    public static SurveyHubApp Site { get; private set; } = null!; // set before the first test

    /// <summary>The same site without its store.</summary>
    public static SurveyHubApp Away { get; private set; } = null!; // set before the first test

    public async Task InitializeAsync()
    {
        if (Browser.Executable is null)
            return;

        Away = SurveyHubApp.ListenAway();

        Site = App = await SurveyHubApp.ListenAsync();
        await AnswerAsync(App, "demo", 300, seed: 1);
        await AnswerAsync(App, "sipas", 300, seed: 1);
        await CommentAsync(App, 40);
        await DemoForm.AnswerAsync(App, "trung-tam-hcc-phuong-trung-tam", "dat-dai", people: [["1", "2"], ["5", "5"]]); // too few to be shown
        var quiet = new Campaign(Code.Of("quiet"), Sample.Text("Khảo sát đã đóng, không ai trả lời"), Templates.Find("one-stop-counter")!, new(2026, 1, 1), new(2026, 1, 31));
        await App.Service<Campaigns>().AddAsync(quiet, default);
    }

    /// <summary>A response to the demonstration in which something was written.</summary>
    public static async Task<Guid> FindCommentAsync() =>
        new((await Site.Database.Database.FindAsync<byte[]>("select id from response where campaign = 'demo' and comments is not null order by id limit 1", null, default))!, bigEndian: true);

    private static async Task CommentAsync(SurveyHubApp app, int people)
    {
        string[] said = ["Nhân viên nhiệt tình, giải thích rõ ràng.", "Chờ lâu quá, chỉ có một quầy. Xin gọi lại cho tôi số 0912 345 678.", "Nên có ghế ngồi và nước uống cho người già.\nCảm ơn."];
        var campaign = (await app.Service<Campaigns>().FindAsync(Code.Of("demo"), default))!;
        var item = RawComments.ItemsOf(campaign.Version).First().Value;
        await app.Service<Responses>().AddAsync(
            [.. Enumerable.Range(0, people).Select(i => new Response(
                campaign, Sample.Submission() with { Visit = new(Code.Of("phuong-trung-tam"), null, null) },
                Sample.Must(Answers.Parse(campaign.Version, Sample.Fields([.. DemoForm.Filled(("c24", $"{1 + (i % 5)}")), (item, said[i % 3])]), Sample.Today)), Sample.Noon))],
            default);
    }

    public static async Task AnswerAsync(SurveyHubApp app, string campaign, int count, int seed)
    {
        var found = await app.Service<Campaigns>().FindAsync(Code.Of(campaign), default);
        var citizens = new ImaginedCitizens(found!, await app.Service<Units>().ListAsync(default), await app.Service<ServiceFields>().ListAsync(default), seed);
        foreach (var batch in citizens.Answer(count).Chunk(500))
            await app.Service<Responses>().AddAsync(batch, default);
    }

    public async Task DisposeAsync()
    {
        if (App is not null)
            await App.DisposeAsync();
        if (Away is not null)
            await Away.DisposeAsync();
    }
}
