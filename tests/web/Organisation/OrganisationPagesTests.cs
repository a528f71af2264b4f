using System.Net;
using System.Text;

namespace SurveyHub.Tests;

public sealed class OrganisationPagesTests
{
    [Fact]
    public async Task Units_OnADay_AreThoseOfThatDay()
    {
        await using var app = await SurveyHubApp.StartAsync();
        using var desk = await Desk.OpenAsync(app, Role.Administrator);
        await app.Database.AddAsync(Sample.Unit("xa-cu", "Xã Cũ", UnitKind.Commune, "tinh-minh-hoa") with { ValidTo = new(2025, 12, 31) });

        Assert.Single((await desk.ReadAsync("/admin/units?on=2025-12-31&q=xa%20cu")).QuerySelectorAll("tbody tr"));
        Assert.NotNull((await desk.ReadAsync("/admin/units?on=2026-01-01&q=xa%20cu")).QuerySelector(".empty"));
    }

    [Fact]
    public async Task Units_OnWhatIsNoDay_SaySoAndShowToday()
    {
        await using var app = await SurveyHubApp.StartAsync();
        using var desk = await Desk.OpenAsync(app, Role.Administrator);

        var page = await desk.ReadAsync("/admin/units?on=31/12/2025");

        Assert.Equal("“31/12/2025” không phải một ngày. Hãy viết như 2025-07-01.", Assert.Single(Desk.ErrorsOf(page)));
        Assert.NotEmpty(page.QuerySelectorAll("tbody tr"));
    }

    [Fact]
    public async Task Add_AUnit_StandsInTheTree_AndItsCodeIsTaken()
    {
        await using var app = await SurveyHubApp.StartAsync();
        using var desk = await Desk.OpenAsync(app, Role.Administrator);
        (string, string)[] fields = [("name", "Sở Mới"), ("code", "so-moi"), ("kind", "department"), ("parent", "tinh-minh-hoa"), ("valid_from", "2026-01-01")];

        var unit = await desk.FollowAsync(await desk.SubmitAsync("/admin/units/add", fields));
        var again = await SurveyHubApp.PageAsync(await desk.SubmitAsync("/admin/units/add", fields));

        Assert.Equal("Sở Mới", unit.QuerySelector("h1")!.TextContent);
        Assert.Contains("Mã “so-moi” đã có đơn vị dùng", Desk.ErrorsOf(again).Single(), StringComparison.Ordinal);
        Assert.NotNull(again.QuerySelector(".field.wrong #code"));
    }

    [Fact]
    public async Task Edit_AUnit_CorrectsItsNameAndKeepsItsDays()
    {
        await using var app = await SurveyHubApp.StartAsync();
        using var desk = await Desk.OpenAsync(app, Role.Designer);

        await desk.FollowAsync(await desk.SubmitAsync("/admin/units/so-y-te/edit", ("name", "Sở Y-tế")));

        var unit = await app.Service<Units>().FindAsync(Code.Of("so-y-te"), default);
        Assert.Equal(("Sở Y-tế", new(2025, 7, 1), "tinh-minh-hoa"), (unit!.Name, unit.ValidFrom, unit.Parent!.Value));
    }

    [Theory]
    [InlineData("units.xlsx")]
    [InlineData("units.csv")]
    public async Task Import_WhatWasExported_ChangesNothing(string name)
    {
        await using var app = await SurveyHubApp.StartAsync();
        using var desk = await Desk.OpenAsync(app, Role.Administrator);
        var file = await (await desk.GetAsync("/admin/" + name)).Content.ReadAsByteArrayAsync();

        var page = await SurveyHubApp.PageAsync(await desk.SendAsync("/admin/units/import", name, file));

        Assert.Equal("Tệp đúng, và không có gì khác với danh sách hiện có.", page.QuerySelector(".notice")!.TextContent);
    }

    [Fact]
    public async Task Import_AFile_IsShownFirstAndDoneWhenConfirmed()
    {
        await using var app = await SurveyHubApp.StartAsync();
        using var desk = await Desk.OpenAsync(app, Role.Administrator);
        var file = Encoding.UTF8.GetBytes("code,name,kind,sector,parent,valid_from,valid_to\nso-moi,Sở Mới,department,,tinh-minh-hoa,2026-01-01,\nso-y-te,Sở Y-tế,department,,tinh-minh-hoa,2025-07-01,\n");

        var shown = await SurveyHubApp.PageAsync(await desk.SendAsync("/admin/units/import", "don-vi.csv", file));
        Assert.Equal("Tệp đúng. Sẽ thêm 1 đơn vị và sửa 1 đơn vị:", shown.QuerySelector(".lead")!.TextContent);
        Assert.Null(await app.Service<Units>().FindAsync(Code.Of("so-moi"), default));

        await desk.FollowAsync(await desk.PressAsync(shown, action: null));
        Assert.NotNull(await app.Service<Units>().FindAsync(Code.Of("so-moi"), default));
    }

    [Fact]
    public async Task Import_AFileWithFaults_NamesLineAndColumnAndStoresNothing()
    {
        await using var app = await SurveyHubApp.StartAsync();
        using var desk = await Desk.OpenAsync(app, Role.Administrator);
        var file = Encoding.UTF8.GetBytes("code,name,kind,sector,parent,valid_from,valid_to\nso-moi,Sở Mới,department,,tinh-minh-hoa,2026-01-01,\nso-hai,Sở Hai,so,,tinh-minh-hoa,2026-01-01,\n");

        var page = await SurveyHubApp.PageAsync(await desk.SendAsync("/admin/units/import", "don-vi.csv", file));

        Assert.Matches("^Dòng 3, cột kind: +“so” không phải loại đơn vị", Desk.ErrorsOf(page).Single());
        Assert.Null(await app.Service<Units>().FindAsync(Code.Of("so-moi"), default));
    }

    [Fact]
    public async Task Provinces_AreThirtyFour_OnTheMapAndInTheTable()
    {
        await using var app = await SurveyHubApp.StartAsync();
        using var desk = await Desk.OpenAsync(app, Role.Administrator);

        var page = await desk.ReadAsync("/admin/units/provinces");

        Assert.Equal((34, 34), (page.QuerySelectorAll(".province-tiles g > title").Length, page.QuerySelectorAll("tbody tr").Length));
        Assert.Contains(page.QuerySelectorAll("tbody tr"), row => row.TextContent.Contains("Hưng YênHưng Yên, Thái Bình", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Provinces_OursChosen_StandsAtTheHeadWithItsMerger()
    {
        await using var app = await SurveyHubApp.StartAsync();
        using var desk = await Desk.OpenAsync(app, Role.Administrator);

        var page = await desk.FollowAsync(await desk.SubmitAsync("/admin/units/provinces", ("province", "Hưng Yên")));

        Assert.Contains("Tỉnh Hưng Yên, Tỉnh Thái Bình hợp nhất thành Tỉnh Hưng Yên từ 01/07/2025", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var units = await app.Service<Units>().ListAsync(default);
        Assert.Equal(["hung-yen", "hung-yen-cu", "thai-binh-cu"], units.Where(unit => unit.Kind == UnitKind.Province).Select(unit => unit.Code.Value).Order(StringComparer.Ordinal));
        Assert.Equal("hung-yen", units.Single(unit => unit.Code.Value == "so-y-te").Parent!.Value);
        Assert.Equal(HttpStatusCode.OK, (await desk.SubmitAsync("/admin/units/hung-yen/edit", ("parent", "thai-binh-cu"))).StatusCode); // a province belongs to nothing
        Assert.Null((await desk.ReadAsync("/admin/units/provinces")).QuerySelector("main form"));
    }
}
