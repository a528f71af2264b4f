using System.Reflection;
using System.Text.RegularExpressions;
using SurveyHub.Web;

namespace SurveyHub.Tests;

/// <summary>What the program says: the same things in both languages, nothing missing and nothing left over.</summary>
public sealed partial class TextsTests
{
    private static readonly Texts _vi = Texts.All.Single(texts => texts.Language == "vi");
    private static readonly Texts _en = Texts.All.Single(texts => texts.Language == "en");
    private static readonly IReadOnlyList<string> _source = [.. SourceFiles().Select(File.ReadAllText)];
    private static readonly IReadOnlyList<string> _editor = [.. Directory.EnumerateFiles(Path.Combine(Root(), "web", "wwwroot", "editor"), "*.js").Select(File.ReadAllText)];
    private static readonly IReadOnlyList<string> _engine = [.. Directory.EnumerateFiles(Path.Combine(Root(), "survey-engine"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText)];

    [Fact]
    public void Keys_OfBothLanguages_AreTheSameInTheSameOrder() => Assert.Equal(_vi.Keys, _en.Keys);

    [Fact]
    public void Blanks_OfBothLanguages_AreTheSame() => Assert.All(_vi.Keys, key => Assert.Equal(Blanks(_vi[key]), Blanks(_en[key])));

    [Fact]
    public void Sentences_InVietnamese_AreInNormalFormC() => Assert.All(_vi.Keys, key => Assert.True(_vi[key].IsNormalized(), key));

    [Fact]
    public void Sentences_InAnyLanguage_AreNeitherEmptyNorPadded() => Assert.All(
        Texts.All.SelectMany(texts => texts.Keys.Where(key => key != "figure.percent-sign").Select(key => texts[key])),
        sentence => Assert.True(sentence.Length > 0 && sentence == sentence.Trim()));

    [Fact]
    public void Sentences_InEnglish_HoldNoVietnamese() =>
        Assert.All(_en.Keys.Where(key => key != "layout.language"), key => Assert.DoesNotMatch("[ăâđêôơưĂÂĐÊÔƠƯ\u1EA0-\u1EF9]", _en[key]));

    [Fact]
    public void Keys_WrittenInTheSource_AreAllThere()
    {
        var used = _source.SelectMany(text => UsedKey().Matches(text)).Select(match => match.Groups["key"].Value).Distinct().ToList();

        Assert.True(used.Count > 100, "The pattern no longer finds how pages ask for a sentence.");
        Assert.Empty(used.Where(key => !key.EndsWith('.')).Except(_vi.Keys));
    }

    [Fact]
    public void Keys_OfEachProblem_AreThere() => Assert.Empty(Rules().Select(rule => "problem." + rule).Except(_vi.Keys));

    [Fact]
    public void Keys_OfWhatIsPutTogether_AreThere() => Assert.Empty(PutTogether().Except(_vi.Keys));

    [Fact]
    public void Keys_OfRefusals_AreRulesOfProblems() => Assert.Empty(KeysIn("refusal.").Except(Rules().Select(rule => "refusal." + rule)));

    [Fact]
    public void Keys_InTheFiles_AreAllUsed()
    {
        var literal = _vi.Keys.Where(key => _source.Any(text => text.Contains($"\"{key}\"", StringComparison.Ordinal)));

        Assert.Empty(_vi.Keys.Except(literal).Except(PutTogether()).Except(Rules().Select(rule => "problem." + rule)));
    }

    [Fact]
    public void Indexer_UnknownKey_Throws() => Assert.Throws<KeyNotFoundException>(() => _vi["khong.co"]);

    /// <summary>As "kind" or, of a family, as `kind-${…}`.</summary>
    private static bool IsSaidByTheEditor(string name) =>
        _editor.Any(script => script.Contains($"\"{name}\"", StringComparison.Ordinal) || Families(name).Any(family => script.Contains($"t(`{family}${{", StringComparison.Ordinal)));

    private static IEnumerable<string> Families(string name) => name.Index().Where(letter => letter.Item == '-').Select(letter => name[..(letter.Index + 1)]);

    /// <summary>Keys that the source puts together from a prefix and a word of the domain.</summary>
    private static IEnumerable<string> PutTogether() =>
    [
        .. Enum.GetValues<UnitKind>().Select(kind => "unit-kind." + Words.Write(kind)),
        .. Enum.GetValues<Verdict>().Select(verdict => "verdict." + Words.Write(verdict)),
        "verdict.no-number",
        .. Enum.GetValues<PublicPart>().SelectMany(part => new[] { "public.part.", "public.part-how." }, (part, family) => family + Words.Write(part)),
        .. EstimatesCsv.Described.Select(column => "public.csv." + column),
        .. ApiKey.Possible.Select(permission => "key.permission." + Words.Write(permission)),
        .. ((string[])["kiosk", "paper", "interviewer"]).Select(channel => "key.channel." + channel),
        .. Enum.GetValues<LedgerRow>().Select(kind => "ledger-row." + Words.Write(kind)),
        .. Enum.GetValues<AuditAction>().Select(action => "audit." + Words.Write(action)),
        .. KeysIn("editor.").Where(key => IsSaidByTheEditor(key["editor.".Length..])),
        .. KeysIn("audit-field.").Where(key => IsSaid(key["audit-field.".Length..])),
        .. Enum.GetValues<LedgerFault>().Select(fault => "ledger." + Words.Write(fault)),
        .. Enum.GetValues<Channel>().Select(channel => "channel." + Words.Write(channel)),
        .. Enum.GetValues<PrivateKind>().Select(kind => "private." + Words.Write(kind)),
        .. Enum.GetValues<Flag>().SelectMany(flag => new[] { "flag." + Words.Write(flag), "flag-how." + Words.Write(flag) }),
        .. ((string[])["error.400", "error.404", "error.413", "error.500"]).Select(title => title + "-how"),
        .. PageRefusals().Select(rule => "refusal." + rule),
        .. Enum.GetValues<Kept>().Select(kept => "retention.kept." + Words.Write(kept)),
        .. Enum.GetValues<Channel>().Select(channel => "record.channel." + Words.Write(channel)),
        .. FindingTextsTests.Keys,
        .. Enum.GetValues<Role>().Select(role => "role." + Words.Write(role)),
        .. Enum.GetValues<Aspect>().Select(aspect => "change." + Words.Write(aspect)),
        .. Enum.GetValues<ChangeClass>().Select(kind => "change.class." + Words.Write(kind)),
        .. Enum.GetValues<AccountState>().Select(state => "admin.account-state." + Words.Write(state)),
        .. Enum.GetValues<LinkKind>().SelectMany(kind => ((string[])["account.mail-subject.", "account.mail.", "admin.account-sent."]).Select(family => family + Words.Write(kind))),
        .. AccountActs().SelectMany(act => new[] { "", "-how" }.Select(part => $"admin.account-act.{act}{part}")),
        .. Enum.GetValues<AccountAct>().Where(act => act != AccountAct.SendLink).Select(act => $"admin.account-act.{Words.Write(act)}-done"),
        .. Enum.GetValues<ItemKind>().Select(kind => "design.kind." + Words.Write(kind)),
        .. ((string[])["basic", "sensitive"]).Select(data => "design.data." + data),
        .. Enum.GetValues<LevelMeaning>().Select(meaning => "design.meaning." + Words.Write(meaning)),
        .. Enum.GetValues<FindingWeight>().Select(weight => "design.weight." + Words.Write(weight)),
        .. Enum.GetValues<ReviewVerdict>().Select(verdict => "design.verdict." + Words.Write(verdict)),
        .. Enum.GetValues<ChangeClass>().SelectMany(kind => ((string[])["design.class.", "design.class-how."]).Select(family => family + Words.Write(kind))),
        .. QuestionnaireFiles.Formats.Select(format => "design.download." + format),
        .. ((string[])["frame", "design", "draw"]).SelectMany(step => ((string[])["", "-how", "-do", "-again"]).Select(part => $"sampling.step.{step}{part}")),
        "sampling.step.sign", "sampling.step.sign-how",
        .. Enum.GetValues<DesignKind>().Select(kind => "sampling.kind." + Words.Write(kind)),
        .. Enum.GetValues<Allocation>().Select(allocation => "sampling.allocation." + Words.Write(allocation)),
        .. Enum.GetValues<ElementChoice>().Select(choice => "sampling.choice." + Words.Write(choice)),
        .. Enum.GetValues<ConfidenceLevel>().Select(level => "sampling.confidence." + Words.Write(level)),
        .. Enum.GetValues<ListKind>().Select(list => "sampling.list." + Words.Write(list)),
        .. Enum.GetValues<FrameColumn>().Select(column => "sampling.column." + Words.Write(column)),
        .. Enum.GetValues<CampaignState>().Select(state => "campaigns.state." + Words.Write(state)),
        .. Enum.GetValues<Channel>().Select(channel => "campaigns.channel-how." + Words.Write(channel)),
        .. Enum.GetValues<CampaignAct>().SelectMany(act => ((string[])["", "-how", "-done"]).Select(part => $"campaigns.act.{Words.Write(act)}{part}")),
        .. Enum.GetValues<ContactOutcome>().Select(outcome => "field.outcome." + Words.Write(outcome)),
        .. Enum.GetValues<Disposition>().Select(disposition => "field.disposition." + Words.Write(disposition)),
        .. Enum.GetValues<ControlAnswer>().Select(answer => "field.answer." + Words.Write(answer)),
        .. Enum.GetValues<LineageKind>().Select(Words.Write).SelectMany(kind => ((string[])["units.act.", "units.act-lead.", "units.event.", "units.series."]).Select(family => family + kind)),
        .. Enum.GetValues<ProcedureLevel>().Select(level => "fields.level." + Words.Write(level)),
        .. ReportPageModel.Places.Select(place => "leader.place." + (place.Length > 0 ? place : "dashboard")),
        .. Enum.GetValues<Pooling>().Select(pooling => "leader.pooling." + Words.Write(pooling)),
        .. Enum.GetValues<BreakKind>().Select(kind => "break." + Words.Write(kind)),
        .. Enum.GetValues<PeriodKind>().Select(kind => "period-kind." + Words.Write(kind)),
        .. ((string[])["report-table.", "report-sheet.", "report-column.", "report-line.", "report-part."]).SelectMany(family => KeysIn(family).Where(key => IsSaidIn("web/Documents/Reports", key[family.Length..]))),
        .. Enum.GetValues<Quadrant>().Select(quadrant => "quadrant." + Words.Write(quadrant)),
        .. ((string[])["month", "unit", "field", "channel", "language"]).Select(column => "data.column." + column),
        .. Enum.GetValues<ExportFormat>().SelectMany(format => ((string[])["data.format.", "data.format-hint.", "exports.format."]).Select(family => family + Words.Write(format))),
        .. Enum.GetValues<ExportState>().Select(state => "exports.state." + Words.Write(state)),
        .. Enum.GetValues<ReportChapter>().Select(chapter => "official.chapter." + Words.Write(chapter)),
        .. Enum.GetValues<FilingState>().Select(state => "filing.state." + Words.Write(state)),
        .. Enum.GetValues<FilingAct>().SelectMany(act => ((string[])["", "-how", "-done"]).Select(part => $"filing.act.{Words.Write(act)}{part}")),
        .. Enum.GetValues<ReportCycle>().Select(cycle => "schedules.cycle." + Words.Write(cycle)),
        .. Enum.GetValues<DeliveryState>().Select(state => "schedules.state." + Words.Write(state)),
        .. Enum.GetValues<DeliveryReason>().Select(reason => "schedules.reason." + Words.Write(reason)),
        .. KeysIn("loss.").Where(key => IsSaidIn("survey-engine/Interchange", key["loss.".Length..])),
    ];

    private static IEnumerable<string> AccountActs() =>
        [.. Enum.GetValues<AccountAct>().Where(act => act != AccountAct.SendLink).Select(act => Words.Write(act)), .. Enum.GetValues<LinkKind>().Select(kind => "send-" + Words.Write(kind))];

    /// <summary>The rules that a whole page may be refused for: those named in pages and in what they call before anything is shown.</summary>
    private static IEnumerable<string> PageRefusals() => SourceFiles()
        .Where(file => file.EndsWith(".cshtml.cs", StringComparison.Ordinal) || Path.GetFileName(file) is "Http.cs" or "Reception.cs").Select(File.ReadAllText)
        .SelectMany(text => NamedProblem().Matches(text)).Select(match => match.Groups["name"].Value)
        .Concat([nameof(Problem.CampaignNotYetOpen), nameof(Problem.CampaignClosed), nameof(Problem.StoreAway), nameof(Problem.ReportsBusy), nameof(Problem.SignInBusy), nameof(Problem.LinkInvalid), nameof(Problem.ChannelNotPlanned), nameof(Problem.UnitOutOfScope), nameof(Problem.LanguageNotOffered)])
        .Concat([nameof(Problem.CampaignNotYetOpen), nameof(Problem.CampaignClosed), nameof(Problem.StoreAway), nameof(Problem.ReportsBusy), nameof(Problem.SignInBusy), nameof(Problem.LinkInvalid), nameof(Problem.SampleUnsigned)])
        .Select(RuleOf).Distinct();

    private static IEnumerable<string> Rules() => ProblemMethods().Select(method => RuleOf(method.Name));

    private static IEnumerable<MethodInfo> ProblemMethods() =>
        typeof(Problem).GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly).Where(method => method.ReturnType == typeof(Problem));

    private static string RuleOf(string name)
    {
        var method = ProblemMethods().First(method => method.Name == name);
        var values = method.GetParameters().Select(parameter => Any(Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType));
        return ((Problem)method.Invoke(null, [.. values])!).Rule;
    }

    private static object Any(Type type) =>
        type == typeof(Code) ? Code.Of("c24")
        : type == typeof(string) ? "x"
        : type == typeof(Text) ? Sample.Text("x")
        : type == typeof(Range<int>) ? new Range<int>(1, 2)
        : type == typeof(Level) ? new Level(Code.Of("1"), 1, LevelMeaning.Negative, Sample.Text("x"))
        : type == typeof(Draft) ? new Draft(Manuscript.Of(Sample.Version()), Revision: 1, Signature.System(Sample.Noon))
        : type == typeof(Change) ? VersionComparison.Compare(Sample.Version(), Sample.Version(document => document["sections"]![0]!["items"]![0]!["required"] = false))[0]
        : type == typeof(Problem) ? Problem.FileEmpty()
        : type == typeof(Unit) ? Sample.Unit("c24")
        : type == typeof(DateOnly) ? Sample.Today
        : type == typeof(PublishedValue) ? new PublishedValue(2024, "SIPAS", "x", 80, "")
        : type.IsEnum ? Enum.GetValues(type).GetValue(0)!
        : Convert.ChangeType(1, type, System.Globalization.CultureInfo.InvariantCulture);

    private static IEnumerable<string> KeysIn(string family) => _vi.Keys.Where(key => key.StartsWith(family, StringComparison.Ordinal));

    private static IEnumerable<string> Blanks(string sentence) => Blank().Matches(sentence).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal);

    private static IEnumerable<string> SourceFiles() => ((string[])["*.cs", "*.cshtml", "*.razor"])
        .SelectMany(pattern => Directory.EnumerateFiles(Path.Combine(Root(), "web"), pattern, SearchOption.AllDirectories))
        .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal));

    private static bool IsSaidIn(string folder, string word) =>
        Directory.EnumerateFiles(Path.Combine(Root(), folder), "*.cs").Any(file => File.ReadAllText(file).Contains($"\"{word}\"", StringComparison.Ordinal));

    /// <summary>Whether anything that is written down as JSON has such a field: a member of that name, in any case of its first letter.</summary>
    private static bool IsSaid(string field) => _engine.Concat(_source).Any(text => text.Contains(char.ToUpperInvariant(field[0]) + field[1..], StringComparison.Ordinal));

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "SurveyHub.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests run outside the repository, so there is no source to compare with.");
        return folder.FullName;
    }

    [GeneratedRegex("""(?:\b[Tt]|\b[Tt]exts|\bother|Texts\.Current)\["(?<key>[^"]+)["]|Progress\("(?<key>[^"]+)"\)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex UsedKey();

    [GeneratedRegex(@"\bProblem\.(?<name>[A-Z]\w+)\(", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NamedProblem();

    [GeneratedRegex(@"\{\d+[^}]*\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Blank();
}
