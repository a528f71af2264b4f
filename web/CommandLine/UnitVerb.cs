using System.CommandLine;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary><c>unit lineage import FILE [--by NAME]</c></summary>
public static class UnitVerb
{
    public static Command Create(WebApplication app)
    {
        var t = Texts.Current;
        var file = new Argument<string>("FILE") { Description = t["cli.lineage-file"] };
        var by = QuestionnaireVerb.By(required: false);
        var import = new Command("import", t["cli.unit-lineage-import"]) { file, by };
        import.SetAction((words, ct) => ImportAsync(app, words.GetRequiredValue(file), words.GetValue(by), ct));
        return new Command("unit", t["cli.unit"]) { new Command("lineage", t["cli.unit-lineage"]) { import } };
    }

    private static async Task<int> ImportAsync(WebApplication app, string path, string? by, CancellationToken ct)
    {
        await ServeVerb.PrepareAsync(app, ct);
        var opened = ResponseFile.Open(path);
        if (opened.Value is not { } file)
            return Terminal.Refuse(opened.Problems);
        var imported = await app.Services.GetRequiredService<LineageEvents>().ImportAsync(file, QuestionnaireVerb.Sign(app, by), ct);
        if (imported.Value is not { } lineage)
            return Terminal.Refuse(imported.Problems);
        Console.Out.WriteLine(Texts.Current["cli.unit-lineage-imported", lineage.Events.Count]);
        return 0;
    }
}
