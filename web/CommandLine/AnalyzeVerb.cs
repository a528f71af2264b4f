using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using SurveyHub.Analytics;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary>
/// <c>analyze --questionnaire CODE|FILE --data responses.csv [--stratum COL] [--psu COL] [--weight COL] [--fpc COL] [--by COL]…
/// [--weighting-class COL] [--rake margins.csv [--trim K]] [--interval logit|beta|wilson] [--formula F] [--aggregation A] [--out estimates.csv]</c>
/// </summary>
/// <remarks>Needs no store.</remarks>
public sealed class AnalyzeVerb
{
    private readonly Option<string> _questionnaire = new("--questionnaire") { Required = true, HelpName = "CODE|FILE" };
    private readonly Option<string> _data = new("--data") { Required = true };
    private readonly Option<string?> _stratum = new("--stratum") { HelpName = "COL" };
    private readonly Option<string?> _psu = new("--psu") { HelpName = "COL" };
    private readonly Option<string?> _weight = new("--weight") { HelpName = "COL" };
    private readonly Option<string?> _fpc = new("--fpc") { HelpName = "COL" };
    private readonly Option<string[]> _by = new("--by") { HelpName = "COL" };
    private readonly Option<string?> _class = new("--weighting-class") { HelpName = "COL" };
    private readonly Option<string?> _rake = new("--rake") { HelpName = "FILE" };
    private readonly Option<double?> _trim = new("--trim") { HelpName = "K", CustomParser = Trim };
    private readonly Option<IntervalMethod?> _interval = NamedOption.Create<IntervalMethod>("--interval", Words.Write);
    private readonly Option<IndexFormula?> _formula = NamedOption.Create<IndexFormula>("--formula", IndexNames.Of);
    private readonly Option<Aggregation?> _aggregation = NamedOption.Create<Aggregation>("--aggregation", IndexNames.Of);
    private readonly Option<string?> _out = new("--out") { HelpName = "FILE" };

    private AnalyzeVerb()
    {
    }

    /// <remarks>With options of its own: an option keeps each command that it was ever in, and with it the whole program.</remarks>
    public static Command Create() => new AnalyzeVerb().Describe();

    private Command Describe()
    {
        var t = Texts.Current;
        (System.CommandLine.Option Option, string Description)[] options =
        [
            (_questionnaire, t["cli.questionnaire"]), (_data, t["cli.data"]), (_stratum, t["cli.stratum"]), (_psu, t["cli.psu"]), (_weight, t["cli.weight"]), (_fpc, t["cli.fpc"]),
            (_by, t["cli.by"]), (_class, t["cli.weighting-class"]), (_rake, t["cli.rake"]), (_trim, t["cli.trim"]), (_interval, t["cli.interval"]), (_formula, t["cli.formula"]),
            (_aggregation, t["cli.aggregation"]), (_out, t["cli.out"]),
        ];
        var command = new Command("analyze", t["cli.analyze"]);
        foreach (var (option, description) in options)
        {
            option.Description = description;
            command.Add(option);
        }

        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult words, CancellationToken ct)
    {
        var data = words.GetRequiredValue(_data);
        var asked = await ReadAsync(words, ct);
        if (asked.Value is not { } analysis)
            return Terminal.Refuse(asked.Problems);
        var opened = ResponseFile.Open(data);
        if (opened.Value is not { } file)
            return Terminal.Refuse(opened.Problems);
        var analyzed = Microdata.Analyze(analysis, file, ct);
        if (analyzed.Value is not { } microdata)
            return Terminal.Refuse(analyzed.Problems);

        return Write(microdata, words.GetValue(_out), data);
    }

    private async Task<Outcome<Analysis>> ReadAsync(ParseResult words, CancellationToken ct)
    {
        var found = await FindAsync(words.GetRequiredValue(_questionnaire), ct);
        if (found.Value is not { } version)
            return found.Problems.ToList();
        var margins = words.GetValue(_rake) is { } path ? ReadMargins(path) : new List<Margin>();
        if (margins.Value is null)
            return margins.Problems.ToList();
        if (words.GetValue(_trim) is not null && margins.Value.Count == 0)
            return Problem.OptionMissing("--rake");

        return new Analysis(new(version, words.GetValue(_formula), words.GetValue(_aggregation)), words.GetValue(_by) ?? [])
        {
            Columns = new(words.GetValue(_stratum), words.GetValue(_psu), words.GetValue(_weight), words.GetValue(_fpc)),
            WeightingClass = words.GetValue(_class),
            Margins = margins.Value,
            Trim = words.GetValue(_trim),
            Interval = words.GetValue(_interval),
        };
    }

    private static Outcome<IReadOnlyList<Margin>> ReadMargins(string path)
    {
        var opened = ResponseFile.Open(path);
        return opened.Value is { } file ? MarginFile.Read(file) : opened.Problems.ToList();
    }

    private static int Write(Microdata microdata, string? output, string data)
    {
        if (microdata is { Raked: { } raked, Design: { } design })
            Console.Error.WriteLine(Texts.Current["cli.raked", raked.Rounds, raked.Gap, raked.Trimmed, design.WeightingEffect]);
        if (output is null)
        {
            EstimatesCsv.Write(microdata, Console.OpenStandardOutput());
            return 0;
        }

        var created = Terminal.Create(output, source: data);
        if (created.Value is null)
            return Terminal.Refuse(created.Problems);
        using var stream = created.Value;
        EstimatesCsv.Write(microdata, stream);
        return 0;
    }

    private static double? Trim(ArgumentResult words)
    {
        if (double.TryParse(words.Tokens[0].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var times) && times > 1)
            return times;
        words.AddError(Texts.Current["cli.trim-bad"]);
        return null;
    }

    private static async Task<Outcome<QuestionnaireVersion>> FindAsync(string questionnaire, CancellationToken ct) =>
        Templates.Find(questionnaire) is { } template ? template
        : File.Exists(questionnaire) ? QuestionnaireDocument.Read(await File.ReadAllTextAsync(questionnaire, ct))
        : Problem.QuestionnaireUnknown(questionnaire);
}
