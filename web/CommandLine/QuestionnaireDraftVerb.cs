using System.CommandLine;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary><c>questionnaire draft FILE.json --by NAME [--revision N]</c> and <c>questionnaire publish CODE --by NAME [--decide …]…</c></summary>
public static class QuestionnaireDraftVerb
{
    public static Command Draft(WebApplication app)
    {
        var (file, by) = (QuestionnaireVerb.File(), QuestionnaireVerb.By());
        var revision = new Option<int>("--revision") { Description = Texts.Current["cli.questionnaire-revision"] };
        var draft = new Command("draft", Texts.Current["cli.questionnaire-draft"]) { file, by, revision };
        draft.SetAction((words, ct) => SaveAsync(app, words.GetRequiredValue(file), words.GetRequiredValue(by), words.GetValue(revision), ct));
        return draft;
    }

    public static Command Publish(WebApplication app)
    {
        var (code, by, decide) = (QuestionnaireVerb.Name(), QuestionnaireVerb.By(), QuestionnaireVerb.Decide());
        var publish = new Command("publish", Texts.Current["cli.questionnaire-publish"]) { code, by, decide };
        publish.SetAction((words, ct) => PublishAsync(app, words.GetRequiredValue(code), words.GetRequiredValue(by), words.GetValue(decide) ?? [], ct));
        return publish;
    }

    private static async Task<int> SaveAsync(WebApplication app, string file, string by, int revision, CancellationToken ct)
    {
        var read = await QuestionnaireVerb.ReadAsync(file, ct);
        if (read.Value is not { } version)
            return Terminal.Refuse(read.Problems);

        await ServeVerb.PrepareAsync(app, ct);
        var saved = await app.Services.GetRequiredService<Drafts>().SaveAsync(Manuscript.Of(version), revision, QuestionnaireVerb.Sign(app, by), ct);
        if (saved.Value is not { } draft)
            return Terminal.Refuse(saved.Problems);

        foreach (var warning in Translations.Warnings(version))
            Console.Error.WriteLine(Texts.Current["cli.warning", $"{warning.Place}: {Texts.Current.Of(warning)}"]);
        Console.Out.WriteLine(Texts.Current["cli.questionnaire-drafted", version.Code, draft.Revision]);
        return 0;
    }

    private static async Task<int> PublishAsync(WebApplication app, string name, string by, string[] decide, CancellationToken ct)
    {
        await ServeVerb.PrepareAsync(app, ct);
        var drafts = app.Services.GetRequiredService<Drafts>();
        if (Code.Parse(name) is not { } code)
            return Terminal.Refuse(Problem.QuestionnaireUnknown(name));
        if (await drafts.FindAsync(code, ct) is not { } draft)
            return Terminal.Refuse(Problem.DraftUnknown(code));

        if (draft.Version.Value is not { } written)
            return Terminal.Refuse(draft.Version.Problems);

        var changes = await drafts.CompareAsync(written, ct);
        var decided = DecisionWords.Parse(decide, changes);
        if (decided.Value is not { } decisions)
            return Terminal.Refuse(decided.Problems);
        var published = await drafts.PublishAsync(draft, decisions, QuestionnaireVerb.Sign(app, by), ct);
        return published.Value is { } version ? QuestionnaireVerb.Published(version) : QuestionnaireCompareVerb.Refuse(changes, published.Problems);
    }
}
