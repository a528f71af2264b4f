using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using static SurveyHub.Tests.ResponsesApp;

namespace SurveyHub.Tests;

/// <summary>What nobody should send: refused by name, and nothing stored.</summary>
public sealed class ResponsesRefusalTests
{
    [Theory]
    [InlineData("id")]
    [InlineData("campaign")]
    [InlineData("questionnaire")]
    [InlineData("version", "7", "-0")]
    [InlineData("unit")]
    [InlineData("field")]
    [InlineData("point")]
    [InlineData("channel")]
    [InlineData("language")]
    [InlineData("started_at")]
    [InlineData("submitted_at")]
    [InlineData("invitation")]
    [InlineData("answers", "{}", "{\"id\":1}")]
    public async Task Post_MemberOfWrongKind_IsRejectedThereForEveryKind(string member, params string[] itsOwn)
    {
        await using var app = await SurveyHubApp.StartAsync();
        string[] values = ["7", "1.5", "1e999", "-0", "true", "\"\"", "\" \"", "\"<script>\\u0000'; drop table response; --\"", "[]", "[\"demo\"]", "{}", "{\"id\":1}"];

        var told = await app.SendAsync(new JsonArray([.. values.Except(itsOwn).Select(value => Response(response => response[member] = JsonNode.Parse(value)))]));

        Assert.All(told.Outcomes, outcome => Assert.Equal("rejected", outcome));
        Assert.All(told.Problems, problem => Assert.EndsWith(" " + member, problem, StringComparison.Ordinal));
        Assert.Equal(values.Except(itsOwn).Count(), told.Problems.Count);
        await AssertNothingKeptAsync(app);
    }

    [Theory]
    [InlineData("{}", "answer-malformed c24")]
    [InlineData("[[]]", "answer-malformed c24")]
    [InlineData("[null]", "answer-malformed c24")]
    [InlineData("[4,5]", "answer-repeated c24")]
    [InlineData("true", "answer-unknown c24")]
    [InlineData("false", "answer-unknown c24")]
    [InlineData("4.5", "answer-unknown c24")]
    [InlineData("1e999", "answer-unknown c24")]
    [InlineData("\"\\u0000\"", "answer-unknown c24")]
    [InlineData("null", "answer-missing c24")]
    [InlineData("\"\"", "answer-missing c24")]
    [InlineData("[]", "answer-missing c24")]
    public async Task Post_AnswerOfWrongKind_IsRejectedThere(string value, string problem)
    {
        await using var app = await SurveyHubApp.StartAsync();

        var told = await app.SendAsync(Response(response => response["answers"]!["c24"] = JsonNode.Parse(value)));

        Assert.Contains(problem, told.Problems);
        await AssertNothingKeptAsync(app);
    }

    [Theory]
    [InlineData("ID", "member-unknown ID")]
    [InlineData("respondent_name", "member-unknown respondent_name")]
    [InlineData("", "member-unknown")]
    public async Task Post_MemberThatIsNotKnown_IsRejectedByName(string member, string problem)
    {
        await using var app = await SurveyHubApp.StartAsync();

        Assert.Equal([problem], (await app.SendAsync(Response(response => response[member] = "x"))).Problems);
    }

    [Theory]
    [InlineData("id")]
    [InlineData("campaign")]
    [InlineData("answers")]
    public async Task Post_MemberMissing_IsRejectedByName(string member)
    {
        await using var app = await SurveyHubApp.StartAsync();

        var (without, empty) = (await app.SendAsync(Response(response => response.Remove(member))), await app.SendAsync(Response(response => response[member] = null)));

        Assert.Equal([$"member-missing {member}"], without.Problems);
        Assert.Equal([$"member-missing {member}"], empty.Problems);
    }

    [Theory]
    [InlineData("", "json-malformed")]
    [InlineData("{", "json-malformed")]
    [InlineData("[{},]", "json-malformed")]
    [InlineData("{}{}", "json-malformed")]
    [InlineData("// a comment\n{}", "json-malformed")]
    [InlineData("\uFEFF{}", "json-malformed")]
    [InlineData("{'id':1}", "json-malformed")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]", "json-malformed")]
    [InlineData("""[{"answers":{}},{"answers":{"c24":1,"\u0063\u00324":2}}]""", "member-repeated")]
    [InlineData("""{"answers":{"comment":"\ud83d"}}""", "json-not-unicode")]
    [InlineData("""{"\udc4d":1}""", "json-not-unicode")]
    [InlineData("[]", "batch-miscounted")]
    [InlineData("null", "batch-miscounted")]
    [InlineData("\"x\"", "batch-miscounted")]
    public async Task Post_Unreadable_Is400(string body, string rule)
    {
        await using var app = await SurveyHubApp.StartAsync();

        var told = await app.SendAsync(body);

        Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json", rule), (told.Status, told.ContentType, told.Rule));
    }

    [Fact]
    public async Task Post_Unreadable_NamesThePlace()
    {
        await using var app = await SurveyHubApp.StartAsync();

        Assert.StartsWith("Dòng 2, byte 6:", await TitleAsync("[{},\n {}, ]"u8.ToArray()), StringComparison.Ordinal);
        Assert.StartsWith("“$[1].answers.c24” ", await TitleAsync("""[{},{"answers":{"c24":1,"c24":1}}]"""u8.ToArray()), StringComparison.Ordinal);
        Assert.StartsWith("Byte 8:", await TitleAsync([.. "{\"id\":\""u8, 0xC3, .. "\"}"u8]), StringComparison.Ordinal);

        async Task<string> TitleAsync(byte[] body) => (await app.SendAsync(body)).Body.GetProperty("title").GetString()!;
    }

    [Fact]
    public async Task Post_501Responses_Is400AndStoresNone()
    {
        await using var app = await SurveyHubApp.StartAsync();

        var told = await app.SendAsync(new JsonArray([.. Enumerable.Range(0, 501).Select(_ => Response())]));

        Assert.Equal((HttpStatusCode.BadRequest, "batch-miscounted"), (told.Status, told.Rule));
        await AssertNothingKeptAsync(app);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("application/json; charset=latin1")]
    [InlineData("application/jsonx")]
    public async Task Post_OtherType_Is415(string? contentType)
    {
        await using var app = await SurveyHubApp.StartAsync();

        var told = await app.SendAsync(Encoding.UTF8.GetBytes(Response().ToJsonString()), contentType);

        Assert.Equal((HttpStatusCode.UnsupportedMediaType, "application/problem+json", "body-not-json"), (told.Status, told.ContentType, told.Rule));
    }

    [Fact]
    public async Task Post_CompressedInAnUnknownWayOrNotAtAll_IsRefused()
    {
        await using var app = await SurveyHubApp.StartAsync();
        var body = Encoding.UTF8.GetBytes(Response().ToJsonString());

        var unknown = await app.SendAsync(body, encoding: "zstd-x");
        var broken = new List<Told>();
        foreach (var encoding in (string[])["gzip", "deflate", "br"])
            broken.Add(await app.SendAsync(body, encoding: encoding));

        Assert.Equal((HttpStatusCode.UnsupportedMediaType, "body-not-json"), (unknown.Status, unknown.Rule));
        Assert.All(broken, told => Assert.Equal((HttpStatusCode.BadRequest, "body-unreadable"), (told.Status, told.Rule)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Post_TooLargeAlsoOnlyAfterDecompression_Is413(bool isCompressed)
    {
        await using var app = await SurveyHubApp.ListenAsync();
        var body = new string(' ', 2 * 1024 * 1024) + "{}";

        var told = isCompressed ? await app.SendAsync(Gzip(body), encoding: "gzip") : await app.SendAsync(body);

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "application/problem+json", "body-too-large"), (told.Status, told.ContentType, told.Rule));
    }

    [Fact]
    public async Task Post_BombOfManyMegabytes_Is413()
    {
        await using var app = await SurveyHubApp.ListenAsync();

        var told = await app.SendAsync(Gzip(new string(' ', 100_000_000)), encoding: "gzip");

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, told.Status);
    }

    [Fact]
    public async Task Post_FieldsBeyondTheirCaps_AreRejectedThere()
    {
        await using var app = await SurveyHubApp.StartAsync();

        var told = await app.SendAsync(Batch(
            Response(response => response["point"] = new string('a', 201)),
            Response(response => response["answers"]!["comment"] = new string('a', 2001)),
            Response(response => response["answers"]!["comment"] = new string('a', 300_000)),
            Response(response => response["answers"] = new JsonObject(Enumerable.Range(0, 1000).Select(i => KeyValuePair.Create($"x{i}", (JsonNode?)1)))),
            Response(response => response["answers"]!["c24"] = new JsonArray([.. Enumerable.Range(0, 251).Select(_ => JsonValue.Create(4))]))));

        Assert.Equal(
            ["member-malformed point", "answer-too-long comment", "response-too-large", "answers-too-many answers", "answer-malformed c24"],
            told.Problems.Where(problem => !problem.StartsWith("answer-missing", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Post_IdOfATimeThatIsNone_IsStoredWithoutStart()
    {
        await using var app = await SurveyHubApp.StartAsync();

        var told = await app.SendAsync(Response(response => response["id"] = "ffffffff-ffff-7fff-bfff-ffffffffffff"));

        Assert.Equal(["stored"], told.Outcomes);
    }

    private static async Task AssertNothingKeptAsync(SurveyHubApp app) =>
        Assert.Equal((0, 0), (await app.Database.CountAsync("response"), await app.Database.CountAsync("quarantined_response")));
}
