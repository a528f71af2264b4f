namespace SurveyHub.Tests;

public sealed class ServiceProceduresTests
{
    private const string Header = "code,name,field,level\n";

    [Theory, EachDatabase]
    public async Task Import_AFile_AddsWhatIsNewAndCorrectsWhatIsKnown(string provider)
    {
        await using var store = await PreparedAsync(provider);

        Assert.Equal(2, (await ImportAsync(store, "1.004194,Cấp giấy chứng nhận,dat-dai,commune\n2.000815,Chứng thực,,commune\n")).Value!.Count);
        var changed = Sample.Must(await ImportAsync(store, "1.004194,Cấp giấy chứng nhận lần đầu,dat-dai,province\n2.000815,Chứng thực,,commune\n"));

        Assert.Equal("1.004194", Assert.Single(changed).Code);
        Assert.Equal(
            [new("1.004194", "Cấp giấy chứng nhận lần đầu", Code.Of("dat-dai"), ProcedureLevel.Province), new("2.000815", "Chứng thực", null, ProcedureLevel.Commune)],
            await store.Procedures.ListAsync(default));
    }

    [Theory, EachDatabase]
    public async Task Import_RowsWithFaults_NamesEachLineAndColumnAndStoresNothing(string provider)
    {
        await using var store = await PreparedAsync(provider);

        var problems = (await ImportAsync(store, "1.004194,A,,commune\n1.004194,B,,commune\nmã số,,y-te,xã\n")).Problems;

        Assert.Equal(
            [(3, "code", "row-repeated"), (4, "code", "procedure-code-malformed"), (4, "name", "text-unfitting"), (4, "field", "field-unknown"), (4, "level", "procedure-level-unknown")],
            problems.Select(problem => ((int)problem.Line!, problem.Place, problem.Rule)));
        Assert.Equal(0, await store.CountAsync("service_procedure"));
    }

    [Theory, EachDatabase]
    public async Task Rename_AField_KeepsItsCodeAndItsProcedures(string provider)
    {
        await using var store = await PreparedAsync(provider);
        await ImportAsync(store, "1.004194,A,dat-dai,commune\n");

        await store.FieldAdministration.RenameAsync((await store.Fields.FindAsync(Code.Of("dat-dai"), default))!, Sample.Text("Đất đai, môi trường"), Sample.Signed(), default);

        Assert.Equal("Đất đai, môi trường", (await store.Fields.FindAsync(Code.Of("dat-dai"), default))!.Name.In("vi"));
        Assert.Equal("dat-dai", Assert.Single(await store.Procedures.ListAsync(default)).Field!.Value);
    }

    private static async Task<TestDatabase> PreparedAsync(string provider)
    {
        var store = await TestDatabase.CreateAsync(provider);
        Sample.Must(await store.FieldAdministration.AddAsync(new(Code.Of("dat-dai"), Sample.Text("Đất đai")), Sample.Signed(), default));
        return store;
    }

    private static Task<Outcome<List<ServiceProcedure>>> ImportAsync(TestDatabase store, string rows) =>
        store.Procedures.ImportAsync(Sample.Must(ResponseFile.OfText(Header + rows, "procedures.csv")), Sample.Signed(), default);
}
