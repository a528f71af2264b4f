namespace SurveyHub.Tests;

public sealed class ItemMappingsTests
{
    private static readonly QuestionnaireVersion _newer = Sample.VersionWith("/sections/0/items/0/required", "false");

    [Theory, EachDatabase]
    public async Task Add_ALaterDecision_StandsBehindTheFirstAndBothStay(string provider)
    {
        await using var store = await CreateAsync(provider);
        var later = new Signature("Trần Văn Đức", Sample.Noon.AddDays(1));

        await store.Mappings.AddAsync(new(_newer.Code, 1, "c24", 2, "c24", ChangeClass.Break, "Xét lại", later), default);

        Assert.Equal(
            [("comparable", "bớt bắt buộc", "Lê Thị Hoà"), ("break", "Xét lại", "Trần Văn Đức")],
            (await store.Mappings.ListAsync(_newer.Code, default)).Select(mapping => (Words.Write(mapping.Class), mapping.Reason, mapping.Decided.By)));
    }

    [Theory, EachDatabase]
    public async Task Add_AnItemThatIsNotThere_IsRefused(string provider)
    {
        await using var store = await CreateAsync(provider);

        var refused = await store.Mappings.AddAsync(new(_newer.Code, 1, "c99", 2, "c24", ChangeClass.Break, "vì", Sample.Signed()), default);

        Assert.Equal([Problem.MappingImpossible("c24", "c99")], refused.Problems);
        Assert.Equal(1, await store.CountAsync("item_mapping"));
    }

    private static async Task<TestDatabase> CreateAsync(string provider)
    {
        var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        Sample.Must(await store.Questionnaires.AddAsync(_newer, [new("c24", ChangeClass.Comparable, "bớt bắt buộc")], Sample.Signed(), default));
        return store;
    }
}
