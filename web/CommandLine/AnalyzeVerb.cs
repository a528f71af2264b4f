using System.CommandLine;
using SurveyHub.Analytics;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary><c>analyze --questionnaire CODE|FILE --data responses.csv [--by COL]… [--interval wilson] [--formula F] [--aggregation A] [--out estimates.csv]</c></summary>
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
        var formula = Named<IndexFormula>("--formula", IndexNames.Of, t["cli.formula"]);
        var aggregation = Named<Aggregation>("--aggregation", IndexNames.Of, t["cli.aggregation"]);
        var output = new Option<string?>("--out") { Description = t["cli.out"] };
        var command = new Command("analyze", t["cli.analyze"]) { questionnaire, data, by, interval, formula, aggregation, output };
        command.SetAction((words, ct) => RunAsync(
            words.GetRequiredValue(questionnaire), words.GetRequiredValue(data), words.GetValue(by) ?? [],
            words.GetValue(formula), words.GetValue(aggregation), words.GetValue(output), ct));
        return command;
    }

    private static async Task<int> RunAsync(string questionnaire, string data, string[] by, IndexFormula? formula, Aggregation? aggregation, string? output, CancellationToken ct)
    {
        var found = await FindAsync(questionnaire, ct);
        if (found.Value is not { } version)
            return Terminal.Refuse(found.Problems);
        var opened = ResponseFile.Open(data);
        if (opened.Value is not { } file)
            return Terminal.Refuse(opened.Problems);
        var analyzed = Microdata.Analyze(new IndexStructure(version, formula, aggregation), file, by, ct);
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

    /// <summary>One of the names; without it, what the questionnaire says.</summary>
    private static Option<T?> Named<T>(string option, Func<T, string> nameOf, string description) where T : struct, Enum
    {
        var named = new Option<T?>(option)
        {
            Description = description,
            HelpName = string.Join('|', Enum.GetValues<T>().Select(nameOf)),
            CustomParser = result =>
            {
                foreach (var value in Enum.GetValues<T>())
                {
                    if (nameOf(value) == result.Tokens[0].Value)
                        return value;
                }

                result.AddError(Texts.Current.Of(Problem.ValueUnsupported(option, result.Tokens[0].Value)));
                return null;
            },
        };
        return named;
    }

    private static async Task<Outcome<QuestionnaireVersion>> FindAsync(string questionnaire, CancellationToken ct) =>
        Templates.Find(questionnaire) is { } template ? template
        : File.Exists(questionnaire) ? QuestionnaireDocument.Read(await File.ReadAllTextAsync(questionnaire, ct))
        : Problem.QuestionnaireUnknown(questionnaire);
}
