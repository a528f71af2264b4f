using System.Data.Common;

namespace SurveyHub.Tests;

/// <summary>Each act of staff that the store knows, with its entry: neither without the other.</summary>
public sealed class AuditedActsTests
{
    private static readonly Code _sample = Code.Of("sample");
    private static readonly Code _campaign = Sample.Campaign().Code;
    private static readonly QuestionnaireVersion _second = Sample.Version(document => document["version"] = 2);
    private static readonly Engine.Device _kiosk = new(Code.Of("kiosk-1"), Code.Of("quay-1"), Unit: null, Channel.Kiosk);
    private static readonly QuarantinedResponse _kept = new() { Id = Guid.Parse("01960000-0000-7000-8000-0000000000aa"), Reason = "campaign-unknown", ReceivedAt = Sample.Noon, Body = "{}" };
    private static readonly Response _response = Sample.Response(id: Guid.Parse("01960000-0000-7000-8000-000000000001"));

    private static readonly Dictionary<string, (AuditAction Action, string Subject, Func<TestDatabase, Task> Do)> _acts = new()
    {
        ["publish"] = (AuditAction.QuestionnairePublished, "sample/2", async store => Sample.Must(await store.Questionnaires.AddAsync(_second, [], Sample.Signed(), default))),
        ["publish a draft"] = (AuditAction.QuestionnairePublished, "tried/1", async store => Sample.Must(await store.Drafts.PublishAsync((await store.Drafts.FindAsync(Code.Of("tried"), default))!, [], Sample.Signed(), default))),
        ["retire"] = (AuditAction.QuestionnaireRetired, "sample/1", async store => Sample.Must(await store.Questionnaires.RetireAsync(_sample, 1, Sample.Signed(), default))),
        ["decide a mapping"] = (AuditAction.MappingDecided, "joined/2", async store => Sample.Must(await store.Mappings.AddAsync(new(Code.Of("joined"), 1, "c24", 2, "c24", ChangeClass.Break, "Xét lại", Sample.Signed()), default))),
        ["save a draft"] = (AuditAction.DraftSaved, "sample", async store => Sample.Must(await store.Drafts.SaveAsync(Manuscript.Of(_second), 0, Sample.Signed(), default))),
        ["open a campaign"] = (AuditAction.CampaignAdded, "sipas-2027", async store => Sample.Must(await store.Campaigns.AddAsync(Sample.Campaign("sipas-2027"), Sample.Signed(), default))),
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
        ["import figures"] = (AuditAction.PublishedImported, "published", store => ImportAsync("year,indicator,scope,value,note\n2020,SIPAS,Tỉnh Lá,81.5,\n", async file => Sample.Must(await store.Published.ImportAsync(file, Sample.Signed(), default)))),
        ["settle what waited"] = (AuditAction.QuarantineReplayed, _kept.Id.ToString(), store => new Quarantine(store.Database, store.Audit).SettleAsync(_kept, Sample.Signed(), default)),
        ["exclude"] = (AuditAction.ResponseExcluded, _response.Id.ToString(), async store => Sample.Must(await store.Decisions.AddAsync(_response.Id, DecisionKind.Exclude, "Gửi thử", Sample.Signed(), default))),
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
        await using var store = await PreparedAsync(provider);
        var before = await StateAsync(store);
        await store.ExecuteAsync("alter table audit_entry rename to audit_entry_away");

        await Assert.ThrowsAnyAsync<DbException>(() => _acts[act].Do(store));

        Assert.Equal(before, await StateAsync(store));
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
        var before = await store.CountAsync("audit_entry");

        await store.Questionnaires.AddAsync(Sample.Version(), [], Sample.Signed(), default);
        await store.Questionnaires.RetireAsync(_sample, 1, Sample.Signed(), default);
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
        await store.Campaigns.AddAsync(Sample.Campaign("empty"), Sample.Signed("người khác"), default);
        await store.Responses.AddAsync(_response, default);
        await store.Questionnaires.AddAsync(Numbered(1), Sample.Noon, default);
        await store.Questionnaires.AddAsync(Numbered(2), Sample.Noon, default);
        await store.Devices(Sample.Clock()).AddAsync(_kiosk, Sample.Signed("người khác"), default);
        await store.Drafts.SaveAsync(Manuscript.Of(Sample.Version(document => document["code"] = "tried")), 0, Sample.Signed("người khác"), default);
        await new Quarantine(store.Database, store.Audit).AddAsync([_kept], default);
        return store;

        static QuestionnaireVersion Numbered(int number) => Sample.Version(document => (document["code"], document["version"]) = ("joined", number));
    }

    /// <summary>How many rows there are of what any of the acts would change.</summary>
    private static async Task<List<long>> StateAsync(TestDatabase store)
    {
        var counts = new List<long>();
        foreach (var part in (string[])
        [
            "questionnaire_version", "questionnaire_publication", "questionnaire_retirement", "item_mapping", "questionnaire_draft", "campaign", "sample_point", "device", "device where revoked_at is null", "invitation",
            "lineage_event", "lineage_unit", "unit", "unit where valid_to is null", "service_field", "service_procedure", "target", "campaign_target_choice", "published_value", "quarantined_response where settled_at is null", "response", "response_decision", "ledger_entry",
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
