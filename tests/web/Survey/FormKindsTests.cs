using System.Net;

namespace SurveyHub.Tests;

/// <summary>The form of a questionnaire with items of every kind.</summary>
public sealed class FormKindsTests
{
    [Fact]
    public async Task Get_EveryKind_HasTheControlThatFitsIt()
    {
        await using var app = await StartAsync();

        var page = await app.OpenAsync("/s/kinds");

        Assert.Equal(2, page.QuerySelectorAll("input[type=radio][name=visited]").Length);
        Assert.NotNull(page.QuerySelector("input[inputmode=decimal][name=minutes]"));
        Assert.Equal(5, page.QuerySelectorAll("input[type=checkbox][name=why]").Length);
        Assert.NotNull(page.QuerySelector("input[name=why_words]"));
        Assert.Equal("2025-07-01", page.QuerySelector("input[type=date][name=filed]")?.GetAttribute("min"));
        Assert.Equal(2, page.QuerySelectorAll("select[name=first]").Length);
        Assert.Equal("Cảm ơn ông/bà.", page.QuerySelector("p#q-thanks")?.TextContent);
        Assert.NotNull(page.QuerySelector("input[type=text][name=name-it]"));
        Assert.NotNull(page.QuerySelector("input[type=checkbox][name=agree]"));
        Assert.Null(page.QuerySelector("[name=late], #q-late"));
        Assert.EndsWith("/2", page.QuerySelector(".progress")?.TextContent, StringComparison.Ordinal); // c24 and visited: the others are typed, or asked of some
        Assert.Equal(2, page.QuerySelectorAll(".counted").Length);
        Assert.All(page.QuerySelectorAll("input:not([type=hidden]), select, textarea"), control => Assert.True(control.Closest("label") is not null || page.QuerySelector($"label[for='{control.Id}']") is not null, control.OuterHtml));
    }

    [Fact]
    public async Task Post_AnswerThatBreaksItsRule_ShowsTheQuestionnairesWordsAndKeepsWhatWasTyped()
    {
        await using var app = await StartAsync();

        using var response = await app.SubmitAsync(
            "/s/kinds", ("c24", "4"), ("visited", "no"), ("filed", "2026-02-02"), ("returned", "2026-02-01"), ("first", "place"), ("first", "time"), ("agree", "true"));
        var page = await SurveyHubApp.PageAsync(response);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Equal("Ngày nhận phải sau ngày nộp.", page.QuerySelector("#q-returned .error")?.TextContent);
        Assert.Equal("2026-02-02", page.QuerySelector("[name=filed]")?.GetAttribute("value"));
        Assert.Equal(["place", "time"], page.QuerySelectorAll("select[name=first] option[selected]").Select(option => option.GetAttribute("value")));
        Assert.True(page.QuerySelector("[name=agree]")?.HasAttribute("checked"));
    }

    [Theory, EachDatabase]
    public async Task Post_AnswerToAQuestionThatIsNotAsked_IsNotStored(string provider)
    {
        await using var app = await StartAsync(provider);

        using var response = await app.SubmitAsync("/s/kinds", ("c24", "4"), ("visited", "no"), ("minutes", "999"), ("agree", "true"));

        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        Assert.Equal("""{"agree":true,"c24":"4","visited":"no"}""", await app.Service<Database>().FindAsync<string>("select answers from response", null, default));
    }

    [Fact]
    public async Task Get_QuestionnaireWithoutRules_LoadsNoScript()
    {
        await using var app = await StartAsync();

        Assert.Empty((await app.OpenAsync("/s/demo")).Scripts);
        Assert.Equal(2, (await app.OpenAsync("/s/kinds")).Scripts.Length);
    }

    internal static async Task<SurveyHubApp> StartAsync(string provider = "sqlite", bool listens = false)
    {
        var app = listens ? await SurveyHubApp.ListenAsync(provider) : await SurveyHubApp.StartAsync(provider);
        await app.Service<Questionnaires>().AddAsync(KindsSample.Version(), Sample.Noon, default);
        await app.Service<Campaigns>().AddAsync(KindsSample.Campaign(), Sample.Signed(), default);
        return app;
    }
}
