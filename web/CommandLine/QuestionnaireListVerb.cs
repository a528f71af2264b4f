using System.CommandLine;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary><c>questionnaire list</c></summary>
public static class QuestionnaireListVerb
{
    public static Command Create(WebApplication app)
    {
        var list = new Command("list", Texts.Current["cli.questionnaire-list"]);
        list.SetAction((_, ct) => RunAsync(app, ct));
        return list;
    }

    private static async Task<int> RunAsync(WebApplication app, CancellationToken ct)
    {
        await ServeVerb.PrepareAsync(app, ct);
        var t = Texts.Current;
        foreach (var version in await app.Services.GetRequiredService<Questionnaires>().ListAsync(ct))
        {
            var line = t["cli.version-line", version.Questionnaire, version.Number, Day(version.PublishedAt), version.PublishedBy ?? "–"];
            Console.Out.WriteLine(version.RetiredAt is { } retired ? t["cli.version-retired-line", line, Day(retired), version.RetiredBy] : line);
        }

        foreach (var draft in await app.Services.GetRequiredService<Drafts>().ListAsync(ct))
            Console.Out.WriteLine(t["cli.draft-line", draft.Code, draft.Revision, Day(draft.Saved.At), draft.Saved.By]);
        return 0;
    }

    private static string Day(DateTimeOffset instant) => instant.DayInVietnam().ToString(Texts.Current["figure.day"], Texts.Current.Culture);
}
