using System.Net.Http.Headers;
using System.Text;
using static SurveyHub.Tests.ResponsesApp;

namespace SurveyHub.Tests;

/// <summary>A device from its registration to its revocation, and what came too early for its campaign, by verbs alone.</summary>
public sealed class DeviceVerbTests : IDisposable
{
    private readonly SurveyHubProgram _program = new();

    [Fact]
    public async Task Device_AddListRevoke_SaysWhatItIs()
    {
        var added = await _program.RunAsync("device", "add", "kiosk-1", "--point", "quay-1", "--unit", "so-noi-vu");
        var again = await _program.RunAsync("device", "add", "kiosk-1", "--point", "quay-1");
        var revoked = await _program.RunAsync("device", "revoke", "KIOSK-1");
        var list = await _program.RunAsync("device", "list");

        Assert.Equal("Đã đăng ký thiết bị kiosk-1. Mã bí mật, không in lại lần nữa:", Lines(added)[^2]);
        Assert.Matches("^[A-Za-z0-9_-]{43}$", Lines(added)[^1]);
        Assert.Equal((1, "device-exists: Mã thiết bị “kiosk-1” đã được dùng. [kiosk-1]"), (again.ExitCode, again.Errors.TrimEnd()));
        Assert.Equal("Đã thu hồi thiết bị kiosk-1", Lines(revoked)[^1]);
        Assert.Matches("^kiosk-1: kiosk, điểm quay-1, cơ quan so-noi-vu, thấy lần cuối –; thu hồi 20..-..-.. ..:..:..$", Lines(list)[^1]);
    }

    [Theory]
    [InlineData("kiosk 1", "quay-1", "so-noi-vu", "kiosk", "code-malformed")]
    [InlineData("kiosk-1", "quầy", "so-noi-vu", "kiosk", "point-malformed")]
    [InlineData("kiosk-1", "quay-1", "so-la", "kiosk", "unit-unknown")]
    [InlineData("kiosk-1", "quay-1", "so-noi-vu", "web", "device-channel-unknown")]
    public async Task Device_AddWithAMistake_NamesIt(string code, string point, string unit, string channel, string rule)
    {
        var ended = await _program.RunAsync("device", "add", code, "--point", point, "--unit", unit, "--channel", channel);

        Assert.Equal(1, ended.ExitCode);
        Assert.Contains(rule + ": ", ended.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Quarantine_FromTheDeviceToTheReplay_StoresWhatIsKnownByThen()
    {
        var token = Lines(await _program.RunAsync("device", "add", "kiosk-1", "--point", "quay-1"))[^1];
        var response = Response(response => response["campaign"] = "later");
        var id = (string)response["id"]!;
        using (var site = await _program.ServeAsync("--urls", "http://127.0.0.1:0"))
        {
            using var body = new StringContent(response.ToJsonString(), Encoding.UTF8, "application/json");
            site.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
            Assert.Equal(System.Net.HttpStatusCode.Accepted, (await site.Client.PostAsync(Address, body)).StatusCode);
        }

        var (list, show, early) = (await _program.RunAsync("quarantine", "list"), await _program.RunAsync("quarantine", "show", id), await _program.RunAsync("quarantine", "replay"));
        await _program.RunAsync("campaign", "add", "--code", "later", "--title", "Sau", "--questionnaire", "one-stop-counter", "--opens", "2020-01-01", "--closes", "2090-12-31");
        var (replay, again, unknown) = (await _program.RunAsync("quarantine", "replay", id), await _program.RunAsync("quarantine", "replay"), await _program.RunAsync("quarantine", "show", "x"));

        Assert.Contains("thiết bị kiosk-1, campaign-unknown", Lines(list)[^1], StringComparison.Ordinal);
        Assert.Equal(response.ToJsonString(), Lines(show)[^1]);
        Assert.Equal((1, "Đã lưu 0; còn chờ 1"), (early.ExitCode, Lines(early)[^1]));
        Assert.StartsWith($"{id}\ncampaign-unknown: ", early.Errors, StringComparison.Ordinal);
        Assert.Equal((0, "Đã lưu 1; còn chờ 0", ""), (replay.ExitCode, Lines(replay)[^1], replay.Errors));
        Assert.Equal((0, "Đã lưu 0; còn chờ 0"), (again.ExitCode, Lines(again)[^1]));
        Assert.Contains("quarantined-unknown: ", unknown.Errors, StringComparison.Ordinal);
    }

    public void Dispose() => _program.Dispose();

    private static string[] Lines(Ended ended) => ended.Output.TrimEnd().Split('\n');
}
