using DocumentFormat.OpenXml.Packaging;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SurveyHub.Web;

namespace SurveyHub.Tests;

/// <summary>Scheduled reports and alerts on their way through a real mail server.</summary>
public sealed class MailedReportsTests
{
    [Theory, EachDatabase]
    public async Task Schedule_MonthIsOver_SendsTheReportWithItsFilesOnce(string provider)
    {
        using var server = new MailServer();
        await using var app = await StartAsync(server, provider);
        await ScheduleAsync(app);

        foreach (var _ in Enumerable.Range(0, 3))
            await RoundAsync(app);

        var kept = Assert.Single(server.Kept);
        Assert.Equal("Báo cáo sự hài lòng Tháng 3 năm 2026 – Hài lòng tại bộ phận một cửa (minh họa)", kept.Subject);
        Assert.Contains("- Tỷ lệ hài lòng chung: 83,33\u00A0%", kept.Body, StringComparison.Ordinal);
        Assert.Equal("/reports/demo?from=2026-03-01&to=2026-03-31&against-from=2026-02-01&against-to=2026-02-28", kept.Link);
        Assert.Equal(["demo-2026-03.docx", "demo-2026-03.xlsx"], kept.Attachments.Select(file => file.Name));
        using var document = WordprocessingDocument.Open(new MemoryStream(kept.Attachments[0].Bytes), isEditable: false);
        Assert.Contains("Chỉ số hài lòng chung đạt 83,33\u00A0%", document.MainDocumentPart!.Document.InnerText, StringComparison.Ordinal);
        Assert.Empty(new OfficialFormat(document).Faults());
        Assert.Equal("80", Sample.Must(WorkbookReader.Read(new MemoryStream(kept.Attachments[1].Bytes))).Find("Chung và nội dung")!.Rows[1][7].Text); // five people, sixteen criteria
        Assert.Equal(DeliveryState.Sent, Assert.Single(await app.Service<Deliveries>().ListAsync(0, 10, default)).State);
    }

    /// <summary>An office that writes another file each time.</summary>
    [Fact]
    public async Task Schedule_MachineWithAnOffice_SendsOnePdfToAll()
    {
        using var server = new MailServer();
        using var office = TempFile.Program("#!/bin/sh\nwhile [ \"$1\" != --outdir ]; do shift; done\necho $$ > \"$2/document.pdf\"\n");
        await using var app = await StartAsync([.. server.Settings, ("Documents:Office", office.Path)]);
        await app.AddStaffAsync(Role.Leader);
        await ScheduleAsync(app);

        await RoundAsync(app);

        Assert.Equal(2, server.Kept.Count);
        Assert.All(server.Kept, kept => Assert.Equal(["demo-2026-03.pdf", "demo-2026-03.docx", "demo-2026-03.xlsx"], kept.Attachments.Select(file => file.Name)));
        Assert.Equal(server.Kept[0].Attachments[0].Bytes, server.Kept[1].Attachments[0].Bytes);
    }

    [Theory, EachDatabase]
    public async Task Schedule_ServerIsAwayForTenMinutes_IsDeliveredOnceAfterwards(string provider)
    {
        var server = new MailServer();
        var (port, settings) = (server.Port, server.Settings);
        server.Dispose();
        await using var app = await StartAsync(settings, provider);
        await ScheduleAsync(app);

        await RoundAsync(app);
        var waiting = Assert.Single(await app.Service<Deliveries>().ListAsync(0, 10, default));
        using var back = new MailServer(port: port);
        app.Clock.Now += TimeSpan.FromMinutes(10);
        foreach (var _ in Enumerable.Range(0, 3))
        {
            await RoundAsync(app);
            app.Clock.Now += TimeSpan.FromMinutes(10);
        }

        Assert.Equal((DeliveryState.Queued, DeliveryReason.Away), (waiting.State, waiting.Reason));
        Assert.Single(back.Kept);
        var sent = Assert.Single(await app.Service<Deliveries>().ListAsync(0, 10, default));
        Assert.Equal((DeliveryState.Sent, 2, null), (sent.State, sent.Attempts, sent.Reason));
    }

    [Theory, EachDatabase]
    public async Task Schedule_TwoNodesAtOnce_SendEachOneMessage(string provider)
    {
        using var server = new MailServer();
        await using var app = await StartAsync(server, provider);
        await using var other = app.StartAnotherNode(server.Settings);
        for (var leader = 0; leader < 5; leader++)
            await app.AddStaffAsync(Role.Leader);
        await ScheduleAsync(app, new(Role.Leader, null, []));
        var keepers = new[] { app, other }.Select(node => node.Services.GetServices<IHostedService>().OfType<MailKeeper>().Single()).ToList();

        for (var round = 0; round < 3; round++)
            await Task.WhenAll(keepers.Concat(keepers).Select(keeper => Task.Run(() => keeper.KeepAsync(looks: true, default))));

        Assert.Equal(5, server.Kept.Count);
        Assert.Equal(5, server.Kept.Select(kept => Assert.Single(kept.To)).Distinct().Count());
    }

    [Fact]
    public async Task Schedule_ServerHangsUpAfterItHasTheReport_IsSaidAndNeverSentAgain()
    {
        using var server = new MailServer();
        await using var app = await StartAsync(server);
        var silent = await app.AddStaffAsync("silent@tinh.example");
        await app.Service<Accounts>().GrantAsync(silent.Id, new(Guid.NewGuid(), Role.Auditor, null, new(2026, 1, 1), null), Sample.Signed(), default);
        await ScheduleAsync(app, new(Role.Auditor, null, []));

        for (var round = 0; round < 3; round++)
        {
            await RoundAsync(app);
            app.Clock.Now += TimeSpan.FromHours(1);
        }

        Assert.Single(server.Kept);
        Assert.Equal(DeliveryReason.Interrupted, Assert.Single(await app.Service<Deliveries>().ListAsync(0, 10, default)).Reason);
    }

    [Fact]
    public async Task Schedule_AddressThatTheServerRefuses_IsShownAsBouncedAndNeverTriedAgain()
    {
        using var server = new MailServer();
        await using var app = await StartAsync(server);
        var nobody = await app.AddStaffAsync("nobody@tinh.example");
        await app.Service<Accounts>().GrantAsync(nobody.Id, new(Guid.NewGuid(), Role.Auditor, null, new(2026, 1, 1), null), Sample.Signed(), default);
        await ScheduleAsync(app, new Recipients(Role.Auditor, null, []));

        await RoundAsync(app);
        app.Clock.Now += TimeSpan.FromHours(1);
        await RoundAsync(app);

        await app.SignInAsAsync(Role.CampaignManager);
        var line = (await app.OpenAsync("/filing/mail")).QuerySelector("#deliveries ~ .wide tbody tr")!.TextContent;
        Assert.Contains("Bị trả lại", line, StringComparison.Ordinal);
        Assert.Contains("nobody@tinh.example", line, StringComparison.Ordinal);
        Assert.Equal(1, Assert.Single(await app.Service<Deliveries>().ListAsync(0, 10, default)).Attempts);
    }

    [Fact]
    public async Task Schedule_WhoReadsAPartOfTheProvince_GetsNoReportOfIt()
    {
        using var server = new MailServer();
        await using var app = await StartAsync(server);
        var account = await app.AddStaffAsync(Role.Leader, "so-y-te");
        await ScheduleAsync(app, new Recipients(null, null, [account.Id]));

        await RoundAsync(app);

        Assert.Empty(server.Kept);
        Assert.Equal(DeliveryReason.NotAllowed, Assert.Single(await app.Service<Deliveries>().ListAsync(0, 10, default)).Reason);
    }

    [Theory, EachDatabase]
    public async Task Alert_ThatTurnsAndComesBack_SendsOneMessageEachTime(string provider)
    {
        using var server = new MailServer();
        await using var app = await StartAsync(server, provider);
        await app.AddStaffAsync(Role.Leader);
        var rule = new AlertRule(Guid.NewGuid(), Code.Of("demo"), null, null, "overall", AlertSide.Below, 80, 30, 95, new(Role.Leader, null, []));
        await app.Service<Alerts>().SetAsync(rule, null, Sample.Signed(), default);

        await LookAsync(app); // 9 of 10 content, and too few
        await AnswerAsync(app, 40, "so-noi-vu", "1"); // 9 of 50
        await LookAsync(app);
        app.Clock.Now += TimeSpan.FromDays(1);
        await LookAsync(app);
        var raised = server.Kept;
        await AnswerAsync(app, 1000, "so-noi-vu", "4"); // 1009 of 1050: 96 %
        await LookAsync(app);
        await LookAsync(app);

        Assert.Single(raised);
        Assert.StartsWith("Cảnh báo: Toàn tỉnh", raised[0].Subject, StringComparison.Ordinal);
        Assert.Contains("Tỷ lệ hài lòng 18,00\u00A0%, 50 người trả lời", raised[0].Body, StringComparison.Ordinal);
        Assert.Equal(2, server.Kept.Count);
        Assert.Equal([(2, false), (1, true)], (await app.Service<Alerts>().ListTurnsAsync(0, 10, default)).Select(turn => (turn.Number, turn.IsRaised)).OrderDescending());
    }

    [Fact]
    public async Task Alert_TooFewPeopleOrPerhapsByChance_IsNotSent()
    {
        using var server = new MailServer();
        await using var app = await StartAsync(server);
        await app.AddStaffAsync(Role.Leader);
        var rule = new AlertRule(Guid.NewGuid(), Code.Of("demo"), null, UnitKind.Department, "overall", AlertSide.Below, 80, 30, 95, new(Role.Leader, null, []));
        await app.Service<Alerts>().SetAsync(rule, null, Sample.Signed(), default);
        await AnswerAsync(app, 29, "so-tu-phap", "1");
        await AnswerAsync(app, 23, "so-y-te", "4");
        await AnswerAsync(app, 6, "so-y-te", "1"); // 23 of 30 are content

        await LookAsync(app);
        var sent = server.Kept.Count;
        await AnswerAsync(app, 1, "so-tu-phap", "1");
        await LookAsync(app);

        Assert.Equal(0, sent);
        Assert.StartsWith("Cảnh báo: Sở Tư pháp", Assert.Single(server.Kept).Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Alert_OfEachUnit_TellsItsLeaderOfHisUnitWithoutFigures()
    {
        using var server = new MailServer();
        await using var app = await StartAsync(server);
        var leader = await app.AddStaffAsync(Role.Leader, "so-y-te");
        var rule = new AlertRule(Guid.NewGuid(), Code.Of("demo"), null, UnitKind.Department, "overall", AlertSide.Below, 80, 30, 95, new(Role.Leader, Code.Of("so-y-te"), []));
        await app.Service<Alerts>().SetAsync(rule, null, Sample.Signed(), default);
        await AnswerAsync(app, 40, "so-y-te", "1");
        await AnswerAsync(app, 40, "so-tu-phap", "1"); // not theirs

        await LookAsync(app);

        var kept = Assert.Single(server.Kept);
        Assert.Equal((leader.Email, "/reports/demo?unit=so-y-te"), (Assert.Single(kept.To), kept.Link));
        Assert.StartsWith("Cảnh báo: Sở Y tế", kept.Subject, StringComparison.Ordinal);
        Assert.DoesNotContain("Tỷ lệ hài lòng", kept.Body, StringComparison.Ordinal);
        Assert.Contains(DeliveryReason.NotAllowed, (await app.Service<Deliveries>().ListAsync(0, 10, default)).Select(delivery => delivery.Reason));
    }

    private static async Task LookAsync(SurveyHubApp app)
    {
        await app.Service<AlertWatch>().CheckAsync(default);
        await app.Service<Postman>().SendAsync(default);
    }

    private static async Task RoundAsync(SurveyHubApp app)
    {
        await app.Service<ScheduledReports>().QueueAsync(default);
        await app.Service<Postman>().SendAsync(default);
    }

    /// <summary>Made in March, of each month, two days after its end at seven; to a leader of the province unless the test says otherwise.</summary>
    private static async Task ScheduleAsync(SurveyHubApp app, Recipients? recipients = null)
    {
        if (recipients is null)
            await app.AddStaffAsync(Role.Leader);
        await app.Service<MailSchedules>().SetAsync(new(Guid.NewGuid(), Code.Of("demo"), null, ReportCycle.Month, 2, 7, recipients ?? new(Role.Leader, null, []), Sample.Signed()), null, default);
    }

    private static Task<SurveyHubApp> StartAsync(MailServer server, string provider = "sqlite") => StartAsync(server.Settings, provider);

    /// <summary>In February four people were content with everything, in March five, and one with nothing. It is 2 April, a quarter past seven.</summary>
    private static async Task<SurveyHubApp> StartAsync((string Name, string Value)[] settings, string provider = "sqlite")
    {
        var app = await SurveyHubApp.StartAsync(provider, settings);
        await AnswerAsync(app, 4, "so-noi-vu", "4", new DateTimeOffset(2026, 2, 10, 5, 0, 0, TimeSpan.Zero));
        await AnswerAsync(app, 5, "so-noi-vu", "4", new DateTimeOffset(2026, 3, 10, 5, 0, 0, TimeSpan.Zero));
        await AnswerAsync(app, 1, "so-y-te", "1", new DateTimeOffset(2026, 3, 11, 5, 0, 0, TimeSpan.Zero));
        app.Clock.Now = new(2026, 4, 2, 0, 15, 0, TimeSpan.Zero);
        return app;
    }

    private static async Task AnswerAsync(SurveyHubApp app, int people, string unit, string level, DateTimeOffset? receivedAt = null)
    {
        var (campaign, at) = ((await app.Service<Campaigns>().FindAsync(Code.Of("demo"), default))!, receivedAt ?? app.Clock.GetUtcNow());
        var answers = Sample.Must(Answers.Parse(campaign.Version, DemoForm.Criteria.Select(code => KeyValuePair.Create<string, IReadOnlyList<string>>(code, [level])), at.DayInVietnam(), mayBlank: true));
        await app.Service<Responses>().AddAsync([.. Enumerable.Range(0, people).Select(_ => new Response(campaign, Sample.Submission() with { Visit = new(Code.Of(unit), null, null) }, answers, at))], default);
    }
}
