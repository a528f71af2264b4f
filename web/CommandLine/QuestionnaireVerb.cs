using System.CommandLine;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary><c>questionnaire add FILE.json</c>, <c>questionnaire convert IN OUT</c>, <c>questionnaire schema</c></summary>
public static class QuestionnaireVerb
{
    public static Command Create(WebApplication app)
    {
        var file = new Argument<string>("FILE.json") { Description = Texts.Current["cli.questionnaire-file"] };
        var add = new Command("add", Texts.Current["cli.questionnaire-add"]) { file };
        add.SetAction((words, ct) => AddAsync(app, words.GetRequiredValue(file), ct));
        return new Command("questionnaire", Texts.Current["cli.questionnaires"]) { add, CreateConvert(), CreateSchema() };
    }

    private static Command CreateConvert()
    {
        var from = new Argument<string>("IN") { Description = Texts.Current["cli.convert-in"] };
        var to = new Argument<string>("OUT") { Description = Texts.Current["cli.convert-out"] };
        var convert = new Command("convert", Texts.Current["cli.convert"]) { from, to };
        convert.SetAction((words, ct) => ConvertAsync(words.GetRequiredValue(from), words.GetRequiredValue(to), ct));
        return convert;
    }

    private static Command CreateSchema()
    {
        var schema = new Command("schema", Texts.Current["cli.schema"]);
        schema.SetAction(_ => Console.Out.Write(QuestionnaireSchema.Text));
        return schema;
    }

    private static async Task<int> ConvertAsync(string from, string to, CancellationToken ct)
    {
        if (!File.Exists(from))
            return Terminal.Refuse(Problem.FileMissing(from));
        await using var file = File.OpenRead(from);
        var read = QuestionnaireFile.Read(file, from);
        if (read.Value is not { } imported)
            return Terminal.Refuse(read.Problems);
        if (QuestionnaireFile.Write(imported.Version, to) is not var (bytes, losses))
            return Terminal.Refuse(Problem.FormatUnknown(to));

        await File.WriteAllBytesAsync(to, bytes, ct);
        var all = imported.Losses.Concat(losses).ToList();
        foreach (var loss in all)
            Console.Out.WriteLine(Texts.Current["cli.loss", loss.Where, Texts.Current["loss." + loss.Why, loss.What]]);
        Console.Out.WriteLine(Texts.Current["cli.converted", to, imported.Version.Items.Count, all.Count]);
        return 0;
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
