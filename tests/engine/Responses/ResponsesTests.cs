using System.Text;

namespace SurveyHub.Tests;

public sealed class ResponsesTests
{
    [Theory, EachDatabase]
    public async Task Add_SameIdAgain_IsADuplicateOrAConflictAndStoredOnce(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        var id = Guid.NewGuid();

        Assert.Equal(Intake.Stored, await store.Responses.AddAsync(Sample.Response("5", id), default));
        Assert.Equal(Intake.Duplicate, await store.Responses.AddAsync(Sample.Response("5", id), default));
        Assert.Equal(Intake.Conflict, await store.Responses.AddAsync(Sample.Response("1", id), default));
        Assert.Equal(["""{"c24":"5"}"""], await AnswersAsync(store));
    }

    [Theory, EachDatabase]
    public async Task Add_SameContentUnderAnotherId_IsAnotherResponse(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());

        Assert.Equal([Intake.Stored, Intake.Stored], await store.Responses.AddAsync([Sample.Response(), Sample.Response()], default));
        Assert.Equal(2, await store.CountAsync("response"));
    }

    [Theory, EachDatabase]
    public async Task Add_BatchWithRepeatsInside_GivesEachItsOutcomeInOrder(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        var (known, id) = (Guid.NewGuid(), Guid.NewGuid());
        await store.Responses.AddAsync(Sample.Response("3", known), default);

        var outcomes = await store.Responses.AddAsync(
            [Sample.Response("5", id), Sample.Response("5", id), Sample.Response("4", id), Sample.Response("3", known), Sample.Response("2", known), Sample.Response("1")], default);

        Assert.Equal([Intake.Stored, Intake.Duplicate, Intake.Conflict, Intake.Duplicate, Intake.Conflict, Intake.Stored], outcomes);
        Assert.Equal(["""{"c24":"1"}""", """{"c24":"3"}""", """{"c24":"5"}"""], await AnswersAsync(store));
    }

    [Theory, EachDatabase]
    public async Task Add_Nothing_IsNothing(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());

        Assert.Empty(await store.Responses.AddAsync([], default));
        Assert.Empty(await store.Responses.FindConflictsAsync([], default));
    }

    [Theory, EachDatabase]
    public async Task Add_FiveHundredAtOnce_AreAllStored(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());

        var outcomes = await store.Responses.AddAsync([.. Enumerable.Range(0, 500).Select(_ => Sample.Response(comment: "Rất hài lòng"))], default);

        Assert.All(outcomes, outcome => Assert.Equal(Intake.Stored, outcome));
        Assert.Equal(500, await store.CountAsync("response"));
    }

    [Theory, EachDatabase]
    public async Task Add_SameResponseAHundredTimesAtOnce_IsStoredOnce(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        var id = Guid.NewGuid();

        var outcomes = await AtOnceAsync(100, _ => store.Responses.AddAsync(Sample.Response("5", id), default));

        Assert.Single(outcomes, Intake.Stored);
        Assert.Equal(99, outcomes.Count(outcome => outcome == Intake.Duplicate));
        Assert.Equal(1, await store.CountAsync("response"));
    }

    [Theory, EachDatabase]
    public async Task Add_OneIdWithFiveContentsAtOnce_OneContentWins(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        var id = Guid.NewGuid();

        var outcomes = await AtOnceAsync(100, i => store.Responses.AddAsync(Sample.Response($"{(i % 5) + 1}", id), default));

        var winner = Assert.Single(Enumerable.Range(0, 100), i => outcomes[i] == Intake.Stored) % 5;
        Assert.All(Enumerable.Range(0, 100).Where(i => i % 5 != winner), i => Assert.Equal(Intake.Conflict, outcomes[i]));
        Assert.Equal([$$"""{"c24":"{{winner + 1}}"}"""], await AnswersAsync(store));
    }

    [Theory, EachDatabase]
    public async Task Add_OverlappingBatchesAtOnce_StoreEachIdOnce(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        var responses = Enumerable.Range(0, 20).Select(_ => Sample.Response()).ToArray();

        // Each batch in an order of its own, so that their locks cross.
        var outcomes = await AtOnceAsync(8, i =>
        {
            var batch = responses.ToArray();
            new Random(i).Shuffle(batch);
            return store.Responses.AddAsync(batch, default);
        });

        Assert.Equal(20, outcomes.Sum(batch => batch.Count(outcome => outcome == Intake.Stored)));
        Assert.Equal(20, await store.CountAsync("response"));
    }

    [Theory, EachDatabase]
    public async Task Add_VietnameseAndEmoji_AreStoredByteForByteInNormalFormC(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());

        await store.Responses.AddAsync(Sample.Response(comment: "Tuyệt vời 😀 đấy".Normalize(NormalizationForm.FormD)), default);

        var stored = await store.Database.FindAsync<string>("select comments from response", null, default);
        Assert.Equal("""{"comment":"Tuyệt vời \uD83D\uDE00 đấy"}""", stored);
        Assert.Equal("Tuyệt vời", stored![12..21]);
    }

    [Theory, EachDatabase]
    public async Task Add_EverythingItSays_StandsInItsColumns(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        await store.AddAsync(Sample.Unit("so-noi-vu"));
        await store.AddAsync(new ServiceField(Code.Of("dat-dai"), Sample.Text("Đất đai")));
        var submission = new Submission(
            Guid.NewGuid(), new(Code.Of("so-noi-vu"), Code.Of("dat-dai"), Code.Of("quay-1")), Channel.Kiosk, "en", Sample.Noon.AddMinutes(-4), Sample.Noon.AddMinutes(-1));

        await store.Responses.AddAsync(new Response(Sample.Campaign(), submission, Sample.Answers(("c24", "5")), new(2026, 3, 2, 23, 30, 0, TimeSpan.Zero)), default);

        var row = await store.Database.FindAsync<Row>(
            """
            select unit as Unit, field as Field, point as Point, channel as Channel, language as Language, started_at as Started,
                   submitted_at as Submitted, received_at as Received, received_on as ReceivedOn
              from response
            """,
            null, default);
        Assert.Equal(
            new Row
            {
                Unit = "so-noi-vu",
                Field = "dat-dai",
                Point = "quay-1",
                Channel = "kiosk",
                Language = "en",
                Started = "2026-03-02T04:56:00.000Z",
                Submitted = "2026-03-02T04:59:00.000Z",
                Received = "2026-03-02T23:30:00.000Z",
                ReceivedOn = "2026-03-03", // half past six in the morning in Viet Nam
            },
            row);
    }

    [Theory, EachDatabase]
    public async Task Add_BatchWithOneOfAnUnknownUnit_StoresNothingAtAll(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        var stray = Sample.Submission() with { Visit = new(Code.Of("khong-co"), Field: null, Point: null) };

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => store.Responses.AddAsync(
            [Sample.Response(), new(Sample.Campaign(), stray, Sample.Answers(("c24", "5")), Sample.Noon)], default));

        Assert.Equal(0, await store.CountAsync("response"));
    }

    [Theory, EachDatabase]
    public async Task FindConflicts_KnownAndUnknownIds_AreThoseOfOtherContent(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        var (same, other) = (Guid.NewGuid(), Guid.NewGuid());
        await store.Responses.AddAsync([Sample.Response("5", same), Sample.Response("5", other)], default);

        Assert.Equal([other], await store.Responses.FindConflictsAsync([Sample.Response("5", same), Sample.Response("4", other), Sample.Response()], default));
    }

    [Theory, EachDatabase]
    public async Task FindReceivedAt_Stored_IsTheServersTimeOfTheFirst(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        var response = Sample.Response();
        await store.Responses.AddAsync(response, default);
        await store.Responses.AddAsync(new Response(Sample.Campaign(), response.Submission, response.Answers, Sample.Noon.AddHours(1)), default);

        Assert.Equal(Sample.Noon, await store.Responses.FindReceivedAtAsync(response.Id, default));
        Assert.Null(await store.Responses.FindReceivedAtAsync(Guid.NewGuid(), default));
    }

    /// <summary>In threads of their own: the driver of SQLite answers before it returns.</summary>
    private static Task<T[]> AtOnceAsync<T>(int times, Func<int, Task<T>> add) =>
        Task.WhenAll(Enumerable.Range(0, times).Select(i => Task.Run(() => add(i))));

    private static async Task<IReadOnlyList<string>> AnswersAsync(TestDatabase store) =>
        await store.Database.QueryAsync<string>("select answers from response order by answers", null, default);

    private sealed record Row
    {
        public string? Unit { get; init; }
        public string? Field { get; init; }
        public string? Point { get; init; }
        public string? Channel { get; init; }
        public string? Language { get; init; }
        public string? Started { get; init; }
        public string? Submitted { get; init; }
        public string? Received { get; init; }
        public string? ReceivedOn { get; init; }
    }
}
