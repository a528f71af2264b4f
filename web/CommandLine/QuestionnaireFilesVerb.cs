using System.CommandLine;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary><c>questionnaire check FILE</c>, <c>questionnaire convert IN OUT</c>, <c>questionnaire schema</c>: files alone, no store.</summary>
public static class QuestionnaireFilesVerb
{
    public static Command Check()
    {
        var file = new Argument<string>("FILE") { Description = Texts.Current["cli.convert-in"] };
        var check = new Command("check", Texts.Current["cli.check"]) { file };
        check.SetAction(words => Check(words.GetRequiredValue(file)));
        return check;
    }

    public static Command Convert()
    {
        var from = new Argument<string>("IN") { Description = Texts.Current["cli.convert-in"] };
        var to = new Argument<string>("OUT") { Description = Texts.Current["cli.convert-out"] };
        var convert = new Command("convert", Texts.Current["cli.convert"]) { from, to };
        convert.SetAction((words, ct) => ConvertAsync(words.GetRequiredValue(from), words.GetRequiredValue(to), ct));
        return convert;
    }

    public static Command Schema()
    {
        var schema = new Command("schema", Texts.Current["cli.schema"]);
        schema.SetAction(_ => Console.Out.Write(QuestionnaireSchema.Text));
        return schema;
    }

    /// <summary>Says what the linter finds, the gravest first; refuses where something must be mended before publishing.</summary>
    private static int Check(string path)
    {
        var read = Read(path);
        if (read.Value is not { } imported)
            return Terminal.Refuse(read.Problems);

        var findings = Linter.Check(imported.Version);
        foreach (var finding in findings)
            Console.Out.WriteLine($"{Words.Write(finding.Weight)} {finding.Place}: {Texts.Current.Of(finding)}");
        Print(imported.Losses);
        Console.Out.WriteLine(Texts.Current["cli.checked", findings.Count, ReadingTime.Minutes(imported.Version)]);
        return findings.Any(finding => finding.Weight == FindingWeight.Refusal) ? Terminal.Refused : 0;
    }

    private static async Task<int> ConvertAsync(string from, string to, CancellationToken ct)
    {
        var read = Read(from);
        if (read.Value is not { } imported)
            return Terminal.Refuse(read.Problems);
        if (QuestionnaireFile.Write(imported.Version, to) is not var (bytes, losses))
            return Terminal.Refuse(Problem.FormatUnknown(to));
        var created = Terminal.Create(to, from);
        if (created.Value is not { } file)
            return Terminal.Refuse(created.Problems);

        await using (file)
            await file.WriteAsync(bytes, ct);
        Print(imported.Losses);
        Print(losses);
        Console.Out.WriteLine(Texts.Current["cli.converted", to, imported.Version.Items.Count, imported.Losses.Count + losses.Count]);
        return 0;
    }

    private static Outcome<Imported> Read(string path)
    {
        if (!File.Exists(path))
            return Problem.FileMissing(path);
        using var file = File.OpenRead(path);
        return QuestionnaireFile.Read(file, path);
    }

    private static void Print(IEnumerable<Loss> losses)
    {
        foreach (var loss in losses)
            Console.Out.WriteLine(Texts.Current["cli.loss", loss.Where, Texts.Current["loss." + loss.Why, loss.What]]);
    }
}
