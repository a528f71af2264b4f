using DocumentFormat.OpenXml.Packaging;

namespace SurveyHub.Tests;

/// <summary>The demonstration with people who answered the SIPAS form, and its documents taken by a browser.</summary>
public static class OfficialSite
{
    /// <summary>A hundred of so-noi-vu, of whom ninety are satisfied; forty of so-y-te, of whom ten are; three of xa-doi-che.</summary>
    public static async Task<SurveyHubApp> StartAsync(params (string Name, string Value)[] settings)
    {
        var app = await SurveyHubApp.StartAsync("sqlite", settings);
        await AnswerAsync(app, "so-noi-vu", 90, "4");
        await AnswerAsync(app, "so-noi-vu", 10, "2");
        await AnswerAsync(app, "so-y-te", 10, "5");
        await AnswerAsync(app, "so-y-te", 30, "1");
        await AnswerAsync(app, "xa-doi-che", 3, "5");
        return app;
    }

    public static async Task<WordprocessingDocument> OpenWordAsync(this SurveyHubApp app, string address)
    {
        var response = await app.Client.GetAsync(address);
        Assert.Equal("application/vnd.openxmlformats-officedocument.wordprocessingml.document", response.EnsureSuccessStatusCode().Content.Headers.ContentType!.MediaType);
        return WordprocessingDocument.Open(new MemoryStream(await response.Content.ReadAsByteArrayAsync()), isEditable: false);
    }

    /// <summary>Every criterion at one level; harassment seen by the dissatisfied, and each priority by some.</summary>
    public static async Task AnswerAsync(SurveyHubApp app, string unit, int people, string level, DateTimeOffset? at = null)
    {
        var campaign = (await app.Service<Campaigns>().FindAsync(Code.Of("sipas"), default))!;
        var structure = new IndexStructure(campaign.Version);
        var answers = structure.Criteria.Select(item => (item.Code.Value, level))
            .Append(("harassment", level is "1" or "2" ? "some" : "none"))
            .Append(("priority-online-services", "4")).Append(("priority-facilities", level is "1" ? "1" : "3"));
        var parsed = Sample.Must(Answers.Parse(campaign.Version, Sample.Fields([.. answers]), (at ?? Sample.Noon).DayInVietnam(), mayBlank: true));
        await app.Service<Responses>().AddAsync(
            [.. Enumerable.Range(0, people).Select(_ => new Response(campaign, Sample.Submission() with { Visit = new(Code.Of(unit), null, null) }, parsed, at ?? Sample.Noon))], default);
    }
}
