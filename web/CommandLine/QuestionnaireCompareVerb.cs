using System.CommandLine;
using System.Globalization;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary><c>questionnaire compare OLDER NEWER</c>: each a file, or CODE, CODE/N or CODE/draft of the store.</summary>
public static class QuestionnaireCompareVerb
{
    public static Command Create(WebApplication app)
    {
        var t = Texts.Current;
        var older = new Argument<string>("OLDER") { Description = t["cli.questionnaire-name"] };
        var newer = new Argument<string>("NEWER") { Description = t["cli.questionnaire-name"] };
        var compare = new Command("compare", t["cli.questionnaire-compare"]) { older, newer };
        compare.SetAction((words, ct) => RunAsync(app, words.GetRequiredValue(older), words.GetRequiredValue(newer), ct));
        return compare;
    }

    /// <summary>What a person must know to decide: each change with the answers it touches, then what is wrong.</summary>
    internal static int Refuse(IEnumerable<Change> changes, IEnumerable<Problem> problems)
    {
        Print(changes, Console.Error);
        return Terminal.Refuse(problems);
    }

    private static async Task<int> RunAsync(WebApplication app, string olderName, string newerName, CancellationToken ct)
    {
        await ServeVerb.PrepareAsync(app, ct);
        var (older, newer) = (await FindAsync(app, olderName, ct), await FindAsync(app, newerName, ct));
        if (older.Value is not { } from || newer.Value is not { } to)
            return Terminal.Refuse(older.Problems.Concat(newer.Problems));

        var changes = await app.Services.GetRequiredService<Responses>().CountTouchedAsync(from, VersionComparison.Compare(from, to), ct);
        Print(changes, Console.Out);
        if (changes.Count == 0)
            Console.Out.WriteLine(Texts.Current["cli.questionnaire-same"]);
        return CodePermanence.Check([from], to) is { Count: > 0 } refused ? Terminal.Refuse(refused.Select(change => change.Problem)) : 0;
    }

    private static async Task<Outcome<QuestionnaireVersion>> FindAsync(WebApplication app, string name, CancellationToken ct)
    {
        if (File.Exists(name))
            return await QuestionnaireVerb.ReadAsync(name, ct);

        var (parts, store) = (name.Split('/', 2), app.Services.GetRequiredService<Questionnaires>());
        if (Code.Parse(parts[0]) is not { } code)
            return Problem.QuestionnaireUnknown(name);
        if (parts is [_, "draft"])
            return await app.Services.GetRequiredService<Drafts>().FindAsync(code, ct) is { } draft ? draft.Version : Problem.DraftUnknown(code);
        var found = parts switch
        {
            [_] => await store.FindLatestAsync(code, ct),
            [_, var number] => int.TryParse(number, CultureInfo.InvariantCulture, out var n) ? await store.FindAsync(code, n, ct) : null,
            _ => null,
        };
        return found is null ? Problem.QuestionnaireUnknown(name) : found;
    }

    private static void Print(IEnumerable<Change> changes, TextWriter writer)
    {
        foreach (var change in changes)
            writer.WriteLine(Line(change));
    }

    private static string Line(Change change)
    {
        var t = Texts.Current;
        var what = change.Differences.Select(difference => t["change." + Words.Write(difference.Aspect)] + (difference.Option is { } option ? $" {option}" : ""));
        var name = t["change.class." + Words.Write(change.Class)];
        var line = change.Differences.Count == 0 ? t["cli.change-plain", change.Place, name] : t["cli.change", change.Place, name, string.Join(", ", what)];
        return change.Touched is { } touched && change.Items.Count > 0 ? t["cli.change-touched", line, touched] : line;
    }
}
