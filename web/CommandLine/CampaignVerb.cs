using System.CommandLine;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary><c>campaign add --code C --title T --questionnaire Q [--version N] --opens DAY --closes DAY [--by NAME]</c>, <c>campaign sample --campaign C --file FILE [--by NAME]</c>, <c>campaign open|close|freeze|publish --campaign C [--by NAME]</c></summary>
public static class CampaignVerb
{
    public static Command Create(WebApplication app)
    {
        var t = Texts.Current;
        var code = new Option<string>("--code") { Description = t["cli.campaign-code"], Required = true };
        var title = new Option<string>("--title") { Description = t["cli.campaign-title"], Required = true };
        var questionnaire = new Option<string>("--questionnaire") { Description = t["cli.campaign-questionnaire"], Required = true };
        var version = new Option<int>("--version") { Description = t["cli.campaign-version"], DefaultValueFactory = _ => 1 };
        var opens = new Option<DateOnly>("--opens") { Description = t["cli.opens"], Required = true };
        var closes = new Option<DateOnly>("--closes") { Description = t["cli.closes"], Required = true };
        var by = QuestionnaireVerb.By(required: false);
        var add = new Command("add", t["cli.campaign-add"]) { code, title, questionnaire, version, opens, closes, by };
        add.SetAction((words, ct) => AddAsync(
            app, words.GetRequiredValue(code), words.GetRequiredValue(title), words.GetRequiredValue(questionnaire), words.GetValue(version),
            words.GetRequiredValue(opens), words.GetRequiredValue(closes), words.GetValue(by), ct));
        var campaign = new Command("campaign", t["cli.campaigns"]) { add, Sample(app, t) };
        foreach (var act in Enum.GetValues<CampaignAct>())
            campaign.Add(Step(app, t, act));
        return campaign;
    }

    private static Command Step(WebApplication app, Texts t, CampaignAct act)
    {
        var campaign = new Option<string>("--campaign") { Description = t["cli.campaign"], Required = true };
        var by = QuestionnaireVerb.By(required: false);
        var step = new Command(Words.Write(act), t["campaigns.act." + Words.Write(act)]) { campaign, by };
        var reason = new Option<string?>("--reason") { Description = t["campaigns.close-reason"] };
        if (act == CampaignAct.Close)
            step.Add(reason);
        step.SetAction((words, ct) => StepAsync(app, act, words.GetRequiredValue(campaign), act == CampaignAct.Close ? words.GetValue(reason) : null, words.GetValue(by), ct));
        return step;
    }

    private static async Task<int> StepAsync(WebApplication app, CampaignAct act, string code, string? reason, string? by, CancellationToken ct)
    {
        await ServeVerb.PrepareAsync(app, ct);
        if (await app.Services.GetRequiredService<Campaigns>().FindAsync(Code.Parse(code), ct) is not { } campaign)
            return Terminal.Refuse(Problem.CampaignUnknown(code));
        var taken = await app.Services.GetRequiredService<CampaignSteps>().TakeAsync(act, campaign, reason, QuestionnaireVerb.Sign(app, by), ct);
        if (taken.Value is null)
            return Terminal.Refuse(taken.Problems);

        Console.Out.WriteLine(Texts.Current[$"campaigns.act.{Words.Write(act)}-done", campaign.Code]);
        return 0;
    }

    private static Command Sample(WebApplication app, Texts t)
    {
        var campaign = new Option<string>("--campaign") { Description = t["cli.campaign"], Required = true };
        var file = new Option<string>("--file") { Description = t["cli.sample-file"], Required = true };
        var by = QuestionnaireVerb.By(required: false);
        var sample = new Command("sample", t["cli.campaign-sample"]) { campaign, file, by };
        sample.SetAction((words, ct) => SampleAsync(app, words.GetRequiredValue(campaign), words.GetRequiredValue(file), words.GetValue(by), ct));
        return sample;
    }

    private static async Task<int> AddAsync(
        WebApplication app, string code, string title, string questionnaire, int number, DateOnly opens, DateOnly closes, string? by, CancellationToken ct)
    {
        if (Code.Parse(code) is not { } parsed)
            return Terminal.Refuse(Problem.CodeMalformed("--code", code));
        if (string.IsNullOrWhiteSpace(title))
            return Terminal.Refuse(Problem.TextMissing("--title"));
        if (closes < opens)
            return Terminal.Refuse(Problem.DatesReversed());

        await ServeVerb.PrepareAsync(app, ct);
        if (Code.Parse(questionnaire) is not { } name || await app.Services.GetRequiredService<Questionnaires>().FindAsync(name, number, ct) is not { } version)
            return Terminal.Refuse(Problem.QuestionnaireUnknown($"{questionnaire} {number}"));

        var campaign = new Campaign(parsed, new(new Dictionary<string, string> { ["vi"] = title }), version, opens, closes);
        var added = await app.Services.GetRequiredService<Campaigns>().AddAsync(campaign, QuestionnaireVerb.Sign(app, by), ct);
        if (added.Value is null)
            return Terminal.Refuse(added.Problems);

        Console.Out.WriteLine(Texts.Current["cli.campaign-added", parsed]);
        return 0;
    }

    private static async Task<int> SampleAsync(WebApplication app, string code, string path, string? by, CancellationToken ct)
    {
        var opened = ResponseFile.Open(path);
        Outcome<List<SampledPoint>> read = opened.Value is { } file ? SampleFile.Read(file) : opened.Problems.ToList();
        if (read.Value is not { } points)
            return Terminal.Refuse(read.Problems);

        await ServeVerb.PrepareAsync(app, ct);
        if (await app.Services.GetRequiredService<Campaigns>().FindAsync(Code.Parse(code), ct) is not { } campaign)
            return Terminal.Refuse(Problem.CampaignUnknown(code));
        var set = await app.Services.GetRequiredService<CampaignSamples>().SetAsync(campaign.Code, points, QuestionnaireVerb.Sign(app, by), ct);
        if (set.Value is null)
            return Terminal.Refuse(set.Problems);

        Console.Out.WriteLine(Texts.Current["cli.sample-set", campaign.Code, points.Count, points.DistinctBy(point => point.Stratum).Count()]);
        return 0;
    }
}
