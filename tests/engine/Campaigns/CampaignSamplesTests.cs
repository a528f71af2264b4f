namespace SurveyHub.Tests;

public sealed class CampaignSamplesTests
{
    private static readonly Code _campaign = Code.Of("sipas-2026");

    [Theory, EachDatabase]
    public async Task Set_Points_ComeBackToTheLastDigit(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        List<SampledPoint> points = [new(Code.Of("a"), "Đô thị", 1e9, 1 / 3.0), new(Code.Of("b"), "Miền núi", null, null), new(Code.Of("c"), "Miền núi", 12.5, 1.2345678901234567e-300)];

        await store.Samples.SetAsync(_campaign, points, Sample.Signed(), default);

        Assert.Equal(points, await store.Samples.ListAsync(_campaign, default));
    }

    [Theory, EachDatabase]
    public async Task Set_BeforeAnybodyAnswered_TakesThePlaceOfTheOldSample(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        await store.Campaigns.AddAsync(Sample.Campaign("sipas-2027"), Sample.Signed(), default);
        await store.Samples.SetAsync(Code.Of("sipas-2027"), [Point("a")], Sample.Signed(), default);
        await store.Samples.SetAsync(_campaign, [Point("a"), Point("b")], Sample.Signed(), default);

        Sample.Must(await store.Samples.SetAsync(_campaign, [Point("b"), Point("c")], Sample.Signed(), default));

        Assert.Equal([Point("b"), Point("c")], await store.Samples.ListAsync(_campaign, default));
        Assert.Equal([Point("a")], await store.Samples.ListAsync(Code.Of("sipas-2027"), default));
    }

    [Theory, EachDatabase]
    public async Task Set_OnceSomebodyAnswered_IsRefusedAndTheSampleStays(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        await store.Samples.SetAsync(_campaign, [Point("a")], Sample.Signed(), default);
        await store.Responses.AddAsync(Sample.Response(), default);

        Assert.Equal([Problem.SampleSettled(_campaign)], (await store.Samples.SetAsync(_campaign, [Point("b")], Sample.Signed(), default)).Problems);
        Assert.Equal([Point("a")], await store.Samples.ListAsync(_campaign, default));
    }

    private static SampledPoint Point(string code) => new(Code.Of(code), "1", PsusInStratum: null, Weight: null);
}
