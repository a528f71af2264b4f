using System.CommandLine;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary><c>invitation add --campaign C --count N|--contacts FILE.csv [--by NAME]</c>, <c>invitation count --campaign C</c></summary>
public static class InvitationVerb
{
    private const int Most = 100_000;

    public static Command Create(WebApplication app)
    {
        var t = Texts.Current;
        var campaign = new Option<string>("--campaign") { Description = t["cli.campaign"], Required = true };
        var count = new Option<int>("--count") { Description = t["cli.invitation-count-option", Most] };
        count.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > Most)
                result.AddError(t["cli.invitation-miscounted", Most]);
        });
        var contacts = new Option<string?>("--contacts") { Description = t["cli.invitation-contacts"] };
        var by = QuestionnaireVerb.By(required: false);
        var add = new Command("add", t["cli.invitation-add"]) { campaign, count, contacts, by };
        add.Validators.Add(result =>
        {
            if (result.GetResult(count) is null == result.GetResult(contacts) is null)
                result.AddError(t["cli.invitation-count-or-contacts"]);
        });
        add.SetAction((words, ct) => words.GetValue(contacts) is { } file
            ? AddContactsAsync(app, words.GetRequiredValue(campaign), file, words.GetValue(by), ct)
            : RunAsync(app, words.GetRequiredValue(campaign), (invitations, found) => AddAsync(invitations, found, words.GetValue(count), QuestionnaireVerb.Sign(app, words.GetValue(by)), ct), ct));
        var counts = new Command("count", t["cli.invitation-count"]) { campaign };
        counts.SetAction((words, ct) => RunAsync(app, words.GetRequiredValue(campaign), (invitations, found) => CountAsync(app, invitations, found, ct), ct));
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

    /// <summary>One invitation a line of the file. Prints how many and nothing else: neither tokens nor addresses.</summary>
    private static async Task<int> AddContactsAsync(WebApplication app, string code, string path, string? name, CancellationToken ct)
    {
        var opened = ResponseFile.Open(path);
        Outcome<List<(long Line, Contact Contact)>> read = opened.Value is { } file ? ContactFile.Read(file) : opened.Problems.ToList();
        if (read.Value is not { } people)
            return Terminal.Refuse(read.Problems);

        await ServeVerb.PrepareAsync(app, ct);
        if (await app.Services.GetRequiredService<Campaigns>().FindAsync(Code.Parse(code), ct) is not { } campaign)
            return Terminal.Refuse(Problem.CampaignUnknown(code));
        if (await app.FindLostKeysAsync(ct) is { Count: > 0 } lost)
            return Terminal.Refuse(lost);
        var by = QuestionnaireVerb.Sign(app, name);
        if (by.At.DayInVietnam() > campaign.Closes)
            return Terminal.Refuse(Problem.CampaignClosed()); // or what is added now would be due to be erased at once
        if (await app.Services.GetRequiredService<ContactSeal>().AddAsync(campaign, people, by, ct) is { Count: > 0 } known)
            return Terminal.Refuse(known);
        Console.Out.WriteLine(Texts.Current["cli.invitation-contacts-added", people.Count]);
        return 0;
    }

    private static async Task CountAsync(WebApplication app, Invitations invitations, Campaign campaign, CancellationToken ct)
    {
        var (all, spent) = await invitations.CountAsync(campaign.Code, ct);
        Console.Out.WriteLine(Texts.Current["cli.invitation-counted", all, spent]);
        if (await app.Services.GetRequiredService<Contacts>().CountAsync(campaign.Code, ct) is > 0 and var contacts)
            Console.Out.WriteLine(Texts.Current["cli.invitation-contacts-held", contacts]);
    }
}
