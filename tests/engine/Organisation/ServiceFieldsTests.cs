namespace SurveyHub.Tests;

public sealed class ServiceFieldsTests
{
    [Theory, EachDatabase]
    public async Task List_IsInVietnameseOrder(string provider)
    {
        await using var store = await TestDatabase.CreateAsync(provider);
        await store.AddAsync(Field("dat-dai", "Đất đai"), Field("y-te", "Y tế"), Field("dau-tu", "Đầu tư"), Field("doanh-nghiep", "Doanh nghiệp"), Field("an-ninh", "An ninh"));

        Assert.Equal(["an-ninh", "doanh-nghiep", "dat-dai", "dau-tu", "y-te"], (await store.Fields.ListAsync(default)).Select(field => field.Code.Value));
    }

    [Theory, EachDatabase]
    public async Task Find_Field_HasItsWords(string provider)
    {
        await using var store = await TestDatabase.CreateAsync(provider);
        await store.AddAsync(Field("dat-dai", "Đất đai"));

        Assert.Equal("Đất đai", (await store.Fields.FindAsync(Code.Of("dat-dai"), default))!.Name.In("vi"));
        Assert.Null(await store.Fields.FindAsync(Code.Of("khong-co"), default));
    }

    private static ServiceField Field(string code, string name) => new(Code.Of(code), Sample.Text(name));
}
