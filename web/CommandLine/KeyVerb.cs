using System.CommandLine;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary><c>key add CODE --name N --allow PERMISSION… [--unit U] [--expires DAY]</c>, <c>key rotate CODE [--overlap HOURS]</c>, <c>key revoke CODE</c>, <c>key list</c></summary>
public static class KeyVerb
{
    public static Command Create(WebApplication app)
    {
        var t = Texts.Current;
        var code = new Argument<string>("CODE") { Description = t["cli.key-code"] };
        var by = QuestionnaireVerb.By(required: false);
        var revoke = new Command("revoke", t["cli.key-revoke"]) { code, by };
        revoke.SetAction((words, ct) => RevokeAsync(app, words.GetRequiredValue(code), words.GetValue(by), ct));
        var list = new Command("list", t["cli.key-list"]);
        list.SetAction((_, ct) => ListAsync(app, ct));
        return new Command("key", t["cli.keys"]) { Add(app, code, by), Rotate(app, t["cli.key-rotate"], code, Problem.KeyNotFound, services => services.GetRequiredService<ApiKeys>().RotateAsync), revoke, list };
    }

    /// <summary>The same for keys and devices.</summary>
    internal static Command Rotate(
        WebApplication app, string description, Argument<string> code, Func<string, Problem> unknown, Func<IServiceProvider, Func<Code, TimeSpan, Signature, CancellationToken, Task<Outcome<string>>>> rotate)
    {
        var overlap = new Option<int>("--overlap") { Description = Texts.Current["cli.key-overlap"], HelpName = "HOURS" };
        var by = QuestionnaireVerb.By(required: false);
        var command = new Command("rotate", description) { code, overlap, by };
        command.SetAction(async (words, ct) =>
        {
            var (name, hours) = (words.GetRequiredValue(code), words.GetValue(overlap));
            if (Overlap.Check(hours, "--overlap") is { } wrong)
                return Terminal.Refuse(wrong);
            if (Code.Parse(name) is not { } parsed)
                return Terminal.Refuse(unknown(name));
            await ServeVerb.PrepareAsync(app, ct);
            var signature = QuestionnaireVerb.Sign(app, words.GetValue(by));
            var token = await rotate(app.Services)(parsed, TimeSpan.FromHours(hours), signature, ct);
            return Print(token, hours == 0 ? Texts.Current["cli.key-rotated", parsed] : Texts.Current["cli.key-rotated-overlap", parsed, Terminal.Time(signature.At.AddHours(hours))]);
        });
        return command;
    }

    private static Command Add(WebApplication app, Argument<string> code, Option<string> by)
    {
        var t = Texts.Current;
        var name = new Option<string>("--name") { Description = t["cli.key-name"], Required = true };
        var allow = new Option<string[]>("--allow") { Description = t["cli.key-allow"], HelpName = string.Join('|', ApiKey.Possible.Select(Words.Write)), Required = true };
        var unit = new Option<string?>("--unit") { Description = t["cli.key-unit"], HelpName = "CODE" };
        var expires = new Option<string?>("--expires") { Description = t["cli.key-expires"], HelpName = "YYYY-MM-DD" };
        var add = new Command("add", t["cli.key-add"]) { code, name, allow, unit, expires, by };
        add.SetAction(async (words, ct) =>
        {
            await ServeVerb.PrepareAsync(app, ct);
            var signature = QuestionnaireVerb.Sign(app, words.GetValue(by));
            var key = ApiKey.Read(
                words.GetRequiredValue(code), words.GetRequiredValue(name), words.GetRequiredValue(allow), words.GetValue(unit), words.GetValue(expires),
                await app.Services.GetRequiredService<Units>().ListAsync(ct), signature.At.DayInVietnam());
            return key.Value is { } asked
                ? Print(await app.Services.GetRequiredService<ApiKeys>().AddAsync(asked, signature, ct), t["cli.key-added", asked.Code])
                : Terminal.Refuse(key.Problems);
        });
        return add;
    }

    private static async Task<int> RevokeAsync(WebApplication app, string code, string? by, CancellationToken ct)
    {
        if (Code.Parse(code) is not { } parsed)
            return Terminal.Refuse(Problem.KeyNotFound(code));
        await ServeVerb.PrepareAsync(app, ct);
        var revoked = await app.Services.GetRequiredService<ApiKeys>().RevokeAsync(parsed, QuestionnaireVerb.Sign(app, by), ct);
        if (revoked.Value is null)
            return Terminal.Refuse(revoked.Problems);

        Console.Out.WriteLine(Texts.Current["cli.key-revoked", parsed]);
        return 0;
    }

    private static async Task<int> ListAsync(WebApplication app, CancellationToken ct)
    {
        await ServeVerb.PrepareAsync(app, ct);
        var t = Texts.Current;
        foreach (var key in await app.Services.GetRequiredService<ApiKeys>().ListAsync(ct))
        {
            var seen = key.SeenAt is { } last ? Terminal.Time(last) : "–";
            var line = t["cli.key-line", key.Code, key.Name, string.Join(", ", key.Permissions.Select(Words.Write)), key.Unit?.Value ?? "–", key.Expires is { } day ? t.Day(day) : "–", seen];
            Console.Out.WriteLine(key.RevokedAt is { } revoked ? t["cli.device-revoked-line", line, Terminal.Time(revoked)] : line);
        }

        return 0;
    }

    /// <summary>A token, on a line of its own so that a script can take it.</summary>
    private static int Print(Outcome<string> token, string sentence)
    {
        if (token.Value is null)
            return Terminal.Refuse(token.Problems);
        Console.Out.WriteLine(sentence);
        Console.Out.WriteLine(token.Value);
        return 0;
    }
}
