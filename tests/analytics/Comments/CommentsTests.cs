namespace SurveyHub.Tests;

public sealed class CommentsTests
{
    private static readonly Campaign _campaign = Sample.Campaign(version: Sample.Version(document => document["sections"]![1]!["items"]![2]!["maxLength"] = 200));

    private static readonly CampaignPart _ofA = new("so-a", unit => unit?.Value == "so-a", _ => true);

    [Theory, EachDatabase]
    public async Task Count_CommentsOfAUnit_AreThoseOfItsResponsesThatCount(string provider)
    {
        await using var store = await CreateAsync(provider);
        var excluded = Said("so-a", "1", "Nhân viên gợi ý");
        await store.Responses.AddAsync([Said("so-a", "5", "Nhân viên tốt"), Said("so-a", "1", "Chờ lâu, nhân viên ít"), Said("so-a", "5", null), Said("so-b", "1", "Chờ lâu"), excluded], default);
        await store.Decisions.AddAsync(excluded.Id, DecisionKind.Exclude, "Gửi thử", Sample.Signed(), default);

        var (counts, words) = await new Comments(store.Database, _campaign).CountAsync(_ofA, default);

        Assert.Equal((2, 1, 1), (counts.People, counts.Of(Sentiment.Positive), counts.Of(Sentiment.Negative)));
        Assert.Equal([("nhân", 2), ("viên", 2)], words.Words(2, 10).Select(word => (word.Words, word.People)));
    }

    [Theory, EachDatabase]
    public async Task Count_FilterOfChannelDaysAndGroup_CountsOnlyWhoIsInAllOfThem(string provider)
    {
        await using var store = await CreateAsync(provider);
        await store.Responses.AddAsync([Wrote("male", Channel.Web, 0), Wrote("female", Channel.Kiosk, 0), Wrote("female", Channel.Web, 0), Wrote("female", Channel.Web, 1), Wrote(null, Channel.Web, 0)], default);
        ResultsFilter all = new(null, null), today = all with { Days = new(Sample.Today, Sample.Today) }, women = all with { Group = new(Code.Of("gender"), Code.Of("female")) };

        long[] people = [await PeopleAsync(all), await PeopleAsync(all with { Channel = Channel.Web }), await PeopleAsync(today), await PeopleAsync(women), await PeopleAsync(today with { Channel = Channel.Web, Group = women.Group })];

        Assert.Equal([5, 4, 4, 3, 1], people);

        async Task<long> PeopleAsync(ResultsFilter filter) => (await new Comments(store.Database, _campaign).CountAsync(new FilteredParts(filter, new([]), new([], new(_campaign.Version))).Whole, default)).Counts.People;

        Response Wrote(string? gender, Channel channel, int days)
        {
            var fields = Sample.Fields([("c24", "5"), ("comment", "chờ lâu"), .. gender is null ? Array.Empty<(string, string)>() : [("gender", gender)]]);
            return new(_campaign, Sample.Submission() with { Channel = channel }, Sample.Must(Answers.Parse(_campaign.Version, fields, Sample.Today)), Sample.Noon.AddDays(days));
        }
    }

    [Theory, EachDatabase]
    public async Task FindPage_PhoneNumbers_AreMaskedBeforeAnybodyReadsThem(string provider)
    {
        await using var store = await CreateAsync(provider);
        await store.Responses.AddAsync(Said("so-a", "1", "Chị Hoà gọi 0912 345 678, thư a@b.vn"), default);

        var page = (await PageAsync(store, after: null, most: 10, floor: 1))!;

        var comment = Assert.Single(page.Comments);
        Assert.Equal(("Chị Hoà gọi [phone], thư [email]", "so-a"), (comment.Texts[Code.Of("comment")], comment.Unit?.Value));
        Assert.Equal(Sentiment.Negative, comment.Sentiment);
        Assert.Equal([1, 0], comment.Answers);
    }

    [Theory, EachDatabase]
    public async Task FindPage_PageByPage_GivesEachCommentOnceTheLatestFirst(string provider)
    {
        await using var store = await CreateAsync(provider);
        await store.Responses.AddAsync([.. Enumerable.Range(0, 7).Select(minute => Said("so-a", "5", $"ý kiến {minute / 2}", Sample.Noon.AddMinutes(minute / 2)))], default);

        var (texts, place, pages) = (new List<string>(), default(CommentPlace), 0);
        do
        {
            var page = (await PageAsync(store, place, most: 3, floor: 1))!;
            texts.AddRange(page.Comments.Select(comment => comment.Texts.Values.Single()));
            (place, pages) = (page.Next, pages + 1);
        }
        while (place is not null);

        Assert.Equal(["ý kiến 3", "ý kiến 2", "ý kiến 2", "ý kiến 1", "ý kiến 1", "ý kiến 0", "ý kiến 0"], texts);
        Assert.Equal(3, pages);
    }

    [Theory, EachDatabase]
    public async Task FindPage_GroupOfFewerThanTheFloor_ShowsNothing(string provider)
    {
        await using var store = await CreateAsync(provider);
        await store.Responses.AddAsync([.. Enumerable.Range(0, 9).Select(_ => Said("so-a", "5", "tốt"))], default);

        Assert.Null(await PageAsync(store, after: null, most: 10, Floors.UsualComments));
        await store.Responses.AddAsync(Said("so-a", "5", null), default);
        Assert.Equal(9, (await PageAsync(store, after: null, most: 10, Floors.UsualComments))!.Comments.Count);
    }

    [Theory, EachDatabase]
    public async Task Read_WordsBesideOther_AreNoComments(string provider)
    {
        var campaign = Sample.Campaign(version: Sample.VersionWith("/sections/1/items/0/options/-", """{ "code": "other", "label": { "vi": "Khác" }, "asksForWords": true }"""));
        await using var store = await TestDatabase.CreateWithAsync(provider, campaign);
        var answers = Sample.Must(Answers.Parse(campaign.Version, Sample.Fields(("c24", "5"), ("gender", "other"), ("gender_words", "không nói")), Sample.Today));
        await store.Responses.AddAsync(new Response(campaign, Sample.Submission(), answers, Sample.Noon), default);

        Assert.Equal(0, (await new Comments(store.Database, campaign).CountAsync(CampaignPart.All, default)).Counts.People);
    }

    private static async Task<CommentPage?> PageAsync(TestDatabase store, CommentPlace? after, int most, int floor)
    {
        return await new Comments(store.Database, _campaign).FindPageAsync((await store.ReadAsync(_campaign)).Sum(_ofA), _ofA, kind => $"[{Words.Write(kind)}]", after, most, floor, default);
    }

    private static async Task<TestDatabase> CreateAsync(string provider)
    {
        var store = await TestDatabase.CreateWithAsync(provider, _campaign);
        await store.AddAsync(Sample.Unit("so-a"), Sample.Unit("so-b"));
        return store;
    }

    private static Response Said(string unit, string c24, string? comment, DateTimeOffset? receivedAt = null)
    {
        var fields = Sample.Fields([("c24", c24), .. comment is null ? Array.Empty<(string, string)>() : [("comment", comment)]]);
        return new(_campaign, Sample.Submission() with { Visit = new(Code.Of(unit), Field: null, Point: null) }, Sample.Must(Answers.Parse(_campaign.Version, fields, Sample.Today)), receivedAt ?? Sample.Noon);
    }
}
