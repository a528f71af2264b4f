namespace SurveyHub.Tests;

public sealed class DraftsTests
{
    private const string Wording = "/sections/0/items/0/question/vi";

    [Theory, EachDatabase]
    public async Task Save_First_IsRevisionOneAndFoundAsItWas(string provider)
    {
        await using var store = await TestDatabase.CreateAsync(provider);

        await SaveAsync(store, Sample.Version(), 0);
        var found = await store.Drafts.FindAsync(Code.Of("sample"), default);

        Assert.Equal((1, Sample.Version().Sha256, Sample.Signed()), (found!.Revision, found.Version.Value!.Sha256, found.Saved));
    }

    [Theory, EachDatabase]
    public async Task Save_FromAnOlderRevision_IsRefusedWithTheNameOfTheOther(string provider)
    {
        await using var store = await TestDatabase.CreateAsync(provider);
        await SaveAsync(store, Sample.Version(), 0);
        await SaveAsync(store, Sample.VersionWith(Wording, "\"Một\""), 1, "Bình");

        var late = await store.Drafts.SaveAsync(Manuscript.Of(Sample.VersionWith(Wording, "\"Hai\"")), 1, Sample.Signed(), default);

        Assert.Equal([new Problem("draft-changed") { Value = "2, Bình" }], late.Problems);
        Assert.Equal("Một", (await store.Drafts.FindAsync(Code.Of("sample"), default))!.Version.Value!.Items[0].Question.In("vi"));
    }

    [Theory, EachDatabase]
    public async Task Save_TheSameAgain_IsOneSave(string provider)
    {
        await using var store = await TestDatabase.CreateAsync(provider);

        Assert.Equal(1, (await SaveAsync(store, Sample.Version(), 0)).Revision);
        Assert.Equal(1, (await SaveAsync(store, Sample.Version(), 0)).Revision);
    }

    [Theory, EachDatabase]
    public async Task Save_EightPeopleAtOnceFromOneRevision_OneIsSaved(string provider)
    {
        await using var store = await TestDatabase.CreateAsync(provider);
        await SaveAsync(store, Sample.Version(), 0);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(
            () => store.Drafts.SaveAsync(Manuscript.Of(Sample.VersionWith(Wording, $"\"Người thứ {i}\"")), 1, Sample.Signed($"người {i}"), default))));

        Assert.Single(outcomes, outcome => outcome.Value is not null);
        Assert.Equal(2, (await store.Drafts.FindAsync(Code.Of("sample"), default))!.Revision);
    }

    [Theory, EachDatabase]
    public async Task Save_AgainAndAgain_IsInTheTrailOnceASitting(string provider)
    {
        await using var store = await TestDatabase.CreateAsync(provider);
        (string By, int Minute, bool IsNew)[] saves = [("An", 0, true), ("An", 1, false), ("An", 11, false), ("An", 22, true), ("Bình", 23, true), ("An", 24, true)];

        foreach (var (revision, save) in saves.Index())
        {
            var manuscript = Manuscript.Of(Sample.VersionWith(Wording, $"\"Lần {revision}\""));
            Sample.Must(await store.Drafts.SaveAsync(manuscript, revision, new(save.By, Sample.Noon.AddMinutes(save.Minute)), default));
        }

        Assert.Equal(
            saves.Where(save => save.IsNew).Select(save => (save.By, Sample.Noon.AddMinutes(save.Minute))).Reverse(),
            (await store.Audit.ListAsync(new(), null, 10, default)).Select(entry => (entry.Done.By, entry.Done.At)));
    }

    [Theory, EachDatabase]
    public async Task Publish_First_IsNumberOneAndTheDraftVanishesWithItsTestAnswers(string provider)
    {
        await using var store = await TestDatabase.CreateAsync(provider);
        var draft = await SaveAsync(store, Sample.VersionWith(Wording, "\"Dễ tìm\"", number: 9), 0);
        Assert.True(await store.DraftResponses.AddAsync(draft, Guid.NewGuid(), Sample.Answers(("c24", "5")), Sample.Noon, default));
        Assert.Equal(1, await store.DraftResponses.CountAsync(Code.Of("sample"), default));

        var version = Sample.Must(await store.Drafts.PublishAsync(draft, [], Sample.Signed(), default));

        Assert.Equal(1, version.Number);
        Assert.Contains("\"version\":1}", version.Document, StringComparison.Ordinal);
        Assert.Equal(version.Sha256, (await store.Questionnaires.FindLatestAsync(version.Code, default))!.Sha256);
        Assert.Null(await store.Drafts.FindAsync(version.Code, default));
        Assert.Equal(0, await store.DraftResponses.CountAsync(version.Code, default));
        Assert.Equal(("Lê Thị Hoà", Sample.Noon), Assert.Single(await store.Questionnaires.ListAsync(default)) is var listed ? (listed.PublishedBy, listed.PublishedAt) : default);
    }

    [Fact]
    public async Task Publish_MistakeThatTheLinterRefuses_IsRefusedWhereItStands()
    {
        await using var store = await TestDatabase.CreateAsync("sqlite");
        var draft = await SaveAsync(store, Sample.VersionWith("/sections/1/items/0/options/1/label/vi", "\"Nam\""), 0); // both options of the item say "Nam"

        var refused = await store.Drafts.PublishAsync(draft, [], Sample.Signed(), default);

        Assert.Equal(("fault-unmended", "option-repeated"), Assert.Single(refused.Problems) is var problem ? (problem.Rule, problem.Value) : default);
        Assert.Equal(0, await store.CountAsync("questionnaire_version"));
    }

    [Theory, EachDatabase]
    public async Task Publish_ABreakWithoutADecision_ShowsTheAnswersItTouchesAndIsRefused(string provider)
    {
        await using var store = await WithThreeResponsesAsync(provider);
        var draft = await SaveAsync(store, Sample.VersionWith("/sections/1/items/1/options/2", "null"), 0);

        var refused = await store.Drafts.PublishAsync(draft, [], Sample.Signed(), default);

        Assert.Equal([new Problem("decision-missing", "channels") { Value = "break, 2" }], refused.Problems);
        Assert.Equal(1, await store.CountAsync("questionnaire_version"));
        Assert.NotNull(await store.Drafts.FindAsync(Code.Of("sample"), default));
    }

    [Theory, EachDatabase]
    public async Task Publish_ABreakWithAReason_IsTheNextVersionAndItsTrendCarriesTheBreak(string provider)
    {
        await using var store = await WithThreeResponsesAsync(provider);
        var draft = await SaveAsync(store, Sample.VersionWith("/sections/1/items/1/options/2", "null"), 0);

        var newer = Sample.Must(await store.Drafts.PublishAsync(draft, [new("channels", ChangeClass.Break, "Không còn hỏi mạng")], Sample.Signed(), default));
        var mappings = await store.Mappings.ListAsync(newer.Code, default);

        Assert.Equal(2, newer.Number);
        var found = Continuations.Find(mappings, Sample.Version(), newer, Code.Of("channels"));
        Assert.Equal((ChangeClass.Break, "Không còn hỏi mạng", Sample.Signed()), (found!.Class, found.Mapping!.Reason, found.Mapping.Decided));
    }

    [Theory, EachDatabase]
    public async Task Publish_TwiceAtOnce_IsOneVersion(string provider)
    {
        await using var store = await TestDatabase.CreateAsync(provider);
        var draft = await SaveAsync(store, Sample.Version(), 0);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => store.Drafts.PublishAsync(draft, [], Sample.Signed(), default))));

        Assert.Single(outcomes, outcome => outcome.Value is not null);
        Assert.All(outcomes.Where(outcome => outcome.Value is null), outcome => Assert.Equal([Problem.DraftUnknown(Code.Of("sample"))], outcome.Problems));
        Assert.Equal(1, await store.CountAsync("questionnaire_version"));
    }

    [Theory, EachDatabase]
    public async Task Publish_SavedMeanwhile_IsRefused(string provider)
    {
        await using var store = await TestDatabase.CreateAsync(provider);
        var seen = await SaveAsync(store, Sample.Version(), 0);
        await SaveAsync(store, Sample.VersionWith(Wording, "\"Khác\""), 1);

        Assert.Equal("draft-changed", Assert.Single((await store.Drafts.PublishAsync(seen, [], Sample.Signed(), default)).Problems).Rule);
    }

    [Theory, EachDatabase]
    public async Task Publish_WhatIsPublishedAlready_IsRefused(string provider)
    {
        await using var store = await TestDatabase.CreateAsync(provider);
        await store.Questionnaires.AddAsync(Sample.Version(), Sample.Noon, default);
        var draft = await SaveAsync(store, Sample.Version(), 0);

        Assert.Equal([Problem.DraftUnchanged(Code.Of("sample"), 1)], (await store.Drafts.PublishAsync(draft, [], Sample.Signed(), default)).Problems);
    }

    [Theory, EachDatabase]
    public async Task Publish_WithoutARequiredLanguage_WarnsInTheDraftAndIsRefused(string provider)
    {
        await using var store = await TestDatabase.CreateAsync(provider);
        var draft = await SaveAsync(store, Sample.VersionWith("/languages", "[\"vi\", \"en\"]"), 0);

        var refused = await store.Drafts.PublishAsync(draft, [], Sample.Signed(), default);

        Assert.Contains(Problem.TranslationMissing("$.consent", "en"), Translations.Warnings(draft.Version.Value!));
        Assert.Contains(Problem.TranslationMissing("$.consent", "en"), refused.Problems);
        Assert.Equal(0, await store.CountAsync("questionnaire_version"));
    }

    [Theory, EachDatabase]
    public async Task AddTestAnswers_ToADraftThatIsGone_StoresNothing(string provider)
    {
        await using var store = await TestDatabase.CreateAsync(provider);
        var draft = await SaveAsync(store, Sample.Version(), 0);
        await store.Drafts.PublishAsync(draft, [], Sample.Signed(), default);

        Assert.False(await store.DraftResponses.AddAsync(draft, Guid.NewGuid(), Sample.Answers(("c24", "5")), Sample.Noon, default));
        Assert.Equal(0, await store.CountAsync("response"));
    }

    private static async Task<Draft> SaveAsync(TestDatabase store, QuestionnaireVersion version, int revision, string by = "Lê Thị Hoà") =>
        Sample.Must(await store.Drafts.SaveAsync(Manuscript.Of(version), revision, Sample.Signed(by), default));

    /// <summary>Two of the three say something about channels; one writes what looks like such an answer.</summary>
    private static async Task<TestDatabase> WithThreeResponsesAsync(string provider)
    {
        var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        foreach (var answers in (Answers[])[Sample.Answers(("c24", "5"), ("channels", "tv")), Sample.Answers(("c24", "1"), ("channels", "web")), Sample.Answers(("c24", "3"), ("comment", "\"channels\":[\"tv\"]"))])
            await store.Responses.AddAsync(new Response(Sample.Campaign(), Sample.Submission(), answers, Sample.Noon), default);
        return store;
    }
}
