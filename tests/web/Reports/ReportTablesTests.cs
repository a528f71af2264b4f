using System.Globalization;
using System.Net;
using SurveyHub.Web;

namespace SurveyHub.Tests;

public sealed class ReportTablesTests
{
    [Fact]
    public async Task Workbook_OfAReport_HasASheetATable()
    {
        await using var app = await StartAsync();
        await app.SignInAsAsync(Role.CampaignManager);

        var book = Sample.Must(WorkbookReader.Read(await app.Client.GetStreamAsync("/reports/demo.xlsx")));

        Assert.Equal(
            ["Giới thiệu", "Chỉ tiêu", "Chung và nội dung", "Yếu tố", "Tiêu chí", "Cơ quan, đơn vị", "Lĩnh vực", "Kênh trả lời", "Diễn biến", "Mức độ quan trọng", "Khoảng cách", "Dấu hiệu bất thường", "Bỏ trống", "Câu hỏi khác"],
            book.Sheets.Select(sheet => sheet.Name));
    }

    [Fact]
    public async Task Csv_OfATable_HasCodesAndFiguresThatAreNotRounded()
    {
        await using var app = await StartAsync();
        await app.SignInAsAsync(Role.CampaignManager);

        var lines = (await app.Client.GetStringAsync("/reports/demo/items.csv")).TrimStart('\ufeff').TrimEnd().Split('\n');

        Assert.Equal("code,name,rate,lower,upper,respondents,valid,satisfied", lines[0]);
        var cells = lines[1].Split(',');
        Assert.Equal(double.Parse(cells[^1], CultureInfo.InvariantCulture) / double.Parse(cells[^2], CultureInfo.InvariantCulture), double.Parse(cells[^6], CultureInfo.InvariantCulture), 12);
    }

    [Fact]
    public async Task Csv_OfAChannel_CountsItsAnswersOnly()
    {
        await using var app = await StartAsync();
        await app.SignInAsAsync(Role.CampaignManager);

        var channels = (await app.Client.GetStringAsync("/reports/demo/channels.csv")).TrimEnd().Split('\n').Skip(1).Select(line => line.Split(',')).ToList();
        var first = (await app.Client.GetStringAsync($"/reports/demo/contents.csv?channel={channels[0][0]}")).TrimEnd().Split('\n')[1].Split(',');

        Assert.Equal(channels[0][^3..], first[^3..]);
    }

    [Theory]
    [InlineData("channels")]
    [InlineData("trend")]
    [InlineData("flags")]
    [InlineData("nothing")]
    public async Task Csv_OfATableThatIsNotForAPart_IsNotFound(string table)
    {
        await using var app = await StartAsync();
        await app.SignInAsAsync(Role.Leader, "phuong-trung-tam");

        Assert.Equal(HttpStatusCode.OK, (await app.Client.GetAsync("/reports/demo/items.csv")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Client.GetAsync($"/reports/demo/{table}.csv")).StatusCode);
    }

    [Fact]
    public async Task Tables_OfAReportInBothLanguages_HaveTheSameCodesAndFigures()
    {
        await using var app = await StartAsync();
        var report = Sample.Must(await app.Service<CampaignReports>().ReadAsync(new("demo", null, null, "demo", null, PeriodKind.Week) { AgainstFrom = "2026-01-01", AgainstTo = "2026-02-28" }, UnitScope.Province, default));

        var tables = Texts.All.Select(t => ReportTables.Of(report, t)).ToList();

        Assert.Contains("change", tables[0].Select(table => table.Code));
        Assert.All(tables[0].Zip(tables[1]), pair =>
        {
            Assert.Equal(pair.First.Columns.Select(column => column.Code).Prepend(pair.First.Code), pair.Second.Columns.Select(column => column.Code).Prepend(pair.Second.Code));
            Assert.Equal(pair.First.Rows.SelectMany(row => row.Select(cell => cell.Number)), pair.Second.Rows.SelectMany(row => row.Select(cell => cell.Number)));
            Assert.All(pair.First.Rows, row => Assert.Equal(pair.First.Columns.Count, row.Count));
        });
    }

    private static async Task<SurveyHubApp> StartAsync()
    {
        var app = await SurveyHubApp.StartAsync();
        await Province.AnswerAsync(app, "demo", 600, seed: 7);
        return app;
    }
}
