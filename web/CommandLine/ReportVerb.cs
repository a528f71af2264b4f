using System.CommandLine;
using SurveyHub.Analytics;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary><c>report --campaign CODE [--unit CODE] [--field CODE] [--level LEVEL] [--period PERIOD] [--against CODE] [--out FILE] [--by NAME]</c>, or <c>report --verify FILE</c></summary>
/// <remarks>For staff: it reads the store itself, and withholds no figure.</remarks>
public static class ReportVerb
{
    public const string Name = "report";

    public static Command Create(WebApplication app)
    {
        var t = Texts.Current;
        var campaign = new Option<string?>("--campaign") { Description = t["cli.campaign"] };
        var unit = new Option<string?>("--unit") { Description = t["cli.report-unit"], HelpName = "CODE" };
        var field = new Option<string?>("--field") { Description = t["cli.report-field"], HelpName = "CODE" };
        var against = new Option<string?>("--against") { Description = t["cli.report-against"], HelpName = "CODE" };
        var level = NamedOption.Create<UnitKind>("--level", Words.Write);
        var period = NamedOption.Create<PeriodKind>("--period", Words.Write);
        var file = new Option<string?>("--out") { Description = t["cli.out"], HelpName = "FILE" };
        (level.Description, period.Description) = (t["cli.report-level"], t["cli.report-period"]);
        var verify = new Option<string?>("--verify") { Description = t["cli.report-verify"], HelpName = "FILE" };
        var by = QuestionnaireVerb.By(required: false);
        var command = new Command(Name, t["cli.report"]) { campaign, unit, field, level, period, against, file, verify, by };
        command.Validators.Add(words =>
        {
            if (words.GetValue(campaign) is null == words.GetValue(verify) is null)
                words.AddError(t["cli.report-of-what"]);
        });
        command.SetAction((words, ct) => words.GetValue(verify) is { } path ? VerifyAsync(app, path, QuestionnaireVerb.Sign(app, words.GetValue(by)), ct) : RunAsync(
            app,
            new(words.GetValue(campaign)!, words.GetValue(unit), words.GetValue(field), words.GetValue(against), words.GetValue(level), words.GetValue(period) ?? PeriodKind.Month),
            words.GetValue(file), QuestionnaireVerb.Sign(app, words.GetValue(by)), ct));
        return command;
    }

    private static async Task<int> RunAsync(WebApplication app, ReportRequest request, string? path, Signature by, CancellationToken ct)
    {
        await ServeVerb.PrepareAsync(app, ct);
        var audit = app.Services.GetRequiredService<AuditTrail>();
        var read = await app.Services.GetRequiredService<CampaignReports>().ReadAsync(request, UnitScope.Province, ct);
        if (read.Value is not { } report)
            return Terminal.Refuse(read.Problems);
        if (path is null)
        {
            await audit.AddAsync(Entry(AuditAction.ReportRead), ct);
            ReportJson.Write(report, Texts.Current, Console.OpenStandardOutput());
            return 0;
        }

        var created = Terminal.Create(path);
        if (created.Value is null)
            return Terminal.Refuse(created.Problems);
        await using var stream = created.Value;
        await audit.AddAsync(Entry(AuditAction.Exported), ct);
        ReportJson.Write(report, Texts.Current, stream);
        return 0;

        AuditEntry Entry(AuditAction action) => AuditEntry.Of(by, action, Code.Parse(request.Campaign)!.Value, null, new { request.Unit, request.Field, request.Against, File = path is null ? null : Path.GetFileName(path) });
    }

    /// <summary>Says of each figure of a document whether it follows from the store.</summary>
    private static async Task<int> VerifyAsync(WebApplication app, string path, Signature by, CancellationToken ct)
    {
        await ServeVerb.PrepareAsync(app, ct);
        if (!File.Exists(path))
            return Terminal.Refuse(Problem.FileMissing(path));
        var (t, json) = (Texts.Current, await File.ReadAllTextAsync(path, ct));
        var digest = CanonicalJson.Sha256(json);
        await app.Services.GetRequiredService<AuditTrail>().AddAsync(AuditEntry.Of(by, AuditAction.ReportRead, Path.GetFileName(path), null, new { Sha256 = digest }), ct);
        var read = await app.Services.GetRequiredService<ReportVerification>().CheckAsync(json, ct);
        if (read.Value is not { } differences)
            return Terminal.Refuse(read.Problems);
        foreach (var difference in differences)
            Console.Error.WriteLine(t["cli.report-difference", difference.Path, difference.Was ?? t["cli.report-absent"], difference.Is ?? t["cli.report-absent"]]);
        Console.Out.WriteLine(await app.Services.GetRequiredService<FiledReports>().FindByDigestAsync(digest, ct) is var (report, edition) ? t["cli.report-kept", digest, report, edition + 1] : t["cli.report-not-kept", digest]);
        Console.Out.WriteLine(t[differences.Count == 0 ? "cli.report-same" : "cli.report-differs", differences.Count]);
        return differences.Count == 0 ? 0 : Terminal.Refused;
    }
}
