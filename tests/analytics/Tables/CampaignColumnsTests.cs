namespace SurveyHub.Tests;

public sealed class CampaignColumnsTests
{
    [Theory, EachDatabase]
    public async Task Sum_Responses_AreCountedByUnitAndField(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        await store.AddAsync(Sample.Unit("so-a"), Sample.Unit("so-b"));
        await store.AddAsync(new ServiceField(Code.Of("dat-dai"), Sample.Text("Đất đai")));
        await store.Responses.AddAsync([At("so-a", "dat-dai", "5"), At("so-a", null, "1"), At("so-b", "dat-dai", "4"), At(null, null, "2")], default);

        var columns = await store.ReadAsync(Sample.Campaign());

        Assert.Equal(new TopBox(2, 4), Count(CampaignPart.All));
        Assert.Equal(new TopBox(1, 2), Count(Of("so-a")));
        Assert.Equal(new TopBox(2, 2), Count(new("dat-dai", _ => true, field => field?.Value == "dat-dai")));
        Assert.Equal(new TopBox(0, 1), Count(Of(null)));
        Assert.Equal(
            [("so-a", "dat-dai", 1), ("so-a", null, 1), ("so-b", "dat-dai", 1), (null, null, 1)],
            columns.Cells().Select(cell => (cell.Key.Unit?.Value, cell.Key.Field?.Value, cell.Value)));

        TopBox Count(CampaignPart part) => columns.Sum(part).Count(columns.Structure.Overall);
    }

    [Theory, EachDatabase]
    public async Task Sum_ResponsesOfAnotherCampaign_AreNotCounted(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        await store.Campaigns.AddAsync(Sample.Campaign("sipas-2027"), Sample.Signed(), default);
        await store.Responses.AddAsync(Sample.Response(), default);

        var columns = await store.ReadAsync(Sample.Campaign("sipas-2027"));

        Assert.Equal(0, columns.Sum(CampaignPart.All).Responses);
    }

    [Theory, EachDatabase]
    public async Task Excluded_ExcludedResponses_AreCountedApartUntilTheyAreRestored(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        await store.AddAsync(Sample.Unit("so-a"), Sample.Unit("so-b"));
        var responses = ((string?[])["so-a", "so-a", "so-b", null]).Select(unit => At(unit, null, "5")).ToList();
        await store.Responses.AddAsync(responses, default);
        foreach (var response in responses[1..])
            await store.Decisions.AddAsync(response.Id, DecisionKind.Exclude, "Gửi thử", Sample.Signed(), default);
        await store.Decisions.AddAsync(responses[2].Id, DecisionKind.Restore, "Nhầm phiếu", Sample.Signed(), default);

        var columns = await store.ReadAsync(Sample.Campaign());

        Assert.Equal([(2, 2), (1, 1), (0, 1)], ((CampaignPart[])[CampaignPart.All, Of("so-a"), Of(null)]).Select(part => (columns.Sum(part).Responses, columns.Excluded(part))));
    }

    private static CampaignPart Of(string? unit) => new($"unit {unit}", code => code?.Value == unit, _ => true);

    private static Response At(string? unit, string? field, string c24) => new(
        Sample.Campaign(), Sample.Submission() with { Visit = new(Code.Parse(unit), Code.Parse(field), Point: null) }, Sample.Answers(("c24", c24)), Sample.Noon);
}
