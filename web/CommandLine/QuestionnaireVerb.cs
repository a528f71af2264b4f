using System.CommandLine;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary><c>questionnaire add|draft|publish|retire|compare|list|check|convert|schema</c></summary>
public static class QuestionnaireVerb
{
    public static Command Create(WebApplication app) => new("questionnaire", Texts.Current["cli.questionnaires"])
    {
        Add(app), QuestionnaireDraftVerb.Draft(app), QuestionnaireDraftVerb.Publish(app), Retire(app), QuestionnaireCompareVerb.Create(app), QuestionnaireListVerb.Create(app),
        QuestionnaireFilesVerb.Check(), QuestionnaireFilesVerb.Convert(), QuestionnaireFilesVerb.Schema(),
    };

    internal static Argument<string> File() => new("FILE.json") { Description = Texts.Current["cli.questionnaire-file"] };

    internal static Argument<string> Name(string name = "CODE") => new(name) { Description = Texts.Current["cli.questionnaire-code"] };

    /// <summary>Who does it: a name that can be signed with.</summary>
    internal static Option<string> By(bool required = true)
    {
        var by = new Option<string>("--by") { Description = Texts.Current["cli.questionnaire-by"], Required = required };
        by.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is { } name && (string.IsNullOrWhiteSpace(name) || name.Length > Signature.LongestName))
                result.AddError(Texts.Current["cli.questionnaire-by-bad"]);
        });
        return by;
    }

    internal static Option<string[]> Decide() => new("--decide") { Description = Texts.Current["cli.questionnaire-decide"], HelpName = "[OLD:]PLACE=CLASS:REASON" };

    /// <param name="by">Null for whoever is logged in to this machine.</param>
    internal static Signature Sign(WebApplication app, string? by)
    {
        var name = by ?? "cli:" + Environment.UserName;
        return new(name.Length > Signature.LongestName ? name[..Signature.LongestName] : name, app.Services.GetRequiredService<TimeProvider>().GetUtcNow());
    }

    internal static async Task<Outcome<QuestionnaireVersion>> ReadAsync(string file, CancellationToken ct) => System.IO.File.Exists(file)
        ? QuestionnaireDocument.Read(await System.IO.File.ReadAllTextAsync(file, ct))
        : Problem.FileMissing(file);

    internal static int Published(QuestionnaireVersion version)
    {
        Console.Out.WriteLine(Texts.Current["cli.questionnaire-added", version.Code, version.Number, version.Items.Count, version.Sha256]);
        return 0;
    }

    /// <summary>A document that is ready, under the number it has; who adds it need not say a name.</summary>
    private static Command Add(WebApplication app)
    {
        var (file, by, decide) = (File(), By(required: false), Decide());
        var add = new Command("add", Texts.Current["cli.questionnaire-add"]) { file, by, decide };
        add.SetAction((words, ct) => AddAsync(app, words.GetRequiredValue(file), words.GetValue(by), words.GetValue(decide) ?? [], ct));
        return add;
    }

    private static async Task<int> AddAsync(WebApplication app, string file, string? by, string[] decide, CancellationToken ct)
    {
        var read = await ReadAsync(file, ct);
        if (read.Value is not { } version)
            return Terminal.Refuse(read.Problems);

        await ServeVerb.PrepareAsync(app, ct);
        var (questionnaires, responses) = (app.Services.GetRequiredService<Questionnaires>(), app.Services.GetRequiredService<Responses>());
        var latest = await questionnaires.FindLatestAsync(version.Code, ct);
        IReadOnlyList<Change> changes = latest is null || latest.Number >= version.Number ? [] : await responses.CountTouchedAsync(latest, VersionComparison.Compare(latest, version), ct);
        var decided = DecisionWords.Parse(decide, changes);
        if (decided.Value is not { } decisions)
            return Terminal.Refuse(decided.Problems);
        var added = await questionnaires.AddAsync(version, decisions, Sign(app, by), ct);
        return added.Value is null ? QuestionnaireCompareVerb.Refuse(changes, added.Problems) : Published(version);
    }

    private static Command Retire(WebApplication app)
    {
        var (code, number, by) = (Name(), new Argument<int>("N") { Description = Texts.Current["cli.campaign-version"] }, By());
        var retire = new Command("retire", Texts.Current["cli.questionnaire-retire"]) { code, number, by };
        retire.SetAction((words, ct) => RetireAsync(app, words.GetRequiredValue(code), words.GetValue(number), words.GetRequiredValue(by), ct));
        return retire;
    }

    private static async Task<int> RetireAsync(WebApplication app, string name, int number, string by, CancellationToken ct)
    {
        await ServeVerb.PrepareAsync(app, ct);
        if (Code.Parse(name) is not { } code)
            return Terminal.Refuse(Problem.QuestionnaireUnknown(name));
        var retired = await app.Services.GetRequiredService<Questionnaires>().RetireAsync(code, number, Sign(app, by), ct);
        if (retired.Value is null)
            return Terminal.Refuse(retired.Problems);

        Console.Out.WriteLine(Texts.Current["cli.questionnaire-retired", code, number]);
        return 0;
    }
}
