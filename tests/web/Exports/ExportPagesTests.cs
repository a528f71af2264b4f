using System.IO.Compression;
using System.Net;
using AngleSharp.Html.Dom;

namespace SurveyHub.Tests;

public sealed class ExportPagesTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("surveyhub-exports.");

    [Fact]
    public async Task Ask_CsvOfACampaign_IsMadeAndTaken_AndAnalyzeCountsTheSame()
    {
        await using var app = await StartAsync();
        using var desk = await Desk.OpenAsync(app, Role.CampaignManager);

        await desk.FollowAsync(await desk.SubmitAsync("/reports/demo/data", ("format", "csv")));
        var taken = await TakeAsync(desk);

        Assert.Equal("demo-data.zip", taken.Content.Headers.ContentDisposition!.FileName!.Trim('"'));
        using var archive = new ZipArchive(await taken.Content.ReadAsStreamAsync());
        Assert.Equal(["data.csv", "codebook.csv", "labels.R", "labels.sps", "README.txt"], archive.Entries.Select(entry => entry.FullName));
        var data = Read(archive, "data.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("month,unit,field,channel,language,", data[0], StringComparison.Ordinal);
        var report = await ReportAsync(app);
        Assert.Equal(report.Results.Responses + 1, data.Length + LeftOut(Read(archive, "README.txt")));
        Assert.Contains("factor(", Read(archive, "labels.R"), StringComparison.Ordinal);
        Assert.Contains("VALUE LABELS", Read(archive, "labels.sps"), StringComparison.Ordinal);

        var (file, estimates) = (Path.Combine(_folder.FullName, "data.csv"), Path.Combine(_folder.FullName, "estimates.csv"));
        await File.WriteAllTextAsync(file, Read(archive, "data.csv"));
        using var program = new SurveyHubProgram();
        var ended = await program.RunAsync("analyze", "--questionnaire", report.Campaign.Version.Code.Value, "--data", file, "--by", "channel", "--out", estimates);
        Assert.Equal((0, "", ""), (ended.ExitCode, ended.Output, ended.Errors));
        var counted = Estimates.Parse(await File.ReadAllTextAsync(estimates));
        if (LeftOut(Read(archive, "README.txt")) == 0)
            Assert.All(report.Results.Items, item => Assert.Equal($"{item.Counts.Satisfied}/{item.Counts.Valid}", $"{counted["item", item.Scope.Code]["satisfied"]}/{counted["item", item.Scope.Code]["valid"]}"));
    }

    [Fact]
    public async Task Ask_Xlsx_HasASheetForTheRowsAndOneForTheCodebook()
    {
        await using var app = await StartAsync();
        using var desk = await Desk.OpenAsync(app, Role.CampaignManager);

        await desk.SubmitAsync("/reports/demo/data", ("format", "xlsx"));
        var taken = await TakeAsync(desk);

        var book = Sample.Must(WorkbookReader.Read(await taken.Content.ReadAsStreamAsync()));
        Assert.Equal(["Giới thiệu", "Số liệu", "Bảng mã"], book.Sheets.Select(sheet => sheet.Name));
        Assert.Equal("month", book.Sheets[1].Rows[0][0].Text);
        Assert.Equal(CellKind.Number, book.Sheets[1].Rows[1][5].Kind); // the level of the first criterion
        Assert.Equal(["column", "question", "kind", "value", "label"], Enumerable.Range(0, 5).Select(column => book.Sheets[2].Rows[0][column].Text));
    }

    [Fact]
    public async Task Take_WhatSomebodyElseAskedFor_IsNotFound()
    {
        await using var app = await StartAsync();
        using var desk = await Desk.OpenAsync(app, Role.CampaignManager);
        using var other = await Desk.OpenAsync(app, Role.Leader);
        await desk.SubmitAsync("/reports/demo/data", ("format", "csv"));
        var address = await WaitAsync(desk);

        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(address)).StatusCode);
        Assert.Empty((await other.ReadAsync("/exports")).QuerySelectorAll("tbody tr"));
        Assert.Equal(HttpStatusCode.OK, (await desk.GetAsync(address)).StatusCode);
        Assert.Equal(2, (await app.Service<AuditTrail>().ListAsync(new(Action: AuditAction.Exported), null, 10, default)).Count);
    }

    [Fact]
    public async Task Erase_AFileThatIsDone_TakesItFromTheDisk()
    {
        await using var app = await StartAsync();
        using var desk = await Desk.OpenAsync(app, Role.CampaignManager);
        await desk.SubmitAsync("/reports/demo/data", ("format", "csv"));
        var address = await WaitAsync(desk);
        Assert.Single(_folder.GetFiles());

        await desk.FollowAsync(await desk.SubmitAsync(address.Replace("/file", "/erase", StringComparison.Ordinal)));

        Assert.Empty(_folder.GetFiles());
        Assert.NotNull((await desk.ReadAsync("/exports")).QuerySelector(".empty"));
    }

    [Fact]
    public async Task Ask_NoFormat_IsRefusedAtTheForm()
    {
        await using var app = await StartAsync();
        using var desk = await Desk.OpenAsync(app, Role.CampaignManager);

        var page = await SurveyHubApp.PageAsync(await desk.SubmitAsync("/reports/demo/data", ("format", "pdf")));

        Assert.NotNull(page.QuerySelector(".error-summary a[href='#format']"));
        Assert.Empty(await app.Service<Exports>().ListAsync(desk.Account!.SignInName, default));
    }

    [Fact]
    public async Task Ask_ByALeaderOfAPart_IsForbidden()
    {
        await using var app = await StartAsync();
        using var desk = await Desk.OpenAsync(app, Role.Leader, "so-y-te");

        Assert.Equal(HttpStatusCode.Forbidden, (await desk.GetAsync("/reports/demo/data")).StatusCode);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task<SurveyHubApp> StartAsync()
    {
        var app = await SurveyHubApp.StartAsync("sqlite", ("Exports:Folder", _folder.FullName));
        await Province.AnswerAsync(app, "demo", 600, seed: 7);
        return app;
    }

    private static async Task<CampaignReport> ReportAsync(SurveyHubApp app) =>
        Sample.Must(await app.Service<CampaignReports>().ReadAsync(new("demo", null, null, null, null, PeriodKind.Month), UnitScope.Province, default));

    private static async Task<HttpResponseMessage> TakeAsync(Desk desk) => await desk.GetAsync(await WaitAsync(desk));

    /// <summary>Looks again and again, as a person would.</summary>
    private static async Task<string> WaitAsync(Desk desk)
    {
        for (var i = 0; i < 300; i++)
        {
            var page = await desk.ReadAsync("/exports");
            if (page.QuerySelector("a[href$='/file']") is IHtmlAnchorElement link)
                return link.GetAttribute("href")!;
            Assert.Null(page.QuerySelector(".verdict-missed"));
            await Task.Delay(100);
        }

        throw new TimeoutException("The file is not made.");
    }

    private static string Read(ZipArchive archive, string name)
    {
        using var text = new StreamReader(archive.GetEntry(name)!.Open());
        return text.ReadToEnd();
    }

    /// <summary>The last number of the line that says how many rows there are.</summary>
    private static long LeftOut(string readme) =>
        long.Parse(readme.Split('\n').Single(line => line.StartsWith("Số dòng", StringComparison.Ordinal)).TrimEnd('.').Split(' ')[^1].Replace(".", "", StringComparison.Ordinal), System.Globalization.CultureInfo.InvariantCulture);
}
