using System.Net;

namespace SurveyHub.Tests;

public sealed class UserVerbTests : IDisposable
{
    private readonly SurveyHubProgram _program = new();

    [Fact]
    public async Task User_FromAddingToDisabling_SaysWhatItIs()
    {
        var added = await _program.RunAsync("user", "add", "an@tinh.example", "--full-name", "Nguyễn Văn An", "--role", "leader", "--unit", "so-y-te", "--from", "2026-01-01", "--to", "2090-12-31");
        var again = await _program.RunAsync("user", "add", "AN@tinh.example", "--full-name", "An", "--role", "leader");
        var granted = await _program.RunAsync("user", "grant", "an@tinh.example", "--role", "auditor", "--by", "Lê Hoà");
        var revoked = await _program.RunAsync("user", "revoke", "an@tinh.example", "--role", "auditor");
        var password = await _program.RunAsync("user", "password", "an@tinh.example");
        var reset = await _program.RunAsync("user", "reset-second-factor", "an@tinh.example", "--reason", "mất điện thoại", "--by", "Lê Hoà");
        var disabled = await _program.RunAsync("user", "disable", "an@tinh.example");
        var list = await _program.RunAsync("user", "list");

        Assert.Matches("^([A-Z2-9]{5}-){3}[A-Z2-9]{5}$", Lines(added)[^1]);
        Assert.Matches("^([A-Z2-9]{5}-){3}[A-Z2-9]{5}$", Lines(password)[^1]);
        Assert.NotEqual(Lines(added)[^1], Lines(password)[^1]);
        Assert.StartsWith("cột Email, account-exists: ", again.Errors, StringComparison.Ordinal);
        Assert.Equal(("Đã giao vai trò cho an@tinh.example", "Đã thu hồi vai trò của an@tinh.example"), (Lines(granted)[^1], Lines(revoked)[^1]));
        Assert.Equal((0, 0), (reset.ExitCode, disabled.ExitCode));
        Assert.Equal("an@tinh.example: Nguyễn Văn An; Ngừng sử dụng; Lãnh đạo – Sở Y tế từ 01/01/2026 đến 31/12/2090; hoạt động lần cuối –", Lines(list).Single(line => line.StartsWith("an@", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("account-unknown", "password", "nobody")]
    [InlineData("grant-unit-unknown", "add", "an@tinh.example", "--full-name", "An", "--role", "leader", "--unit", "so-la")]
    [InlineData("grant-for-province-only", "add", "an@tinh.example", "--full-name", "An", "--role", "administrator", "--unit", "so-y-te")]
    [InlineData("grant-ends-too-early", "add", "an@tinh.example", "--full-name", "An", "--role", "leader", "--from", "2026-02-01", "--to", "2026-01-31")]
    [InlineData("sign-in-name-missing", "add", "an binh", "--full-name", "An", "--role", "leader")]
    public async Task User_WithAMistake_NamesIt(string rule, params string[] words)
    {
        var ended = await _program.RunAsync(["user", .. words]);

        Assert.Equal(1, ended.ExitCode);
        Assert.Contains(rule + ": ", ended.Errors, StringComparison.Ordinal);
    }

    /// <summary>STARTTLS and sign-in with the certificate checked: the server's own is made known to the program as a province's certificate authority would be.</summary>
    [Fact]
    public async Task ForgottenPassword_OverStartTlsWithSignIn_IsAnsweredByMail()
    {
        using var server = new MailServer("khao-sat", "bí mật");
        _program.Environment["SSL_CERT_FILE"] = server.Certificate;
        await _program.RunAsync("user", "add", "an@tinh.example", "--full-name", "Nguyễn Văn An", "--role", "leader");
        string[] settings = [.. server.Settings.Where(setting => setting.Name != "Mail:Tls").Select(setting => $"--{setting.Name}={setting.Value}"), "--Mail:User=khao-sat", "--Mail:Password=bí mật"];
        using var site = await _program.ServeAsync(["--urls", "http://127.0.0.1:0", .. settings]);

        using var shown = await site.Client.GetAsync("/account/forgot");
        var token = (await SurveyHubApp.PageAsync(shown)).QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value");
        using var body = new FormUrlEncodedContent([new("Name", "an@tinh.example"), new("__RequestVerificationToken", token)]);
        site.Client.DefaultRequestHeaders.Add("Cookie", shown.Headers.GetValues("Set-Cookie").Single().Split(';')[0]); // by hand: unlike a browser, it takes this machine for no safe place
        using var asked = await site.Client.PostAsync("/account/forgot", body);
        var message = await server.WaitAsync();

        Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
        Assert.Equal((true, true, "an@tinh.example"), (message.IsEncrypted, message.IsSignedIn, Assert.Single(message.To)));
        Assert.Equal(HttpStatusCode.OK, (await site.Client.GetAsync(message.Link)).StatusCode);
    }

    public void Dispose() => _program.Dispose();

    private static string[] Lines(Ended ended) => ended.Output.TrimEnd().Split('\n');
}
