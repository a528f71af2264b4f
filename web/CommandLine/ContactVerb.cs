using System.CommandLine;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary><c>contact erase --campaign C --address A</c></summary>
public static class ContactVerb
{
    public static Command Create(WebApplication app)
    {
        var t = Texts.Current;
        var campaign = new Option<string>("--campaign") { Description = t["cli.campaign"], Required = true };
        var address = new Option<string>("--address") { Description = t["cli.contact-address"], Required = true };
        var erase = new Command("erase", t["cli.contact-erase"]) { campaign, address };
        erase.SetAction((words, ct) => EraseAsync(app, words.GetRequiredValue(campaign), words.GetRequiredValue(address), ct));
        return new Command("contact", t["cli.contacts"]) { erase };
    }

    private static async Task<int> EraseAsync(WebApplication app, string campaign, string address, CancellationToken ct)
    {
        if (Contact.Parse(address) is not { } contact)
            return Terminal.Refuse(Problem.AddressMalformed());
        await ServeVerb.PrepareAsync(app, ct);
        if (await app.Services.GetRequiredService<Campaigns>().FindAsync(Code.Parse(campaign), ct) is not { } found)
            return Terminal.Refuse(Problem.CampaignUnknown(campaign));
        if (await app.FindLostKeysAsync(ct) is { Count: > 0 } lost)
            return Terminal.Refuse(lost);
        var by = QuestionnaireVerb.Sign(app, by: null);
        if (!await app.Services.GetRequiredService<ContactSeal>().EraseAsync(found, contact, by, ct))
            return Terminal.Refuse(Problem.ContactUnknown());
        Console.Out.WriteLine(Texts.Current["cli.contact-erased"]);
        return 0;
    }
}
