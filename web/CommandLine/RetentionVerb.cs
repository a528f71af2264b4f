using System.CommandLine;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary><c>retention show</c>, <c>retention set --kept K [--campaign C] --days N</c>, <c>retention run [--dry-run]</c></summary>
public static class RetentionVerb
{
    public static Command Create(WebApplication app)
    {
        var t = Texts.Current;
        var kept = NamedOption.Create<Kept>("--kept", Words.Write);
        (kept.Description, kept.Required) = (t["cli.retention-kept"], true);
        var campaign = new Option<string?>("--campaign") { Description = t["cli.retention-campaign"] };
        var days = new Option<int>("--days") { Description = t["cli.retention-days"], Required = true };
        var dryRun = new Option<bool>("--dry-run") { Description = t["cli.retention-dry-run"] };
        var show = new Command("show", t["cli.retention-show"]);
        show.SetAction((_, ct) => ShowAsync(app, ct));
        var set = new Command("set", t["cli.retention-set"]) { kept, campaign, days };
        set.SetAction((words, ct) => SetAsync(app, words.GetValue(kept)!.Value, words.GetValue(campaign), words.GetValue(days), ct));
        var run = new Command("run", t["cli.retention-run"]) { dryRun };
        run.SetAction((words, ct) => RunAsync(app, words.GetValue(dryRun), ct));
        return new Command("retention", t["cli.retention"]) { show, set, run };
    }

    private static async Task<int> ShowAsync(WebApplication app, CancellationToken ct)
    {
        await ServeVerb.PrepareAsync(app, ct);
        var (t, rules) = (Texts.Current, await app.Services.GetRequiredService<Retention>().FindRulesAsync(ct));
        foreach (var kept in Enum.GetValues<Kept>())
            Console.Out.WriteLine(t["cli.retention-line", Words.Write(kept), rules.DaysOf(kept), t["retention.kept." + Words.Write(kept)]]);
        foreach (var campaign in await app.Services.GetRequiredService<Campaigns>().ListAsync(ct))
            Console.Out.WriteLine(t["cli.retention-line", Words.Write(Kept.Contacts), rules.DaysOf(Kept.Contacts, campaign.Code), campaign.Code]);
        return 0;
    }

    private static async Task<int> SetAsync(WebApplication app, Kept kept, string? campaign, int days, CancellationToken ct)
    {
        await ServeVerb.PrepareAsync(app, ct);
        var found = await app.Services.GetRequiredService<Campaigns>().FindAsync(Code.Parse(campaign), ct);
        if (campaign is not null && found is null)
            return Terminal.Refuse(Problem.CampaignUnknown(campaign));
        var set = await app.Services.GetRequiredService<Retention>().SetAsync(new(kept, found?.Code, days), QuestionnaireVerb.Sign(app, by: null), ct);
        if (set.Value is null)
            return Terminal.Refuse(set.Problems);
        return await ShowAsync(app, ct);
    }

    private static async Task<int> RunAsync(WebApplication app, bool isDry, CancellationToken ct)
    {
        await ServeVerb.PrepareAsync(app, ct);
        var (t, retention) = (Texts.Current, app.Services.GetRequiredService<Retention>());
        var erasures = isDry ? await retention.FindDueAsync(ct) : await retention.RunAsync(QuestionnaireVerb.Sign(app, by: null), ct);
        foreach (var erasure in erasures)
            Console.Out.WriteLine(t[isDry ? "retention.would-erase" : "retention.erased", erasure.Count, t["retention.kept." + Words.Write(erasure.Kept)], erasure.Campaign?.Value ?? "–", t.Time(erasure.Oldest)]);
        if (erasures.Count == 0)
            Console.Out.WriteLine(t["retention.nothing"]);
        if (isDry || await retention.ScrubAsync(ct))
            return 0;
        Console.Error.WriteLine(t["retention.unscrubbed"]);
        return Terminal.Refused;
    }
}
