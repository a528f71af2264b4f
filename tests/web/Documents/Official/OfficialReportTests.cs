using System.Net;
using System.Text.Json.Nodes;

namespace SurveyHub.Tests;

public sealed class OfficialReportTests
{
    [Theory]
    [InlineData("/reports/sipas/report.docx")]
    [InlineData("/reports/sipas/decision.docx")]
    [InlineData("/reports/demo/report.docx")] // nobody answered
    [InlineData("/reports/sipas/report.docx?unit=so-y-te")]
    public async Task Word_OfWhatever_KeepsTheRulesOfTheDecree(string address)
    {
        await using var app = await OfficialSite.StartAsync();
        await app.SignInAsAsync(Role.CampaignManager);

        using var file = await app.OpenWordAsync(address);

        Assert.Empty(new OfficialFormat(file).Faults());
    }

    [Fact]
    public async Task Word_OfTheReport_HasItsHeadChaptersAndAnnexes()
    {
        await using var app = await OfficialSite.StartAsync();
        await app.SignInAsAsync(Role.CampaignManager);

        using var file = await app.OpenWordAsync("/reports/sipas/report.docx");
        var format = new OfficialFormat(file);

        Assert.Equal(["BÁO CÁO", "Kết quả đo lường sự hài lòng của người dân đối với sự phục vụ của cơ quan hành chính nhà nước năm 2026"], [.. format.Texts("Title"), .. format.Texts("Subtitle")]);
        Assert.EndsWith(", ngày 02 tháng 3 năm 2026", format.Texts("PlaceDate")[0], StringComparison.Ordinal);
        Assert.Equal(["Số:         /BC-SNV"], format.Texts("DocumentNumber"));
        Assert.Equal(
            ["Khái quát về cuộc khảo sát", "Kết quả chung", "Kết quả so với chỉ tiêu", "Kết quả theo yếu tố và tiêu chí", "Kết quả của các cơ quan, đơn vị", "Phiền hà, sách nhiễu và tiền ngoài quy định", "Những việc người dân đề nghị ưu tiên cải thiện", "Những tiêu chí cần cải thiện trước"],
            format.Texts("Heading1"));
        Assert.Equal(["Phụ lục I", "Phụ lục II", "Phụ lục III"], format.Texts("AnnexName"));
        Assert.Equal([false, true, true, false], format.Sections().Select(section => section.GetFirstChild<DocumentFormat.OpenXml.Wordprocessing.PageSize>()!.Orient is not null));
        Assert.Equal("vi-VN", file.PackageProperties.Language);
    }

    /// <summary>What is printed is the rounded figure of the document that programs read.</summary>
    [Fact]
    public async Task Word_EachFigure_IsThatOfTheJson()
    {
        await using var app = await OfficialSite.StartAsync();
        await app.SignInAsAsync(Role.CampaignManager);
        var json = JsonNode.Parse(await app.Client.GetStringAsync("/reports/sipas.json"))!;

        using var file = await app.OpenWordAsync("/reports/sipas/report.docx");
        var rows = new OfficialFormat(file).Tables().SelectMany(table => table.Skip(1)).ToList();

        var scopes = ((string[])["contents", "factors", "items"]).SelectMany(list => json[list]!.AsArray()).Append(json["overall"]).Select(scope => scope!).ToList();
        Assert.Equal(1 + 2 + 9 + 39, scopes.Count);
        Assert.All(scopes, scope => Assert.Contains(rows, row => row[0] == scope["code"]!.GetValue<string>().Replace("overall", "", StringComparison.Ordinal) && row.Skip(2).SequenceEqual(
            [Percent(scope["rate"], 2), Percent(scope["lower"], 1), Percent(scope["upper"], 1), Count(scope["respondents"]), Count(scope["valid"]), Count(scope["satisfied"])])));
        var leader = json["units"]!["units"]!.AsArray().Single(unit => unit!["unit"]!.GetValue<string>() == "so-noi-vu")!; // the others are withheld, see below
        Assert.Contains(rows, row => row.SequenceEqual(["1/2", "so-noi-vu", "Sở Nội vụ", Percent(leader["rate"], 2), Percent(leader["lower"], 1), Percent(leader["upper"], 1), Count(leader["ranks"]!["first"]), Count(leader["ranks"]!["last"]), Count(leader["respondents"])]));
        Assert.All(json["targets"]!.AsArray().Where(target => target!["respondents"]!.GetValue<long>() >= 5), target => Assert.Contains(rows, row => row.Contains(Percent(target!["rate"], 2)) && row.Contains(Count(target["respondents"]))));
    }

    [Fact]
    public async Task Word_EachChange_IsThatOfTheJson()
    {
        await using var app = await OfficialSite.StartAsync();
        await OfficialSite.AnswerAsync(app, "so-noi-vu", 60, "4", Sample.Noon.AddDays(-1));
        await OfficialSite.AnswerAsync(app, "so-noi-vu", 40, "2", Sample.Noon.AddDays(-1));
        await app.SignInAsAsync(Role.CampaignManager);
        const string Days = "?from=2026-03-02&against-from=2026-03-01&against-to=2026-03-01";
        var json = JsonNode.Parse(await app.Client.GetStringAsync("/reports/sipas.json" + Days))!;

        using var file = await app.OpenWordAsync("/reports/sipas/report.docx" + Days);
        var format = new OfficialFormat(file);

        var rows = format.Tables().Single(table => table[0].Contains("Kỳ trước")).Skip(1).ToList();
        var scopes = json["change"]!["scopes"]!.AsArray().Where(scope => scope!["kind"]!.GetValue<string>() is "overall" or "content" or "factor").ToList();
        Assert.Equal(1 + 2 + 9, scopes.Count);
        Assert.Equal(scopes.Select(scope => (Percent(scope!["before"]!["rate"], 2), Percent(scope["after"]!["rate"], 2))), rows.Select(row => (row[2], row[3])));
        Assert.Empty(format.Faults());
    }

    /// <summary>Three people of a commune: neither they nor those who give them away by subtraction.</summary>
    [Fact]
    public async Task Word_AUnitOfFew_IsADashAndSoIsASecond()
    {
        await using var app = await OfficialSite.StartAsync();
        await app.SignInAsAsync(Role.CampaignManager);

        using var file = await app.OpenWordAsync("/reports/sipas/report.docx");
        var units = new OfficialFormat(file).Tables().Single(table => table[0].Contains("Hạng")).Skip(1).ToDictionary(row => row[1]);

        Assert.Equal(["xa-doi-che", "so-y-te"], units.Values.Where(row => row[3] == "–").Select(row => row[1]).OrderDescending(StringComparer.Ordinal));
        Assert.Equal("90,00 %", units["so-noi-vu"][3]);
    }

    [Fact]
    public async Task Word_Perceptions_AreSaidWithTheirShares()
    {
        await using var app = await OfficialSite.StartAsync();
        await app.SignInAsAsync(Role.CampaignManager);

        using var file = await app.OpenWordAsync("/reports/sipas/report.docx");
        var said = OfficialSample.Plain(new OfficialFormat(file).Texts("BodyText"));

        Assert.Contains(said, words => words.Contains("Trong 143 người trả lời: “Có một số”: 27,97 %", StringComparison.Ordinal)); // 40 of 143
        Assert.Contains(said, words => words.Contains("(1) Làm cho dịch vụ công trực tuyến dễ sử dụng hơn: 100,00 %; (2) Cải thiện nơi tiếp nhận hồ sơ và trang thiết bị phục vụ: 79,02 %", StringComparison.Ordinal)); // 113 of 143
    }

    [Fact]
    public async Task Word_LeaderOfAUnit_IsOfTheirUnitWithoutWhatIsNotTheirs()
    {
        await using var app = await OfficialSite.StartAsync();
        await app.SignInAsAsync(Role.Leader, "so-noi-vu");

        using var file = await app.OpenWordAsync("/reports/sipas/report.docx");
        var (format, words) = (new OfficialFormat(file), file.MainDocumentPart!.Document.InnerText);

        Assert.Contains("Sở Nội vụ", format.Texts("Subtitle")[0], StringComparison.Ordinal);
        Assert.DoesNotContain("Sở Y tế", words, StringComparison.Ordinal);
        Assert.DoesNotContain("Có một số", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Word_FewerThanTheFloor_IsRefused()
    {
        await using var app = await SurveyHubApp.StartAsync();
        await DemoForm.AnswerAsync(app, "so-y-te", null, Enumerable.Repeat(Enumerable.Repeat("1", 16), 4));
        await app.SignInAsAsync(Role.CampaignManager);

        Assert.Equal(HttpStatusCode.NotFound, (await app.Client.GetAsync("/reports/demo/report.docx")).StatusCode);
    }

    [Fact]
    public async Task Decision_OfTheCampaign_NamesItsBasesArticlesAndIssuer()
    {
        await using var app = await OfficialSite.StartAsync();
        await app.SignInAsAsync(Role.CampaignManager);

        using var file = await app.OpenWordAsync("/reports/sipas/decision.docx");
        var format = new OfficialFormat(file);

        Assert.Equal("Phê duyệt kết quả đo lường sự hài lòng của người dân đối với sự phục vụ của cơ quan hành chính nhà nước năm 2026", format.Texts("Subtitle")[0]);
        Assert.Equal(["Số:         /QĐ-UBND"], format.Texts("DocumentNumber"));
        Assert.Equal(["Điều 1.", "Điều 2.", "Điều 3.", "Điều 4."], format.Texts("BodyText").Select(words => words[..7]));
        Assert.Contains(format.Texts("Basis"), basis => basis.Contains("1001/QĐ-BNV", StringComparison.Ordinal));
        Assert.Empty(format.Texts("AgencyAbove"));
    }

    private static string Percent(JsonNode? share, int decimals) => share is null
        ? "–"
        : Math.Round((decimal)(100 * share.GetValue<double>()), decimals, MidpointRounding.AwayFromZero).ToString("F" + decimals, System.Globalization.CultureInfo.GetCultureInfo("vi")) + " %";

    private static string Count(JsonNode? count) => count!.GetValue<long>().ToString("N0", System.Globalization.CultureInfo.GetCultureInfo("vi"));
}
