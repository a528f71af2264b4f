namespace SurveyHub.Tests;

/// <summary>A site on a real port, with a few hundred answers to each of the two demonstration campaigns and a campaign that nobody has answered.</summary>
/// <remarks>Shared by the tests that only look; a test that counts starts a site of its own.</remarks>
public sealed class Province : IAsyncLifetime
{
    /// <summary>The one there is, for scenes that need somebody to sign in.</summary>
    public static SurveyHubApp Site { get; private set; } = null!; // set before the first test

    public SurveyHubApp App { get; private set; } = null!; // set before the first test

    /// <summary>The code of a key that works.</summary>
    public const string Key = "bao-cao-tinh";

    /// <summary>A sign-in of the province's own, for its button to be seen; nobody gets further.</summary>
    private static readonly (string Name, string Value)[] _sso =
    [
        ("Sso:Name", "Cổng cán bộ tỉnh"), ("Sso:ClientId", "surveyhub"), ("Sso:ClientSecret", "secret"),
        ("Sso:AuthorizationEndpoint", "http://127.0.0.1:1/"), ("Sso:TokenEndpoint", "http://127.0.0.1:1/"), ("Sso:UserInfoEndpoint", "http://127.0.0.1:1/"),
    ];

    /// <summary>The address of a draw that is signed, of the campaign that nobody has answered.</summary>
    public static string Draw { get; private set; } = null!; // set before the first test

    /// <summary>The same site without its store.</summary>
    public static SurveyHubApp Away { get; private set; } = null!; // set before the first test

    public async Task InitializeAsync()
    {
        if (Browser.Executable is null)
            return;

        Away = SurveyHubApp.ListenAway();

        Site = App = await SurveyHubApp.ListenAsync(settings: _sso);
        await AnswerAsync(App, "demo", 300, seed: 1);
        await AnswerAsync(App, "sipas", 300, seed: 1);
        await CommentAsync(App, 40);
        await DemoForm.AnswerAsync(App, "trung-tam-hcc-phuong-trung-tam", "dat-dai", people: [["1", "2"], ["5", "5"]]); // too few to be shown
        var quiet = new Campaign(Code.Of("quiet"), Sample.Text("Khảo sát đã đóng, không ai trả lời"), Templates.Find("one-stop-counter")!, new(2026, 1, 1), new(2026, 1, 31));
        await App.Service<Campaigns>().AddAsync(quiet, Sample.Signed(), default);
        await DrawAsync(App);
        await AddKeysAsync(App);
        await WorkAsync(App);
        await WriteAsync(App);
        await VisitAsync(App);
        await PublishAsync(App);
        await TellAsync(App);
    }

    /// <summary>An alert that was raised, a report that leaves every month, and what became of its messages.</summary>
    private static async Task TellAsync(SurveyHubApp app)
    {
        var (now, alerts, deliveries) = (app.Clock.GetUtcNow(), app.Service<Alerts>(), app.Service<Deliveries>());
        var accounts = new List<Guid>();
        for (var leader = 0; leader < 3; leader++)
            accounts.Add((await app.AddStaffAsync(Role.Leader)).Id);
        var rule = new AlertRule(Guid.NewGuid(), Code.Of("demo"), null, UnitKind.Department, "overall", AlertSide.Below, 80, 30, 95, new(Role.Leader, null, []));
        await alerts.SetAsync(rule, null, Sample.Signed(), default);
        await alerts.TurnAsync(new(rule.Id, Code.Of("so-y-te"), 1, IsRaised: true, now, 0.7125, 48, 0.03), [accounts[0]], default);
        var schedule = new MailSchedule(Guid.NewGuid(), Code.Of("demo"), null, ReportCycle.Month, 2, 7, new(Role.Leader, null, [accounts[0]]), Sample.Signed());
        await app.Service<MailSchedules>().SetAsync(schedule, null, default);
        await app.Service<MailSchedules>().QueueAsync(schedule, "2026-02", accounts, now, default);
        (DeliveryState To, DeliveryReason? Reason, string? Detail)[] fates = [(DeliveryState.Sent, null, null), (DeliveryState.Bounced, DeliveryReason.Refused, "MailboxUnavailable"), (DeliveryState.Queued, DeliveryReason.Away, "GeneralFailure")];
        foreach (var (delivery, fate) in (await deliveries.ListDueAsync(now, fates.Length, default)).Zip(fates))
        {
            await deliveries.ClaimAsync(delivery, now, default);
            await deliveries.SettleAsync(delivery, fate.To, fate.Reason, fate.Detail, now, default);
        }
    }

    /// <summary>Everything of one campaign, with a note that is shown and a draft.</summary>
    private static async Task PublishAsync(SurveyHubApp app)
    {
        var (campaign, notes) = ((await app.Service<Campaigns>().FindAsync(Code.Of("sipas"), default))!, app.Service<PublicNotes>());
        await app.Service<PublicChoices>().ChooseAsync(campaign, Enum.GetValues<PublicPart>(), Sample.Signed(), default);
        var words = new Text(new Dictionary<string, string> { ["vi"] = "Nhiều người phản ánh phải chờ lâu. Từ tháng 2, bộ phận một cửa mở thêm quầy vào buổi sáng.", ["en"] = "Many waited too long. Since February another counter is open in the morning." });
        var note = PublicNotesTests.Draft with { Campaign = campaign.Code, Agency = Code.Of("so-noi-vu"), Words = words };
        await notes.WriteAsync(note, default);
        await notes.ShowAsync(note, Sample.Signed(), default);
        await notes.WriteAsync(note with { Id = PublicNotesTests.Other.Id, Indicator = "II.A" }, default);
    }

    private static async Task DrawAsync(SurveyHubApp app)
    {
        var design = new DrawDesign(DesignKind.ThreeStage, 60, Allocation.Proportional, 0, 5, 2, ElementChoice.Simple, 20);
        Draw = await app.DrawAsync(await app.AddStaffAsync(Role.CampaignManager), design, TestFrames.Province, "quiet");
        var draw = (await app.Service<Draws>().FindAsync(Guid.Parse(Draw[^36..]), default))!;
        Sample.Must(await app.Service<DrawDecisions>().SignAsync(draw, draw.Sha256, "Đã đối chiếu ba danh sách", Sample.Signed("Hội Cựu chiến binh tỉnh"), default));
        var gone = (await app.Service<Draws>().ListAsync(draw, default))[0].Element.Number;
        var next = (await app.Service<Substitutions>().FindNextAsync(draw, gone, default))!.Value;
        Sample.Must(await app.Service<Substitutions>().AddAsync(draw, gone, next, "Đã chuyển nhà", Sample.Signed(), default));
    }

    /// <summary>Whoever visits those drawn for the demonstration.</summary>
    public static Account Interviewer { get; private set; } = null!; // set before the first test

    /// <summary>A draw in the middle of its visits, with a first round of re-visits.</summary>
    private static async Task VisitAsync(SurveyHubApp app)
    {
        var (store, code) = (app.Database, Code.Of("demo"));
        var draw = await store.AddDrawAsync(code, [.. Enumerable.Range(1, 30).Select(number => FieldSample.Element(number, number % 3 == 0 ? "xa-dong-lua" : $"phuong-{number % 3}", number % 3 == 0 ? "Xã nông thôn" : "Phường đô thị", "trung-tam-hcc-xa-dong-lua"))], reserve: 4);
        Interviewer = await app.AddStaffAsync(Role.Interviewer);
        await app.Service<Assignments>().AssignAsync(draw, [.. Enumerable.Range(1, 24)], Interviewer, Sample.Signed(), default);
        await store.ReplaceAsync(26, by: 27);
        foreach (var (number, outcome) in Enumerable.Range(1, 12).Zip([.. Enum.GetValues<ContactOutcome>(), ContactOutcome.Completed, ContactOutcome.Completed]))
            await store.VisitAsync(draw, number, FieldSample.Attempt(outcome, new(2026, 3, 1), outcome == ContactOutcome.Appointment ? Sample.Today : null, Interviewer.Id));
        await store.Revisits.DrawAsync(draw, "17", RevisitSize.Of(100, null)!, ["Trong năm nay, ông/bà có đến bộ phận một cửa làm thủ tục không?"], Sample.Signed(), default);
        var first = (await store.Revisits.ListAsync(draw, default))[0];
        await store.Revisits.RecordAsync(draw, first, new(Sample.Today, true, new(2026, 3, 1), [ControlAnswer.Yes]), Sample.Today, Sample.Signed(), default);
    }

    private static async Task AddKeysAsync(SurveyHubApp app)
    {
        await app.AddKeyAsync(unit: "so-noi-vu", expires: new(2026, 12, 31));
        await app.Service<ApiKeys>().RotateAsync(Code.Of(Key), TimeSpan.FromHours(24), Sample.Signed(), default);
        await app.AddKeyAsync(Permission.ReadLedger, code: "mat-tran");
        await app.Service<ApiKeys>().RevokeAsync(Code.Of("mat-tran"), Sample.Signed(), default);
        await app.RegisterAsync(unit: "so-noi-vu");
    }

    /// <summary>A response to the demonstration in which something was written.</summary>
    public static async Task<Guid> FindCommentAsync() =>
        new((await Site.Database.Database.FindAsync<byte[]>("select id from response where campaign = 'demo' and comments is not null order by id limit 1", null, default))!, bigEndian: true);

    private static async Task CommentAsync(SurveyHubApp app, int people)
    {
        string[] said = ["Nhân viên nhiệt tình, giải thích rõ ràng.", "Chờ lâu quá, chỉ có một quầy. Xin gọi lại cho tôi số 0912 345 678.", "Nên có ghế ngồi và nước uống cho người già.\nCảm ơn."];
        var campaign = (await app.Service<Campaigns>().FindAsync(Code.Of("demo"), default))!;
        var item = RawComments.ItemsOf(campaign.Version).First().Value;
        await app.Service<Responses>().AddAsync(
            [.. Enumerable.Range(0, people).Select(i => new Response(
                campaign, Sample.Submission() with { Visit = new(Code.Of("phuong-trung-tam"), null, null) },
                Sample.Must(Answers.Parse(campaign.Version, Sample.Fields([.. DemoForm.Filled(("c24", $"{1 + (i % 5)}")), (item, said[i % 3])]), Sample.Today)), Sample.Noon))],
            default);
    }

    /// <summary>More than a page of the audit trail, with one entry that somebody has altered.</summary>
    private static async Task WorkAsync(SurveyHubApp app)
    {
        var audit = app.Service<AuditTrail>();
        for (var i = 0; i < 60; i++)
            await audit.AddAsync(AuditEntry.Of(new($"can-bo-{i % 5}@tinh.example", Sample.Noon.AddMinutes(-i)), i % 2 == 0 ? AuditAction.ReportRead : AuditAction.SignedIn, i % 2 == 0 ? "demo" : $"can-bo-{i % 5}@tinh.example"), default);
        var merger = new { Day = "2026-07-01", Kind = "merge", Predecessors = "xa-a; xa-b", Successors = "xa-moi", Note = "Nghị quyết 12/NQ-HĐND" };
        await audit.AddAsync(AuditEntry.Of(Sample.Signed(), AuditAction.LineageImported, "lineage", null, new { Events = new[] { merger, merger } }), default);
        await audit.AddAsync(AuditEntry.Of(Sample.Signed(), AuditAction.ResponseExcluded, Guid.Empty.ToString(), new { Counts = true }, new { Counts = false, Decision = 1 }, "Gửi thử khi đào tạo"), default);
        await audit.AddAsync(AuditEntry.Of(Sample.Signed(), AuditAction.QuestionnairePublished, "one-stop-counter/2", new { Version = 1, Sha256 = new string('a', 64) }, new { Version = 2, Sha256 = new string('b', 64) }), default);
        await app.Database.ExecuteAsync("update audit_entry set reason = 'Lý do khác' where action = 'response-excluded'");
    }

    /// <summary>A questionnaire with two versions and an approved draft that changes each class of things, with a comment and a finding.</summary>
    private static async Task WriteAsync(SurveyHubApp app)
    {
        var (questionnaires, drafts, code) = (app.Service<Questionnaires>(), app.Service<Drafts>(), Code.Of("sample"));
        Sample.Must(await questionnaires.AddAsync(Sample.Version(), [], Sample.Signed(), default));
        Sample.Must(await questionnaires.AddAsync(Sample.VersionWith("/sections/1/items/1/question/vi", "\"Nguồn thông tin\""), [new("channels", ChangeClass.Comparable, "Vẫn là một câu hỏi")], Sample.Signed(), default));
        var draft = Sample.Must(await drafts.SaveAsync(Manuscript.Of(Sample.Version(document =>
        {
            document["version"] = 3;
            Sample.Set(document, "/title/vi", "\"Phiếu lấy ý kiến về dịch vụ một cửa\"");
            Sample.Set(document, "/sections/1/items/1/options/2", "null");
            Sample.Set(document, "/sections/1/items/0/code", "\"sex\"");
            Sample.Set(document, "/sections/1/items/2/question/vi", "\"Theo ông/bà, phải chăng cần cải tiến điều gì?\"");
        })), 0, Sample.Signed("bich.ngoc@tinh.example"), default));
        Sample.Must(await app.Service<DraftComments>().AddAsync(code, "sex", "Có cần hỏi câu này không? Nếu không dùng để phân tích thì nên bỏ.", Sample.Signed("minh@tinh.example"), default));
        Sample.Must(await app.Service<DraftReviews>().AddAsync(draft, ReviewVerdict.Approved, "Đã đọc hết, đồng ý.", Sample.Signed("minh@tinh.example"), default));
    }

    public static async Task AnswerAsync(SurveyHubApp app, string campaign, int count, int seed)
    {
        var found = await app.Service<Campaigns>().FindAsync(Code.Of(campaign), default);
        var citizens = new ImaginedCitizens(found!, await app.Service<Units>().ListAsync(default), await app.Service<ServiceFields>().ListAsync(default), seed);
        foreach (var batch in citizens.Answer(count).Chunk(500))
            await app.Service<Responses>().AddAsync(batch, default);
    }

    public async Task DisposeAsync()
    {
        if (App is not null)
            await App.DisposeAsync();
        if (Away is not null)
            await Away.DisposeAsync();
    }
}
