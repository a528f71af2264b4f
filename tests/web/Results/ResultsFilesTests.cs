using System.Net;
using System.Text.Json;

namespace SurveyHub.Tests;

/// <summary>The open data of a campaign.</summary>
public sealed class ResultsFilesTests
{
    private static readonly (string, string) _everything = ("Results:Floor", "1"); // where a test counts on its fingers

    // Of one person everything is satisfied; of the other nothing but the last criterion.
    private static readonly IReadOnlyList<string> _pleased = [.. Enumerable.Repeat("4", 16)];
    private static readonly IReadOnlyList<string> _indifferent = [.. Enumerable.Repeat("3", 15), "5"];

    [Fact]
    public async Task Csv_IndexThatIsAMean_HasTheRateOfThePageAndTheJson()
    {
        await using var app = await SurveyHubApp.StartAsync(settings: _everything);
        var campaign = Sample.Campaign("means", Sample.Version(document => document["index"]!["formula"] = "mean"));
        await app.Service<Questionnaires>().AddAsync(campaign.Version, Sample.Noon, default);
        await app.Service<Campaigns>().AddAsync(campaign, Sample.Signed(), default);
        using var sent = await app.SubmitAsync("/s/means", ("c24", "4"));

        Assert.Contains("overall,all,1,1,1,1,0,,", await app.Client.GetStringAsync("/results/means.csv"), StringComparison.Ordinal); // satisfied: 1 of 1; the mean is 4
    }

    [Fact]
    public async Task Json_AnyCampaign_HasTheShapeOfTheContract()
    {
        await using var app = await SurveyHubApp.StartAsync();

        var json = await JsonAsync(app, "/results/demo.json");

        Assert.Equal(["campaign", "version", "formula", "aggregation", "asOf", "responses", "ledger", "excluded", "sample", "overall", "contents", "factors", "items", "targets", "flags"], Names(json));
        Assert.All(
            (JsonElement[])[json.GetProperty("overall"), .. List(json, "contents"), .. List(json, "factors"), .. List(json, "items")],
            estimate => Assert.Equal(["code", "name", "respondents", "valid", "satisfied", "rate", "standardError", "degreesOfFreedom", "designEffect", "lower", "upper", "method", "levels"], Names(estimate)));
        Assert.All(List(json, "targets"), target => Assert.Empty(((string[])["source", "article", "quote", "op", "percent", "rate", "verdict"]).Except(Names(target))));
        Assert.Equal((1, 5, 16, 11), (List(json, "contents").Count, List(json, "factors").Count, List(json, "items").Count, List(json, "targets").Count));
    }

    [Fact]
    public async Task Json_AnyCampaign_NamesHowItsFiguresCameAbout()
    {
        await using var app = await SurveyHubApp.StartAsync();

        var json = await JsonAsync(app, "/results/demo.json");

        Assert.Equal("demo", json.GetProperty("campaign").GetString());
        Assert.Equal("one-stop-counter/1", json.GetProperty("version").GetString());
        Assert.Equal("top2box", json.GetProperty("formula").GetString());
        Assert.Equal("pooled_answers", json.GetProperty("aggregation").GetString());
        Assert.Equal(Sample.Noon, json.GetProperty("asOf").GetDateTimeOffset());
    }

    [Theory, EachDatabase]
    public async Task Json_TwoPostedForms_HasTheFiguresWorkedOutByHand(string provider)
    {
        await using var app = await SurveyHubApp.StartAsync(provider, _everything);
        await PostAsync(app, "so-noi-vu", "dat-dai", _pleased);
        await PostAsync(app, "trung-tam-hcc-tinh", "y-te", _indifferent);

        var json = await JsonAsync(app, "/results/demo.json");
        var overall = json.GetProperty("overall");

        Assert.Equal(2, json.GetProperty("responses").GetInt32());
        AssertCounts(overall, respondents: 2, valid: 32, satisfied: 17);
        Assert.Equal(0.53125, overall.GetProperty("rate").GetDouble());
        Assert.Equal(0.10550182015993448, overall.GetProperty("lower").GetDouble(), 12);
        Assert.Equal(0.9158969440592313, overall.GetProperty("upper").GetDouble(), 12);
        Assert.Equal([(1, 0), (2, 0), (3, 15), (4, 16), (5, 1)], List(overall, "levels").Select(level => (level.GetProperty("value").GetInt32(), level.GetProperty("count").GetInt32())));
        AssertCounts(Coded(json, "contents", "II"), respondents: 2, valid: 32, satisfied: 17);
        AssertCounts(Coded(json, "factors", "II.A"), respondents: 2, valid: 6, satisfied: 3);
        AssertCounts(Coded(json, "factors", "II.E"), respondents: 2, valid: 6, satisfied: 4);
        AssertCounts(Coded(json, "items", "c38"), respondents: 2, valid: 2, satisfied: 1);
        AssertCounts(Coded(json, "items", "c39"), respondents: 2, valid: 2, satisfied: 2);
    }

    [Theory, EachDatabase]
    public async Task Json_Filtered_CountsTheUnitWithAllBelowItAndTheField(string provider)
    {
        await using var app = await SurveyHubApp.StartAsync(provider, _everything);
        await PostAsync(app, "so-noi-vu", "dat-dai", _pleased);
        await PostAsync(app, "trung-tam-hcc-tinh", "y-te", _indifferent); // below van-phong-ubnd
        await PostAsync(app, null, null, _pleased);

        AssertCounts((await JsonAsync(app, "/results/demo.json?unit=")).GetProperty("overall"), respondents: 3, valid: 48, satisfied: 33);
        AssertCounts((await JsonAsync(app, "/results/demo.json?unit=tinh-minh-hoa")).GetProperty("overall"), respondents: 2, valid: 32, satisfied: 17);
        AssertCounts((await JsonAsync(app, "/results/demo.json?unit=van-phong-ubnd")).GetProperty("overall"), respondents: 1, valid: 16, satisfied: 1);
        AssertCounts((await JsonAsync(app, "/results/demo.json?field=dat-dai")).GetProperty("overall"), respondents: 1, valid: 16, satisfied: 16);
        AssertCounts((await JsonAsync(app, "/results/demo.json?unit=so-noi-vu&field=y-te")).GetProperty("overall"), respondents: 0, valid: 0, satisfied: 0);
    }

    [Fact]
    public async Task Json_EachKindOfUnit_IsHeldAgainstItsOwnTargets()
    {
        await using var app = await SurveyHubApp.StartAsync(settings: _everything);
        await PostAsync(app, "benh-vien-da-khoa-tinh", "y-te", _pleased);
        await PostAsync(app, "so-noi-vu", "dat-dai", _indifferent);

        var targets = List(await JsonAsync(app, "/results/demo.json"), "targets");

        Assert.Equal(
            [
                "tthc > 80 0.0625 not-enough-data", "service > 80 0.0625 not-enough-data", "tthc >= 90 0.0625 not-enough-data", "tthc >= 85 0.0625 not-enough-data", "public-service-unit > 90 1 not-enough-data",
                "service > 90 0.0625 not-enough-data", "service >= 80 0.0625 not-enough-data", "tthc > 80 0.0625 not-enough-data", "public-service-unit > 80 1 not-enough-data", "service   0.0625 ", "service > 80 0.0625 not-enough-data",
            ],
            targets.Select(target => string.Join(' ', ((string[])["index", "op", "percent", "rate", "verdict"]).Select(name => target.GetProperty(name).ToString()))));
        Assert.Equal(35, targets[4].GetProperty("respondentsToSettle").GetInt64()); // all of 35 are satisfied with 95 % ± 5
        Assert.Equal(0.3958, targets[4].GetProperty("probability").GetDouble(), 4);
        Assert.All((string[])["respondentsToSettle", "probability"], name => Assert.Equal(JsonValueKind.Null, targets[9].GetProperty(name).ValueKind)); // the plan sets no number
    }

    [Fact]
    public async Task Json_NoAnswers_HasNullsAndNotZeros()
    {
        await using var app = await SurveyHubApp.StartAsync();

        var json = await JsonAsync(app, "/results/demo.json");

        Assert.Equal(0, json.GetProperty("responses").GetInt32());
        Assert.All((string[])["rate", "lower", "upper"], name => Assert.Equal(JsonValueKind.Null, json.GetProperty("overall").GetProperty(name).ValueKind));
        Assert.Equal(["no-data"], List(json, "targets").Where(target => target.GetProperty("op").ValueKind != JsonValueKind.Null).Select(target => target.GetProperty("verdict").GetString()).Distinct());
    }

    [Theory]
    [InlineData("vi", "Cung ứng dịch vụ hành chính công", "Rất hài lòng")]
    [InlineData("en", "Providing public administrative services", "Very satisfied")]
    public async Task Json_EachLanguage_HasItsNames(string language, string content, string level)
    {
        await using var app = await SurveyHubApp.StartAsync();

        var json = await JsonAsync(app, $"/results/demo.json?lang={language}");

        Assert.Equal(content, List(json, "contents")[0].GetProperty("name").GetString());
        Assert.Equal(level, List(json.GetProperty("overall"), "levels")[4].GetProperty("label").GetString());
    }

    [Fact]
    public async Task Files_OfFewerPeopleThanTheFloor_SayThatItIsWithheldAndNothingElse()
    {
        await using var app = await SurveyHubApp.StartAsync();
        await DemoForm.AnswerAsync(app, "so-noi-vu", "dat-dai", Enumerable.Repeat(_pleased, 4));
        await DemoForm.AnswerAsync(app, "so-xay-dung", "dat-dai", Enumerable.Repeat(_pleased, 40));

        var json = await JsonAsync(app, "/results/demo.json?unit=so-noi-vu");
        var csv = await app.Client.GetStringAsync("/results/demo.csv?unit=so-noi-vu");

        Assert.Equal(["campaign", "version", "asOf", "withheld"], Names(json));
        Assert.Equal("small-number", json.GetProperty("withheld").GetString());
        Assert.Single(csv.Trim().Split('\n'));
    }

    [Fact]
    public async Task Files_OfAllUnitsAndAllFields_GiveNoGroupBelowTheFloorBySubtraction()
    {
        await using var app = await SurveyHubApp.StartAsync();
        await Province.AnswerAsync(app, "demo", 150, seed: 3);
        string?[] units = [null, .. (await app.Service<Units>().ListAsync(default)).Select(unit => unit.Code.Value)];
        string?[] fields = [null, .. (await app.Service<ServiceFields>().ListAsync(default)).Select(field => field.Code.Value)];

        var responses = new Dictionary<(string?, string?), int>();
        foreach (var (unit, field) in units.SelectMany(unit => fields.Select(field => (unit, field))))
        {
            var json = await JsonAsync(app, $"/results/demo.json?unit={unit}&field={field}");
            if (json.TryGetProperty("responses", out var count))
                responses[(unit, field)] = count.GetInt32();
        }

        Assert.InRange(responses.Count, 2, (units.Length * fields.Length) - 1);
        Assert.Equal(150, responses[(null, null)]);
        Assert.DoesNotContain(responses.Values, count => count is > 0 and < 5);
        Assert.DoesNotContain(fields.Where(field => responses.ContainsKey((null, field))), field =>
            units.Skip(1).Any(unit => responses.TryGetValue((unit, field), out var part) && responses[(null, field)] - part is > 0 and < 5));
    }

    [Theory]
    [InlineData("/results/khong-co.json", "campaign-unknown", "khong-co")]
    [InlineData("/results/khong-co.csv", "campaign-unknown", "khong-co")]
    [InlineData("/results/demo.json?unit=so-bay", "unit-unknown", "so-bay")]
    [InlineData("/results/demo.csv?field=bay%20l%C6%B0%E1%BB%A3n", "field-unknown", "bay lượn")]
    public async Task File_UnknownName_IsAProblemThatNamesIt(string address, string rule, string name)
    {
        await using var app = await SurveyHubApp.StartAsync();

        using var response = await app.Client.GetAsync(address);
        var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(rule, problem.GetProperty("type").GetString());
        Assert.Contains($"“{name}”", problem.GetProperty("title").GetString(), StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Csv_AnyCampaign_HasTheFiguresOfTheJson(string provider)
    {
        await using var app = await SurveyHubApp.StartAsync(provider, _everything);
        await PostAsync(app, "so-noi-vu", "dat-dai", _pleased);
        await PostAsync(app, "trung-tam-hcc-tinh", "y-te", _indifferent);

        var json = await JsonAsync(app, "/results/demo.json");
        var csv = Estimates.Parse(await app.Client.GetStringAsync("/results/demo.csv"));

        Assert.Equal(23, csv.Count);
        AssertSame(json.GetProperty("overall"), csv["overall", "all"]);
        Assert.All(List(json, "contents"), estimate => AssertSame(estimate, csv["content", estimate.GetProperty("code").GetString()!]));
        Assert.All(List(json, "factors"), estimate => AssertSame(estimate, csv["factor", estimate.GetProperty("code").GetString()!]));
        Assert.All(List(json, "items"), estimate => AssertSame(estimate, csv["item", estimate.GetProperty("code").GetString()!]));
    }

    [Fact]
    public async Task Csv_AnyCampaign_OpensInASpreadsheetWithItsLetters()
    {
        await using var app = await SurveyHubApp.StartAsync();

        using var response = await app.Client.GetAsync("/results/demo.csv");
        var bytes = await response.Content.ReadAsByteArrayAsync();

        Assert.Equal("text/csv; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        Assert.Equal("demo.csv", response.Content.Headers.ContentDisposition?.FileName);
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        Assert.StartsWith("scope,key,respondents,valid,satisfied,rate,se,df,lower,upper,method,name,level1,level2,level3,level4,level5,excluded\n", System.Text.Encoding.UTF8.GetString(bytes[3..]), StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Files_AfterAnExclusion_LeaveItOutOfEveryFigureAndSaySo(string provider)
    {
        await using var app = await SurveyHubApp.StartAsync(provider, _everything);
        await PostAsync(app, "so-noi-vu", "dat-dai", _pleased);
        await PostAsync(app, "trung-tam-hcc-tinh", "y-te", _indifferent);
        await ExcludeAsync(app, "so-noi-vu");

        var json = await JsonAsync(app, "/results/demo.json");
        var elsewhere = await JsonAsync(app, "/results/demo.json?unit=van-phong-ubnd");
        var csv = Estimates.Parse(await app.Client.GetStringAsync("/results/demo.csv"));

        Assert.Equal((1, 1), (json.GetProperty("responses").GetInt32(), json.GetProperty("excluded").GetInt32()));
        Assert.Equal((1, 0), (elsewhere.GetProperty("responses").GetInt32(), elsewhere.GetProperty("excluded").GetInt32()));
        AssertCounts(json.GetProperty("overall"), respondents: 1, valid: 16, satisfied: 1);
        AssertCounts(Coded(json, "items", "c24"), respondents: 1, valid: 1, satisfied: 0);
        Assert.All(csv.Keys, key => Assert.Equal("1", csv[key.Scope, key.Key]["excluded"]));
    }

    [Theory, EachDatabase]
    public async Task Json_FlaggedResponses_AreCountedByFlagUnlessTheyAreExcluded(string provider)
    {
        await using var app = await SurveyHubApp.StartAsync(provider, _everything);
        await PostAsync(app, "so-noi-vu", "dat-dai", _pleased);
        await PostAsync(app, "trung-tam-hcc-tinh", "y-te", _pleased);
        foreach (var unit in (string[])["so-noi-vu", "trung-tam-hcc-tinh"])
            await app.Database.FlagAsync((await IdAsync(app, unit), [Flag.Speeding, Flag.StraightLining]));
        await ExcludeAsync(app, "so-noi-vu");
        await using var node = app.StartAnotherNode(_everything); // which has read none of them before it was flagged

        Assert.Equal(
            [("speeding", 1), ("straight-lining", 1), ("burst", 0), ("outside-hours", 0), ("duplicate-text", 0), ("clock-skew", 0)],
            FlagsIn(await JsonAsync(node, "/results/demo.json")));
        Assert.All(FlagsIn(await JsonAsync(node, "/results/demo.json?unit=so-noi-vu")), flag => Assert.Equal(0, flag.Responses));
    }

    private static IEnumerable<(string? Flag, int Responses)> FlagsIn(JsonElement json) =>
        List(json, "flags").Select(flag => (flag.GetProperty("flag").GetString(), flag.GetProperty("responses").GetInt32()));

    private static async Task ExcludeAsync(SurveyHubApp app, string unit) =>
        Sample.Must(await app.Service<ResponseDecisions>().AddAsync(await IdAsync(app, unit), DecisionKind.Exclude, "Gửi thử", Sample.Signed(), default));

    private static async Task<Guid> IdAsync(SurveyHubApp app, string unit) =>
        new((await app.Database.Database.FindAsync<byte[]>("select id from response where unit = @unit", new { unit }, default))!, bigEndian: true);

    private static void AssertSame(JsonElement estimate, IReadOnlyDictionary<string, string> line)
    {
        Assert.All(
            (string[])["respondents", "valid", "satisfied", "rate", "lower", "upper", "method", "name"],
            name => Assert.Equal(estimate.GetProperty(name).ToString(), line[name]));
        Assert.All(List(estimate, "levels"), level => Assert.Equal(level.GetProperty("count").ToString(), line[$"level{level.GetProperty("value")}"]));
    }

    private static void AssertCounts(JsonElement estimate, int respondents, int valid, int satisfied) => Assert.Equal(
        (respondents, valid, satisfied),
        (estimate.GetProperty("respondents").GetInt32(), estimate.GetProperty("valid").GetInt32(), estimate.GetProperty("satisfied").GetInt32()));

    private static async Task PostAsync(SurveyHubApp app, string? unit, string? field, IReadOnlyList<string> levels)
    {
        using var response = await app.SubmitAsync($"/s/demo?unit={unit}&field={field}", DemoForm.Criteria.Zip(levels));
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
    }

    private static async Task<JsonElement> JsonAsync(SurveyHubApp app, string address) => JsonDocument.Parse(await app.Client.GetStringAsync(address)).RootElement;

    private static IReadOnlyList<JsonElement> List(JsonElement json, string name) => [.. json.GetProperty(name).EnumerateArray()];

    private static JsonElement Coded(JsonElement json, string name, string code) => List(json, name).Single(estimate => estimate.GetProperty("code").GetString() == code);

    private static IReadOnlyList<string> Names(JsonElement json) => [.. json.EnumerateObject().Select(property => property.Name)];
}
