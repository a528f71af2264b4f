namespace SurveyHub.Tests;

public sealed class QuestionnairesTests
{
    [Theory, EachDatabase]
    public async Task Add_Version_IsFoundByteForByte(string provider)
    {
        await using var store = await TestDatabase.CreateAsync(provider);
        var version = Templates.Find("sipas-2023-2026")!;
        await store.Questionnaires.AddAsync(version, Sample.Noon, default);

        var found = await store.Questionnaires.FindAsync(version.Code, 1, default);

        Assert.Equal(version.Document, found!.Document);
        Assert.Equal(version.Sha256, found.Sha256);
    }

    [Theory, EachDatabase]
    public async Task Add_SameDocumentAgain_ChangesNothing(string provider)
    {
        await using var store = await TestDatabase.CreateAsync(provider);

        Assert.Empty((await store.Questionnaires.AddAsync(Sample.Version(), Sample.Noon, default)).Problems);
        Assert.Empty((await store.Questionnaires.AddAsync(Sample.Version(), Sample.Noon.AddDays(1), default)).Problems);
        Assert.Equal(1, await store.CountAsync("questionnaire_version"));
    }

    [Theory, EachDatabase]
    public async Task Add_OtherDocumentUnderItsNumber_IsRefusedAndTheFirstStays(string provider)
    {
        await using var store = await TestDatabase.CreateAsync(provider);
        await store.Questionnaires.AddAsync(Sample.Version(), Sample.Noon, default);
        var changed = Sample.Version(document => document["title"]!["vi"] = "Phiếu khác");

        Assert.Equal([Problem.VersionImmutable("sample 1")], (await store.Questionnaires.AddAsync(changed, Sample.Noon, default)).Problems);
        Assert.Equal("Phiếu mẫu", (await store.Questionnaires.FindAsync(changed.Code, 1, default))!.Title.In("vi"));
    }

    [Theory, EachDatabase]
    public async Task Add_NextNumber_StandsBesideTheFirst(string provider)
    {
        await using var store = await TestDatabase.CreateAsync(provider);
        await store.Questionnaires.AddAsync(Sample.Version(), Sample.Noon, default);
        await store.Questionnaires.AddAsync(Sample.Version(document => document["version"] = 2), Sample.Noon, default);

        Assert.Equal(1, (await store.Questionnaires.FindAsync(Code.Of("sample"), 1, default))!.Number);
        Assert.Equal(2, (await store.Questionnaires.FindAsync(Code.Of("sample"), 2, default))!.Number);
    }

    [Theory, EachDatabase]
    public async Task Add_TenNodesAtOnce_PublishItOnce(string provider)
    {
        await using var store = await TestDatabase.CreateAsync(provider);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => store.Questionnaires.AddAsync(Sample.Version(), Sample.Noon, default))));

        Assert.All(outcomes, outcome => Assert.Empty(outcome.Problems));
        Assert.Equal(1, await store.CountAsync("questionnaire_version"));
    }

    [Theory, EachDatabase]
    public async Task Find_NoneOfThatNumber_IsNullUntilItIsPublished(string provider)
    {
        await using var store = await TestDatabase.CreateAsync(provider);
        var questionnaires = store.Questionnaires;
        Assert.Null(await questionnaires.FindAsync(Code.Of("sample"), 1, default));

        await store.Open().InTransactionAsync(db => Questionnaires.AddAsync(db, Sample.Version(), Sample.Noon), default);

        Assert.NotNull(await questionnaires.FindAsync(Code.Of("sample"), 1, default));
    }

    [Theory, EachDatabase]
    public async Task Add_TheNextNumberWithABreak_DemandsADecision(string provider)
    {
        await using var store = await TestDatabase.CreateAsync(provider);
        await store.Questionnaires.AddAsync(Sample.Version(), Sample.Noon, default);
        var newer = Sample.VersionWith("/sections/0/items/1/visibleIf", "\"c24 < 3\"");

        Assert.Equal([new Problem("decision-missing", "c39") { Value = "break" }], (await store.Questionnaires.AddAsync(newer, Sample.Noon, default)).Problems);
        Assert.Equal(1, await store.CountAsync("questionnaire_version"));
        Assert.NotNull((await store.Questionnaires.AddAsync(newer, [new("c39", ChangeClass.Break, "chỉ hỏi người không hài lòng")], Sample.Signed(), default)).Value);
    }

    [Theory, EachDatabase]
    public async Task Add_ACodeOfTwoVersionsAgoWithAnotherMeaning_IsRefused(string provider)
    {
        await using var store = await TestDatabase.CreateAsync(provider);
        await store.Questionnaires.AddAsync(Sample.Version(), Sample.Noon, default);
        Sample.Must(await store.Questionnaires.AddAsync(Sample.VersionWith("/sections/1/items/0", "null"), Sample.Noon, default));
        var back = Sample.VersionWith("/sections/1/items/0", """{ "code": "gender", "type": "yes-no", "question": { "vi": "Giới tính" } }""", number: 3);

        Assert.Equal("item-kind-changed", Assert.Single((await store.Questionnaires.AddAsync(back, Sample.Noon, default)).Problems).Rule);
    }

    [Theory, EachDatabase]
    public async Task Add_ALowerNumberThanPublished_IsRefused(string provider)
    {
        await using var store = await TestDatabase.CreateAsync(provider);
        await store.Questionnaires.AddAsync(Sample.Version(document => document["version"] = 3), Sample.Noon, default);

        Assert.Equal([Problem.VersionOutOfOrder(Code.Of("sample"), 1, 3)], (await store.Questionnaires.AddAsync(Sample.Version(), Sample.Noon, default)).Problems);
    }

    [Theory, EachDatabase]
    public async Task Retire_AVersionInUse_TakesResponsesButNoNewCampaign(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());

        Sample.Must(await store.Questionnaires.RetireAsync(Code.Of("sample"), 1, Sample.Signed(), default));
        Sample.Must(await store.Questionnaires.RetireAsync(Code.Of("sample"), 1, Sample.Signed("người sau"), default));

        Assert.Equal(Intake.Stored, await store.Responses.AddAsync(Sample.Response(), default));
        Assert.Equal([Problem.VersionRetired(Code.Of("sample"), 1)], (await store.Campaigns.AddAsync(Sample.Campaign("new"), Sample.Signed(), default)).Problems);
        Assert.Equal([Problem.CampaignExists(Code.Of("sipas-2026"))], (await store.Campaigns.AddAsync(Sample.Campaign(), Sample.Signed(), default)).Problems);
        Assert.Equal(("Lê Thị Hoà", (DateTimeOffset?)Sample.Noon), Assert.Single(await store.Questionnaires.ListAsync(default)) is var listed ? (listed.RetiredBy, listed.RetiredAt) : default);
    }

    [Theory, EachDatabase]
    public async Task Retire_NoSuchVersion_IsRefused(string provider)
    {
        await using var store = await TestDatabase.CreateAsync(provider);

        Assert.Equal([Problem.QuestionnaireUnknown("sample 1")], (await store.Questionnaires.RetireAsync(Code.Of("sample"), 1, Sample.Signed(), default)).Problems);
    }
}
