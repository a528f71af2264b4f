using System.CommandLine;
using SurveyHub.Analytics;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary><c>analyze --questionnaire CODE|FILE --data responses.csv [--by COL]… [--interval wilson] [--formula top2box] [--out estimates.csv]</c></summary>
/// <remarks>Needs no store.</remarks>
public static class AnalyzeVerb
{
    public static Command Create()
    {
        var t = Texts.Current;
        var questionnaire = new Option<string>("--questionnaire") { Description = t["cli.questionnaire"], Required = true, HelpName = "CODE|FILE" };
        var data = new Option<string>("--data") { Description = t["cli.data"], Required = true };
        var by = new Option<string[]>("--by") { Description = t["cli.by"] };
        var interval = new Option<string>("--interval") { Description = t["cli.interval"], DefaultValueFactory = _ => Wilson.Method };
        interval.AcceptOnlyFromAmong(Wilson.Method);
        var formula = new Option<string>("--formula") { Description = t["cli.formula"], DefaultValueFactory = _ => IndexNames.Of(IndexFormula.Top2Box) };
        formula.AcceptOnlyFromAmong([.. Enum.GetValues<IndexFormula>().Select(IndexNames.Of)]);
        var output = new Option<string?>("--out") { Description = t["cli.out"] };
        var command = new Command("analyze", t["cli.analyze"]) { questionnaire, data, by, interval, formula, output };
        command.SetAction((words, ct) => RunAsync(
            words.GetRequiredValue(questionnaire), words.GetRequiredValue(data), words.GetValue(by) ?? [], words.GetValue(output), ct));
        return command;
    }

    private static async Task<int> RunAsync(string questionnaire, string data, string[] by, string? output, CancellationToken ct)
    {
        var found = await FindAsync(questionnaire, ct);
        if (found.Value is not { } version)
            return Terminal.Refuse(found.Problems);
        var opened = ResponseFile.Open(data);
        if (opened.Value is not { } file)
            return Terminal.Refuse(opened.Problems);
        var analyzed = Microdata.Analyze(version, file, by, ct);
        if (analyzed.Value is not { } lines)
            return Terminal.Refuse(analyzed.Problems);

        if (output is null)
        {
            EstimatesCsv.Write(lines, Console.OpenStandardOutput());
            return 0;
        }

        var created = Terminal.Create(output, source: data);
        if (created.Value is null)
            return Terminal.Refuse(created.Problems);
        await using var stream = created.Value;
        EstimatesCsv.Write(lines, stream);
        return 0;
    }

    private static async Task<Outcome<QuestionnaireVersion>> FindAsync(string questionnaire, CancellationToken ct) =>
        Templates.Find(questionnaire) is { } template ? template
        : File.Exists(questionnaire) ? QuestionnaireDocument.Read(await File.ReadAllTextAsync(questionnaire, ct))
        : Problem.QuestionnaireUnknown(questionnaire);
}
