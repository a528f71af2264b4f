using System.CommandLine;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary><c>invitation add --campaign C --count N [--by NAME]</c>, <c>invitation count --campaign C</c></summary>
public static class InvitationVerb
{
    private const int Most = 100_000;

    public static Command Create(WebApplication app)
    {
        var t = Texts.Current;
        var campaign = new Option<string>("--campaign") { Description = t["cli.campaign"], Required = true };
        var count = new Option<int>("--count") { Description = t["cli.invitation-count-option", Most], Required = true };
        count.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > Most)
                result.AddError(t["cli.invitation-miscounted", Most]);
        });
        var by = QuestionnaireVerb.By(required: false);
        var add = new Command("add", t["cli.invitation-add"]) { campaign, count, by };
        add.SetAction((words, ct) => RunAsync(app, words.GetRequiredValue(campaign), (invitations, found) => AddAsync(invitations, found, words.GetValue(count), QuestionnaireVerb.Sign(app, words.GetValue(by)), ct), ct));
        var counts = new Command("count", t["cli.invitation-count"]) { campaign };
        counts.SetAction((words, ct) => RunAsync(app, words.GetRequiredValue(campaign), (invitations, found) => CountAsync(invitations, found, ct), ct));
        return new Command("invitation", t["cli.invitations"]) { add, counts };
    }

    private static async Task<int> RunAsync(WebApplication app, string campaign, Func<Invitations, Campaign, Task> run, CancellationToken ct)
    {
        await ServeVerb.PrepareAsync(app, ct);
        if (await app.Services.GetRequiredService<Campaigns>().FindAsync(Code.Parse(campaign), ct) is not { } found)
            return Terminal.Refuse(Problem.CampaignUnknown(campaign));
        await run(app.Services.GetRequiredService<Invitations>(), found);
        return 0;
    }

    /// <summary>Prints a token a line and nothing else, so that the output can be a file.</summary>
    private static async Task AddAsync(Invitations invitations, Campaign campaign, int count, Signature by, CancellationToken ct)
    {
        foreach (var token in await invitations.AddAsync(campaign, count, by, ct))
            Console.Out.WriteLine(token);
    }

    private static async Task CountAsync(Invitations invitations, Campaign campaign, CancellationToken ct)
    {
        var (all, spent) = await invitations.CountAsync(campaign.Code, ct);
        Console.Out.WriteLine(Texts.Current["cli.invitation-counted", all, spent]);
    }
}
