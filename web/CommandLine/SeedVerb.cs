using System.CommandLine;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary><c>seed --responses N --seed S [--campaign demo] [--by NAME]</c></summary>
public static class SeedVerb
{
    public static Command Create(WebApplication app)
    {
        var t = Texts.Current;
        var responses = new Option<int>("--responses") { Description = t["cli.seed-responses"], Required = true };
        var seed = new Option<int>("--seed") { Description = t["cli.seed-seed"], Required = true };
        var campaign = new Option<string>("--campaign") { Description = t["cli.campaign"], DefaultValueFactory = _ => "demo" };
        responses.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
                result.AddError(t["cli.seed-too-few"]);
        });
        var by = QuestionnaireVerb.By(required: false);
        var command = new Command("seed", t["cli.seed"]) { responses, seed, campaign, by };
        command.SetAction((words, ct) => RunAsync(app, words.GetValue(responses), words.GetValue(seed), words.GetValue(campaign)!, words.GetValue(by), ct));
        return command;
    }

    private static async Task<int> RunAsync(WebApplication app, int count, int seed, string campaign, string? by, CancellationToken ct)
    {
        await ServeVerb.PrepareAsync(app, ct);
        var services = app.Services;
        if (await services.GetRequiredService<Campaigns>().FindAsync(Code.Parse(campaign), ct) is not { } found)
            return Terminal.Refuse(Problem.CampaignUnknown(campaign));

        await services.GetRequiredService<AuditTrail>().AddAsync(AuditEntry.Of(QuestionnaireVerb.Sign(app, by), AuditAction.ResponsesImagined, found.Code.Value, null, new { Rows = count, Seed = seed }), ct);
        var citizens = new ImaginedCitizens(found, await services.GetRequiredService<Units>().ListAsync(ct), await services.GetRequiredService<ServiceFields>().ListAsync(ct), seed);
        var (store, progress) = (services.GetRequiredService<Responses>(), Terminal.Progress("cli.rows"));
        var (stored, done) = (0L, 0L);
        foreach (var batch in citizens.Answer(count).Chunk(500))
        {
            stored += (await store.AddAsync(batch, ct)).Count(outcome => outcome == Intake.Stored);
            progress.Report(done += batch.Length);
        }

        Console.Out.WriteLine(Texts.Current["cli.seeded", stored, done - stored]);
        return 0;
    }
}
