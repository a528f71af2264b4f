namespace SurveyHub.Tests;

public sealed class ResponseImportTests
{
    [Theory, EachDatabase]
    public async Task Import_GoodRows_AreStored(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());

        var import = await ImportAsync(store, "id;C24;gender;channels;comment\n1;5;Male;web|tv;\"Rất\nhài lòng\"\n2;4;;;\n");

        Assert.Equal(new ImportCounts(2, 0, 0), import.Counts);
        Assert.Equal(["""{"c24":"4"}""", """{"c24":"5","channels":["tv","web"],"gender":"male"}"""], await ColumnAsync(store, "answers"));
        Assert.Contains("""{"comment":"Rất\nhài lòng"}""", await ColumnAsync(store, "comments"));
    }

    [Theory, EachDatabase]
    public async Task Import_SameFileAgain_IsAllDuplicates(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        const string withIds = "id,c24\na,5\nb,4\n";
        const string withoutIds = "c24\n5\n5\n";

        Assert.Equal(new ImportCounts(2, 0, 0), (await ImportAsync(store, withIds)).Counts);
        Assert.Equal(new ImportCounts(0, 2, 0), (await ImportAsync(store, withIds)).Counts);
        Assert.Equal(new ImportCounts(2, 0, 0), (await ImportAsync(store, withoutIds)).Counts);
        Assert.Equal(new ImportCounts(0, 2, 0), (await ImportAsync(store, withoutIds)).Counts);
    }

    [Theory, EachDatabase]
    public async Task Import_InterruptedAndRunAgain_StoresTheRest(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        await ImportAsync(store, "id,c24\na,5\n");

        Assert.Equal(new ImportCounts(1, 1, 0), (await ImportAsync(store, "id,c24\na,5\nb,4\n")).Counts);
    }

    [Theory, EachDatabase]
    public async Task Import_SameIdInAnotherCampaign_IsAnotherResponse(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        await store.Campaigns.AddAsync(Sample.Campaign("sipas-2027"), Sample.Signed(), default);
        await ImportAsync(store, "id,c24\na,5\n");

        Assert.Equal(new ImportCounts(1, 0, 0), (await ImportAsync(store, "id,c24\na,5\n", Sample.Campaign("sipas-2027"))).Counts);
    }

    [Theory, EachDatabase]
    public async Task Import_IdThatIsAUuid_IsKept(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        var id = Guid.Parse("0195a1b2-0000-7000-8000-000000000001");

        await ImportAsync(store, "id,c24\n0195A1B2-0000-7000-8000-000000000001,5\n");

        Assert.Equal(Sample.Noon, await store.Responses.FindReceivedAtAsync(id, default));
    }

    [Theory, EachDatabase]
    public async Task Import_EveryColumn_IsRead(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        await store.AddAsync(Sample.Unit("so-noi-vu"));
        await store.AddAsync(new ServiceField(Code.Of("dat-dai"), Sample.Text("Đất đai")));

        await ImportAsync(store, "id,Unit,FIELD,point,channel,language,started_at,submitted_at,c24\n1,So-Noi-Vu,dat-dai,quay-1,paper,en,2026-03-01T08:00:00+07:00,2026-03-01T01:05:00Z,5\n");

        Assert.Equal(["so-noi-vu"], await ColumnAsync(store, "unit"));
        Assert.Equal(["dat-dai"], await ColumnAsync(store, "field"));
        Assert.Equal(["quay-1"], await ColumnAsync(store, "point"));
        Assert.Equal(["paper"], await ColumnAsync(store, "channel"));
        Assert.Equal(["en"], await ColumnAsync(store, "language"));
        Assert.Equal(["2026-03-01T01:00:00.000Z"], await ColumnAsync(store, "started_at"));
        Assert.Equal(["2026-03-01T01:05:00.000Z"], await ColumnAsync(store, "submitted_at"));
    }

    [Theory]
    [InlineData("01/02/2026")] // 1 February or 2 January
    [InlineData("2026-03-01")]
    [InlineData("2026-03-01T08:00:00")] // by whose clock
    public async Task Import_TimeThatCanBeReadInTwoWays_IsRefused(string time)
    {
        await using var store = await TestDatabase.CreateWithAsync("sqlite", Sample.Campaign());

        var import = await ImportAsync(store, $"c24,submitted_at\n5,{time}\n");

        Assert.Equal(["2 submitted_at time-malformed"], import.Refused);
    }

    [Theory, EachDatabase]
    public async Task Import_NothingButAnswers_HasWhatIsUsual(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());

        await ImportAsync(store, "c24\n5\n");

        Assert.Equal(["import"], await ColumnAsync(store, "channel"));
        Assert.Equal(["vi"], await ColumnAsync(store, "language"));
        Assert.Equal(["2026-03-02T05:00:00.000Z"], await ColumnAsync(store, "submitted_at"));
    }

    [Theory, EachDatabase]
    public async Task Import_EveryKindOfBadRow_IsNamedWithLineAndColumnAndNothingIsStored(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());

        var import = await ImportAsync(
            store,
            """
            id,unit,field,point,channel,language,submitted_at,C24,gender,comment
            1,,,,,,,5,,
            2,so-la,,,,,,5,,
            3,,dat-la,,,,,5,,
            4,,,quầy 1,,,,5,,
            5,,,,fax,,,5,,
            6,,,,,fr,,5,,
            7,,,,,,hôm qua,5,,
            8,,,,,,,6,,
            9,,,,,,,,,
            10,,,,,,,5,x,
            11,,,,,,,5,,dài hơn hai mươi chữ cái
            12,,,
            13,,,,,,,5,,"a"b
            1,,,,,,,5,,
            15,so-la,,,,,,9,x,
            """);

        Assert.Equal(new ImportCounts(0, 0, 14), import.Counts);
        Assert.Equal(
            [
                "3 unit unit-unknown", "4 field field-unknown", "5 point point-malformed", "6 channel channel-unknown", "7 language language-unknown",
                "8 submitted_at time-malformed", "9 C24 answer-unknown", "10 C24 answer-missing", "11 gender answer-unknown", "12 comment answer-too-long",
                "13  cells-miscounted", "14  file-malformed", "15 id id-repeated", "16 unit unit-unknown", "16 C24 answer-unknown", "16 gender answer-unknown",
            ],
            import.Refused);
        Assert.Equal(0, await store.CountAsync("response"));
    }

    [Theory, EachDatabase]
    public async Task Import_SkippingBadRows_StoresTheGoodOnes(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());

        var import = await ImportAsync(store, "id,c24\n1,5\n2,6\n3\n1,4\n5,1\n", skipBadRows: true);

        Assert.Equal(new ImportCounts(2, 0, 3), import.Counts);
        Assert.Equal(["3 c24 answer-unknown", "4  cells-miscounted", "5 id id-repeated"], import.Refused);
        Assert.Equal(["""{"c24":"1"}""", """{"c24":"5"}"""], await ColumnAsync(store, "answers"));
    }

    [Theory, EachDatabase]
    public async Task Import_NothingButBadRows_RefusesThemAll(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());

        Assert.Equal(new ImportCounts(0, 0, 2), (await ImportAsync(store, "id,c24\n1,6\n2,7\n", skipBadRows: true)).Counts);
    }

    [Theory, EachDatabase]
    public async Task Import_RowThatContradictsTheStore_IsAConflict(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        await ImportAsync(store, "id,c24\na,5\n");

        var import = await ImportAsync(store, "id,c24\na,1\nb,1\n");

        Assert.Equal(["2  response-conflict"], import.Refused);
        Assert.Equal(["""{"c24":"5"}"""], await ColumnAsync(store, "answers"));
    }

    [Theory, EachDatabase]
    public async Task Import_BadColumns_AreAllNamedAndNothingIsRead(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());

        var import = await ImportAsync(store, "id,họ tên,c99\n1,An,5\n");

        Assert.Equal([Problem.ColumnUnknown("họ tên"), Problem.ColumnUnknown("c99"), Problem.ColumnMissing("c24")], import.Problems);
        Assert.Empty(import.Refused);
    }

    [Theory, EachDatabase]
    public async Task Import_PaperLeftBlank_IsStoredWhereItMayBe(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());

        Assert.Equal(new ImportCounts(2, 0, 0), (await ImportAsync(store, "id,c39\n1,5\n2,\n", mayBlank: true)).Counts);
        Assert.Equal(["{}", """{"c39":"5"}"""], (await ColumnAsync(store, "answers")).OrderDescending(StringComparer.Ordinal));
    }

    [Theory, EachDatabase]
    public async Task Import_MoreRowsThanOneBatch_AreAllStored(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());

        var import = await ImportAsync(store, "id,c24\n" + string.Concat(Enumerable.Range(1, 1201).Select(i => $"r{i},{(i % 5) + 1}\n")));

        Assert.Equal(new ImportCounts(1201, 0, 0), import.Counts);
        Assert.Equal(1201, await store.CountAsync("response"));
    }

    private static async Task<Import> ImportAsync(TestDatabase store, string csv, Campaign? campaign = null, bool mayBlank = false, bool skipBadRows = false)
    {
        using var file = new TempFile(csv);
        return await Import.RunAsync(store, campaign ?? Sample.Campaign(), file.Path, mayBlank, skipBadRows);
    }

    private static Task<IReadOnlyList<string>> ColumnAsync(TestDatabase store, string column) =>
        store.Database.QueryAsync<string>($"select {column} from response where {column} is not null order by answers", null, default);
}

/// <summary>One run of an import, with what it said.</summary>
public sealed record Import(ImportCounts? Counts, IReadOnlyList<Problem> Problems, IReadOnlyList<string> Refused)
{
    public static async Task<Import> RunAsync(TestDatabase store, Campaign campaign, string path, bool mayBlank = false, bool skipBadRows = false)
    {
        var refused = new List<string>();
        var outcome = await store.ResponseImport.ImportAsync(
            campaign, Sample.Must(ResponseFile.Open(path)), mayBlank, skipBadRows, Sample.Signed(),
            (row, problems) => refused.AddRange(problems.Select(problem => $"{problem.Line} {problem.Place} {problem.Rule}")),
            new Progress<long>(), default);
        return new(outcome.Value, outcome.Problems, refused);
    }
}
