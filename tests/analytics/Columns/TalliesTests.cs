namespace SurveyHub.Tests;

public sealed class TalliesTests
{
    [Theory, EachDatabase]
    public async Task Read_Responses_AreCountedByUnitAndField(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        await store.AddAsync(Sample.Unit("so-a"), Sample.Unit("so-b"));
        await store.AddAsync(new ServiceField(Code.Of("dat-dai"), Sample.Text("Đất đai")));
        await store.Responses.AddAsync([At("so-a", "dat-dai", "5"), At("so-a", null, "1"), At("so-b", "dat-dai", "4"), At(null, null, "2")], default);

        var tallies = await Tallies.ReadAsync(store.Database, Sample.Campaign(), default);

        Assert.Equal(new TopBox(2, 4), Sum((_, _) => true));
        Assert.Equal(new TopBox(1, 2), Sum((unit, _) => unit?.Value == "so-a"));
        Assert.Equal(new TopBox(2, 2), Sum((_, field) => field?.Value == "dat-dai"));
        Assert.Equal(new TopBox(0, 1), Sum((unit, _) => unit is null));

        TopBox Sum(Func<Code?, Code?, bool> isWanted) => tallies.Sum(isWanted).Count(tallies.Structure.Overall);
    }

    [Theory, EachDatabase]
    public async Task Read_ResponsesOfAnotherCampaign_AreNotCounted(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        await store.Campaigns.AddAsync(Sample.Campaign("sipas-2027"), default);
        await store.Responses.AddAsync(Sample.Response(), default);

        var tallies = await Tallies.ReadAsync(store.Database, Sample.Campaign("sipas-2027"), default);

        Assert.Equal(0, tallies.Sum((_, _) => true).Responses);
    }

    [Theory, EachDatabase]
    public async Task Read_ExcludedResponses_AreCountedApartUntilTheyAreRestored(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        await store.AddAsync(Sample.Unit("so-a"), Sample.Unit("so-b"));
        var responses = ((string?[])["so-a", "so-a", "so-b", null]).Select(unit => At(unit, null, "5")).ToList();
        await store.Responses.AddAsync(responses, default);
        foreach (var response in responses[1..])
            await store.Decisions.AddAsync(response.Id, DecisionKind.Exclude, "Gửi thử", Sample.Signed(), default);
        await store.Decisions.AddAsync(responses[2].Id, DecisionKind.Restore, "Nhầm phiếu", Sample.Signed(), default);

        var tallies = await Tallies.ReadAsync(store.Database, Sample.Campaign(), default);

        Assert.Equal((2, 2), (tallies.Sum((_, _) => true).Responses, tallies.Excluded((_, _) => true)));
        Assert.Equal((1, 1), (tallies.Sum((unit, _) => unit?.Value == "so-a").Responses, tallies.Excluded((unit, _) => unit?.Value == "so-a")));
        Assert.Equal((0, 1), (tallies.Sum((unit, _) => unit is null).Responses, tallies.Excluded((unit, _) => unit is null)));
    }

    private static Response At(string? unit, string? field, string c24) => new(
        Sample.Campaign(), Sample.Submission() with { Visit = new(Code.Parse(unit), Code.Parse(field), Point: null) }, Sample.Answers(("c24", c24)), Sample.Noon);
}
