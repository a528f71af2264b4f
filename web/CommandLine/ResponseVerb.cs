using System.CommandLine;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary><c>response exclude|restore ID --reason WHY --by NAME</c> and <c>response show ID [--by NAME]</c></summary>
public static class ResponseVerb
{
    public static Command Create(WebApplication app)
    {
        var t = Texts.Current;
        return new("response", t["cli.responses"])
        {
            Decide(app, DecisionKind.Exclude, t["cli.response-exclude"]), Decide(app, DecisionKind.Restore, t["cli.response-restore"]), Show(app),
        };
    }

    private static Argument<string> Id() => new("ID") { Description = Texts.Current["cli.response-id"] };

    private static Command Decide(WebApplication app, DecisionKind kind, string description)
    {
        var (id, by) = (Id(), QuestionnaireVerb.By());
        var reason = new Option<string>("--reason") { Description = Texts.Current["cli.response-reason"], Required = true };
        var decide = new Command(Words.Write(kind), description) { id, reason, by };
        decide.SetAction((words, ct) => DecideAsync(app, kind, words.GetRequiredValue(id), words.GetRequiredValue(reason), words.GetRequiredValue(by), ct));
        return decide;
    }

    private static async Task<int> DecideAsync(WebApplication app, DecisionKind kind, string id, string reason, string by, CancellationToken ct)
    {
        if (ResponseId.Parse(id) is not { } response)
            return Terminal.Refuse(Problem.ReceiptUnknown());

        await ServeVerb.PrepareAsync(app, ct);
        var decided = await app.Services.GetRequiredService<ResponseDecisions>().AddAsync(response, kind, reason, QuestionnaireVerb.Sign(app, by), ct);
        if (decided.Value is not { } decision)
            return Terminal.Refuse(decided.Problems);

        Console.Out.WriteLine(Texts.Current[kind == DecisionKind.Exclude ? "cli.response-excluded" : "cli.response-restored", response, decision.Number, decision.Sha256]);
        return 0;
    }

    private static Command Show(WebApplication app)
    {
        var (id, by) = (Id(), QuestionnaireVerb.By(required: false));
        var show = new Command("show", Texts.Current["cli.response-show"]) { id, by };
        show.SetAction((words, ct) => ShowAsync(app, words.GetRequiredValue(id), words.GetValue(by), ct));
        return show;
    }

    private static async Task<int> ShowAsync(WebApplication app, string id, string? by, CancellationToken ct)
    {
        if (ResponseId.Parse(id) is not { } response)
            return Terminal.Refuse(Problem.ReceiptUnknown());

        await ServeVerb.PrepareAsync(app, ct);
        if (await app.Services.GetRequiredService<ResponseParadata>().FindAsync(response, ct) is not { } paradata)
            return Terminal.Refuse(Problem.ReceiptUnknown());

        await app.Services.GetRequiredService<AuditTrail>().AddAsync(AuditEntry.Of(QuestionnaireVerb.Sign(app, by), AuditAction.ResponseRead, response.ToString("D")), ct);
        foreach (var line in Lines(paradata))
            Console.Out.WriteLine(line);
        return 0;
    }

    private static IEnumerable<string> Lines(Paradata paradata)
    {
        var t = Texts.Current;
        return
        [
            $"{paradata.Id}: {t[paradata.IsExcluded ? "cli.response-counts-not" : "cli.response-counts"]}",
            Line(t["cli.response-campaign"], paradata.Campaign.Value),
            Line(t["cli.response-unit"], paradata.Visit.Unit?.Value),
            Line(t["cli.response-field"], paradata.Visit.Field?.Value),
            Line(t["cli.response-channel"], Words.Write(paradata.Channel)),
            Line(t["cli.response-point"], paradata.Visit.Point?.Value),
            Line(t["cli.response-started"], paradata.StartedAt is { } started ? t.ExactTime(started) : null),
            Line(t["cli.response-submitted"], t.ExactTime(paradata.SubmittedAt)),
            Line(t["cli.response-received"], t.ExactTime(paradata.ReceivedAt)),
            Line(t["cli.response-flags"], paradata.Flags.Count == 0 ? null : string.Join(", ", paradata.Flags.Select(flag => t["flag." + Words.Write(flag)]))),
            .. paradata.Decisions.Select(Line),
        ];
    }

    private static string Line(string what, string? value) => Texts.Current["cli.response-line", what, value ?? "–"];

    private static string Line(ResponseDecision decision)
    {
        var t = Texts.Current;
        var line = t[decision.Kind == DecisionKind.Exclude ? "cli.decision-exclude" : "cli.decision-restore", decision.Number, decision.Decided.By, t.ExactTime(decision.Decided.At), decision.Reason];
        return decision.IsUnaltered ? line : t["cli.decision-altered", line];
    }
}
