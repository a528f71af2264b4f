using System.CommandLine;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary><c>published import FILE [--by NAME]</c></summary>
public static class PublishedVerb
{
    public static Command Create(WebApplication app)
    {
        var t = Texts.Current;
        var file = new Argument<string>("FILE") { Description = t["cli.published-file"] };
        var by = QuestionnaireVerb.By(required: false);
        var import = new Command("import", t["cli.published-import"]) { file, by };
        import.SetAction((words, ct) => ImportAsync(app, words.GetRequiredValue(file), words.GetValue(by), ct));
        return new Command("published", t["cli.published"]) { import };
    }

    private static async Task<int> ImportAsync(WebApplication app, string path, string? by, CancellationToken ct)
    {
        await ServeVerb.PrepareAsync(app, ct);
        var opened = ResponseFile.Open(path);
        if (opened.Value is not { } file)
            return Terminal.Refuse(opened.Problems);
        var imported = await app.Services.GetRequiredService<PublishedValues>().ImportAsync(file, QuestionnaireVerb.Sign(app, by), ct);
        if (imported.Value is not { } added)
            return Terminal.Refuse(imported.Problems);
        Console.Out.WriteLine(Texts.Current["cli.published-imported", added.Count]);
        return 0;
    }
}
