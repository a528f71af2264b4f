namespace SurveyHub.Tests;

public sealed class UnitsTests
{
    [Theory, EachDatabase]
    public async Task List_IsParentsBeforeChildrenAndSiblingsInVietnameseOrder(string provider)
    {
        await using var store = await TestDatabase.CreateAsync(provider);
        await store.AddAsync(
            Sample.Unit("tinh", "Tỉnh", UnitKind.Province),
            Sample.Unit("phuong-z", "Phường Ông Đốc", UnitKind.Commune, "tinh"),
            Sample.Unit("so-da", "Sở Đá", parent: "tinh"),
            Sample.Unit("so-du", "Sở Du lịch", parent: "tinh"),
            Sample.Unit("so-e", "Sở E", parent: "tinh"),
            Sample.Unit("so-an", "Sở Ăn uống", parent: "tinh"),
            Sample.Unit("so-at", "Sở At", parent: "tinh"),
            Sample.Unit("so-am", "sở Ấm", parent: "tinh"),
            Sample.Unit("benh-vien", "Bệnh viện", UnitKind.PublicServiceUnit, "so-da", "y-te"),
            Sample.Unit("diem", "Điểm", UnitKind.ServicePoint, "phuong-z"));

        Assert.Equal(
            ["tinh", "so-at", "so-an", "so-am", "so-du", "so-da", "benh-vien", "so-e", "phuong-z", "diem"],
            (await store.Units.ListAsync(default)).Select(unit => unit.Code.Value));
    }

    [Theory, EachDatabase]
    public async Task Find_Unit_IsAsItWasAdded(string provider)
    {
        await using var store = await TestDatabase.CreateAsync(provider);
        var unit = Sample.Unit("benh-vien", "Bệnh viện Sản - Nhi", UnitKind.PublicServiceUnit, sector: "y-te") with { ValidTo = new(2026, 12, 31) };
        await store.AddAsync(unit);
        await store.AddAsync(unit with { Name = "Tên khác" });

        Assert.Equal(unit, await store.Units.FindAsync(Code.Of("benh-vien"), default));
        Assert.Null(await store.Units.FindAsync(Code.Of("khong-co"), default));
    }

    [Theory, EachDatabase]
    public async Task Add_BelowAUnitThatIsNot_IsRefused(string provider)
    {
        await using var store = await TestDatabase.CreateAsync(provider);

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => store.AddAsync(Sample.Unit("so", parent: "khong-co")));

        Assert.Empty(await store.Units.ListAsync(default));
    }

    [Theory]
    [InlineData("2025-06-30", false)]
    [InlineData("2025-07-01", true)]
    [InlineData("2026-12-31", true)]
    [InlineData("2027-01-01", false)]
    public void ExistsOn_FirstAndLastDay_AreIncluded(string day, bool exists) =>
        Assert.Equal(exists, (Sample.Unit("so") with { ValidTo = new(2026, 12, 31) }).ExistsOn(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData(UnitKind.Province, Population.Administrative)]
    [InlineData(UnitKind.Department, Population.Administrative)]
    [InlineData(UnitKind.Commune, Population.Administrative)]
    [InlineData(UnitKind.ServicePoint, Population.Administrative)]
    [InlineData(UnitKind.PublicServiceUnit, Population.PublicService)]
    public void Population_Kind_DecidesIt(UnitKind kind, Population population) => Assert.Equal(population, Sample.Unit("so", kind: kind).Population);
}
