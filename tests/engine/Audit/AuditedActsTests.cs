using System.Data.Common;

namespace SurveyHub.Tests;

/// <summary>Each act of staff that the store knows, with its entry: neither without the other.</summary>
public sealed class AuditedActsTests(AuditedActsTests.Prepared prepared) : IClassFixture<AuditedActsTests.Prepared>
{
    /// <summary>A store of each database for acts that fail, and so leave it as it was.</summary>
    public sealed class Prepared : IAsyncLifetime
    {
        private readonly Dictionary<string, TestDatabase> _stores = [];

        public async Task<TestDatabase> OfAsync(string provider) => _stores.GetValueOrDefault(provider) ?? (_stores[provider] = await PreparedAsync(provider));

        public Task InitializeAsync() => Task.CompletedTask;

        public async Task DisposeAsync()
        {
            foreach (var store in _stores.Values)
                await store.DisposeAsync();
        }
    }

    private static readonly Code _sample = Code.Of("sample");
    private static readonly Code _tried = Code.Of("tried");
    private static readonly Code _campaign = Sample.Campaign().Code;
    private static readonly Code _empty = Code.Of("empty");
    private static readonly Code _drawn = Code.Of("drawn");
    private static readonly SampleDraw _draw = FieldSample.Draw(_campaign);
    private static readonly QuestionnaireVersion _second = Sample.Version(document => document["version"] = 2);
    private static readonly Engine.Device _kiosk = new(Code.Of("kiosk-1"), Code.Of("quay-1"), Unit: null, Channel.Kiosk);
    private static readonly QuarantinedResponse _kept = new() { Id = Guid.Parse("01960000-0000-7000-8000-0000000000aa"), Reason = "campaign-unknown", ReceivedAt = Sample.Noon, Body = "{}" };
    private static readonly Response _late = new(PlannedCampaigns.Campaign("frozen"), Sample.Submission(Guid.Parse("01960000-0000-7000-8000-0000000000bb")), Sample.Answers(("c24", "5")), Sample.Noon);
    private static readonly Guid _report = Guid.Parse("01960000-0000-7000-8000-0000000000cc");
    private static readonly Response _response = Sample.Response(id: Guid.Parse("01960000-0000-7000-8000-000000000001"));

    private static readonly Dictionary<string, (AuditAction Action, string Subject, Func<TestDatabase, Task> Do)> _acts = new()
    {
        ["publish"] = (AuditAction.QuestionnairePublished, "sample/2", async store => Sample.Must(await store.Questionnaires.AddAsync(_second, [], Sample.Signed(), default))),
        ["publish a draft"] = (AuditAction.QuestionnairePublished, "tried/1", async store => Sample.Must(await store.Drafts.PublishAsync((await store.Drafts.FindAsync(_tried, default))!, [], Sample.Signed(), default))),
        ["retire"] = (AuditAction.QuestionnaireRetired, "sample/1", async store => Sample.Must(await store.Questionnaires.RetireAsync(_sample, 1, Sample.Signed(), default))),
        ["decide a mapping"] = (AuditAction.MappingDecided, "joined/2", async store => Sample.Must(await store.Mappings.AddAsync(new(Code.Of("joined"), 1, "c24", 2, "c24", ChangeClass.Break, "Xét lại", Sample.Signed()), default))),
        ["save a draft"] = (AuditAction.DraftSaved, "sample", async store => Sample.Must(await store.Drafts.SaveAsync(Manuscript.Of(_second), 0, Sample.Signed(), default))),
        ["discard a draft"] = (AuditAction.DraftDiscarded, "tried", async store => Sample.Must(await store.Drafts.DiscardAsync((await store.Drafts.FindAsync(_tried, default))!, Sample.Signed(), default))),
        ["review a draft"] = (AuditAction.DraftReviewed, "tried", async store => Sample.Must(await store.Reviews.AddAsync((await store.Drafts.FindAsync(_tried, default))!, ReviewVerdict.Approved, null, Sample.Signed(), default))),
        ["comment on a draft"] = (AuditAction.DraftCommented, "tried", async store => Sample.Must(await store.Comments.AddAsync(_tried, "c24", "Câu này dài quá", Sample.Signed(), default))),
        ["resolve a comment"] = (AuditAction.DraftCommentResolved, "tried", async store => Sample.Must(await store.Comments.ResolveAsync(_tried, (await store.Comments.ListAsync(_tried, default))[0].Id, Sample.Signed(), default))),
        ["open a campaign"] = (AuditAction.CampaignAdded, "sipas-2027", async store => Sample.Must(await store.Campaigns.AddAsync(Sample.Campaign("sipas-2027"), Sample.Signed(), default))),
        ["plan a campaign"] = (AuditAction.CampaignPlanned, "sipas-2027", store => store.Plans.AddAsync(PlannedCampaigns.Campaign("sipas-2027"), Sample.Signed(), default)),
        ["change a plan"] = (AuditAction.CampaignChanged, "planned", async store => Sample.Must(await store.Plans.ChangeAsync(
            PlannedCampaigns.Campaign("planned"), PlannedCampaigns.Campaign("planned", PlannedCampaigns.Plan(Channel.Paper)), Sample.Signed(), default))),
        ["put off a close"] = (AuditAction.CampaignChanged, "open", async store => Sample.Must(await store.Plans.ReviseAsync(
            PlannedCampaigns.Campaign("open"), Sample.Text("Tên đúng"), new(2026, 4, 15), "Mưa lũ", Sample.Signed(), default))),
        ["open a planned campaign"] = (AuditAction.CampaignOpened, "planned", async store => Sample.Must(await store.StepAsync(PlannedCampaigns.Campaign("planned"), CampaignState.Open))),
        ["close a campaign"] = (AuditAction.CampaignClosed, "open", async store => Sample.Must(await store.StepAsync(PlannedCampaigns.Campaign("open"), CampaignState.Closed))),
        ["freeze a campaign"] = (AuditAction.CampaignFrozen, "closed", async store => Sample.Must(await store.StepAsync(PlannedCampaigns.Campaign("closed"), CampaignState.Frozen))),
        ["publish a campaign"] = (AuditAction.CampaignPublished, "frozen", async store => Sample.Must(await store.StepAsync(PlannedCampaigns.Campaign("frozen"), CampaignState.Published))),
        ["correct a campaign"] = (AuditAction.CampaignCorrected, "frozen", async store => Sample.Must(await store.Errata.ApplyAsync(
            new(PlannedCampaigns.Campaign("frozen"), "Nộp muộn", [], [], [_late]), PlannedCampaigns.Figures("{}"), (await store.Figures.ListAsync(Code.Of("frozen"), default))[^1], Sample.Signed(), default))),
        ["record a sample"] = (AuditAction.SampleRecorded, "empty", async store => Sample.Must(await store.Samples.SetAsync(Code.Of("empty"), [new(Code.Of("a"), "1", null, 2)], Sample.Signed(), default))),
        ["add a device"] = (AuditAction.KeyAdded, "device:kiosk-2", async store => Sample.Must(await store.Devices(Sample.Clock()).AddAsync(_kiosk with { Code = Code.Of("kiosk-2") }, Sample.Signed(), default))),
        ["revoke a device"] = (AuditAction.KeyRevoked, "device:kiosk-1", async store => Sample.Must(await store.Devices(Sample.Clock()).RevokeAsync(_kiosk.Code, Sample.Signed(), default))),
        ["invite"] = (AuditAction.InvitationsMade, "sipas-2026", async store => await store.Invitations.AddAsync(Sample.Campaign(), 3, Sample.Signed(), default)),
        ["record a merger"] = (AuditAction.LineageImported, "lineage", async store => Sample.Must(await store.Lineage.AddAsync(
            new(LineageKind.Merge, new(2027, 1, 1), [Code.Of("xa-a"), Code.Of("xa-b")], [Code.Of("xa-moi")], "Nghị quyết 1"), Sample.Signed(), default))),
        ["add a unit"] = (AuditAction.UnitsChanged, "tinh", async store => Sample.Must(await store.UnitAdministration.AddAsync(Sample.Unit("tinh", "Tỉnh", UnitKind.Province), Sample.Signed(), default))),
        ["rename a unit by an event"] = (AuditAction.UnitsReorganised, "xa-a", async store => Sample.Must(await store.Reorganisations.ApplyAsync(
            new(LineageKind.Rename, "2027-01-01", ["xa-a"], [new("xa-c", "Xã C", null, null, "xa-b", null, null)], [], ""), Sample.Signed(), default))),
        ["dissolve a unit"] = (AuditAction.UnitsReorganised, "xa-b", async store => Sample.Must(await store.Reorganisations.ApplyAsync(new(LineageKind.Dissolve, "2027-01-01", ["xa-b"], [], [], ""), Sample.Signed(), default))),
        ["add a field"] = (AuditAction.FieldsChanged, "dat-dai", async store => Sample.Must(await store.FieldAdministration.AddAsync(new(Code.Of("dat-dai"), Sample.Text("Đất đai")), Sample.Signed(), default))),
        ["import procedures"] = (AuditAction.ProceduresImported, "procedures", store => ImportAsync("code,name,field,level\n1.004194,Cấp giấy chứng nhận,,commune\n", async file => Sample.Must(await store.Procedures.ImportAsync(file, Sample.Signed(), default)))),
        ["add a target"] = (AuditAction.TargetsChanged, "target 1001", async store => Sample.Must(await store.TargetAdministration.AddAsync(new("Kế hoạch 1", "I", "một cửa", "tthc", "", ">=", "90", "2026", "đạt 90%"), Sample.Signed(), default))),
        ["choose targets"] = (AuditAction.TargetsChosen, "sipas-2026", async store => Sample.Must(await store.TargetAdministration.ChooseAsync(Sample.Campaign(), [], Sample.Signed(), default))),
        ["ask for an export"] = (AuditAction.Exported, "sipas-2026-data.csv", async store => Sample.Must(await store.Exports.AddAsync(Code.Of("sipas-2026"), ExportFormat.Csv, "vi", Sample.Signed(), default))),
        ["cancel an export"] = (AuditAction.ExportCancelled, "sipas-2026-data.xlsx", async store => await store.Exports.CancelAsync((await store.Exports.ListAsync("người khác", default)).Single(export => !export.IsOver), Sample.Signed(), default)),
        ["erase an export"] = (AuditAction.ExportErased, "sipas-2026-data.csv", async store => await store.Exports.RemoveAsync((await store.Exports.ListAsync("người khác", default)).Single(export => export.IsOver), Sample.Signed(), default)),
        ["choose what is public"] = (AuditAction.PublicationChosen, "sipas-2026", async store => await new PublicChoices(store.Database, store.Audit).ChooseAsync(Sample.Campaign(), [PublicPart.Trend], Sample.Signed(), default)),
        ["write a note"] = (AuditAction.NoteWritten, PublicNotesTests.Draft.Id.ToString("D"), async store => Sample.Must(await store.Notes.WriteAsync(PublicNotesTests.Draft with { Indicator = "c24", Written = Sample.Signed() }, default))),
        ["show a note"] = (AuditAction.NoteShown, PublicNotesTests.Draft.Id.ToString("D"), async store => await store.Notes.ShowAsync(PublicNotesTests.Draft, Sample.Signed(), default)),
        ["take a note back"] = (AuditAction.NoteTakenBack, PublicNotesTests.Other.Id.ToString("D"), async store => await store.Notes.TakeBackAsync(PublicNotesTests.Other, Sample.Signed(), default)),
        ["import figures"] = (AuditAction.PublishedImported, "published", store => ImportAsync("year,indicator,scope,value,note\n2020,SIPAS,Tỉnh Lá,81.5,\n", async file => Sample.Must(await store.Published.ImportAsync(file, Sample.Signed(), default)))),
        ["settle what waited"] = (AuditAction.QuarantineReplayed, _kept.Id.ToString(), store => new Quarantine(store.Database, store.Audit).SettleAsync(_kept, Sample.Signed(), default)),
        ["exclude"] = (AuditAction.ResponseExcluded, _response.Id.ToString(), async store => Sample.Must(await store.Decisions.AddAsync(_response.Id, DecisionKind.Exclude, "Gửi thử", Sample.Signed(), default))),
        ["import a frame"] = (AuditAction.FrameImported, "empty", store => store.ImportAsync(TestFrames.Csv(TestFrames.Small), _empty)),
        ["plan a sample"] = (AuditAction.SamplePlanned, "empty", async store => Sample.Must(await store.SamplePlans.SetAsync(new(_empty, (await store.Frames.ListAsync(_empty, default))[0].Id, TestFrames.Simple, Sample.Signed()), default))),
        ["make a draw"] = (AuditAction.DrawMade, "empty", async store => Sample.Must(await store.DrawDecisions.MakeAsync((await store.Frames.ListAsync(_empty, default))[0], TestFrames.Simple.Plan(TestFrames.Small), "x", Sample.Signed(), default))),
        ["sign a draw"] = (AuditAction.DrawSigned, "empty", async store => Sample.Must(await store.SignAsync(_empty, Sample.Signed()))),
        ["substitute"] = (AuditAction.ElementSubstituted, "drawn", async store =>
        {
            var draw = (await store.Draws.FindSignedAsync(_drawn, default))!;
            var gone = (await store.Draws.ListAsync(draw, default))[0].Element.Number;
            Sample.Must(await store.Substitutions.AddAsync(draw, gone, (await store.Substitutions.FindNextAsync(draw, gone, default))!.Value, "Chuyển nhà", Sample.Signed(), default));
        }
        ),
        ["assign"] = (AuditAction.ElementsAssigned, "sipas-2026", async store => Sample.Must(await store.Assignments.AssignAsync(_draw, [2], await store.Accounts.FindAsync(FieldSample.Interviewer, default), Sample.Signed(), default))),
        ["draw re-visits"] = (AuditAction.RevisitsDrawn, "sipas-2026", async store => Sample.Must(await store.Revisits.DrawAsync(_draw, "7", RevisitSize.Of(null, 1)!, [], Sample.Signed(), default))),
        ["record a re-visit"] = (AuditAction.RevisitRecorded, "sipas-2026/1", async store => Sample.Must(await store.Revisits.RecordAsync(_draw, (await store.Revisits.ListAsync(_draw, default))[0], new(Sample.Today, true, null, []), Sample.Today, Sample.Signed(), default))),
        ["change the report template"] = (AuditAction.ReportTemplateChanged, "report-template", async store => Sample.Must(await store.ReportTemplates.SaveAsync(OfficialSample.Text(), was: 0, Sample.Signed(), default))),
        ["make a report"] = (AuditAction.ReportGenerated, "sipas-2026/2026-03", store => AddReportAsync(store, Sample.Signed())),
        ["review a report"] = (AuditAction.ReportReviewed, "sipas-2026", async store => Sample.Must(await store.Filing.AdvanceAsync(await ReportAsync(store), FilingState.Reviewed, null, Sample.Signed(), default))),
        ["discard a report"] = (AuditAction.ReportDiscarded, "sipas-2026", async store => Sample.Must(await store.Filing.DiscardAsync(await ReportAsync(store), Sample.Signed(), default))),
        ["add an alert"] = (AuditAction.AlertsChanged, $"alert {_report:D}", store => store.Alerts.SetAsync(
            new(_report, _campaign, null, null, "overall", AlertSide.Below, 80, 30, 95, new(Role.Leader, null, [])), null, Sample.Signed(), default)),
        ["schedule mail"] = (AuditAction.MailSchedulesChanged, $"mail {_report:D}", store => store.MailSchedules.SetAsync(
            new(_report, _campaign, null, ReportCycle.Month, 2, 7, new(Role.Leader, null, []), Sample.Signed()), null, default)),
        ["import"] = (AuditAction.ResponsesImported, "sipas-2026", store => ImportAsync("id,c24\na,5\n", async file => Sample.Must(await store.ResponseImport.ImportAsync(
            Sample.Campaign(), file, mayBlank: false, skipBadRows: false, Sample.Signed(), (_, _) => { }, new Progress<long>(), default)))),
    };

    public static IEnumerable<object[]> Acts => from act in _acts.Keys from provider in TestDatabase.Providers select new object[] { provider, act };

    [Theory, MemberData(nameof(Acts))]
    public async Task Act_Done_HasItsEntryInTheLedger(string provider, string act)
    {
        await using var store = await PreparedAsync(provider);
        var before = await store.CountAsync("audit_entry");

        await _acts[act].Do(store);

        var entries = await store.Audit.ListAsync(new(), null, 100, default);
        Assert.Equal(before + 1, entries.Count);
        Assert.Single(entries, entry => (entry.Action, entry.Subject, entry.Done) == (Words.Write(_acts[act].Action), _acts[act].Subject, Sample.Signed()));
        Assert.Empty((await new LedgerVerification(store.Database).RunAsync(new Progress<long>(), default)).Findings);
    }

    [Theory, MemberData(nameof(Acts))]
    public async Task Act_WhoseEntryCannotBeWritten_IsNotDone(string provider, string act)
    {
        var store = await prepared.OfAsync(provider);
        var before = await StateAsync(store);
        await store.ExecuteAsync("alter table audit_entry rename to audit_entry_away");

        try
        {
            await Assert.ThrowsAnyAsync<DbException>(() => _acts[act].Do(store));
            Assert.Equal(before, await StateAsync(store));
        }
        finally
        {
            await store.ExecuteAsync("alter table audit_entry_away rename to audit_entry"); // the store is everybody's
        }
    }

    [Theory, EachDatabase]
    public async Task Act_OfTwoNodesAtOnce_IsDoneOnceAndHasOneEntry(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        Campaigns[] nodes = [.. new[] { "node-1", "node-2" }.Select(node => new Campaigns(store.Open(), store.Questionnaires, new(store.Open(), new(node, Sample.Clock()))))];

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => nodes[i % 2].AddAsync(Sample.Campaign("sipas-2027"), Sample.Signed(), default))));

        Assert.Single(outcomes, outcome => outcome.Value is not null);
        Assert.Equal((1, 1), (await store.CountAsync("audit_entry"), await store.CountAsync("ledger_entry")));
    }

    [Theory, EachDatabase]
    public async Task Act_ThatChangesNothing_HasNoEntry(string provider)
    {
        await using var store = await PreparedAsync(provider);
        await store.Questionnaires.RetireAsync(_sample, 1, Sample.Signed(), default);
        await store.Devices(Sample.Clock()).RevokeAsync(_kiosk.Code, Sample.Signed(), default);
        var comment = (await store.Comments.ListAsync(_tried, default))[0].Id;
        await store.Comments.ResolveAsync(_tried, comment, Sample.Signed(), default);
        var before = await store.CountAsync("audit_entry");

        await store.Questionnaires.AddAsync(Sample.Version(), [], Sample.Signed(), default);
        await store.Questionnaires.RetireAsync(_sample, 1, Sample.Signed(), default);
        await store.Comments.ResolveAsync(_tried, comment, Sample.Signed(), default);
        await store.Campaigns.AddAsync(Sample.Campaign(), Sample.Signed(), default);
        await store.Devices(Sample.Clock()).AddAsync(_kiosk, Sample.Signed(), default);
        await store.Devices(Sample.Clock()).RevokeAsync(_kiosk.Code, Sample.Signed(), default);
        await store.Decisions.AddAsync(_response.Id, DecisionKind.Restore, "Nhầm", Sample.Signed(), default);

        Assert.Equal(before, await store.CountAsync("audit_entry"));
    }

    [Theory, EachDatabase]
    public async Task Invite_Whoever_PutsNoTokenIntoTheTrail(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());

        await store.Invitations.AddAsync(Sample.Campaign(), 2, Sample.Signed(), default);

        Assert.Equal("""{"count":2}""", Assert.Single(await store.Audit.ListAsync(new(), null, 10, default)).Became);
    }

    [Theory, EachDatabase]
    public async Task Import_WithBadRowsSkipped_SaysWhichFileAndHowManyRows(string provider)
    {
        await using var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        using var file = new TempFile("id,c24\na,5\nb,9\nc,1\n");

        await store.ResponseImport.ImportAsync(
            Sample.Campaign(), Sample.Must(ResponseFile.Open(file.Path)), mayBlank: false, skipBadRows: true, Sample.Signed(), (_, _) => { }, new Progress<long>(), default);

        Assert.Equal(
            $$"""{"file":"{{Path.GetFileName(file.Path)}}","sha256":"{{CanonicalJson.Sha256(await File.ReadAllTextAsync(file.Path))}}","rows":2,"refused":1}""",
            Assert.Single(await store.Audit.ListAsync(new(), null, 10, default)).Became);
    }

    private static async Task<TestDatabase> PreparedAsync(string provider)
    {
        var store = await TestDatabase.CreateWithAsync(provider, Sample.Campaign());
        await store.AddAsync(Sample.Unit("xa-a"), Sample.Unit("xa-b"), Sample.Unit("xa-moi") with { ValidFrom = new(2027, 1, 1) });
        foreach (var code in (string[])["empty", "drawn"])
            await store.PrepareDrawAsync(code);
        await store.SignAsync(_drawn, Sample.Signed("giám sát"));
        foreach (var state in Enum.GetValues<CampaignState>())
            await store.PlanAsync(PlannedCampaigns.Campaign(Words.Write(state)), state);
        await store.Responses.AddAsync(_response, default);
        await store.Questionnaires.AddAsync(Numbered(1), Sample.Noon, default);
        await store.Questionnaires.AddAsync(Numbered(2), Sample.Noon, default);
        await store.Devices(Sample.Clock()).AddAsync(_kiosk, Sample.Signed("người khác"), default);
        await store.Drafts.SaveAsync(Manuscript.Of(Sample.Version(document => document["code"] = "tried")), 0, Sample.Signed("người khác"), default);
        await store.Comments.AddAsync(_tried, place: null, "Xem lại phần mở đầu", Sample.Signed("người khác"), default);
        await new Quarantine(store.Database, store.Audit).AddAsync([_kept, _kept with { Id = _late.Id, Reason = "campaign-frozen" }], default);
        await store.AddDrawAsync(_campaign);
        await store.Assignments.AssignAsync(_draw, [1, 3], await store.AddInterviewerAsync(FieldSample.Interviewer), Sample.Signed("người khác"), default);
        await store.VisitAsync(_draw, 1, FieldSample.Attempt(ContactOutcome.Completed));
        await store.Revisits.DrawAsync(_draw, "10", RevisitSize.Of(null, 1)!, [], Sample.Signed("người khác"), default);
        await store.VisitAsync(_draw, 3, FieldSample.Attempt(ContactOutcome.Completed));
        var over = Sample.Must(await store.Exports.AddAsync(Code.Of("sipas-2026"), ExportFormat.Csv, "vi", Sample.Signed("người khác"), default));
        await store.Exports.CancelAsync(over, Sample.Signed("người khác"), default);
        await store.Exports.AddAsync(Code.Of("sipas-2026"), ExportFormat.Xlsx, "vi", Sample.Signed("người khác"), default);
        Sample.Must(await store.Filing.AddAsync(new(_campaign, null, null, 2026), PlannedCampaigns.Figures("{}"), Sample.Signed("người khác"), default));
        foreach (var note in new[] { PublicNotesTests.Draft, PublicNotesTests.Other })
            await store.Notes.WriteAsync(note, default);
        await store.Notes.ShowAsync(PublicNotesTests.Other, Sample.Signed("người khác"), default);
        return store;

        static QuestionnaireVersion Numbered(int number) => Sample.Version(document => (document["code"], document["version"]) = ("joined", number));
    }

    private static async Task AddReportAsync(TestDatabase store, Signature by) => Sample.Must(await store.Filing.AddAsync(new(_campaign, "2026-03", null, 2026), PlannedCampaigns.Figures("{}"), by, default));

    private static async Task<FiledReport> ReportAsync(TestDatabase store) => (await store.FiledReports.FindAsync((await store.FiledReports.ListAsync(null, null, 0, 1, default))[0].Id, default))!;

    /// <summary>How many rows there are of what any of the acts would change.</summary>
    private static async Task<List<long>> StateAsync(TestDatabase store)
    {
        var counts = new List<long>();
        foreach (var part in (string[])
        [
            "questionnaire_version", "questionnaire_publication", "questionnaire_retirement", "item_mapping", "questionnaire_draft", "draft_comment where resolved_at is null", "draft_comment", "draft_review", "campaign", "campaign where closes > '2026-03-31'", "campaign_plan", "campaign_plan where channels = 'paper'", "campaign_state", "campaign_figures", "erratum_response", "sample_point", "frame_cell", "sample_plan", "sample_draw", "signed_draw", "draw_signature", "substitution", "device", "device where revoked_at is null", "invitation",
            "filed_report", "report_edition", "report_step", "alert_rule", "mail_schedule",
            "lineage_event", "lineage_unit", "unit", "unit where valid_to is null", "service_field", "service_procedure", "target", "campaign_target_choice", "published_value", "campaign_publication", "public_note where indicator = 'c24'", "public_note where shown_at is null", "quarantined_response where settled_at is null", "response", "response_decision", "field_assignment", "revisit", "revisit where made_on is not null", "data_export", "data_export where ended_at is null", "ledger_entry",
        ])
            counts.Add(await store.CountAsync(part));
        return counts;
    }

    private static async Task ImportAsync(string text, Func<ResponseFile, Task> import)
    {
        using var file = new TempFile(text);
        await import(Sample.Must(ResponseFile.Open(file.Path)));
    }
}
