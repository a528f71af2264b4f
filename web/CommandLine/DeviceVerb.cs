using System.CommandLine;
using SurveyHub.Engine;

namespace SurveyHub.Web;

/// <summary><c>device add CODE --point P [--unit U] [--channel kiosk]</c>, <c>device rotate CODE [--overlap HOURS]</c>, <c>device revoke CODE</c>, each with <c>[--by NAME]</c>, <c>device list</c></summary>
public static class DeviceVerb
{
    public static Command Create(WebApplication app)
    {
        var t = Texts.Current;
        var code = new Argument<string>("CODE") { Description = t["cli.device-code"] };
        var point = new Option<string>("--point") { Description = t["cli.device-point"], Required = true };
        var unit = new Option<string?>("--unit") { Description = t["cli.device-unit"] };
        var channel = new Option<string>("--channel") { Description = t["cli.device-channel"], DefaultValueFactory = _ => "kiosk" };
        var by = QuestionnaireVerb.By(required: false);
        var add = new Command("add", t["cli.device-add"]) { code, point, unit, channel, by };
        add.SetAction((words, ct) => AddAsync(
            app, words.GetRequiredValue(code), words.GetRequiredValue(point), words.GetValue(unit), words.GetRequiredValue(channel), words.GetValue(by), ct));
        var revoke = new Command("revoke", t["cli.device-revoke"]) { code, by };
        revoke.SetAction((words, ct) => RevokeAsync(app, words.GetRequiredValue(code), words.GetValue(by), ct));
        var rotate = KeyVerb.Rotate(app, t["cli.device-rotate"], code, Problem.DeviceUnknown, services => services.GetRequiredService<Devices>().RotateAsync);
        var list = new Command("list", t["cli.device-list"]);
        list.SetAction((_, ct) => ListAsync(app, ct));
        return new Command("device", t["cli.devices"]) { add, rotate, revoke, list };
    }

    private static async Task<int> AddAsync(WebApplication app, string code, string point, string? unit, string channel, string? by, CancellationToken ct)
    {
        if (Code.Parse(code) is not { } parsed)
            return Terminal.Refuse(Problem.CodeMalformed("CODE", code));
        if (Code.Parse(point) is not { } place)
            return Terminal.Refuse(Problem.PointMalformed(point));
        if (Device.ParseChannel(channel) is not { } way)
            return Terminal.Refuse(Problem.DeviceChannelUnknown(channel));

        await ServeVerb.PrepareAsync(app, ct);
        if (unit is not null && (Code.Parse(unit) is not { } name || await app.Services.GetRequiredService<Units>().FindAsync(name, ct) is null))
            return Terminal.Refuse(Problem.UnitUnknown(unit));
        var token = await app.Services.GetRequiredService<Devices>().AddAsync(new(parsed, place, Code.Parse(unit), way), QuestionnaireVerb.Sign(app, by), ct);
        if (token.Value is null)
            return Terminal.Refuse(token.Problems);

        Console.Out.WriteLine(Texts.Current["cli.device-added", parsed]);
        Console.Out.WriteLine(token.Value);
        return 0;
    }

    private static async Task<int> RevokeAsync(WebApplication app, string code, string? by, CancellationToken ct)
    {
        await ServeVerb.PrepareAsync(app, ct);
        if (Code.Parse(code) is not { } parsed)
            return Terminal.Refuse(Problem.DeviceUnknown(code));
        var revoked = await app.Services.GetRequiredService<Devices>().RevokeAsync(parsed, QuestionnaireVerb.Sign(app, by), ct);
        if (revoked.Value is null)
            return Terminal.Refuse(revoked.Problems);

        Console.Out.WriteLine(Texts.Current["cli.device-revoked", parsed]);
        return 0;
    }

    private static async Task<int> ListAsync(WebApplication app, CancellationToken ct)
    {
        await ServeVerb.PrepareAsync(app, ct);
        var t = Texts.Current;
        foreach (var device in await app.Services.GetRequiredService<Devices>().ListAsync(ct))
        {
            var seen = device.SeenAt is { } last ? Terminal.Time(last) : "–";
            var line = t["cli.device-line", device.Code, Words.Write(device.Channel), device.Point, device.Unit?.Value ?? "–", seen];
            Console.Out.WriteLine(device.RevokedAt is { } revoked ? t["cli.device-revoked-line", line, Terminal.Time(revoked)] : line);
        }

        return 0;
    }
}
