namespace SurveyHub.Tests;

public sealed class RevisitsTests
{
    [Theory, EachDatabase]
    public async Task Draw_FromTheCompleted_IsReadBackAsTheSeedDrawsIt(string provider)
    {
        var (store, draw) = await CompletedAsync(provider, 1, 2, 4, 8);
        await using var _ = store;

        var round = Sample.Must(await store.Revisits.DrawAsync(draw, "giám sát 17", RevisitSize.Of(null, 2)!, ["Có đến bộ phận một cửa không?"], Sample.Signed(), default));

        Assert.Equal((1, "giám sát 17", 4), (round.Round, round.Seed, round.Completed));
        Assert.Equal(RevisitSample.Draw("giám sát 17", RevisitSize.Of(null, 2)!, ((int[])[1, 2, 4, 8]).Select(number => (number, FieldSample.Interviewer))), (await store.Revisits.ListAsync(draw, default)).Select(revisit => (revisit.Number, revisit.Interviewer)));
        var read = Assert.Single(await store.Revisits.ListRoundsAsync(draw, default));
        Assert.Equal((round.Sha256, 2, "Có đến bộ phận một cửa không?"), (read.Sha256, read.Size.EachOne, Assert.Single(read.Questions)));
    }

    [Theory, EachDatabase]
    public async Task Draw_AgainAndAgain_TakesNobodyTwice(string provider)
    {
        var (store, draw) = await CompletedAsync(provider, 1, 2, 4);
        await using var _ = store;
        foreach (var round in (int[])[1, 2])
            Assert.Equal(round, Sample.Must(await store.Revisits.DrawAsync(draw, "1", RevisitSize.Of(50, null)!, [], Sample.Signed(), default)).Round); // two of three, then one of one

        var third = await store.Revisits.DrawAsync(draw, "1", RevisitSize.Of(50, null)!, [], Sample.Signed(), default);

        Assert.Equal("revisits-none", Assert.Single(third.Problems).Rule);
        Assert.Equal([1, 2, 4], (await store.Revisits.ListAsync(draw, default)).Select(revisit => revisit.Number));
    }

    [Theory, EachDatabase]
    public async Task Record_Again_StandsInPlaceOfWhatWasThere(string provider)
    {
        var (store, draw) = await CompletedAsync(provider, 1);
        await using var _ = store;
        await store.Revisits.DrawAsync(draw, "1", RevisitSize.Of(100, null)!, ["a", "b"], Sample.Signed(), default);

        await RecordAsync(new(Sample.Today, WasVisited: false, null, [ControlAnswer.Unknown, ControlAnswer.Unknown]));
        await RecordAsync(new(Sample.Today, WasVisited: true, new(2026, 3, 1), [ControlAnswer.Yes, ControlAnswer.NowYes]));

        var result = Assert.Single(await store.Revisits.ListAsync(draw, default)).Result!;
        Assert.Equal((true, new DateOnly(2026, 3, 1)), (result.WasVisited, result.VisitedOn));
        Assert.Equal([ControlAnswer.Yes, ControlAnswer.NowYes], result.Answers);
        Assert.DoesNotContain(await store.Audit.ListAsync(new(Action: AuditAction.RevisitRecorded), null, 10, default), entry => entry.Became!.Contains("now-yes", StringComparison.Ordinal));

        async Task RecordAsync(RevisitResult found) =>
            Sample.Must(await store.Revisits.RecordAsync(draw, (await store.Revisits.ListAsync(draw, default))[0], found, Sample.Today, Sample.Signed(), default));
    }

    [Theory]
    [InlineData(3, true, null, "On")] // tomorrow
    [InlineData(2, true, 3, "VisitedOn")] // after the re-visit
    [InlineData(2, false, 1, "VisitedOn")] // a day on which nobody was there
    public async Task Record_DaysThatCannotBe_AreRefused(int on, bool wasVisited, int? visitedOn, string place)
    {
        var (store, draw) = await CompletedAsync("sqlite", 1);
        await using var _ = store;
        await store.Revisits.DrawAsync(draw, "1", RevisitSize.Of(100, null)!, [], Sample.Signed(), default);
        var result = new RevisitResult(new(2026, 3, on), wasVisited, visitedOn is { } day ? new(2026, 3, day) : null, []);

        var recorded = await store.Revisits.RecordAsync(draw, (await store.Revisits.ListAsync(draw, default))[0], result, Sample.Today, Sample.Signed(), default);

        Assert.Equal(("revisit-day-unfitting", place), (Assert.Single(recorded.Problems).Rule, recorded.Problems[0].Place));
    }

    private static async Task<(TestDatabase Store, SampleDraw Draw)> CompletedAsync(string provider, params int[] numbers)
    {
        var (store, draw) = await FieldSample.PrepareAsync(provider);
        foreach (var number in numbers)
            Sample.Must(await store.VisitAsync(draw, number, FieldSample.Attempt(ContactOutcome.Completed)));
        return (store, draw);
    }
}
