namespace SurveyHub.Tests;

public sealed class DraftReviewsTests
{
    private static readonly Code _code = Code.Of("sample");
    private static readonly Signature _writer = Sample.Signed("Người viết");
    private static readonly Signature _reader = Sample.Signed("Người đọc");
    private static readonly Signature _chief = Sample.Signed("Trưởng phòng");

    [Theory, EachDatabase]
    public async Task Publish_ApprovedByASecondPerson_IsPublishedAndKeepsTheReview(string provider)
    {
        await using var store = await TestDatabase.CreateAsync(provider);
        var draft = await SaveAsync(store);
        await store.Reviews.AddAsync(draft, ReviewVerdict.Approved, null, _reader, default);

        var version = Sample.Must(await store.Drafts.PublishApprovedAsync(draft, [], _chief, default));

        Assert.Equal((1, _reader, 1), Assert.Single(await store.Reviews.ListAsync(_code, default)) is var review ? (version.Number, review.Reviewed, review.Version!.Value) : default);
    }

    [Theory, EachDatabase]
    public async Task Publish_WithoutAnApproval_IsRefusedButNotFromTheMachineItself(string provider)
    {
        await using var store = await TestDatabase.CreateAsync(provider);
        var draft = await SaveAsync(store);

        Assert.Equal([Problem.ApprovalMissing(_code)], (await store.Drafts.PublishApprovedAsync(draft, [], _chief, default)).Problems);
        Assert.NotNull((await store.Drafts.PublishAsync(draft, [], _chief, default)).Value);
    }

    [Fact]
    public async Task Publish_ApprovedByWhoeverPublishes_IsRefused()
    {
        await using var store = await TestDatabase.CreateAsync("sqlite");
        var draft = await SaveAsync(store);
        await store.Reviews.AddAsync(draft, ReviewVerdict.Approved, null, _chief, default);

        Assert.Equal([Problem.ApprovalMissing(_code)], (await store.Drafts.PublishApprovedAsync(draft, [], _chief, default)).Problems);
    }

    [Fact]
    public async Task Publish_ChangedSinceTheApproval_IsRefused()
    {
        await using var store = await TestDatabase.CreateAsync("sqlite");
        await store.Reviews.AddAsync(await SaveAsync(store), ReviewVerdict.Approved, null, _reader, default);
        var newer = Sample.Must(await store.Drafts.SaveAsync(Manuscript.Of(Sample.VersionWith("/sections/0/items/0/required", "false")), 1, _writer, default));

        Assert.Equal([Problem.ApprovalMissing(_code)], (await store.Drafts.PublishApprovedAsync(newer, [], _chief, default)).Problems);
    }

    [Fact]
    public async Task Publish_ReturnedAfterTheApproval_IsRefusedUntilApprovedAgain()
    {
        await using var store = await TestDatabase.CreateAsync("sqlite");
        var draft = await SaveAsync(store);
        await store.Reviews.AddAsync(draft, ReviewVerdict.Approved, null, _reader, default);
        await store.Reviews.AddAsync(draft, ReviewVerdict.Returned, "Câu 3 hỏi hai điều", After(_reader, 1), default);
        Assert.Equal([Problem.ApprovalMissing(_code)], (await store.Drafts.PublishApprovedAsync(draft, [], _chief, default)).Problems);

        await store.Reviews.AddAsync(draft, ReviewVerdict.Approved, null, After(_reader, 2), default);

        Assert.NotNull((await store.Drafts.PublishApprovedAsync(draft, [], _chief, default)).Value);
    }

    [Fact]
    public async Task Review_ByWhoeverSavedItLast_IsRefused()
    {
        await using var store = await TestDatabase.CreateAsync("sqlite");

        Assert.Equal([Problem.ReviewOwn()], (await store.Reviews.AddAsync(await SaveAsync(store), ReviewVerdict.Approved, null, _writer, default)).Problems);
    }

    [Fact]
    public async Task Review_ReturnedWithoutARemark_IsRefused()
    {
        await using var store = await TestDatabase.CreateAsync("sqlite");

        Assert.Equal([Problem.RemarkMissing("remark")], (await store.Reviews.AddAsync(await SaveAsync(store), ReviewVerdict.Returned, " ", _reader, default)).Problems);
    }

    [Fact]
    public async Task Review_OfADraftSavedMeanwhile_IsRefused()
    {
        await using var store = await TestDatabase.CreateAsync("sqlite");
        var seen = await SaveAsync(store);
        await store.Drafts.SaveAsync(Manuscript.Of(Sample.VersionWith("/sections/0/items/0/required", "false")), 1, _writer, default);

        Assert.Equal("draft-changed", Assert.Single((await store.Reviews.AddAsync(seen, ReviewVerdict.Approved, null, _reader, default)).Problems).Rule);
    }

    [Fact]
    public async Task Review_ApprovingWhatIsNoQuestionnaireYet_SaysWhy()
    {
        await using var store = await TestDatabase.CreateAsync("sqlite");
        var draft = Sample.Must(await store.Drafts.SaveAsync(Sample.Must(Manuscript.Read(_code, """{"code":"sample"}""")), 0, _writer, default));

        Assert.Equal("document-malformed", Assert.Single((await store.Reviews.AddAsync(draft, ReviewVerdict.Approved, null, _reader, default)).Problems).Rule);
    }

    private static async Task<Draft> SaveAsync(TestDatabase store) => Sample.Must(await store.Drafts.SaveAsync(Manuscript.Of(Sample.Version()), 0, _writer, default));

    private static Signature After(Signature signature, int minutes) => new(signature.By, signature.At.AddMinutes(minutes));
}
