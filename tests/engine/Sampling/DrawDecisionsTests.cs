namespace SurveyHub.Tests;

public class DrawDecisionsTests
{
    private static readonly Code _campaign = Sample.Campaign().Code;
    private static readonly DrawDesign _design = TestFrames.Simple with { Kind = DesignKind.TwoStage, Size = 6, Take = 2, ReservePercent = 50 };
    private static readonly Signature _supervisor = Sample.Signed("Bà Mặt trận");

    [Theory, EachDatabase]
    public async Task Make_OfTheSameSeed_GivesTheSameListsOnEveryDatabaseAndWithAnyLineEnds(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        var draw = await store.DrawAsync(_design);
        var again = await store.DrawAsync(_design, TestFrames.Csv(TestFrames.Small).Replace("\n", "\r\n", StringComparison.Ordinal));

        Assert.Equal(draw.Sha256, again.Sha256);
        Assert.Equal("7b3e1617ae7ee08bc327ca54e26ad37509d0b0160db00611312effb70dbd8b3e", draw.Sha256); // computed by another program
        var lists = await store.Draws.ListAsync(draw, default);
        Assert.Equal(Lots.Sha256((await store.Frames.FindAsync(draw.Frame, default))!.Sha256, lists.Select(line => new Lot(line.Element.Number, line.List, line.Place, line.Probability, line.Weight))), draw.Sha256);
    }

    [Theory, EachDatabase]
    public async Task Sign_ByASupervisor_MakesItsPlacesThePointsOfTheCampaign(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        var draw = await store.DrawAsync(_design);

        Sample.Must(await store.DrawDecisions.SignAsync(draw, draw.Sha256, " Đã đối chiếu ", _supervisor, default));

        Assert.Equal(draw, await store.Draws.FindSignedAsync(_campaign, default));
        Assert.Equal([new(_supervisor, "Đã đối chiếu")], await store.DrawDecisions.SignaturesAsync(draw.Id, default));
        var points = await store.Samples.ListAsync(_campaign, default);
        Assert.Equal((await store.Draws.ListAsync(draw, default)).Select(line => line.Element.Psu).Distinct().OrderBy(psu => psu.Value, StringComparer.Ordinal), points.Select(point => point.Point));
        Assert.All(points, point => Assert.Equal((10.0, null), (point.Weight, point.PsusInStratum))); // 40 of four and 20 of two
    }

    [Theory, EachDatabase]
    public async Task Sign_ByWhoeverDrewIt_IsRefused(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        var draw = await store.DrawAsync(_design);

        Assert.Equal([Problem.DrawOwn()], (await store.DrawDecisions.SignAsync(draw, draw.Sha256, null, Sample.Signed(), default)).Problems);
        Assert.Null(await store.Draws.FindSignedAsync(_campaign, default));
    }

    [Theory, EachDatabase]
    public async Task Sign_OfASecondDraw_IsRefusedAndSoIsAnotherDraw(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        var (first, second) = (await store.DrawAsync(_design), await store.DrawAsync(_design, seed: "khác"));
        Sample.Must(await store.DrawDecisions.SignAsync(first, first.Sha256, null, _supervisor, default));

        Assert.Equal([Problem.DrawSettled()], (await store.DrawDecisions.SignAsync(second, second.Sha256, null, Sample.Signed("Hội"), default)).Problems);
        Assert.Equal([Problem.DrawSigned()], (await store.DrawDecisions.SignAsync(first, first.Sha256, null, _supervisor, default)).Problems);
        Assert.Equal([Problem.DrawSettled()], (await store.DrawDecisions.MakeAsync((await store.Frames.FindAsync(first.Frame, default))!, _design.Plan(TestFrames.Small), "x", Sample.Signed(), default)).Problems);
        Sample.Must(await store.DrawDecisions.SignAsync(first, first.Sha256, null, Sample.Signed("Hội"), default));
        Assert.Equal(2, (await store.Draws.ListAsync(_campaign, default)).Count);
    }

    [Theory, EachDatabase]
    public async Task Sign_OfListsThatSomebodyChanged_IsRefused(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        var draw = await store.DrawAsync(_design);
        await store.ExecuteAsync("update drawn_element set weight = '11' where place = 1 and list = 'drawn'");

        Assert.Equal([Problem.DrawAltered()], (await store.DrawDecisions.SignAsync(draw, draw.Sha256, null, _supervisor, default)).Problems);
    }

    [Theory, EachDatabase]
    public async Task Sign_AfterTheFirstAnswer_IsRefused(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        var draw = await store.DrawAsync(_design);
        await store.Responses.AddAsync(Sample.Response(), default);

        Assert.Equal([Problem.SampleSettled(_campaign)], (await store.DrawDecisions.SignAsync(draw, draw.Sha256, null, _supervisor, default)).Problems);
        Assert.Equal(0, await store.CountAsync("signed_draw"));
    }

    [Theory, EachDatabase]
    public async Task Substitute_SomebodyDrawn_TakesTheNextOfTheSamePlaceAndThenOfTheStratum(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        var draw = await store.DrawAsync(_design);
        Sample.Must(await store.DrawDecisions.SignAsync(draw, draw.Sha256, null, _supervisor, default));
        var lists = await store.Draws.ListAsync(draw, default);
        var gone = lists.First(line => line.Element.Stratum == "a").Element;
        var replaced = new List<FrameElement>();

        for (var number = gone.Number; await store.Substitutions.FindNextAsync(draw, number, default) is { } next; number = next)
        {
            Sample.Must(await store.Substitutions.AddAsync(draw, number, next, "Chuyển nhà", Sample.Signed(), default));
            replaced.Add(lists.Single(line => line.Element.Number == next).Element);
        }

        Assert.Equal(2, replaced.Count); // two hits of stratum a, one in reserve of each
        Assert.Equal(gone.Psu, replaced[0].Psu);
        Assert.All(replaced, element => Assert.Equal("a", element.Stratum));
        Assert.Equal([gone, replaced[0]], (await store.Substitutions.ListAsync(draw, default)).Select(done => done.Gone).OrderBy(element => element == gone ? 0 : 1));
        Assert.Equal([Problem.ElementInactive(gone.Number)], (await store.Substitutions.AddAsync(draw, gone.Number, replaced[0].Number, "Lần nữa", Sample.Signed(), default)).Problems);
    }

    [Theory, EachDatabase]
    public async Task Substitute_WithoutSignatureOrReason_IsRefused(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        var draw = await store.DrawAsync(_design);
        var number = (await store.Draws.ListAsync(draw, default))[0].Element.Number;

        Assert.Equal([Problem.DrawUnsigned()], (await store.Substitutions.AddAsync(draw, number, 1, "Chuyển nhà", Sample.Signed(), default)).Problems);
        Assert.Equal([Problem.ReasonMissing("Reason")], (await store.Substitutions.AddAsync(draw, number, 1, " ", Sample.Signed(), default)).Problems);
    }

    [Theory, EachDatabase]
    public async Task Retention_AfterTheCampaign_ErasesWhoTheElementsAre(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        var draw = await store.DrawAsync(_design);
        Assert.Equal(9, (await store.DrawLists.SealedAsync(draw, default)).Count);
        var late = new Signature("Lê Thị Hoà", Sample.Noon.AddDays(400));

        await store.Retention(Sample.Clock()).RunAsync(late, default);

        Assert.Empty(await store.DrawLists.SealedAsync(draw, default));
        Assert.Equal(60, await store.CountAsync("frame_element where sealed is null"));
        Assert.True(await store.Retention(Sample.Clock()).ScrubAsync(default));
        Assert.Equal(60, await store.CountAsync("frame_element"));
    }
}
