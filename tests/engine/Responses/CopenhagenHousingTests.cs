namespace SurveyHub.Tests;

/// <summary>Real answers of 1,681 tenants on a scale of three levels: see <c>fixtures/README.md</c>.</summary>
public sealed class CopenhagenHousingTests
{
    private static readonly string _file = Fixtures.PathOf("real/copenhagen-housing.csv");

    private static readonly QuestionnaireVersion _version =
        Sample.Must(QuestionnaireDocument.Read(File.ReadAllText(Fixtures.PathOf("real/copenhagen-housing.json"))));

    [Theory, EachDatabase]
    public async Task Import_AllRows_SixHundredAndSixtyEightAreSatisfied(string provider)
    {
        var campaign = Sample.Campaign("housing", _version);
        await using var store = await TestDatabase.CreateWithAsync(provider, campaign);

        var import = await Import.RunAsync(store, campaign, _file);
        var columns = await store.ReadAsync(campaign);

        Assert.Equal(new ImportCounts(1681, 0, 0), import.Counts);
        Assert.Equal(new TopBox(668, 1681), columns.Sum(CampaignPart.All).Count(columns.Structure.Overall));
    }

    [Fact]
    public void Analyze_ByTypeOfRental_IsTheTableOfTheBook()
    {
        var lines = Sample.Must(Microdata.Analyze(new(new(_version), By: ["Type"]), Sample.Must(ResponseFile.Open(_file)), default)).Lines.Where(line => line.Scope == "Type");

        Assert.Equal(
            [("Apartment", new TopBox(302, 765)), ("Atrium", new(96, 239)), ("Terrace", new(70, 277)), ("Tower", new(200, 400))],
            lines.Select(line => (line.Key, line.Estimate.Counts)));
    }

    [Theory, EachDatabase]
    public async Task Import_ThreeBrokenRows_NamesAllThreeAndStoresNothing(string provider)
    {
        var campaign = Sample.Campaign("housing", _version);
        await using var store = await TestDatabase.CreateWithAsync(provider, campaign);
        var lines = await File.ReadAllLinesAsync(_file);
        (lines[99], lines[799], lines[1681]) = ("h0099,Tower,Low,High,Very high", "h0799,Tower,Low,High", "h1681,Villa,Low,High,");
        using var broken = new TempFile(string.Join('\n', lines));

        var import = await Import.RunAsync(store, campaign, broken.Path);

        Assert.Equal(["100 Sat answer-unknown", "800  cells-miscounted", "1682 Sat answer-missing", "1682 Type answer-unknown"], import.Refused);
        Assert.Equal((new ImportCounts(0, 0, 3), 0), (import.Counts, await store.CountAsync("response")));
    }
}
