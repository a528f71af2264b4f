namespace SurveyHub.Tests;

public sealed class ServiceFieldsTests
{
    [Theory, EachDatabase]
    public async Task List_IsInVietnameseOrder(string provider)
    {
        await using var store = await TestDatabase.CreateAsync(provider);
        await AddAsync(store, ("dat-dai", "Đất đai"), ("y-te", "Y tế"), ("dau-tu", "Đầu tư"), ("doanh-nghiep", "Doanh nghiệp"), ("an-ninh", "An ninh"));

        Assert.Equal(["an-ninh", "doanh-nghiep", "dat-dai", "dau-tu", "y-te"], (await store.Fields.ListAsync(default)).Select(field => field.Code.Value));
    }

    [Theory, EachDatabase]
    public async Task Find_Field_HasItsWords(string provider)
    {
        await using var store = await TestDatabase.CreateAsync(provider);
        await AddAsync(store, ("dat-dai", "Đất đai"));

        Assert.Equal("Đất đai", (await store.Fields.FindAsync(Code.Of("dat-dai"), default))!.Name.In("vi"));
        Assert.Null(await store.Fields.FindAsync(Code.Of("khong-co"), default));
    }

    private static Task AddAsync(TestDatabase store, params (string Code, string Name)[] fields) => store.Database.InTransactionAsync(
        async db =>
        {
            foreach (var (code, name) in fields)
                await ServiceFields.AddAsync(db, new(Code.Of(code), Sample.Text(name)));
            return true;
        },
        default);
}
