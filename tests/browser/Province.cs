namespace SurveyHub.Tests;

/// <summary>A site on a real port, with a few hundred answers to each of the two demonstration campaigns and a campaign that nobody has answered.</summary>
/// <remarks>Shared by the tests that only look; a test that counts starts a site of its own.</remarks>
public sealed class Province : IAsyncLifetime
{
    /// <summary>The one there is, for scenes that need somebody to sign in.</summary>
    public static SurveyHubApp Site { get; private set; } = null!; // set before the first test

    public SurveyHubApp App { get; private set; } = null!; // set before the first test

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
        var quiet = new Campaign(Code.Of("quiet"), Sample.Text("Khảo sát đã đóng, không ai trả lời"), Templates.Find("one-stop-counter")!, new(2026, 1, 1), new(2026, 1, 31));
        await App.Service<Campaigns>().AddAsync(quiet, default);
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
