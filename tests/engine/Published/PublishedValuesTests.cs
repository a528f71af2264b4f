namespace SurveyHub.Tests;

public sealed class PublishedValuesTests
{
    private const string Header = "year,indicator,scope,value,note\n";

    [Theory, EachDatabase]
    public async Task Load_AFreshStore_KnowsWhatWasPublished(string provider)
    {
        await using var store = await TestDatabase.CreateAsync(provider);

        await Demonstration.LoadAsync(store.Database, Sample.Noon, default);
        await Demonstration.LoadAsync(store.Database, Sample.Noon, default);

        var values = await store.Published.ListAsync(default);
        Assert.Equal(30, values.Count);
        Assert.Contains(new(2022, "SIPAS", "cả nước", 80.08m, "new instrument and population: break in series"), values);
        Assert.Contains(new(2020, "SIPAS", "Hải Dương", 92.20m, ""), values);
    }

    [Theory, EachDatabase]
    public async Task Import_NewValues_AreAddedBesideThoseThatAreThere(string provider)
    {
        await using var store = await TestDatabase.CreateAsync(provider);

        Assert.Equal(2, (await ImportAsync(store, "2025,SIPAS,Gia Lai,85.10,Quyết định\n2025,SIPAS,cả nước,84.5,\n")).Value!.Count);
        Assert.Equal([new(2026, "SIPAS", "cả nước", 86m, "")], (await ImportAsync(store, "2025,SIPAS,cả nước,84.50,\n2026,SIPAS,cả nước,86,\n")).Value!);

        Assert.Equal(["2025 Gia Lai 85.10", "2025 cả nước 84.5", "2026 cả nước 86"], (await store.Published.ListAsync(default)).Select(Write));
    }

    [Theory, EachDatabase]
    public async Task Import_AnotherValueOfTheSame_IsRefusedAndTheFirstStays(string provider)
    {
        await using var store = await TestDatabase.CreateAsync(provider);
        await ImportAsync(store, "2025,SIPAS,cả nước,84.5,\n");

        var refused = await ImportAsync(store, "2025,SIPAS,cả nước,84.6,\n2026,SIPAS,cả nước,86,\n");

        Assert.Equal("published-otherwise", Assert.Single(refused.Problems).Rule);
        Assert.Equal(["2025 cả nước 84.5"], (await store.Published.ListAsync(default)).Select(Write));
    }

    [Fact]
    public void Read_AFileWithFaults_NamesEachByLineAndColumn()
    {
        using var file = new TempFile(Header + "24,SIPAS,cả nước,84.5,\n2024,SIPAS,cả nước,\"84,5\",\n2024,,cả nước,100.1,\n2025,SIPAS,cả nước,1,\n2025,SIPAS,cả nước,2,\n");

        Assert.Equal(
            [(2, "year", "year-malformed"), (3, "value", "percent-malformed"), (4, "value", "percent-malformed"), (4, "indicator", "text-unfitting"), (6, "value", "published-otherwise")],
            PublishedFile.Read(Sample.Must(ResponseFile.Open(file.Path))).Problems.Select(problem => (problem.Line, problem.Place, problem.Rule)));
    }

    [Theory]
    [InlineData(2021, "2640/QĐ-BNV")]
    [InlineData(2022, null)]
    [InlineData(2023, "1001/QĐ-BNV")]
    [InlineData(2026, "1001/QĐ-BNV")]
    public void Of_AYear_IsTheInstrumentInForce(int year, string? decision) => Assert.Equal(decision, Instrument.Of(year)!.Decision);

    [Fact]
    public void Of_AYearAfterTheLastKnownInstrument_IsNull() => Assert.Null(Instrument.Of(2027));

    private static string Write(PublishedValue value) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{value.Year} {value.Scope} {value.Percent}");

    private static async Task<Outcome<List<PublishedValue>>> ImportAsync(TestDatabase store, string rows)
    {
        using var file = new TempFile(Header + rows);
        return await store.Published.ImportAsync(Sample.Must(ResponseFile.Open(file.Path)), Sample.Signed(), default);
    }
}
