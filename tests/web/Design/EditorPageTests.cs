using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using SurveyHub.Web;

namespace SurveyHub.Tests;

public sealed class EditorPageTests
{
    [Fact]
    public async Task Get_OfTheDraft_GivesItsRevisionAndDocument()
    {
        await using var app = await SurveyHubApp.StartAsync();
        await app.Service<Drafts>().SaveAsync(Sample.Must(Manuscript.Read(Code.Of("sample"), Sample.Document())), 0, Sample.Signed(), default);

        var opened = (await EditorPages.OpenAsync(app, "sample")).Opened;

        Assert.Equal(1, opened.GetProperty("revision").GetInt32());
        Assert.Equal("Nơi tiếp nhận dễ tìm", opened.GetProperty("document").GetProperty("sections")[0].GetProperty("items")[0].GetProperty("question").GetProperty("vi").GetString());
    }

    [Fact]
    public async Task Get_WithoutADraft_BeginsFromTheLatestVersion()
    {
        await using var app = await SurveyHubApp.StartAsync();

        var opened = (await EditorPages.OpenAsync(app, "one-stop-counter")).Opened;

        Assert.Equal(0, opened.GetProperty("revision").GetInt32());
        Assert.Equal("one-stop-counter", opened.GetProperty("document").GetProperty("code").GetString());
        Assert.Null(await app.Service<Drafts>().FindAsync(Code.Of("one-stop-counter"), default)); // looking writes nothing
    }

    [Fact]
    public async Task Get_OfAQuestionnaireThatIsNotThere_IsNotFound()
    {
        await using var app = await SurveyHubApp.StartAsync();
        await app.SignInAsAsync(Role.Designer);

        Assert.Equal(HttpStatusCode.NotFound, (await app.Client.GetAsync("/design/no-such-one")).StatusCode);
    }

    [Fact]
    public async Task Get_OfTextThatLooksLikeTheEndOfAScript_StaysInsideTheData()
    {
        await using var app = await SurveyHubApp.StartAsync();
        var document = Sample.Document(json => json["title"]!["vi"] = "</script><b>");
        await app.Service<Drafts>().SaveAsync(Sample.Must(Manuscript.Read(Code.Of("sample"), document)), 0, Sample.Signed(), default);

        var opened = (await EditorPages.OpenAsync(app, "sample")).Opened;

        Assert.Equal("</script><b>", opened.GetProperty("document").GetProperty("title").GetProperty("vi").GetString());
    }

    [Fact]
    public async Task Get_OfTheEditor_MayFetch_AsNoOtherPageMay()
    {
        await using var app = await SurveyHubApp.StartAsync();
        await app.SignInAsAsync(Role.Designer);

        Assert.Contains("connect-src 'self'", (await app.Client.GetAsync("/design/one-stop-counter")).Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.DoesNotContain("connect-src", (await app.Client.GetAsync("/account")).Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Put_OfADraft_SavesItAsTheNextRevision()
    {
        await using var app = await SurveyHubApp.StartAsync();
        var pages = await EditorPages.OpenAsync(app, "one-stop-counter");

        var (first, one) = await pages.SaveAsync(0, Sample.Document());
        var (second, two) = await pages.SaveAsync(1, Sample.Document(document => document["title"]!["vi"] = "Khác"));

        Assert.Equal((200, 1, 200, 2), (first, one.GetProperty("revision").GetInt32(), second, two.GetProperty("revision").GetInt32()));
        Assert.Contains("Khác", (await app.Service<Drafts>().FindAsync(Code.Of("sample"), default))!.Manuscript.Document, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Put_OnADraftThatSomebodySavedMeanwhile_GivesTheirs()
    {
        await using var app = await SurveyHubApp.StartAsync();
        var pages = await EditorPages.OpenAsync(app, "one-stop-counter");
        await app.Service<Drafts>().SaveAsync(Sample.Must(Manuscript.Read(Code.Of("sample"), Sample.Document(document => document["title"]!["vi"] = "Của chị Bình"))), 0, new("binh@tinh.example", Sample.Noon), default);

        var (status, theirs) = await pages.SaveAsync(0, Sample.Document());

        Assert.Equal((409, 1, "binh@tinh.example"), (status, theirs.GetProperty("revision").GetInt32(), theirs.GetProperty("by").GetString()));
        Assert.Equal("Của chị Bình", theirs.GetProperty("document").GetProperty("title").GetProperty("vi").GetString());
    }

    [Fact]
    public async Task Put_AfterTheDraftWasPublished_IsNotFound()
    {
        await using var app = await SurveyHubApp.StartAsync();

        Assert.Equal(404, (await (await EditorPages.OpenAsync(app, "one-stop-counter")).SaveAsync(3, Sample.Document())).Status);
    }

    [Fact]
    public async Task Put_OfAnotherQuestionnaire_IsRefusedInWords()
    {
        await using var app = await SurveyHubApp.StartAsync();

        var (status, problem) = await (await EditorPages.OpenAsync(app, "one-stop-counter")).SaveAsync(0, """{ "code": "other" }""");

        Assert.Equal((422, "Tài liệu này là của một phiếu hỏi khác, không phải sample."), (status, problem.GetProperty("title").GetString()));
    }

    [Fact]
    public async Task Put_OfATextTooLong_IsRefusedInWords()
    {
        await using var app = await SurveyHubApp.StartAsync();

        var (status, problem) = await (await EditorPages.OpenAsync(app, "one-stop-counter")).SaveAsync(0, Sample.Document(document => document["note"] = new string('a', Manuscript.Longest)));

        Assert.Equal((413, "document-too-long"), (status, problem.GetProperty("type").GetString()));
    }

    [Fact]
    public async Task Put_WithoutTheTokenOfThePage_IsRefused()
    {
        await using var app = await SurveyHubApp.StartAsync();
        var pages = await EditorPages.OpenAsync(app, "one-stop-counter");

        using var response = await pages.SendAsync(HttpMethod.Put, "/design/sample/draft", $$"""{ "revision": 0, "document": {{Sample.Document()}} }""", hasToken: false);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Null(await app.Service<Drafts>().FindAsync(Code.Of("sample"), default));
    }

    [Fact]
    public async Task Put_AfterTheSessionIsOver_SaysSoAsJson()
    {
        await using var app = await SurveyHubApp.StartAsync();
        using var body = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");

        using var response = await app.Client.PutAsync("/design/sample/draft", body);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("session-over", JsonElement.Parse(await response.Content.ReadAsStringAsync()).GetProperty("type").GetString());
    }

    [Fact]
    public async Task Check_OfAReadableDraft_GivesFindingsGapsAndRules()
    {
        await using var app = await SurveyHubApp.StartAsync();
        var document = Sample.Document(json =>
        {
            json["sections"]![0]!["items"]![1]!["visibleIf"] = "c24 <= 2";
            json["sections"]![0]!["items"]![0]!["question"]!["vi"] = "Công chức tận tình";
        });

        var check = await (await EditorPages.OpenAsync(app, "one-stop-counter")).CheckAsync(document);

        Assert.Empty(check.GetProperty("problems").EnumerateArray());
        Assert.Equal("""["<=",["item","c24"],2]""", check.GetProperty("rules").GetProperty("$.sections[0].items[1].visibleIf").GetRawText());
        Assert.Contains(check.GetProperty("missing").EnumerateArray(), gap => (gap.GetProperty("place").GetString(), gap.GetProperty("language").GetString()) == ("$.consent", "en"));
        var leading = check.GetProperty("findings").EnumerateArray().Single(finding => finding.GetProperty("rule").GetString() == "wording-leading");
        Assert.Equal(("$.sections[0].items[0].question.vi", "warning"), (leading.GetProperty("place").GetString(), leading.GetProperty("weight").GetString()));
        Assert.StartsWith("“tận tình” gợi ý câu trả lời.", leading.GetProperty("words").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_OfABrokenRule_GivesItsColumnAndKeepsTheOthers()
    {
        await using var app = await SurveyHubApp.StartAsync();
        var document = Sample.Document(json =>
        {
            json["sections"]![0]!["items"]![1]!["visibleIf"] = "c24 <= ";
            json["sections"]![1]!["items"]![0]!["visibleIf"] = "answered(c39)";
        });

        var check = await (await EditorPages.OpenAsync(app, "one-stop-counter")).CheckAsync(document);

        var problem = Assert.Single(check.GetProperty("problems").EnumerateArray());
        Assert.Equal(("$.sections[0].items[1].visibleIf", "rule-unfinished", 8), (problem.GetProperty("place").GetString(), problem.GetProperty("rule").GetString(), problem.GetProperty("column").GetInt32()));
        Assert.Equal(["$.sections[1].items[0].visibleIf"], check.GetProperty("rules").EnumerateObject().Select(rule => rule.Name));
    }

    [Fact]
    public void Words_OfTheScript_AreAllInTheTexts()
    {
        var scripts = Directory.GetFiles(Path.Combine(Root(AppContext.BaseDirectory), "web", "wwwroot", "editor"), "*.js");
        var named = scripts.SelectMany(script => Regex.Matches(File.ReadAllText(script), "\\bt\\(\"(?<key>[^\"]+)\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Select(match => "editor." + match.Groups["key"].Value)).Distinct().ToList();

        Assert.NotEmpty(named);
        Assert.Empty(named.Except(Texts.All.First().Keys));
    }

    private static string Root(string folder) => File.Exists(Path.Combine(folder, "SurveyHub.sln")) ? folder : Root(Path.GetDirectoryName(folder)!);
}
