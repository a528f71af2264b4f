using System.CommandLine;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary><c>questionnaire add FILE.json</c></summary>
public static class QuestionnaireVerb
{
    public static Command Create(WebApplication app)
    {
        var file = new Argument<string>("FILE.json") { Description = Texts.Current["cli.questionnaire-file"] };
        var add = new Command("add", Texts.Current["cli.questionnaire-add"]) { file };
        add.SetAction((words, ct) => AddAsync(app, words.GetRequiredValue(file), ct));
        return new Command("questionnaire", Texts.Current["cli.questionnaires"]) { add };
    }

    private static async Task<int> AddAsync(WebApplication app, string file, CancellationToken ct)
    {
        if (!File.Exists(file))
            return Terminal.Refuse(Problem.FileMissing(file));
        var read = QuestionnaireDocument.Read(await File.ReadAllTextAsync(file, ct));
        if (read.Value is not { } version)
            return Terminal.Refuse(read.Problems);

        await ServeVerb.PrepareAsync(app, ct);
        var added = await app.Services.GetRequiredService<Questionnaires>().AddAsync(version, app.Services.GetRequiredService<TimeProvider>().GetUtcNow(), ct);
        if (added.Value is null)
            return Terminal.Refuse(added.Problems);

        Console.Out.WriteLine(Texts.Current["cli.questionnaire-added", version.Code, version.Number, version.Items.Count, version.Sha256]);
        return 0;
    }
}
