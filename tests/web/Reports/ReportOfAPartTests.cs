using System.Text;
using System.Text.Json.Nodes;
using SurveyHub.Web;

namespace SurveyHub.Tests;

/// <summary>Whoever may read a part of the province reads, and can work out, nothing of the rest.</summary>
public sealed class ReportOfAPartTests
{
    private static readonly Campaign _campaign = Sample.Campaign(version: Version());
    private static readonly Campaign _before = Sample.Campaign("sipas-2025", Version());
    private static readonly string[] _theirs = ["so-a", "phong-a", "diem-a"];
    private static readonly string?[] _others = ["so-b", "phong-b", "xa-c", "diem-c", null];
    private static readonly string?[] _fields = ["dat-dai", "xay-dung", null];

    /// <summary>With the name that only they have.</summary>
    private static readonly Unit[] _units =
    [
        Sample.Unit("tinh", "Tỉnh Mẫu", UnitKind.Province), Sample.Unit("so-a", "Sở Anh", parent: "tinh"), Sample.Unit("phong-a", "Phòng Ánh", parent: "so-a"),
        Sample.Unit("diem-a", "Điểm Ảnh", UnitKind.ServicePoint, "phong-a"), Sample.Unit("so-b", "Sở Bình", parent: "tinh"), Sample.Unit("phong-b", "Phòng Bích", UnitKind.ServicePoint, "so-b"),
        Sample.Unit("xa-c", "Xã Cúc", UnitKind.Commune, "tinh"), Sample.Unit("diem-c", "Điểm Cam", UnitKind.ServicePoint, "xa-c"),
    ];

    /// <summary>Nobody else answered fewer than the floor, so that nothing has to be withheld because of others: which figures are withheld is public.</summary>
    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Read_WhateverTheOthersAnswer_ChangesNoByte(int seed)
    {
        var theirs = Respond(seed, _theirs, random => random.Next(4) == 0 ? 0 : random.Next(5, 15)).ToList();
        await using var store = await StoreAsync([.. theirs, .. Respond(seed + 1000, _others, random => random.Next(3) == 0 ? 0 : random.Next(5, 15))]);
        await using var other = await StoreAsync([.. theirs, .. Respond(seed + 2000, _others, random => random.Next(3) == 0 ? 0 : random.Next(5, 40))]);

        foreach (var request in Requests())
            Assert.Equal(await WriteAsync(store, request), await WriteAsync(other, request));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Read_EachUnitAndField_HasTheFiguresThatArePublishedOfItOrNone(int seed)
    {
        await using var store = await StoreAsync([.. Respond(seed, [.. _theirs, .. _others], random => random.Next(3) == 0 ? 0 : random.Next(1, 12))]);
        using var snapshots = store.Snapshots();
        var published = new CampaignResults(store.Database, snapshots, store.Catalogue(Sample.Clock()), store.Samples, store.Units, new(store.Database), new Floors(), TimeSpan.Zero);

        foreach (var (unit, field) in from unit in _theirs from field in _fields select (unit, field))
        {
            var shown = Sample.Must(await published.ReadAsync("sipas-2026", unit, field, default));
            var report = await ReadAsync(store, new("sipas-2026", unit, field, null, null, PeriodKind.Month), Scope("so-a"));

            Assert.Equal(shown.IsWithheld, report.Value is null);
            Assert.Equal(shown.IsWithheld ? ["figures-withheld"] : [], report.Problems.Select(problem => problem.Rule));
            Assert.Equal(shown.Lines().Select(Figures), report.Value?.Results.Lines().Select(Figures) ?? []);
            foreach (var below in report.Value?.Units.Ranking.Units ?? [])
                Assert.Equal(Figures(EstimateLine.Of(below.Estimate)), Figures(Sample.Must(await published.ReadAsync("sipas-2026", below.Key, field, default)).Lines().Single(line => line.Scope == "overall")));
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task BreakDown_Fields_AreThoseThatArePublishedOfTheUnit(int seed)
    {
        await using var store = await StoreAsync([.. Respond(seed, [.. _theirs, .. _others], random => random.Next(3) == 0 ? 0 : random.Next(1, 12))]);
        using var snapshots = store.Snapshots();
        var published = new CampaignResults(store.Database, snapshots, store.Catalogue(Sample.Clock()), store.Samples, store.Units, new(store.Database), new Floors(), TimeSpan.Zero);
        foreach (var unit in _theirs)
        {
            if ((await ReadAsync(store, new("sipas-2026", unit, null, null, null, PeriodKind.Month), Scope("so-a"))).Value is not { } report)
                continue;
            var shown = new List<string>();
            foreach (var field in _fields.OfType<string>())
            {
                if (Sample.Must(await published.ReadAsync("sipas-2026", unit, field, default)) is { IsWithheld: false, Overall.Respondents: > 0 } results)
                    shown.Add($"{field} {results.Overall.Counts}");
            }

            Assert.Equal(shown, report.BreakDown(Dimension.Field, report.Structure.Overall)!.Lines.Select(line => $"{line.Key} {line.Estimate.Counts}"));
            Assert.Null(report.BreakDown(Dimension.Channel, report.Structure.Overall));
            Assert.Null(report.BreakDown(Characteristic.Of(Code.Of("gender")), report.Structure.Overall));
        }
    }

    [Fact]
    public async Task Read_AnyQuestion_NamesNoOtherUnit()
    {
        await using var store = await StoreAsync([.. Respond(1, [.. _theirs, .. _others], random => random.Next(5, 40))]);
        Sample.Must(await store.Lineage.AddAsync(new(LineageKind.Rename, new(2026, 3, 1), [Code.Of("so-cu")], [Code.Of("so-a-moi")], "Nghị quyết về Sở Cũ"), Sample.Signed(), default));

        foreach (var request in Requests())
        {
            var document = Encoding.UTF8.GetString(await WriteAsync(store, request));
            Assert.All(
                _units.Where(unit => !_theirs.Contains(unit.Code.Value)).Where(unit => unit.Code.Value != "tinh").SelectMany(unit => new[] { $"\"{unit.Code}\"", unit.Name, $"quay-{unit.Code}" }).Append("Sở Cũ"),
                name => Assert.DoesNotContain(name, document, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Read_UnitThatCameOutOfAnother_HasNothingOfItsPredecessor()
    {
        await using var store = await StoreAsync([.. At(20, "so-cu", null, "5"), .. At(20, "so-a-moi", null, "1")]);
        Sample.Must(await store.Lineage.AddAsync(new(LineageKind.Rename, new(2026, 3, 1), [Code.Of("so-cu")], [Code.Of("so-a-moi")], ""), Sample.Signed(), default));

        var report = Sample.Must(await ReadAsync(store, new("sipas-2026", null, null, null, null, PeriodKind.Day), Scope("so-a-moi")));

        Assert.Equal(("so-a-moi", 20), (report.Filter.Unit!.Value, report.Results.Responses));
        Assert.Empty(report.Trends.Series);
    }

    [Theory]
    [InlineData("so-b")]
    [InlineData("SO-B")]
    [InlineData("so-nao")]
    [InlineData("không phải mã")]
    [InlineData("tinh")]
    public async Task Read_UnitOfOthersOrOfNobody_IsUnknownAlike(string unit)
    {
        await using var store = await StoreAsync([.. At(20, "so-b", null, "5")]);

        var read = await ReadAsync(store, new("sipas-2026", unit, null, null, null, PeriodKind.Month), Scope("so-a"));

        Assert.Equal(Problem.UnitUnknown(unit), Assert.Single(read.Problems));
    }

    [Fact]
    public async Task Read_SeveralUnits_AsksForOneOfThem()
    {
        await using var store = await StoreAsync([.. At(20, "xa-c", null, "5")]);
        var scope = new Access([Grant("so-a"), Grant("xa-c")], _units, Sample.Today, hasSecondFactor: true).ScopeOf(Permission.ReadReports);

        var read = await ReadAsync(store, new("sipas-2026", null, null, null, null, PeriodKind.Month), scope);

        Assert.Equal(Problem.UnitNotChosen(), Assert.Single(read.Problems));
        Assert.Equal(["so-a", "xa-c"], scope.Tops(_units).Select(top => top.Code.Value));
        Assert.Equal(20, Sample.Must(await ReadAsync(store, new("sipas-2026", "xa-c", null, null, null, PeriodKind.Month), scope)).Results.Responses);
    }

    /// <summary>The people of so-b are known from those of the province, less those of so-a.</summary>
    [Fact]
    public async Task Read_UnitThatWouldGiveAwayItsNeighbour_IsWithheldFromItsLeaderToo()
    {
        await using var store = await StoreAsync([.. At(20, "so-a", null, "5"), .. At(3, "so-b", null, "1")]);

        var reports = new[] { "so-a", "so-b" }.Select(async unit => (await ReadAsync(store, new("sipas-2026", unit, null, null, null, PeriodKind.Month), Scope(unit))).Value);

        Assert.All(await Task.WhenAll(reports), Assert.Null);
    }

    [Fact]
    public async Task Read_OfManyPeople_SaysWhatToMendAndWhatIsCommon()
    {
        await using var store = await StoreAsync([.. At(40, "so-a", "dat-dai", "5", "Nhân viên tốt"), .. At(40, "phong-a", null, "2", "Chờ lâu"), .. At(5, "phong-a", "xay-dung", "5", of: _before)]);

        var document = JsonNode.Parse(await WriteAsync(store, new("sipas-2026", null, null, "sipas-2025", null, PeriodKind.Month)))!;

        Assert.True(document["part"]!.GetValue<bool>());
        Assert.Equal(80, document["comments"]!["people"]!.GetValue<int>());
        Assert.Null(document["comments"]!["sentiments"]);
        Assert.Contains("chờ lâu", document["comments"]!["phrases"]!.AsArray().Select(word => word!["text"]!.GetValue<string>()));
        Assert.Equal(["phong-a"], document["units"]!["units"]!.AsArray().Select(unit => unit!["unit"]!.GetValue<string>()));
        Assert.Equal(40, document["units"]!["unplaced"]!.GetValue<int>());
        Assert.NotNull(document["drivers"]!["criteria"]);
        Assert.Equal(["phong-a", null], document["gap"]![0]!["units"]!.AsArray().Select(unit => unit!["code"]?.GetValue<string>()));
        Assert.NotNull(document["change"]!["rate"]);
        Assert.Empty(document["quality"]!["counters"]!.AsArray());
        Assert.Null(document["ledger"]);
    }

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 6)];

    private static IEnumerable<ReportRequest> Requests() =>
        from unit in _theirs.Append(null)
        from field in _fields
        from asked in ((UnitKind?, PeriodKind, string?)[])[(null, PeriodKind.Month, null), (UnitKind.Department, PeriodKind.Day, "sipas-2025"), (UnitKind.Commune, PeriodKind.Year, null), (UnitKind.ServicePoint, PeriodKind.Week, null)]
        select new ReportRequest("sipas-2026", unit, field, asked.Item3, asked.Item1, asked.Item2);

    /// <summary>For whoever leads so-a; of what is refused, the rules.</summary>
    private static async Task<byte[]> WriteAsync(TestDatabase store, ReportRequest request)
    {
        var read = await ReadAsync(store, request, Scope("so-a"));
        if (read.Value is not { } report)
            return Encoding.UTF8.GetBytes(string.Join(' ', read.Problems.Select(problem => problem.Rule)));
        using var document = new MemoryStream();
        ReportJson.Write(report, Texts.All.First(), document);
        return document.ToArray();
    }

    private static async Task<Outcome<CampaignReport>> ReadAsync(TestDatabase store, ReportRequest request, UnitScope scope)
    {
        using var snapshots = store.Snapshots();
        var reports = new CampaignReports(
            store.Database, snapshots, store.Campaigns, store.Samples, store.Questionnaires, store.Mappings, store.Units, store.Fields, store.Lineage, new(store.Database), store.Published, new Floors());
        return await reports.ReadAsync(request, scope, default);
    }

    private static UnitScope Scope(string unit) => new Access([Grant(unit)], _units, Sample.Today, hasSecondFactor: true).ScopeOf(Permission.ReadReports) is { IsProvince: false } scope
        ? scope
        : throw new InvalidOperationException();

    private static Grant Grant(string unit) => new(Guid.NewGuid(), Role.Leader, Code.Of(unit), new(2026, 1, 1), to: null);

    private static string Figures(EstimateLine line) => $"{line.Key} {line.Estimate.Respondents} {line.Estimate.Counts.Satisfied}/{line.Estimate.Counts.Valid}";

    private static QuestionnaireVersion Version() => Sample.Version(document => document["sections"]![1]!["items"]![2]!["maxLength"] = 200);

    private static async Task<TestDatabase> StoreAsync(IEnumerable<Response> responses)
    {
        var store = await TestDatabase.CreateWithAsync("sqlite", _campaign);
        Sample.Must(await store.Campaigns.AddAsync(_before, Sample.Signed(), default));
        await store.AddAsync([.. _units, Sample.Unit("so-cu", "Sở Cũ"), Sample.Unit("so-a-moi", "Sở Mới") with { ValidFrom = new(2026, 3, 1) }]);
        await store.AddAsync(new ServiceField(Code.Of("dat-dai"), Sample.Text("Đất đai")), new ServiceField(Code.Of("xay-dung"), Sample.Text("Xây dựng")));
        await store.AddAsync(new Target(1, "Kế hoạch 1", "", "TTHC", Code.Of("tthc"), Filter: null, new(90, OrEqual: true), 2026, "đạt"));
        foreach (var batch in responses.Chunk(500))
            await store.Responses.AddAsync(batch, default);
        return store;
    }

    /// <summary>In two campaigns, in fields or none, at counters of each unit, on several days; some with a comment.</summary>
    private static IEnumerable<Response> Respond(int seed, IEnumerable<string?> units, Func<Random, int> count)
    {
        var random = new Random(seed);
        foreach (var (unit, field, of) in from unit in units from field in _fields from of in (Campaign[])[_campaign, _before] select (unit, field, of))
        {
            for (var left = count(random); left > 0; left--)
                yield return One(of, unit, field, $"{random.Next(1, 6)}", random.Next(3) == 0 ? "Chờ lâu quá" : null, $"quay-{unit}", random.Next(3), (Channel)random.Next(3), new Guid(Bytes(random)));
        }
    }

    private static byte[] Bytes(Random random)
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return bytes;
    }

    private static IEnumerable<Response> At(int count, string unit, string? field, string c24, string? comment = null, Campaign? of = null) =>
        Enumerable.Range(0, count).Select(i => One(of ?? _campaign, unit, field, c24, comment, point: null, daysAgo: 0, Channel.Web, Guid.NewGuid(), $"{1 + (i % 5)}"));

    private static Response One(Campaign of, string? unit, string? field, string c24, string? comment, string? point, int daysAgo, Channel channel, Guid id, string? c39 = null)
    {
        var fields = Sample.Fields([("c24", c24), .. c39 is null ? Array.Empty<(string, string)>() : [("c39", c39)], .. comment is null ? Array.Empty<(string, string)>() : [("comment", comment)]]);
        var answers = Sample.Must(Answers.Parse(of.Version, fields, Sample.Today));
        return new(of, Sample.Submission(id) with { Visit = new(Code.Parse(unit), Code.Parse(field), Code.Parse(point)), Channel = channel }, answers, Sample.Noon.AddDays(-daysAgo));
    }
}
