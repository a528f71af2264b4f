namespace SurveyHub.Tests;

/// <summary>Ethnicity and the like are counted above the floor or not at all, and stand beside no single row.</summary>
public sealed class SensitiveItemsTests
{
    private static readonly QuestionnaireVersion _version = Sample.Version(document =>
    {
        document["sections"]![1]!["items"]![0]!["data"] = "sensitive"; // gender stands for all of them
        document["sections"]![1]!["items"]![2]!["data"] = "sensitive"; // and so does a text
    });

    [Fact]
    public async Task Count_ByASensitiveItem_IsRefusedHoweverItIsAsked()
    {
        await using var store = await TestDatabase.CreateWithAsync("sqlite", Sample.Campaign(version: _version));
        var columns = (await store.Snapshots().ReadAsync(default)).Of(_version);
        var gender = Code.Of("gender");

        Assert.Throws<ArgumentException>(() => columns.Count(new([], [Grouping.By(Characteristic.Of(gender))])));
        Assert.Throws<ArgumentException>(() => columns.Count(new([Filter.Is(Characteristic.Of(gender), "male")], [])));
        Assert.Throws<ArgumentException>(() => columns.Count(new([], [Grouping.By(Dimension.Unit)], Items: [gender])));
        Assert.Throws<ArgumentException>(() => columns.CountExcluded(new([], [Grouping.By(Characteristic.Of(gender))])));
    }

    [Fact]
    public async Task Comments_InASensitiveItem_AreReadByNobody()
    {
        var campaign = Sample.Campaign(version: _version);
        await using var store = await TestDatabase.CreateWithAsync("sqlite", campaign);
        var response = new Response(campaign, Sample.Submission(), Sample.Must(Answers.Parse(_version, Sample.Fields(("c24", "5"), ("comment", "dân tộc Tày")), Sample.Today)), Sample.Noon);
        await store.Responses.AddAsync(response, default);

        Assert.Equal(0, (await new Comments(store.Database, campaign).CountAsync(CampaignPart.All, default)).Counts.People);
        var raw = await new RawComments(store.Database, store.Audit).ReadAsync(campaign, response.Id, "đối chiếu", Sample.Signed(), default);
        Assert.Equal(Problem.CommentUnknown(), Assert.Single(raw.Problems));
        Assert.Equal(0, await store.CountAsync("audit_entry"));
    }

    [Fact]
    public void Analyze_BySensitiveItem_PutsSmallGroupsTogetherUntilTheyAreLarge() => Assert.Equal(
        ["female 9", "* 6"], Analyze(("male", 6 - 2), ("female", 9), ("", 2)));

    /// <summary>What is left of all after the large groups is a small group.</summary>
    [Fact]
    public void Analyze_BySensitiveItemWithOneSmallGroup_TakesTheNextLargerWithIt() => Assert.Equal(
        ["male 20", "* 11"], Analyze(("male", 20), ("female", 10), ("", 1)));

    [Fact]
    public void Analyze_BySensitiveItemOfAllTooFew_HasNoGroup() => Assert.Empty(Analyze(("male", 2), ("female", 1)));

    [Fact]
    public void Analyze_BySensitiveItemOfManyPeople_HasEachGroup() => Assert.Equal(["female 5", "male 6"], Analyze(("male", 6), ("female", 5)));

    private static IEnumerable<string> Analyze(params (string Gender, int People)[] groups)
    {
        using var file = new TempFile("c24,c39,gender\n" + string.Concat(groups.SelectMany(group => Enumerable.Repeat($"5,4,{group.Gender}\n", group.People))));
        var read = Microdata.Analyze(new(new(_version), ["gender"]), Sample.Must(ResponseFile.Open(file.Path)), default);
        return [.. Sample.Must(read).Lines.Where(line => line.Scope == "gender").Select(line => $"{line.Key} {line.Estimate.Respondents}").OrderBy(line => line.StartsWith('*'))];
    }
}
