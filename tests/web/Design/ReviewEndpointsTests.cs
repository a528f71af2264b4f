using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace SurveyHub.Tests;

public sealed class ReviewEndpointsTests
{
    private const string Wording = "/sections/0/items/0/question/vi";

    [Fact]
    public async Task Merge_WithTheStoredDraft_KeepsWhatBothWrote()
    {
        await using var app = await SurveyHubApp.StartAsync();
        using var designer = await Designer.OpenAsync(app);
        await designer.SaveAsync(app, Sample.VersionWith("/sections/1/items/0/question/vi", "\"Ông/bà là\""));

        var merged = await ReadAsync(await designer.PostJsonAsync("/design/sample/merge", Sent(Sample.Document(), Changed(Wording, "Một"))));

        Assert.Equal(("Một", "Ông/bà là"), ((string?)merged["document"]!["sections"]![0]!["items"]![0]!["question"]!["vi"], (string?)merged["document"]!["sections"]![1]!["items"]![0]!["question"]!["vi"]));
        Assert.Equal((1, designer.Name), ((int)merged["revision"]!, (string?)merged["by"]));
        Assert.Empty(merged["conflicts"]!.AsArray());
    }

    [Fact]
    public async Task Merge_OfWhatBothChanged_TellsWhereAndBoth()
    {
        await using var app = await SurveyHubApp.StartAsync();
        using var designer = await Designer.OpenAsync(app);
        await designer.SaveAsync(app, Sample.VersionWith(Wording, "\"Hai\""));

        var merged = await ReadAsync(await designer.PostJsonAsync("/design/sample/merge", Sent(Sample.Document(document => document["version"] = 2), Changed(Wording, "Một"))));

        Assert.Equal("""{"place":"$.sections[0].items[0].question.vi","kind":"value","mine":"M\u1ED9t","theirs":"Hai"}""", Assert.Single(merged["conflicts"]!.AsArray(), conflict => (string?)conflict!["kind"] == "value" && (string?)conflict["theirs"] == "Hai")!.ToJsonString());
    }

    [Theory]
    [InlineData("/design/nothing/merge", HttpStatusCode.NotFound)]
    [InlineData("/design/sample/merge", HttpStatusCode.UnprocessableEntity)]
    public async Task Merge_OfWhatIsNoManuscript_IsRefused(string address, HttpStatusCode status)
    {
        await using var app = await SurveyHubApp.StartAsync();
        using var designer = await Designer.OpenAsync(app);
        await designer.SaveAsync(app, Sample.Version());

        Assert.Equal(status, (await designer.PostJsonAsync(address, new { Base = 1, Mine = "x" })).StatusCode);
    }

    [Theory]
    [InlineData("/design/sample/merge")]
    [InlineData("/design/sample/comments")]
    public async Task Post_WithoutTheToken_IsRefused(string address)
    {
        await using var app = await SurveyHubApp.StartAsync();
        using var designer = await Designer.OpenAsync(app);
        await designer.SaveAsync(app, Sample.Version());

        Assert.Equal(HttpStatusCode.BadRequest, (await designer.PostJsonAsync(address, new { Place = "", Text = "x" }, withToken: false)).StatusCode);
        Assert.Equal(0, await app.Database.CountAsync("draft_comment"));
    }

    [Fact]
    public async Task Comments_AddedAndResolved_AreListedAsTheyAre()
    {
        await using var app = await SurveyHubApp.StartAsync();
        using var designer = await Designer.OpenAsync(app);
        await designer.SaveAsync(app, Sample.Version());

        var added = await ReadAsync(await designer.PostJsonAsync("/design/sample/comments", new { Place = "c24", Text = "Dài quá" }));
        await designer.PostJsonAsync($"/design/sample/comments/{added["id"]}/resolve", new { });

        var listed = Assert.Single((await (await designer.GetAsync("/design/sample/comments")).Content.ReadFromJsonAsync<JsonArray>())!)!;
        Assert.Equal(("c24", "Dài quá", designer.Name, true), ((string?)listed["place"], (string?)listed["text"], (string?)listed["by"], (bool)listed["resolved"]!));
    }

    [Fact]
    public async Task Resolve_AnUnknownComment_IsNotFound()
    {
        await using var app = await SurveyHubApp.StartAsync();
        using var designer = await Designer.OpenAsync(app);
        await designer.SaveAsync(app, Sample.Version());

        Assert.Equal(HttpStatusCode.NotFound, (await designer.PostJsonAsync($"/design/sample/comments/{Guid.NewGuid()}/resolve", new { })).StatusCode);
    }

    private static object Sent(string @base, string mine) => new { Base = JsonNode.Parse(@base), Mine = JsonNode.Parse(mine) };

    private static string Changed(string pointer, string words) => Sample.Document(document => Sample.Set(document, pointer, $"\"{words}\""));

    private static async Task<JsonNode> ReadAsync(HttpResponseMessage response)
    {
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        return (await response.Content.ReadFromJsonAsync<JsonNode>())!;
    }
}
