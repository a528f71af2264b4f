namespace SurveyHub.Tests;

public sealed class DraftCommentsTests
{
    private static readonly Code _code = Code.Of("sample");

    [Theory, EachDatabase]
    public async Task Add_AtAnItem_IsFoundAsItWasSaid(string provider)
    {
        await using var store = await WithDraftAsync(provider);

        await store.Comments.AddAsync(_code, "C24", " Câu này dài quá ", Sample.Signed(), default);

        var found = Assert.Single(await store.Comments.ListAsync(_code, default));
        Assert.Equal((Code.Of("c24"), "Câu này dài quá", Sample.Signed(), null, null), (found.Item!, found.Words, found.Said, found.Resolved, found.Version));
    }

    [Theory, EachDatabase]
    public async Task Add_WithoutADraft_IsRefused(string provider)
    {
        await using var store = await TestDatabase.CreateAsync(provider);

        Assert.Equal([Problem.DraftUnknown(_code)], (await store.Comments.AddAsync(_code, null, "Xin chào", Sample.Signed(), default)).Problems);
    }

    [Theory]
    [InlineData("", "remark-missing")]
    [InlineData("2001", "remark-too-long")]
    public async Task Add_NothingOrTooMuch_IsRefused(string length, string rule)
    {
        await using var store = await WithDraftAsync("sqlite");
        var words = new string('a', length.Length == 0 ? 0 : int.Parse(length, System.Globalization.CultureInfo.InvariantCulture));

        Assert.Equal(rule, Assert.Single((await store.Comments.AddAsync(_code, null, words, Sample.Signed(), default)).Problems).Rule);
    }

    [Theory, EachDatabase]
    public async Task Resolve_Twice_KeepsTheFirstName(string provider)
    {
        await using var store = await WithDraftAsync(provider);
        var comment = Sample.Must(await store.Comments.AddAsync(_code, null, "Xem lại", Sample.Signed(), default));
        await store.Comments.ResolveAsync(_code, comment.Id, Sample.Signed("Bình"), default);

        var again = Sample.Must(await store.Comments.ResolveAsync(_code, comment.Id, Sample.Signed("Cúc"), default));

        Assert.Equal(Sample.Signed("Bình"), again.Resolved);
    }

    [Theory, EachDatabase]
    public async Task Publish_DraftWithComments_KeepsThemWithTheVersion(string provider)
    {
        await using var store = await WithDraftAsync(provider);
        await store.Comments.AddAsync(_code, null, "Xem lại", Sample.Signed(), default);

        await store.Drafts.PublishAsync((await store.Drafts.FindAsync(_code, default))!, [], Sample.Signed(), default);

        Assert.Equal(1, Assert.Single(await store.Comments.ListAsync(_code, default)).Version);
    }

    [Theory, EachDatabase]
    public async Task Discard_DraftWithCommentsAndTestAnswers_LeavesNothing(string provider)
    {
        await using var store = await WithDraftAsync(provider);
        var draft = (await store.Drafts.FindAsync(_code, default))!;
        await store.Comments.AddAsync(_code, null, "Xem lại", Sample.Signed(), default);
        await store.DraftResponses.AddAsync(draft, Guid.NewGuid(), Sample.Answers(("c24", "5")), Sample.Noon, default);

        await store.Drafts.DiscardAsync(draft, Sample.Signed(), default);

        Assert.Null(await store.Drafts.FindAsync(_code, default));
        Assert.Empty(await store.Comments.ListAsync(_code, default));
        Assert.Equal(0, await store.CountAsync("draft_response"));
    }

    [Fact]
    public async Task Discard_SavedMeanwhile_IsRefused()
    {
        await using var store = await WithDraftAsync("sqlite");
        var seen = (await store.Drafts.FindAsync(_code, default))!;
        await store.Drafts.SaveAsync(Manuscript.Of(Sample.VersionWith("/sections/0/items/0/required", "false")), 1, Sample.Signed("Bình"), default);

        Assert.Equal("draft-changed", Assert.Single((await store.Drafts.DiscardAsync(seen, Sample.Signed(), default)).Problems).Rule);
        Assert.NotNull(await store.Drafts.FindAsync(_code, default));
    }

    private static async Task<TestDatabase> WithDraftAsync(string provider)
    {
        var store = await TestDatabase.CreateAsync(provider);
        Sample.Must(await store.Drafts.SaveAsync(Manuscript.Of(Sample.Version()), 0, Sample.Signed(), default));
        return store;
    }
}
