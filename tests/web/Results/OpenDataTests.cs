using System.Net;
using System.Text.Json;
using SurveyHub.Web;

namespace SurveyHub.Tests;

/// <summary>The terms, the schema and the catalogue of the open data.</summary>
public sealed class OpenDataTests
{
    private static readonly IReadOnlyList<string> _pleased = [.. Enumerable.Repeat("4", 16)];

    [Fact]
    public async Task Schema_OfEveryKindOfResults_Holds()
    {
        await using var app = await SurveyHubApp.StartAsync();
        await DemoForm.AnswerAsync(app, "so-noi-vu", "dat-dai", Enumerable.Repeat(_pleased, 40));
        await DemoForm.AnswerAsync(app, "so-y-te", "y-te", Enumerable.Repeat(_pleased, 4));
        await app.PlanAsync("chot", state: CampaignState.Published);
        var schema = new JsonSchemaCheck(await JsonAsync(app, "/results/schema.json"));

        foreach (var address in (string[])["/results/demo.json", "/results/demo.json?unit=so-noi-vu&lang=en", "/results/demo.json?unit=so-y-te", "/results/sipas.json", "/results/chot.json"])
            Assert.Empty(schema.Check(await JsonAsync(app, address)));
        Assert.Equal("small-number", (await JsonAsync(app, "/results/demo.json?unit=so-y-te")).GetProperty("withheld").GetString()); // that one was among them
    }

    [Fact]
    public async Task Schema_OfSomethingElse_DoesNotHold()
    {
        await using var app = await SurveyHubApp.StartAsync();
        var schema = new JsonSchemaCheck(await JsonAsync(app, "/results/schema.json"));
        var wrong = (await app.Client.GetStringAsync("/results/demo.json")).Replace("\"excluded\"", "\"left\"", StringComparison.Ordinal);

        Assert.Superset(new HashSet<string> { "/excluded: missing", "/left: unknown" }, schema.Check(JsonDocument.Parse(wrong).RootElement).ToHashSet());
    }

    [Theory]
    [InlineData("/results/demo.json")]
    [InlineData("/results/demo.csv")]
    public async Task File_Any_SaysItsLicenceAndSchema(string address)
    {
        await using var app = await SurveyHubApp.StartAsync();

        using var answer = await app.Client.GetAsync(address);

        Assert.Equal(["<https://creativecommons.org/licenses/by/4.0/>; rel=\"license\"", "</results/schema.json>; rel=\"describedby\"", "</results/index.json>; rel=\"collection\""], answer.Headers.GetValues("Link"));
    }

    [Fact]
    public async Task File_OfAProvinceWithOtherTerms_SaysThose()
    {
        await using var app = await SurveyHubApp.StartAsync(settings: [("Results:Licence:Name", "Giấy phép tỉnh"), ("Results:Licence:Address", "https://tinh.gov.vn/giay-phep")]);

        using var answer = await app.Client.GetAsync("/results/demo.json");

        Assert.Contains("<https://tinh.gov.vn/giay-phep>; rel=\"license\"", answer.Headers.GetValues("Link"));
        Assert.Equal("Giấy phép tỉnh", (await app.OpenAsync("/results/open-data")).QuerySelector("a[rel=license]")?.TextContent);
    }

    [Theory]
    [InlineData("/results/demo.json")]
    [InlineData("/results/demo.csv")]
    [InlineData("/results/schema.json")]
    [InlineData("/results/index.json")]
    public async Task File_ThatAProgramHasAlready_IsNotSentAgain(string address)
    {
        await using var app = await SurveyHubApp.StartAsync();
        using var first = await app.Client.GetAsync(address);
        using var again = new HttpRequestMessage(HttpMethod.Get, address);
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        using var answer = await app.Client.SendAsync(again);

        Assert.Equal(HttpStatusCode.NotModified, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task File_AfterMoreAnswers_IsSentAgain()
    {
        await using var app = await SurveyHubApp.StartAsync();
        using var first = await app.Client.GetAsync("/results/demo.csv");
        await DemoForm.AnswerAsync(app, null, null, Enumerable.Repeat(_pleased, 5));
        using var again = new HttpRequestMessage(HttpMethod.Get, "/results/demo.csv");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        using var answer = await app.Client.SendAsync(again);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Catalogue_OfCampaigns_ListsThoseThatArePublicWithTheirFiles()
    {
        await using var app = await SurveyHubApp.StartAsync(settings: ("Site:Address", "https://khaosat.tinh.gov.vn"));
        await app.PlanAsync("kin", state: CampaignState.Frozen);
        await app.PlanAsync("mo", state: CampaignState.Published);

        var catalogue = await JsonAsync(app, "/results/index.json");

        var sets = catalogue.GetProperty("dataset").EnumerateArray().ToDictionary(set => set.GetProperty("identifier").GetString()!);
        Assert.Equal(["demo", "mo", "sipas"], sets.Keys.Order());
        Assert.Equal(["https://khaosat.tinh.gov.vn/results/mo.json", "https://khaosat.tinh.gov.vn/results/mo.csv"], sets["mo"].GetProperty("distribution").EnumerateArray().Select(file => file.GetProperty("downloadURL").GetString()));
        Assert.Equal((true, false), (sets["mo"].GetProperty("isFinal").GetBoolean(), sets["demo"].GetProperty("isFinal").GetBoolean()));
        Assert.Equal("2026-03-01", sets["mo"].GetProperty("temporal").GetProperty("startDate").GetString());
    }

    [Fact]
    public async Task Page_OfTheOpenData_ExplainsEveryColumnThatAFileHas()
    {
        await using var app = await SurveyHubApp.StartAsync();
        var columns = (await app.Client.GetStringAsync("/results/demo.csv")).TrimStart('\uFEFF').Split('\n')[0].Trim().Split(',');

        var page = await app.OpenAsync("/results/open-data");

        var explained = page.QuerySelectorAll("tbody code").Select(code => code.TextContent).ToList();
        Assert.Empty(columns.Select(column => column.StartsWith("level", StringComparison.Ordinal) ? "level" : column).Except(explained));
    }

    [Theory]
    [InlineData("CC0", "")]
    [InlineData("", "https://tinh.gov.vn/giay-phep")]
    [InlineData("Nội bộ", "giay-phep.html")]
    public void Licence_HalfSaid_StopsTheProgram(string name, string address) => Assert.Throws<InvalidOperationException>(() => Licence.Of(
        new Microsoft.Extensions.Configuration.ConfigurationManager { ["Results:Licence:Name"] = name, ["Results:Licence:Address"] = address }));

    private static async Task<JsonElement> JsonAsync(SurveyHubApp app, string address) => JsonDocument.Parse(await app.Client.GetStringAsync(address)).RootElement;
}
