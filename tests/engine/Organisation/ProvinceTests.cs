namespace SurveyHub.Tests;

public sealed class ProvinceTests
{
    [Theory]
    [InlineData("Gia Lai", "Gia Lai", "Bình Định")]
    [InlineData("Hưng Yên", "Hưng Yên", "Thái Bình")]
    [InlineData("Ninh Bình", "Ninh Bình", "Hà Nam", "Nam Định")]
    public void Find_ASuccessor_KnowsThoseItWasMergedFrom(string name, params string[] predecessors)
    {
        var province = Engine.Province.Find(name, new(2025, 7, 1))!;

        Assert.Equal(new DateOnly(2025, 7, 1), province.ValidFrom);
        Assert.Equal(predecessors, province.Predecessors.Select(old => old.Name));
        Assert.All(province.Predecessors, old => Assert.Equal(new DateOnly(2025, 6, 30), old.ValidTo));
    }

    [Fact]
    public void Find_TheSameNameTheDayBefore_IsAnotherProvince()
    {
        var (before, after) = (Engine.Province.Find("Gia Lai", new(2025, 6, 30))!, Engine.Province.Find("Gia Lai", new(2025, 7, 1))!);

        Assert.NotEqual(before, after);
        Assert.Same(before, after.Predecessors[0]);
        Assert.Empty(before.Predecessors);
    }

    [Fact]
    public void Find_AProvinceThatWasNotTouched_IsTheSameBeforeAndAfter() =>
        Assert.Same(Engine.Province.Find("Hà Nội", new(2025, 6, 30)), Engine.Province.Find("Hà Nội", new(2025, 7, 1)));

    [Theory]
    [InlineData("Bình Định")]
    [InlineData("Cả nước")]
    public void Find_ANameThatNoProvinceHasThatDay_IsNull(string name) => Assert.Null(Engine.Province.Find(name, new(2026, 1, 1)));

    [Theory]
    [InlineData("2025-06-30", 63)]
    [InlineData("2025-07-01", 34)]
    public void Find_AllNames_AreThe63BeforeAndThe34Since(string day, int count)
    {
        using var reader = new StreamReader(typeof(Engine.Province).Assembly.GetManifestResourceStream("Organisation/provinces-2025-07-01.csv")!);
        var names = reader.ReadToEnd().Split(['\n', '\r', ',', ';'], StringSplitOptions.RemoveEmptyEntries).Distinct();

        Assert.Equal(count, names.Count(name => Engine.Province.Find(name, DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)) is not null));
    }
}
