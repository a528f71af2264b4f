namespace SurveyHub.Tests;

/// <summary><c>report --verify</c> on a report that was filed, by the program itself.</summary>
public sealed class VerifyVerbTests
{
    [Theory, EachDatabase]
    public async Task Verify_FiledReport_IsSameAfterLateChangesAndNotAfterTampering(string provider)
    {
        await using var app = await FiledReportPagesTests.StartAsync(provider);
        using var maker = await Desk.OpenAsync(app, Role.CampaignManager);
        using var other = await Desk.OpenAsync(app, Role.CampaignManager);
        var address = await FiledReportPagesTests.MakeAsync(maker);
        foreach (var act in (string[])["review", "freeze"])
            await other.FollowAsync(await other.SubmitAsync($"{address}/{act}"));
        using var program = new SurveyHubProgram();
        program.Write("bao-cao.json", await FiledReportPagesTests.JsonAsync(maker, address));
        app.Clock.Now += TimeSpan.FromDays(1);

        await FiledReportPagesTests.AnswerAsync(app, "so-y-te", "1", app.Clock.GetUtcNow());
        await DecideAsync(app);
        var late = await VerifyAsync();
        await app.Database.ExecuteAsync("update response set answers = replace(answers, ':\"4\"', ':\"1\"') where unit = 'so-noi-vu' and received_on > '2026-03-01'");
        var tampered = await VerifyAsync();

        Assert.Equal((0, ""), (late.ExitCode, late.Errors));
        Assert.Contains($"{address["/filing/".Length..]}", late.Output, StringComparison.Ordinal); // which report it is
        Assert.Equal(1, tampered.ExitCode);
        Assert.Contains("overall.satisfied", tampered.Errors, StringComparison.Ordinal);

        Task<Ended> VerifyAsync() => program.RunAsync("report", "--verify", "bao-cao.json", "--Database:Provider=" + provider, "--Database:ConnectionString=" + app.Database.ConnectionString);
    }

    /// <summary>Leaves out one of the responses that the report counts.</summary>
    private static async Task DecideAsync(SurveyHubApp app)
    {
        var counted = (await app.Database.Database.FindAsync<byte[]>("select id from response where unit = 'so-noi-vu' and received_on like '2026-03-%' limit 1", null, default))!;
        Sample.Must(await app.Service<ResponseDecisions>().AddAsync(new(counted, bigEndian: true), DecisionKind.Exclude, "Gửi thử", new("Hoà", app.Clock.GetUtcNow()), default));
    }
}
