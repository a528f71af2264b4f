namespace SurveyHub.Tests;

public sealed class CampaignAnswersTests
{
    [Theory, EachDatabase]
    public async Task Read_MoreThanAPortionAtOneInstant_GivesEachOnce(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        await store.Responses.AddAsync([.. Enumerable.Range(0, 2600).Select(i => Sample.Response(i < 1000 ? "1" : "5"))], default);

        var read = await ReadAsync(store, Sample.Noon);

        Assert.Equal(2600, read.Count);
        Assert.Equal(1000, read.Count(given => given.Choices == """{"c24":"1"}"""));
    }

    [Theory, EachDatabase]
    public async Task Read_ExcludedLaterOrOfAnotherCampaign_IsLeftOut(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        await store.Campaigns.AddAsync(Sample.Campaign("sipas-2027"), Sample.Signed(), default);
        var excluded = Sample.Response("2");
        var later = new Response(Sample.Campaign(), Sample.Submission(), Sample.Answers(("c24", "3")), Sample.Noon.AddSeconds(1));
        var other = new Response(Sample.Campaign("sipas-2027"), Sample.Submission(), Sample.Answers(("c24", "4")), Sample.Noon);
        await store.Responses.AddAsync([Sample.Response("1"), excluded, later, other], default);
        await store.Decisions.AddAsync(excluded.Id, DecisionKind.Exclude, "Gửi thử", Sample.Signed(), default);

        var read = await ReadAsync(store, Sample.Noon);

        Assert.Equal(new GivenAnswers(null, null, "web", "vi", "2026-03-02", """{"c24":"1"}"""), Assert.Single(read));
    }

    private static async Task<List<GivenAnswers>> ReadAsync(TestDatabase store, DateTimeOffset until)
    {
        var read = new List<GivenAnswers>();
        await foreach (var portion in CampaignAnswers.ReadAsync(store.Database, Sample.Campaign(), until, default))
            read.AddRange(portion);
        return read;
    }
}
