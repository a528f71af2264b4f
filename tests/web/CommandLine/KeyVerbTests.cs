using System.Net.Http.Headers;

namespace SurveyHub.Tests;

/// <summary>A key and a device's credential from the beginning to the end, by verbs alone.</summary>
public sealed class KeyVerbTests : IDisposable
{
    private readonly SurveyHubProgram _program = new();

    [Fact]
    public async Task Key_AddRotateRevokeList_SaysWhatItIsAndReadsByTheNewToken()
    {
        var added = await _program.RunAsync("key", "add", "bao-cao", "--name", "Báo cáo của tỉnh", "--allow", "read-reports", "--unit", "so-noi-vu", "--expires", "2090-12-31");
        var rotated = await _program.RunAsync("key", "rotate", "BAO-CAO", "--overlap", "24", "--by", "Nguyễn Văn An");
        using (var site = await _program.ServeAsync("--urls", "http://127.0.0.1:0"))
        {
            foreach (var token in new[] { Lines(added)[^1], Lines(rotated)[^1] })
            {
                site.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
                Assert.Equal(System.Net.HttpStatusCode.OK, (await site.Client.GetAsync("/api/v1/reports/demo?unit=so-noi-vu")).StatusCode);
            }
        }

        var again = await _program.RunAsync("key", "add", "bao-cao", "--name", "Khác", "--allow", "read-ledger");
        var revoked = await _program.RunAsync("key", "revoke", "bao-cao");
        var (list, verified) = (await _program.RunAsync("key", "list"), await _program.RunAsync("verify"));

        Assert.Equal("Đã tạo khóa bao-cao. Mã bí mật, không in lại lần nữa:", Lines(added)[^2]);
        Assert.Matches("^shk_[A-Za-z0-9_-]{43}$", Lines(added)[^1]);
        Assert.Matches("^Đã cấp mã bí mật mới cho bao-cao, không in lại lần nữa; mã cũ còn dùng được đến 20..-..-.. ..:..:..:$", Lines(rotated)[^2]);
        Assert.StartsWith("key-exists: ", again.Errors.Replace("cột code, ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal("Đã thu hồi khóa bao-cao", Lines(revoked)[^1]);
        Assert.Matches("^bao-cao: Báo cáo của tỉnh, quyền read-reports, cơ quan so-noi-vu, hết hạn 31/12/2090, dùng lần cuối 20..-..-.. ..:..:..; thu hồi 20..-..-.. ..:..:..$", Lines(list)[^1]);
        Assert.Equal(0, verified.ExitCode);
    }

    [Theory]
    [InlineData("key", "rotate", "bao-cao", "--overlap", "169", "overlap-out-of-range")]
    [InlineData("device", "rotate", "kiosk-1", "--overlap", "-1", "overlap-out-of-range")]
    [InlineData("key", "rotate", "bao-cao", "--overlap", "1", "key-not-found")]
    [InlineData("device", "rotate", "kiosk 1", "--overlap", "1", "device-unknown")]
    public async Task Rotate_WithAMistake_NamesIt(string verb, string act, string code, string option, string hours, string rule)
    {
        var ended = await _program.RunAsync(verb, act, code, option, hours);

        Assert.Equal(1, ended.ExitCode);
        Assert.Contains(rule + ": ", ended.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Device_Rotate_PrintsAnotherToken()
    {
        var added = await _program.RunAsync("device", "add", "kiosk-1", "--point", "quay-1");
        var rotated = await _program.RunAsync("device", "rotate", "kiosk-1");

        Assert.Equal("Đã cấp mã bí mật mới cho kiosk-1, không in lại lần nữa; mã cũ không còn dùng được:", Lines(rotated)[^2]);
        Assert.Matches("^[A-Za-z0-9_-]{43}$", Lines(rotated)[^1]);
        Assert.NotEqual(Lines(added)[^1], Lines(rotated)[^1]);
    }

    public void Dispose() => _program.Dispose();

    private static string[] Lines(Ended ended) => ended.Output.TrimEnd().Split('\n');
}
