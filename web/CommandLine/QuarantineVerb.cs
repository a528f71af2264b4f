using System.CommandLine;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary><c>quarantine list</c>, <c>quarantine show ID [--by NAME]</c>, <c>quarantine replay [ID] [--by NAME]</c></summary>
public static class QuarantineVerb
{
    public static Command Create(WebApplication app)
    {
        var t = Texts.Current;
        var id = new Argument<string>("ID") { Description = t["cli.quarantine-id"] };
        var optional = new Argument<string?>("ID") { Description = t["cli.quarantine-id"], Arity = ArgumentArity.ZeroOrOne };
        var by = QuestionnaireVerb.By(required: false);
        var list = new Command("list", t["cli.quarantine-list"]);
        list.SetAction((_, ct) => ListAsync(app, ct));
        var show = new Command("show", t["cli.quarantine-show"]) { id, by };
        show.SetAction((words, ct) => ShowAsync(app, words.GetRequiredValue(id), words.GetValue(by), ct));
        var replay = new Command("replay", t["cli.quarantine-replay"]) { optional, by };
        replay.SetAction((words, ct) => ReplayAsync(app, words.GetValue(optional), words.GetValue(by), ct));
        return new Command("quarantine", t["cli.quarantine"]) { list, show, replay };
    }

    private static async Task<int> ListAsync(WebApplication app, CancellationToken ct)
    {
        await ServeVerb.PrepareAsync(app, ct);
        var t = Texts.Current;
        await foreach (var kept in app.Services.GetRequiredService<Quarantine>().ListAsync(onlyWaiting: false, ct))
        {
            var line = t["cli.quarantine-line", kept.Id, Terminal.Time(kept.ReceivedAt), kept.Device?.Value ?? "–", kept.Reason];
            Console.Out.WriteLine(kept.SettledAt is { } settled ? t["cli.quarantine-settled-line", line, Terminal.Time(settled)] : line);
        }

        return 0;
    }

    private static async Task<int> ShowAsync(WebApplication app, string id, string? by, CancellationToken ct)
    {
        await ServeVerb.PrepareAsync(app, ct);
        if (await FindAsync(app, id, ct) is not { } kept)
            return Terminal.Refuse(Problem.QuarantinedUnknown(id));
        await app.Services.GetRequiredService<AuditTrail>().AddAsync(AuditEntry.Of(QuestionnaireVerb.Sign(app, by), AuditAction.ResponseRead, kept.Id.ToString("D")), ct);
        Console.Out.WriteLine(kept.Body);
        return 0;
    }

    /// <returns>0 when everything that was asked for is stored now.</returns>
    private static async Task<int> ReplayAsync(WebApplication app, string? id, string? by, CancellationToken ct)
    {
        await ServeVerb.PrepareAsync(app, ct);
        if (id is null)
            return await ReplayAsync(app, app.Services.GetRequiredService<Quarantine>().ListAsync(onlyWaiting: true, ct), by, ct);
        return await FindAsync(app, id, ct) is { } kept
            ? await ReplayAsync(app, AsyncEnumerable.Repeat(kept, 1), by, ct)
            : Terminal.Refuse(Problem.QuarantinedUnknown(id));
    }

    private static async Task<int> ReplayAsync(WebApplication app, IAsyncEnumerable<QuarantinedResponse> responses, string? by, CancellationToken ct)
    {
        var intake = app.Services.GetRequiredService<ResponseIntake>();
        var (stored, waiting) = (0, 0);
        await foreach (var kept in responses)
        {
            var problems = await intake.ReplayAsync(kept, QuestionnaireVerb.Sign(app, by), ct) is { } replayed ? replayed.Problems : [Problem.StoreAway()];
            (stored, waiting) = problems.Count == 0 ? (stored + 1, waiting) : (stored, waiting + 1);
            if (problems.Count > 0)
                Console.Error.WriteLine(kept.Id);
            Terminal.Refuse(problems);
        }

        Console.Out.WriteLine(Texts.Current["cli.quarantine-replayed", stored, waiting]);
        return waiting == 0 ? 0 : Terminal.Refused;
    }

    private static async Task<QuarantinedResponse?> FindAsync(WebApplication app, string id, CancellationToken ct) =>
        ResponseId.Parse(id) is { } parsed ? await app.Services.GetRequiredService<Quarantine>().FindAsync(parsed, ct) : null;
}
