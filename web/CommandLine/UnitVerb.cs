using System.CommandLine;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary><c>unit lineage import FILE</c></summary>
public static class UnitVerb
{
    public static Command Create(WebApplication app)
    {
        var t = Texts.Current;
        var file = new Argument<string>("FILE") { Description = t["cli.lineage-file"] };
        var import = new Command("import", t["cli.unit-lineage-import"]) { file };
        import.SetAction((words, ct) => ImportAsync(app, words.GetRequiredValue(file), ct));
        return new Command("unit", t["cli.unit"]) { new Command("lineage", t["cli.unit-lineage"]) { import } };
    }

    private static async Task<int> ImportAsync(WebApplication app, string path, CancellationToken ct)
    {
        await ServeVerb.PrepareAsync(app, ct);
        var opened = ResponseFile.Open(path);
        if (opened.Value is not { } file)
            return Terminal.Refuse(opened.Problems);
        var imported = await app.Services.GetRequiredService<LineageEvents>().ImportAsync(file, ct);
        if (imported.Value is not { } lineage)
            return Terminal.Refuse(imported.Problems);
        Console.Out.WriteLine(Texts.Current["cli.unit-lineage-imported", lineage.Events.Count]);
        return 0;
    }
}
