using SurveyHub.Web;

namespace SurveyHub.Tests;

/// <summary>Three people who were invited to the demonstration campaign.</summary>
public static class InvitedPeople
{
    public static IReadOnlyList<string> Addresses { get; } = ["nguyen.van.an@thu.example", "0912345678", "tran.thi.be@thu.example"];

    /// <param name="spent">How many of them have answered.</param>
    public static async Task AddAsync(SurveyHubApp app, int spent)
    {
        var demo = await app.Service<Campaigns>().FindAsync(Code.Of("demo"), default);
        var problems = await app.Service<ContactSeal>().AddAsync(demo!, [.. Addresses.Select((address, place) => (place + 2L, Contact.Parse(address)!))], Signature.System(app.Clock.GetUtcNow()), default);
        Assert.Empty(problems);
        var tokens = await app.Database.Database.QueryAsync<string>("select token_sha256 from invitation order by token_sha256", null, default);
        foreach (var token in tokens.Take(spent))
            await app.Database.ExecuteAsync($"update invitation set spent = 1 where token_sha256 = '{token}'");
    }
}
